/**
 * One memory that all share: what the shop would stand on if it were one program with threads. It
 * lives and dies as a whole, so a crash is drawn around all of it.
 */
import { grown } from './geometry.ts';
import type { Box, Point } from './geometry.ts';
import type { Moment, ProcessMark } from './moment.ts';
import { glowOf, ringOf } from './node-shape.ts';
import type { RingShape } from './node-shape.ts';
import { slotOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { fitFirst } from './text-size.ts';

export type CommonsShape = {
  /** The corners of the ground, clockwise: the bank and the customers are outside of it. */
  readonly outline: readonly Point[];
  readonly dead: boolean;
  readonly ring: RingShape | undefined;
  readonly glow: number;
  readonly text: string;
  readonly textAt: Point;
};

type Told = { readonly moment: Moment; readonly still: boolean };

export function commonsShape(plan: Plan, { moment, still }: Told): CommonsShape {
  const thread = moment.processes.find(({ kind }) => kind === 'thread');
  const context = { moment, form: plan.form, still, selected: undefined };
  const room = boxOf(plan, 'Program');
  return {
    outline: outlineOf(plan),
    dead: thread?.alive === false,
    ring: thread === undefined ? undefined : ringOf(thread, context),
    glow: thread === undefined ? 0 : glowOf(thread, context),
    text: plan.form === 'wide' ? fitFirst(textsOf(thread), room.width - 12, 11) : '',
    textAt: { x: room.x + room.width / 2, y: room.y + room.height / 2 + 4 },
  };
}

function textsOf(thread: ProcessMark | undefined): readonly string[] {
  if (thread?.alive !== false) return ['one program, one memory', 'one memory'];
  return ['all of it is dead: one memory, one fate', 'all of it is dead', 'all dead'];
}

/** A band for the cashier and the gateway, a column for the barista, a foot for the screen. */
function outlineOf(plan: Plan): readonly Point[] {
  const [cashier, gateway] = [sharing(plan, 'Cashier'), sharing(plan, 'PaymentGateway')];
  const [barista, display] = [sharing(plan, 'Barista'), sharing(plan, 'DisplayScreen')];
  const meets = display.left < barista.right - 30;
  const foot = meets ? display.left : (barista.left + barista.right) / 2;
  return [
    { x: cashier.left, y: cashier.top },
    { x: gateway.right, y: cashier.top },
    { x: gateway.right, y: gateway.bottom },
    { x: barista.right, y: gateway.bottom },
    { x: barista.right, y: display.top },
    { x: display.right, y: display.top },
    { x: display.right, y: display.bottom },
    { x: foot, y: display.bottom },
    { x: foot, y: barista.bottom },
    { x: barista.left, y: barista.bottom },
    { x: barista.left, y: cashier.bottom },
    { x: cashier.left, y: cashier.bottom },
  ];
}

function sharing(plan: Plan, key: string) {
  const { x, y, width, height } = grown(boxOf(plan, key), plan.form === 'wide' ? 12 : 5);
  return { left: x, right: x + width, top: y, bottom: y + height };
}

function boxOf(plan: Plan, key: string): Box {
  return slotOf(plan, key)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
}
