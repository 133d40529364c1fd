/** Judges a try at being the scheduler: by what happened first. */
import type { KernelEvent } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import type { Scheduler, Verdict } from './exercise.ts';

/** Of the first `eventCount` events of the tape. `undefined`: nothing is decided yet. */
export function schedulerVerdict(
  exercise: Scheduler,
  tape: Tape,
  eventCount: number,
): Verdict | undefined {
  for (const event of tape.events.slice(0, eventCount)) {
    const verdict = verdictOf(exercise, event, tape);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function verdictOf(exercise: Scheduler, event: KernelEvent, tape: Tape): Verdict | undefined {
  if (exercise.goal(event, tape)) return { met: true, reply: exercise.praise };
  const missed = exercise.missed.find(({ when }) => when(event, tape));
  return missed === undefined ? undefined : { met: false, reply: missed.reply };
}
