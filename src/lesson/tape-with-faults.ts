/** A lesson's run with things that go wrong in it: what a design has to survive. */
import { type Faultable, parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import type { LessonRun } from './lesson.ts';

/**
 * Recorded to the horizon, with faults at their times in milliseconds: `crash Barista at 1200`. Throws
 * a `RangeError` for one that there is not.
 */
export function tapeWithFaults(
  { system, options, seed, flight, inputs, horizon }: LessonRun,
  faults: readonly string[],
  faultable: Faultable,
): Tape {
  const timed = faults.map((text) => parseFault(text, faultable));
  const tape = record(system, { options, seed, flight }, plansOf(inputs, timed));
  playUntil(tape, horizon);
  return tape;
}
