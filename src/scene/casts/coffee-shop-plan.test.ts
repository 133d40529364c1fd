import { describe, expect, it } from 'vitest';

import { centreOf, grown, overlapArea, pointsOf } from '#scene/geometry.ts';
import type { Box, Point, Size } from '#scene/geometry.ts';
import { curveOf, slotOf, wayBetween } from '#scene/plan.ts';
import type { Plan } from '#scene/plan.ts';

import { coffeeShopPlan } from './coffee-shop-plan.ts';

const ROOMS: readonly Size[] = [
  { width: 344, height: 410 },
  { width: 360, height: 452 },
  { width: 430, height: 520 },
  { width: 660, height: 500 },
  { width: 692, height: 512 },
  { width: 732, height: 640 },
  { width: 748, height: 756 },
  { width: 1200, height: 800 },
  { width: 1900, height: 700 },
];

describe.each(ROOMS)('the coffee shop in $width × $height', (room) => {
  const plan = coffeeShopPlan(room);

  it('keeps its boxes apart and on the stage', () => {
    for (const [i, { box }] of plan.slots.entries()) {
      expect(outside(box, plan.size)).toBe(false);
      for (const other of plan.slots.slice(i + 1)) {
        expect(overlapArea(grown(box, 5), other.box)).toBe(0);
      }
    }
  });

  it('begins and ends each way on a border', () => {
    for (const wire of plan.wires) {
      const curve = curveOf(plan, wire);
      const [from, to] = [slotOf(plan, wire.from)?.box, slotOf(plan, wire.to)?.box];
      if (curve === undefined || from === undefined || to === undefined) throw new Error(wire.from);
      expect(onBorder(curve[0], from)).toBe(true);
      expect(onBorder(curve[3], to)).toBe(true);
    }
  });

  it('leads no way through a box', () => {
    for (const wire of plan.wires) {
      const curve = curveOf(plan, wire);
      const hit = pointsOf(curve ?? [ORIGIN, ORIGIN, ORIGIN, ORIGIN], 60)
        .slice(2, -2)
        .flatMap((point) => boxesAt(plan, point));
      expect({ wire: `${wire.kind} ${wire.from} ${wire.to}`, hit }).toMatchObject({ hit: [] });
    }
  });
});

const ORIGIN: Point = { x: -1, y: -1 };

describe('a way', () => {
  const plan = coffeeShopPlan({ width: 748, height: 640 });

  it('back is the way there, turned round, where it has none of its own', () => {
    const there = wayBetween(plan, { kind: 'supervision', from: 'Supervisor', to: 'Barista' });
    const back = wayBetween(plan, { kind: 'supervision', from: 'Barista', to: 'Supervisor' });
    expect(back).toEqual(there?.toReversed());
  });

  it('goes straight across between two that have none', () => {
    const curve = wayBetween(plan, { kind: 'supervision', from: 'Cashier', to: 'Barista' });
    expect(curve?.[0]).toEqual(curve?.[1]);
  });

  it('is nowhere for one who has no place', () => {
    expect(wayBetween(plan, { kind: 'talk', from: 'Cashier', to: 'Nobody' })).toBeUndefined();
  });
});

it('has the same places for the same room', () => {
  const room = { width: 748, height: 640 };
  expect(coffeeShopPlan(room)).toEqual(coffeeShopPlan({ ...room }));
});

function outside(box: Box, { width, height }: Size): boolean {
  return box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
}

function onBorder({ x, y }: Point, box: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01;
  const level = near(y, box.y) || near(y, box.y + box.height);
  const upright = near(x, box.x) || near(x, box.x + box.width);
  return (level && between(x, box.x, box.width)) || (upright && between(y, box.y, box.height));
}

function between(value: number, start: number, length: number): boolean {
  return value >= start && value <= start + length;
}

function boxesAt({ slots }: Plan, point: Point): string[] {
  return slots
    .filter(({ box }) => {
      const { x, y } = centreOf(box);
      return (
        Math.abs(point.x - x) < box.width / 2 - 1 && Math.abs(point.y - y) < box.height / 2 - 1
      );
    })
    .map(({ key }) => key);
}
