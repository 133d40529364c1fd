/** One memory that all share: what the shop would stand on if it were one program with threads. */
import { centreOf, grown } from './geometry.ts';
import type { Box, Point } from './geometry.ts';
import { slotOf } from './plan.ts';
import type { Plan } from './plan.ts';

export type CommonsShape = {
  readonly boxes: readonly Box[];
  /** What joins them, as thick lines. */
  readonly bands: readonly (readonly [Point, Point])[];
  readonly thickness: number;
  readonly text: string;
  readonly textAt: Point;
};

const BANDS: readonly (readonly [string, string])[] = [
  ['Cashier', 'PaymentGateway'],
  ['Cashier', 'Barista'],
  ['PaymentGateway', 'Barista'],
  ['Barista', 'DisplayScreen'],
];

/** It lies under the processes only: the bank and the customers are outside of any program. */
export function commonsShape(plan: Plan): CommonsShape {
  const wide = plan.form === 'wide';
  const boxes = plan.slots
    .filter(({ kind }) => kind === 'process')
    .map(({ box }) => grown(box, 12));
  const [left, right] = [placeOf(plan, 'Cashier'), placeOf(plan, 'PaymentGateway')];
  return {
    boxes,
    bands: BANDS.map(([a, b]) => [placeOf(plan, a), placeOf(plan, b)]),
    thickness: wide ? 128 : 84,
    text: wide ? 'one program, one memory' : '',
    textAt: { x: (left.x + right.x) / 2, y: left.y + 56 },
  };
}

function placeOf(plan: Plan, key: string): Point {
  const slot = slotOf(plan, key);
  return slot === undefined ? { x: 0, y: 0 } : centreOf(slot.box);
}
