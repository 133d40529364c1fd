/**
 * One memory that all share: what a system stands on that is one program with threads. It
 * lives and dies as a whole, so a crash is drawn around all of it.
 */
import { NO_FOCUS } from './focus.ts';
import type { Point } from './geometry.ts';
import type { Moment, ProcessMark } from './moment.ts';
import { glowOf, ringOf } from './node-shape.ts';
import type { RingShape } from './node-shape.ts';
import type { Plan } from './plan.ts';
import { fitFirst } from './text-size.ts';

export type CommonsShape = {
  /** The corners of the ground, clockwise: what is not of the program lies outside of it. */
  readonly outline: readonly Point[];
  readonly dead: boolean;
  readonly ring: RingShape | undefined;
  readonly glow: number;
  readonly text: string;
  readonly textAt: Point;
};

type Told = { readonly moment: Moment; readonly still: boolean };

/** `undefined` where processes share nothing. */
export function commonsShape(plan: Plan, { moment, still }: Told): CommonsShape | undefined {
  if (plan.commons === undefined) return undefined;
  const thread = moment.processes.find(({ kind }) => kind === 'thread');
  const context = { moment, form: plan.form, still, focus: NO_FOCUS };
  const { outline, textIn: room } = plan.commons;
  return {
    outline,
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
