import { describe, expect, it } from 'vitest';

import { CRASH, RESTARTED } from './fixtures.ts';
import { grown, overlapArea } from './geometry.ts';
import { treeRoom } from './tree-room.ts';
import { treeSceneOf } from './tree-scene.ts';

const ROOMS = [
  { width: 360, height: 452 },
  { width: 692, height: 500 },
  { width: 748, height: 640 },
  { width: 1400, height: 900 },
];

describe.each(ROOMS)('the tree in $width × $height', (size) => {
  const room = treeRoom(size);
  const { nodes, size: stage } = treeSceneOf(CRASH, room);

  it('keeps its boxes apart and on the stage', () => {
    for (const [i, { box }] of nodes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(stage.width);
      expect(box.y + box.height).toBeLessThanOrEqual(stage.height);
      for (const other of nodes.slice(i + 1)) expect(overlapArea(grown(box, 4), other.box)).toBe(0);
    }
  });

  it('has a new child in the place of the old one', () => {
    const places = (nodesOf: typeof nodes) => nodesOf.map(({ key, box }) => ({ key, box }));
    expect(places(treeSceneOf(RESTARTED, room).nodes)).toEqual(places(nodes));
  });
});

describe('the tree', () => {
  const scene = treeSceneOf(CRASH, treeRoom({ width: 748, height: 640 }));

  it('has the children in the order of their start, with their restart types', () => {
    expect(scene.nodes.map(({ key, note }) => `${key} ${note}`)).toEqual([
      'Supervisor ',
      'DisplayScreen 1 · permanent',
      'PaymentGateway 2 · permanent',
      'Barista 3 · permanent',
      'Cashier 4 · permanent',
    ]);
  });

  it('shows exit signals climb, and nothing else', () => {
    expect(scene.flights.map(({ kind }) => kind)).toEqual(['exit']);
    expect(scene.edges.filter(({ broken }) => broken).map(({ key }) => key)).toEqual([
      'Supervisor PaymentGateway',
    ]);
  });

  it('counts the restarts', () => {
    const { nodes } = treeSceneOf(RESTARTED, treeRoom({ width: 748, height: 640 }));
    expect(nodes[0]?.meter).toEqual([true, false, false]);
    expect(scene.nodes[0]?.meter).toEqual([false, false, false]);
  });
});
