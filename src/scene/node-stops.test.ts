/** When the node stops, nobody is left in any picture; who is started after it has the same place. */
import { expect, test } from 'vitest';

import { played, restartedTape } from '#cli/shop-rehearsal.ts';
import { lengthOf, positionAt } from '#trace/tape.ts';

import { COFFEE_SHOP } from './casts/coffee-shop.ts';
import { markLabel } from './lanes-words.ts';
import { lanesIn, lanesOf } from './lanes.ts';
import { messageSceneOf } from './message-scene.ts';
import { momentOf } from './moment-of.ts';
import { treeRoom } from './tree-room.ts';
import { treeSceneOf } from './tree-scene.ts';

const { parts } = COFFEE_SHOP;
const plan = COFFEE_SHOP.plan({ width: 900, height: 700 });
const tape = played(
  restartedTape(
    {
      orders: [
        { at: 1000, order_id: 101 },
        { at: 1900, order_id: 102 },
        { at: 4000, order_id: 103 },
      ],
      faults: ['crash Barista at 1600'],
      settings: { flight: 300_000 },
      options: { bank_latency: 2000 },
    },
    { halt: 2000, boot: 3000 },
  ),
  20_000,
);

function at(ms: number) {
  const place = { tape, position: positionAt(tape, ms * 1000), at: ms * 1000 };
  return { place, moment: momentOf(place, parts) };
}

test('nobody is left, nothing is on its way, and no request seems open', () => {
  expect(at(1990).moment.flights).not.toEqual([]);
  const { moment } = at(2100);
  expect(moment.processes).toEqual([]);
  expect(moment.flights).toEqual([]);
  expect(moment.supervisors).toEqual([]);
  expect(moment.links).toEqual([]);
  expect(moment.devices.map(({ key, progress, waiting }) => [key, progress, waiting])).toEqual([
    ['Bank', undefined, 0],
  ]);
  expect(moment.groups).toMatchObject([{ alive: 0, ended: 0 }]);
});

test('its places are empty, without a ghost', () => {
  const { nodes, groups } = messageSceneOf(at(2100).moment, { plan });
  expect(new Set(nodes.map(({ tone }) => tone))).toEqual(new Set(['absent']));
  expect(groups.flatMap(({ rows }) => rows)).toEqual([]);
});

test('who is started after it is in the same place, and new', () => {
  const [before, after] = [at(1590), at(4900)].map(({ moment }) =>
    messageSceneOf(moment, { plan }),
  );
  const boxes = (scene: typeof before) => scene?.nodes.map(({ key, box }) => [key, box]);
  expect(boxes(after)).toEqual(boxes(before));
  const generations = at(4900).moment.processes.map(({ generation, alive }) => [generation, alive]);
  expect(generations).toEqual(Array.from({ length: 6 }, () => [1, true]));
  expect(after?.nodes.map(({ badge }) => badge)).toEqual(before?.nodes.map(({ badge }) => badge));
});

test('the tree is empty between, and whole after it', () => {
  const room = treeRoom({ width: 900, height: 700 });
  const trees = [1990, 2100, 4900].map((ms) => treeSceneOf(at(ms).moment, room).nodes.length);
  expect(trees).toEqual([5, 0, 5]);
});

test('in the lanes all lives end there, and what was on its way is lost', () => {
  const view = lanesIn(lanesOf(tape, parts), { start: 0, end: Infinity });
  const [halt = 0] = tape.roll.halts;
  const ended = view.lives.filter(({ end }) => end === 2_000_000);
  expect(ended.length).toBe(7);
  const marks = view.marks.filter(({ start }) => start === 2_000_000);
  expect(marks.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array.from({ length: 6 }, () => 'end'),
    'fault',
  ]);
  expect(marks.map((mark) => markLabel(mark, tape.roll))).toContain(
    'The node stops at 2.00 s: Cashier is gone with it',
  );
  expect(marks.map(({ lane }) => lane).toSorted()).toEqual(
    ended.map(({ lane }) => lane).toSorted(),
  );
  const lost = view.messages.filter(({ endId }) => endId === halt);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.every((message) => message.lost)).toBe(true);
  expect(view.waits.filter(({ start, end }) => start < 2_000_000 && end > 2_000_000)).toEqual([]);
  expect(view.marks.some(({ kind, start }) => kind === 'restart' && start === 3_000_000)).toBe(
    false,
  );
  expect(lengthOf(tape)).toBeGreaterThan(0);
});
