/**
 * Where the learner is in a lesson and what the main button does there: play to a milestone, show how
 * a task is done, or go on. Nothing is gated.
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
  | { readonly kind: 'show'; readonly label: string; readonly task: Task }
  | { readonly kind: 'next'; readonly label: string }
  | { readonly kind: 'again'; readonly label: string };

/** What was waited for is seen for a moment, shorter than a message flies: nothing follows from it yet. */
export const SEEN_FOR = 200_000;

export function mainAction(step: LessonStep, isLast: boolean, present: Present): MainAction {
  const { play, task } = step;
  if (task !== undefined && !isTaskDone(task, present)) return taskAction(task, present);
  const until =
    play === undefined ? undefined : reach(present.tape, play.until, present.eventCount);
  if (play !== undefined && until !== undefined) {
    return { kind: 'play', label: play.label, until, linger: play.linger ?? 0 };
  }
  return isLast ? { kind: 'again', label: 'From the beginning' } : { kind: 'next', label: 'Next' };
}

/** It is about to happen, or can be shown. */
function taskAction(task: Task, { tape, eventCount }: Present): MainAction {
  const until = reach(tape, task.isDone, eventCount);
  if (until === undefined) return { kind: 'show', label: 'Show me', task };
  return { kind: 'play', label: task.coming, until, linger: SEEN_FOR };
}
