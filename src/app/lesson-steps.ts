/**
 * Where the learner is in a lesson and what the main button does there: play to a milestone, show how
 * a task is done, or go on. Nothing is gated.
 */
import type { KernelEvent } from '#kernel/event.ts';
import { type LessonStep, reach, type Task } from '#lesson/lesson.ts';
import type { Tape } from '#trace/tape.ts';

export type Present = { readonly tape: Tape; readonly eventCount: number };

/** Whether what the learner was to do has been done by now. */
export function isTaskDone({ isDone }: Task, { tape, eventCount }: Present): boolean {
  const event = reach(tape, isDone);
  return event !== undefined && event.id <= eventCount;
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
  | { readonly kind: 'none' };

export function mainAction(step: LessonStep, isLast: boolean, present: Present): MainAction {
  const { play, task } = step;
  const until =
    play === undefined ? undefined : reach(present.tape, play.until, present.eventCount);
  const undone = task !== undefined && !isTaskDone(task, present);
  if (play !== undefined && until !== undefined) {
    return { kind: 'play', label: play.label, until, linger: play.linger ?? 0 };
  }
  if (undone) return { kind: 'show', label: 'Show me', task };
  return isLast ? { kind: 'none' } : { kind: 'next', label: 'Next' };
}
