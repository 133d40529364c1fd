import { expect, test } from 'vitest';

import { runPipe } from '#systems/pipes/run-pipe.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';

import { REORDER, reordered, THREE_STEPS, UNFOLD, unfolded } from './exercises.ts';
import { lesson } from './lesson.ts';

const stepsIn = (ids: readonly string[]) =>
  ids.map(
    (id) => /\|> ([^`]*)/.exec(REORDER.items.find((item) => item.id === id)?.text ?? '')?.[1] ?? '',
  );

function orders(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((id) =>
    orders(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]),
  );
}

test('only one order of the steps breaks nowhere', () => {
  const ids = REORDER.items.map(({ id }) => id);
  const whole = orders(ids).filter(
    (order) => runPipe(stepsIn(order), ex`"tea or coffee"`).failed === undefined,
  );
  expect(whole).toEqual([ids]);
});

test('the lines that the learner puts together run', () => {
  const lines = UNFOLD.lines.map(({ id }) => id);
  expect(inspectLine(unfolded({ kind: 'assemble', lines })?.options ?? 0)).toContain(
    '"Enum.sum()"]',
  );
  expect(unfolded({ kind: 'assemble', lines: [] })).toBeUndefined();
  const { options } = reordered({ kind: 'order', order: REORDER.shown }) ?? { options: 0 };
  expect(inspectLine(options)).toBe(inspectLine(lesson.runs['mixed']?.options ?? 0));
});

test('what is to be foretold is what the steps give', () => {
  const steps = ['String.split()', 'Enum.map(&String.length/1)', 'Enum.sort()'];
  const last = runPipe(steps, ex`"latte tea mocha"`).values.at(-1)?.value ?? 0;
  const right = THREE_STEPS.options.find(({ reply }) => reply === undefined);
  expect(right?.text).toBe(`\`${inspectLine(last)}\``);
});
