/** The exercise of a step, joined with the stage that it may act on. */
import { lazy, Suspense } from 'react';

import { ExercisePanel } from '#app/exercises/exercise-panel.tsx';
import type { Trying } from '#app/exercises/main-buttons.tsx';
import { blankAnswer } from '#lesson/answers.ts';
import type { Answer, Design, Exercise } from '#lesson/exercise.ts';
import { parseAnswer } from '#lesson/kept-answer.ts';

import type { LessonAtWork } from './use-lesson.tsx';

/** Loaded where a learner is the scheduler. */
const SchedulerExercise = lazy(async () => ({
  default: (await import('./scheduler-exercise.tsx')).SchedulerExercise,
}));

type Worked<Kind extends Exercise = Exercise> = {
  readonly work: LessonAtWork;
  readonly exercise: Kind;
};

export function StepExercise({ work, exercise }: Worked) {
  switch (exercise.kind) {
    case 'scheduler':
      return (
        <Suspense>
          <SchedulerExercise work={work} exercise={exercise} panel={panelProps(work, exercise)} />
        </Suspense>
      );
    case 'design':
      return (
        <ExercisePanel
          {...panelProps(work, exercise)}
          onShow={nothing}
          onOpenRun={(settings, seed) => openRun(work, exercise, { settings, seed })}
        />
      );
    case 'choice':
    case 'tracing':
    case 'pairs':
    case 'order':
    case 'gaps':
    case 'assemble': {
      const tryOut = tryingOf(work, exercise);
      return (
        <ExercisePanel
          {...panelProps(work, exercise)}
          onShow={nothing}
          {...(tryOut === undefined ? {} : { onTry: tryOut })}
        />
      );
    }
  }
}

const nothing = () => undefined;

/** What is kept of an exercise: the answer, and whether it was ever met. */
function panelProps(work: LessonAtWork, exercise: Exercise) {
  const { chosen, actions } = work;
  return {
    exercise,
    answer: parseAnswer(exercise, chosen.answers[exercise.id]),
    onAnswer: (answer: Answer) => actions.answer(exercise.id, answer),
    onVerdict: ({ met }: { readonly met: boolean }) => {
      if (met) actions.meet(exercise.id);
    },
  };
}

/** Lets the answer run on the stage, where the step says how. */
function tryingOf(work: LessonAtWork, exercise: Exercise): Trying | undefined {
  const { step, chosen, actions } = work;
  if (step.tries === undefined) return undefined;
  const run = step.tries(chosen.answers[exercise.id] ?? blankAnswer(exercise));
  return {
    ready: run !== undefined,
    run: () => {
      if (run !== undefined) actions.tryOut(run);
    },
  };
}

type Tried = { readonly settings: Readonly<Record<string, string>>; readonly seed: number };

/** Puts the run that broke a design on the stage, at its beginning. */
function openRun({ actions, run }: LessonAtWork, exercise: Design, { settings, seed }: Tried) {
  const tape = exercise.trial.run(settings, seed);
  const { system } = tape;
  const { options, flight = 0 } = tape.settings;
  const horizon = tape.world.now;
  actions.tryOut({ ...run, system, options, seed, flight, inputs: [], opensAt: 0, horizon }, tape);
}
