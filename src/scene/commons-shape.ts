/** One memory that all share: what the shop would stand on if it were one program with threads. */
import { centreOf, grown } from './geometry.ts';
import type { Box, Point } from './geometry.ts';
import { slotOf } from './plan.ts';
import type { Plan } from './plan.ts';

export type CommonsShape = {
  readonly boxes: readonly Box[];
  /** What joins the boxes. */
  readonly bands: readonly Band[];
  readonly text: string;
  readonly textAt: Point;
};

/** A thick line. */
export type Band = { readonly from: Point; readonly to: Point; readonly thickness: number };

/** It lies under the processes only: the bank and the customers are outside of any program. */
export function commonsShape(plan: Plan): CommonsShape {
  const wide = plan.form === 'wide';
  const boxes = plan.slots
    .filter(({ kind }) => kind === 'process')
    .map(({ box }) => grown(box, 12));
  const [cashier, gateway] = [placeOf(plan, 'Cashier'), placeOf(plan, 'PaymentGateway')];
  const [barista, display] = [placeOf(plan, 'Barista'), placeOf(plan, 'DisplayScreen')];
  return {
    boxes,
    bands: [
      { from: cashier, to: gateway, thickness: wide ? 148 : 116 },
      { from: { x: barista.x, y: cashier.y }, to: barista, thickness: wide ? 208 : 164 },
      { from: barista, to: display, thickness: wide ? 120 : 84 },
    ],
    text: wide ? 'one program, one memory' : '',
    textAt: { x: (cashier.x + gateway.x) / 2, y: cashier.y - 48 },
  };
}

function placeOf(plan: Plan, key: string): Point {
  const slot = slotOf(plan, key);
  return slot === undefined ? { x: 0, y: 0 } : centreOf(slot.box);
}
