/** Every exercise of every lesson: its solution meets it, its wrong answers and no answer do not. */
import { beforeAll, describe, expect, test } from 'vitest';

import { LESSONS } from '#app/shell/lessons.ts';
import { blankAnswer, solutionOf, wrongAnswersOf } from '#lesson/answers.ts';
import { check } from '#lesson/check.ts';
import { designVerdict, tryDesign } from '#lesson/design-trial.ts';
import type { Answer, Asked, Design, Exercise, Scheduler, Verdict } from '#lesson/exercise.ts';
import type { Lesson, LessonRun, LessonStep } from '#lesson/lesson.ts';
import { runNamed } from '#lesson/lesson.ts';
import { tapeOf } from '#lesson/perform.ts';
import { schedulerVerdict } from '#lesson/scheduler-verdict.ts';
import { inspectLine } from '#term/inspect.ts';
import { makeChoices } from '#trace/choices-made.ts';
import type { Tape } from '#trace/tape.ts';

import { contentOf } from './lesson-content.ts';

describe.each(LESSONS)('$number $title', (entry) => {
  let lesson: Lesson;
  let asked: readonly (readonly [Exercise, LessonStep])[];
  beforeAll(async () => {
    ({ lesson } = await contentOf(entry));
    asked = lesson.steps.flatMap((step) =>
      step.exercise === undefined ? [] : [[step.exercise, step] as const],
    );
  });

  test('each exercise is met by its solution', () => {
    for (const [exercise, step] of asked) {
      const verdict = verdictOn(exercise, solutionOf(exercise), runOf(lesson, step));
      expect(verdict, exercise.id).toMatchObject({ met: true, reply: exercise.praise });
    }
  });

  test('no wrong answer meets it, and each has a reply of its own', () => {
    for (const [exercise, step] of asked) {
      const verdicts = wrongAnswersOf(exercise).map((answer) =>
        verdictOn(exercise, answer, runOf(lesson, step)),
      );
      expect(verdicts.length, exercise.id).toBeGreaterThan(0);
      expect(
        verdicts.filter((verdict) => verdict?.met !== false),
        exercise.id,
      ).toEqual([]);
      const replies = verdicts.map((verdict) => verdict?.reply);
      expect(new Set(replies).size, exercise.id).toBe(replies.length);
    }
  });

  test('nothing is met before the learner has answered', () => {
    for (const [exercise, step] of asked) {
      const verdict = verdictOn(exercise, blankAnswer(exercise), runOf(lesson, step));
      expect(verdict?.met ?? false, exercise.id).toBe(false);
    }
  });

  test('what is to be traced is what the run prints', () => {
    for (const [exercise, step] of asked) {
      if (exercise.kind !== 'tracing') continue;
      const printed = printedIn(tapeOf(runOf(lesson, step)));
      expect(printed.join('\n'), exercise.id).toContain(exercise.prints.join('\n'));
    }
  });
});

function runOf(lesson: Lesson, { scene }: LessonStep): LessonRun {
  return runNamed(lesson, scene?.run ?? 'main');
}

function verdictOn(exercise: Exercise, answer: Answer, run: LessonRun): Verdict | undefined {
  if (exercise.kind === 'design') return triedOut(exercise, answer);
  if (exercise.kind === 'scheduler') return steppedThrough(exercise, answer, run);
  return check(exercise satisfies Asked, answer);
}

function triedOut(exercise: Design, answer: Answer): Verdict | undefined {
  if (answer.kind !== 'design') throw new Error('this is no design');
  const progress = [...tryDesign(exercise, answer.settings)].at(-1);
  return progress && designVerdict(exercise, answer.settings, progress);
}

function steppedThrough(exercise: Scheduler, answer: Answer, run: LessonRun): Verdict | undefined {
  if (answer.kind !== 'scheduler') throw new Error('this is no list of steps');
  const tape = tapeOf(run);
  const made = makeChoices(tape, answer.steps);
  if (!made) throw new Error(`${exercise.id}: not all of ${answer.steps.join(', ')} can be chosen`);
  return schedulerVerdict(exercise, tape, tape.events.length);
}

/** What the processes of a run have logged, line by line. */
function printedIn({ events }: Tape): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'logged') return [];
    return typeof event.message === 'string' ? event.message : inspectLine(event.message);
  });
}
