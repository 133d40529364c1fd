import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';

import { solutionOf, wrongAnswersOf } from '#lesson/answers.ts';
import { EXERCISES, choice } from '#lesson/exercise-fixture.ts';
import type { Answer, Exercise, ExerciseKind } from '#lesson/exercise.ts';

import { ExercisePanel } from './exercise-panel.tsx';
import type { SchedulerStage } from './scheduler-panel.tsx';

const nothing = () => undefined;

const stage: SchedulerStage = {
  choices: [
    { id: '1', text: 'Alice runs' },
    { id: '2', text: 'Bob runs' },
  ],
  steps: [],
  verdict: undefined,
  onChoose: nothing,
  onUndo: nothing,
  onReset: nothing,
};

/** Its words, and the names of what has none. */
async function shown(
  exercise: Exercise,
  answer?: Answer,
  on: SchedulerStage = stage,
): Promise<string> {
  const { prelude } = await prerender(
    <ExercisePanel
      exercise={exercise}
      answer={answer}
      onAnswer={nothing}
      onShow={nothing}
      stage={on}
    />,
  );
  const markup = await new Response(prelude).text();
  return markup.replaceAll(/<[^>]*>/g, (tag) => ` ${/aria-label="([^"]*)"/.exec(tag)?.[1] ?? ''} `);
}

/** What each kind lets one do. */
const CONTROLS: Readonly<Record<ExerciseKind, RegExp>> = {
  choice: /It keeps brewing/,
  tracing: /It prints, a line each.*Check/s,
  pairs: /waits, 5 s at most.*Check/s,
  order: /Move up: The supervisor.*Check/s,
  gaps: /Gap 1 of 2.*Check/s,
  assemble: /Lines to add.*Check/s,
  design: /:rest_for_one.*Try it with 40 seeds/s,
  scheduler: /Alice runs.*Bob runs.*Take back/s,
};

test.each(EXERCISES.map((exercise) => [exercise.kind, exercise] as const))(
  'there is help with every exercise: %s',
  async (kind, exercise) => {
    const blank = await shown(exercise);
    expect(blank).toMatch(CONTROLS[kind]);
    expect(blank).toMatch(/Hint.*Show me.*Reset/s);
    expect(blank).not.toContain(exercise.praise);
    for (const answer of [solutionOf(exercise), ...wrongAnswersOf(exercise)]) {
      expect(await shown(exercise, answer)).toMatch(/Reset/);
    }
  },
);

test('a choice is replied to at once, and again when it is come back to', async () => {
  expect(await shown(choice, { kind: 'choice', option: 'keeps' })).toContain(choice.praise);
  expect(await shown(choice, { kind: 'choice', option: 'stops' })).toContain('Not here.');
});

test('an answer to another exercise shows as none', async () => {
  const [, tracing, pairs] = EXERCISES;
  const answer = pairs && solutionOf(pairs);
  expect(tracing && (await shown(tracing, answer))).toBe(tracing && (await shown(tracing)));
});

test('a scheduler with nothing left to pick says so', async () => {
  const scheduler = EXERCISES.find(({ kind }) => kind === 'scheduler') ?? choice;
  expect(await shown(scheduler, undefined, { ...stage, choices: [] })).toContain(
    'Nothing more can happen',
  );
  const verdict = { met: false, reply: 'Alice was first.' };
  expect(await shown(scheduler, undefined, { ...stage, verdict })).not.toContain('Bob runs');
});
