/** How far the learner is with each lesson, for the lists of lessons. */
import type { LessonEntry } from '#lesson/catalog.ts';

import { own } from './stored-merge.ts';
import type { Stored } from './stored.ts';

export type LessonState = 'new' | 'begun' | 'complete';

export function lessonState({ lessons }: Stored, { id }: LessonEntry): LessonState {
  const progress = own(lessons, id);
  if (progress === undefined) return 'new';
  return progress.complete === undefined ? 'begun' : 'complete';
}

/** The lesson that was seen last and is not complete; `undefined`: there is none. */
export function unfinishedLesson(
  stored: Stored,
  lessons: readonly LessonEntry[],
): LessonEntry | undefined {
  return lessons
    .filter((lesson) => lessonState(stored, lesson) === 'begun')
    .toSorted((one, other) => seenAt(stored, other) - seenAt(stored, one))[0];
}

function seenAt({ lessons }: Stored, { id }: LessonEntry): number {
  return own(lessons, id)?.seen ?? 0;
}
