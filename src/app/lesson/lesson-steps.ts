/**
 * Where the learner is in a lesson and what the main button does there: play to a milestone, or go
 * on. Nothing is gated.
 */
import type { KernelEvent } from '#kernel/event.ts';
import { type LessonStep, reach, type Task } from '#lesson/lesson.ts';
import { firstReached } from '#lesson/reached.ts';
import type { Tape } from '#trace/tape.ts';

export type Present = { readonly tape: Tape; readonly eventCount: number };

/** Whether what the learner was to do has been done by now. */
export function isTaskDone({ isDone }: Task, { tape, eventCount }: Present): boolean {
  return firstReached(tape, isDone, eventCount) !== undefined;
}

export type MainAction =
  | {
      readonly kind: 'play';
      readonly label: string;
      readonly until: KernelEvent;
      readonly linger: number;
    }
  | { readonly kind: 'next' }
  /** The lesson is over. */
  | { readonly kind: 'end' };

/** What was waited for is seen for a moment, shorter than a message flies: nothing follows from it yet. */
export const SEEN_FOR = 200_000;

export function mainAction(step: LessonStep, isLast: boolean, present: Present): MainAction {
  const { play, task } = step;
  const onward: MainAction = { kind: isLast ? 'end' : 'next' };
  if (task !== undefined && !isTaskDone(task, present)) return taskAction(task, present) ?? onward;
  const until =
    play === undefined ? undefined : reach(present.tape, play.until, present.eventCount);
  if (play !== undefined && until !== undefined) {
    return { kind: 'play', label: play.label, until, linger: play.linger ?? 0 };
  }
  return onward;
}

/** What is to be done is about to happen, where it is. */
function taskAction(task: Task, present: Present): MainAction | undefined {
  const until = reach(present.tape, task.isDone, present.eventCount);
  return until && { kind: 'play', label: task.coming, until, linger: SEEN_FOR };
}
