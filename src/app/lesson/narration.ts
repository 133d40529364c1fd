/** What is said below the picture: the latest sentence of the lesson whose event has happened. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Lesson, Narration } from '#lesson/lesson.ts';
import { firstReached } from '#lesson/reached.ts';

import type { Present } from './lesson-steps.ts';

/** So long a sentence stays, in microseconds of the run. */
const SAID_FOR = 2_500_000;

export type SaidAt = Present & { readonly at: Microseconds };

/** Of the sentences of this step and of the one that led to it; `undefined` where nothing has just happened. */
export function saidAt(lesson: Lesson, step: number, { tape, eventCount, at }: SaidAt) {
  let latest: { readonly id: number; readonly text: string } | undefined;
  for (const { when, text } of narrationAt(lesson, step)) {
    const event = firstReached(tape, when, eventCount);
    if (event === undefined || event.at < at - SAID_FOR) continue;
    if (event.id >= (latest?.id ?? 0)) latest = { id: event.id, text };
  }
  return latest?.text;
}

function narrationAt({ steps }: Lesson, step: number): readonly Narration[] {
  return steps.slice(Math.max(0, step - 1), step + 1).flatMap(({ narration = [] }) => narration);
}
