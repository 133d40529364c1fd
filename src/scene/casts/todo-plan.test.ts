/** The to-do system's picture in each form: every place is on the stage and free, every way is clear. */
import { describe, expect, it } from 'vitest';

import { CRASH } from '#scene/fixtures.ts';
import { centreOf, grown, overlapArea, pointsOf } from '#scene/geometry.ts';
import type { Box, Size } from '#scene/geometry.ts';
import type { Moment } from '#scene/moment.ts';
import { curveOf, slotOf } from '#scene/plan.ts';
import { seatedPlan } from '#scene/seats.ts';

import { todoPlan } from './todo-plan.ts';
import { SERVERS, type TodoShape } from './todo-shape.ts';

const ROOMS: readonly Size[] = [
  { width: 344, height: 373 },
  { width: 374, height: 373 },
  { width: 430, height: 520 },
  { width: 640, height: 420 },
  { width: 708, height: 325 },
  { width: 732, height: 457 },
  { width: 692, height: 512 },
  { width: 732, height: 640 },
  { width: 1200, height: 800 },
  { width: 1900, height: 700 },
];
const NAMES = ['IEx', 'Ann', 'Ben', 'Cat', 'Dan'];

const SHAPES: readonly TodoShape[] = (['plain', 'supervised', 'registered'] as const).flatMap(
  (form) => [
    { form, shells: NAMES.slice(0, 1), workers: 3 },
    { form, shells: NAMES, workers: 4 },
    { form, shells: NAMES.slice(0, 2), workers: 9 },
  ],
);

function servers(count: number): Moment {
  const [, , , barista] = CRASH.processes;
  if (barista === undefined) throw new Error('nobody');
  const processes = Array.from({ length: count }, (_, at) => ({
    ...barista,
    key: `Server ${at}`,
    group: SERVERS,
  }));
  return { ...CRASH, processes };
}

describe.each(SHAPES)('$form with $shells.length shells and $workers workers', (shape) => {
  it.each(ROOMS)('in $width × $height keeps its places apart and its ways clear', (room) => {
    const plan = todoPlan(shape)(room);
    const most = plan.seats?.boxes.length ?? 0;
    for (const count of [0, 1, 3, most, most + 1]) {
      const { slots, wires } = seatedPlan(plan, servers(count));
      for (const [index, { key, box }] of slots.entries()) {
        expect({ key, inside: isInside(box, plan.size) }).toEqual({ key, inside: true });
        for (const other of slots.slice(index + 1)) {
          expect({ key, other: other.key, area: overlapArea(grown(box, 4), other.box) }).toEqual({
            key,
            other: other.key,
            area: 0,
          });
        }
      }
      for (const wire of wires) {
        const curve = curveOf({ ...plan, slots }, wire);
        if (curve === undefined) throw new Error(`${wire.from} ${wire.to}`);
        const hit = pointsOf(curve, 60)
          .slice(2, -2)
          .flatMap(({ x, y }) => slots.filter(({ box }) => isWithin({ x, y }, box)))
          .map(({ key }) => key);
        expect({ wire: `${wire.kind} ${wire.from} ${wire.to}`, hit }).toMatchObject({ hit: [] });
        for (const { x } of pointsOf(curve, 20)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(plan.size.width);
        }
      }
    }
  });
});

it('keeps each server in its place when another comes', () => {
  const plan = todoPlan({ form: 'plain', shells: NAMES, workers: 3 })({ width: 732, height: 640 });
  const boxIn = (count: number) => slotOf(seatedPlan(plan, servers(count)), 'Server 0')?.box;
  expect(boxIn(6)).toEqual(boxIn(1));
  expect(boxIn(7)).toBeUndefined();
  expect(slotOf(seatedPlan(plan, servers(7)), SERVERS)).toBeDefined();
});

it('has room for six servers, and for their mailboxes, where the room is usual', () => {
  for (const form of ['plain', 'supervised', 'registered'] as const) {
    const plan = todoPlan({ form, shells: NAMES, workers: 3 })({ width: 748, height: 640 });
    expect(plan.seats?.boxes).toHaveLength(6);
    for (const { height } of plan.seats?.boxes ?? []) expect(height).toBeGreaterThanOrEqual(66);
  }
});

function isInside(box: Box, { width, height }: Size): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function isWithin({ x, y }: { x: number; y: number }, box: Box): boolean {
  const centre = centreOf(box);
  return Math.abs(x - centre.x) < box.width / 2 - 1 && Math.abs(y - centre.y) < box.height / 2 - 1;
}
