import { describe, expect, it } from 'vitest';

import { CRASH, RESTARTED } from './fixtures.ts';
import { grown, overlapArea } from './geometry.ts';
import type { Moment, ProcessMark } from './moment.ts';
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
    expect(nodes[0]?.meter).toEqual([0.9, 0, 0]);
    expect(scene.nodes[0]?.meter).toEqual([0, 0, 0]);
  });
});

describe('a forest', () => {
  const [top] = CRASH.supervisors;
  if (top === undefined) throw new Error('no supervisor');
  const nestedMoment: Moment = {
    ...CRASH,
    processes: [...CRASH.processes, { ...processOf('Supervisor'), key: 'Inner', name: 'Inner' }],
    supervisors: [
      { ...top, children: [...top.children.slice(0, 2), { key: 'Inner', restart: 'permanent' }] },
      { ...top, key: 'Inner', restarts: 4, children: top.children.slice(2, 3) },
    ],
  };
  const room = treeRoom({ width: 748, height: 640 });

  it('nests supervisors, each below its own', () => {
    const { nodes, edges } = treeSceneOf(nestedMoment, room);
    expect(edges.map(({ key }) => key)).toContain('Inner Barista');
    const y = (key: string) => nodes.find((node) => node.key === key)?.box.y ?? 0;
    expect(y('Supervisor')).toBeLessThan(y('Inner'));
    expect(y('Inner')).toBeLessThan(y('Barista'));
  });

  it('says of a failure that climbs further to whom it climbs', () => {
    expect(treeSceneOf(nestedMoment, room).caption).toBe(
      'Too many restarts: Inner stops its children, last first, and exits; the failure climbs to CoffeeShop.Supervisor.',
    );
  });

  it('has those aside whom nobody supervises, apart from all others', () => {
    const { nodes, groups, asideAt } = treeSceneOf(nestedMoment, room);
    expect(asideAt).toBeDefined();
    expect(groups.map(({ key }) => key)).toEqual(['Customers']);
    const cashier = nodes.find(({ key }) => key === 'Cashier');
    expect(cashier?.note).toBe('');
    for (const { key, box } of nodes) {
      for (const other of nodes.filter((one) => one.key !== key))
        expect(overlapArea(box, other.box)).toBe(0);
    }
  });

  it('shows them alone where there is no supervisor at all', () => {
    const { nodes, caption } = treeSceneOf({ ...CRASH, supervisors: [] }, room);
    expect(nodes).toHaveLength(5);
    expect(caption).toBe('Nobody supervises these processes: one that dies stays dead.');
  });
});

describe('the order', () => {
  const room = treeRoom({ width: 748, height: 640 });

  it('says in which order children were stopped', () => {
    const stopped = (key: string, diedAt: number) => ({
      ...processOf(key),
      alive: false,
      expected: true,
      exitReason: ':shutdown',
      diedAt,
    });
    const processes = [stopped('Barista', 30), stopped('Cashier', 20)];
    const { nodes } = treeSceneOf({ ...CRASH, processes }, room);
    expect(nodes.flatMap(({ key, order }) => (order === '' ? [] : [`${key} ${order}`]))).toEqual([
      'Barista stopped 2nd',
      'Cashier stopped 1st',
    ]);
  });
});

function processOf(key: string): ProcessMark {
  const mark = CRASH.processes.find((one) => one.key === key);
  if (mark === undefined) throw new Error(`no ${key}`);
  return mark;
}
