/** How far the learner is, kept in the browser as it changes, and found again. */
import { useEffect } from 'react';

import { own } from '#app/shell/stored-merge.ts';
import { store } from '#app/shell/the-store.ts';
import type { Answer } from '#lesson/exercise.ts';
import { parseAnswer } from '#lesson/kept-answer.ts';

import type { LessonContent } from './lesson-content.ts';
import type { Beginning, LessonAtWork } from './use-lesson.tsx';

/** Where the learner was. What the lesson no longer has stays kept, and is not shown. */
export function keptBeginning({ entry, lesson }: LessonContent): Beginning {
  const kept = own(store.current().lessons, entry.id);
  if (kept === undefined) return {};
  const step = lesson.steps.findIndex(({ id }) => id === kept.step?.value);
  const answers: Record<string, Answer> = {};
  for (const { exercise } of lesson.steps) {
    const given = exercise && own(kept.answers, exercise.id)?.value;
    const answer = given && parseAnswer(exercise, given);
    if (answer) answers[exercise.id] = answer;
  }
  const visited = Object.keys(kept.finished);
  return { step: Math.max(0, step), answers, met: Object.keys(kept.done), visited };
}

export function useProgress({ content, lesson, chosen, step }: LessonAtWork): void {
  const { id } = content.entry;
  const { answers, met } = chosen;
  const isLast = chosen.step === lesson.steps.length - 1;
  const asked = lesson.steps.flatMap(({ exercise }) => exercise?.id ?? []);
  const isComplete = isLast && asked.every((exercise) => met.includes(exercise));
  useEffect(() => {
    store.update({ kind: 'step', lesson: id, step: step.id });
    return () => store.update({ kind: 'finished', lesson: id, step: step.id });
  }, [id, step.id]);
  useEffect(() => {
    if (isComplete) store.update({ kind: 'complete', lesson: id });
  }, [id, isComplete]);
  useEffect(() => {
    const kept = own(store.current().lessons, id);
    for (const [exercise, answer] of Object.entries(answers)) {
      const before = kept && own(kept.answers, exercise)?.value;
      if (JSON.stringify(before) === JSON.stringify(answer)) continue;
      store.update({ kind: 'answer', lesson: id, exercise, answer });
    }
  }, [id, answers]);
  useEffect(() => {
    const kept = own(store.current().lessons, id);
    for (const exercise of met) {
      if (kept !== undefined && own(kept.done, exercise) !== undefined) continue;
      store.update({ kind: 'done', lesson: id, exercise });
    }
  }, [id, met]);
}
