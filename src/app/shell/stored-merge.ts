/**
 * Two accounts of the same learner made one: the later answer, the earlier finish. In whatever order
 * and however often accounts are merged, the same comes out.
 */
import { type LessonProgress, NO_PROGRESS, type Stamped, type Stored } from './stored.ts';

export function merge(one: Stored, other: Stored): Stored {
  const theme = later(one.settings.theme, other.settings.theme);
  const speed = later(one.settings.speed, other.settings.speed);
  return {
    settings: {
      ...(theme === undefined ? {} : { theme }),
      ...(speed === undefined ? {} : { speed }),
    },
    lessons: mergeBy(one.lessons, other.lessons, mergeLessons),
  };
}

function mergeLessons(one = NO_PROGRESS, other = NO_PROGRESS): LessonProgress {
  const step = later(one.step, other.step);
  const complete = earlier(one.complete, other.complete);
  return {
    seen: Math.max(one.seen, other.seen),
    ...(step === undefined ? {} : { step }),
    answers: mergeBy(one.answers, other.answers, (a, b) => later(a, b)),
    done: mergeBy(one.done, other.done, earlier),
    finished: mergeBy(one.finished, other.finished, earlier),
    ...(complete === undefined ? {} : { complete }),
  };
}

/** With its keys in order, so that equal accounts are equal as text. */
function mergeBy<Value>(
  one: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  both: (a: Value | undefined, b: Value | undefined) => Value | undefined,
): Readonly<Record<string, Value>> {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = both(own(one, key), own(other, key));
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** An id may be any text, also the name of what every object has. */
export function own<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** At the same time the one whose text is greater: it matters only that all agree. */
function later<Value>(
  one: Stamped<Value> | undefined,
  other: Stamped<Value> | undefined,
): Stamped<Value> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return JSON.stringify(one.value) > JSON.stringify(other.value) ? one : other;
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
