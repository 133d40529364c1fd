/**
 * What the browser keeps of a learner: settings, and for each lesson how far, which answers and when.
 * Whatever may change carries its time, so that two tabs and a file can be merged without a loss.
 */
import * as v from 'valibot';

import type { Answer } from '#lesson/exercise.ts';

import { THEMES, type Theme } from './theme.ts';

/** Milliseconds since 1970. */
type Time = number;
export type Stamped<Value> = { readonly value: Value; readonly at: Time };

export type LessonProgress = {
  readonly seen: Time;
  /** Where the learner was: the step's id. */
  readonly step?: Stamped<string>;
  /** By exercise; `null`: taken back. */
  readonly answers: Readonly<Record<string, Stamped<Answer | null>>>;
  /** Exercises that were answered rightly, and when first. */
  readonly done: Readonly<Record<string, Time>>;
  /** Steps that were left behind, and when first. */
  readonly finished: Readonly<Record<string, Time>>;
  /** When the last step was finished. */
  readonly complete?: Time;
};

export type Stored = {
  readonly settings: { readonly theme?: Stamped<Theme>; readonly speed?: Stamped<number> };
  /** By lesson id; also of lessons that this page does not know (any more). */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
};

export const NOTHING_STORED: Stored = { settings: {}, lessons: {} };
export const NO_PROGRESS: LessonProgress = { seen: 0, answers: {}, done: {}, finished: {} };

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const text = v.pipe(v.string(), v.maxLength(2000));
const texts = v.pipe(v.array(text), v.maxLength(500));
const words = v.record(id, text);

const answer = v.variant('kind', [
  v.object({ kind: v.literal('choice'), option: text }),
  v.object({ kind: v.literal('tracing'), lines: texts }),
  v.object({ kind: v.literal('pairs'), pairs: words }),
  v.object({ kind: v.literal('order'), order: texts }),
  v.object({ kind: v.literal('gaps'), gaps: words }),
  v.object({ kind: v.literal('assemble'), lines: texts }),
  v.object({ kind: v.literal('design'), settings: words }),
  v.object({ kind: v.literal('scheduler'), steps: texts }),
]);

export const LESSON_PROGRESS = v.object({
  seen: time,
  step: v.exactOptional(v.object({ value: id, at: time })),
  answers: v.record(id, v.object({ value: v.nullable(answer), at: time })),
  done: v.record(id, time),
  finished: v.record(id, time),
  complete: v.exactOptional(time),
});

export const SETTINGS = {
  theme: v.object({ value: v.picklist(THEMES), at: time }),
  speed: v.object({ value: v.pipe(v.number(), v.minValue(0.01), v.maxValue(100)), at: time }),
};
