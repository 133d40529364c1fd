/** What is said below the picture: the latest sentence of the lesson whose event has happened. */
import type { Lesson, Narration } from '#lesson/lesson.ts';
import { firstReached } from '#lesson/reached.ts';

import type { Present } from './lesson-steps.ts';

/** Of the sentences of the steps up to this one; `undefined` before the first. */
export function saidAt(lesson: Lesson, step: number, { tape, eventCount }: Present) {
  let latest: { readonly id: number; readonly text: string } | undefined;
  for (const { when, text } of narrationUpTo(lesson, step)) {
    const event = firstReached(tape, when, eventCount);
    if (event !== undefined && event.id >= (latest?.id ?? 0)) latest = { id: event.id, text };
  }
  return latest?.text;
}

function narrationUpTo({ steps }: Lesson, step: number): readonly Narration[] {
  return steps.slice(0, step + 1).flatMap(({ narration = [] }) => narration);
}
