/** What a page may want kept, one thing at a time. */
import type { Answer } from '#lesson/exercise.ts';

import { own } from './stored-merge.ts';
import { type LessonProgress, NO_PROGRESS, type Stamped, type Stored } from './stored.ts';
import type { Theme } from './theme.ts';

export type Change =
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'speed'; readonly speed: number }
  | LessonChange;

type LessonChange = { readonly lesson: string } &
  /** The learner is at that step now. */
  (
    | { readonly kind: 'step'; readonly step: string }
    /** `undefined`: the answer is taken back. */
    | { readonly kind: 'answer'; readonly exercise: string; readonly answer: Answer | undefined }
    | { readonly kind: 'done'; readonly exercise: string }
    | { readonly kind: 'finished'; readonly step: string }
    /** All of the lesson is done. */
    | { readonly kind: 'complete' }
  );

export function changed(stored: Stored, change: Change, now: number): Stored {
  const { settings } = stored;
  switch (change.kind) {
    case 'theme':
      return {
        ...stored,
        settings: { ...settings, theme: stamped(change.theme, settings.theme, now) },
      };
    case 'speed':
      return {
        ...stored,
        settings: { ...settings, speed: stamped(change.speed, settings.speed, now) },
      };
    case 'step':
    case 'answer':
    case 'done':
    case 'finished':
    case 'complete': {
      const before = own(stored.lessons, change.lesson) ?? NO_PROGRESS;
      const after = { ...lessonChanged(before, change, now), seen: Math.max(before.seen, now) };
      return { ...stored, lessons: { ...stored.lessons, [change.lesson]: after } };
    }
  }
}

function lessonChanged(before: LessonProgress, change: LessonChange, now: number): LessonProgress {
  switch (change.kind) {
    case 'step':
      return { ...before, step: stamped(change.step, before.step, now) };
    case 'answer': {
      const { exercise, answer = null } = change;
      const kept = stamped(answer, own(before.answers, exercise), now);
      return { ...before, answers: { ...before.answers, [exercise]: kept } };
    }
    case 'done':
      return { ...before, done: { [change.exercise]: now, ...before.done } };
    case 'finished':
      return { ...before, finished: { [change.step]: now, ...before.finished } };
    case 'complete':
      return { complete: now, ...before };
  }
}

/** Later than what it replaces, also where the clock was set back. */
function stamped<Value>(
  value: Value,
  before: Stamped<unknown> | undefined,
  now: number,
): Stamped<Value> {
  return { value, at: Math.max(now, (before?.at ?? -1) + 1) };
}
