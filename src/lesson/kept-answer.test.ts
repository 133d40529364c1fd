import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { blankAnswer, solutionOf, wrongAnswersOf } from './answers.ts';
import { EXERCISES, assemble, choice, gaps, order, pairs } from './exercise-fixture.ts';
import { parseAnswer } from './kept-answer.ts';
import { wayToSolution } from './way-to-solution.ts';

const byKind = EXERCISES.map((exercise) => [exercise.kind, exercise] as const);

describe.each(byKind)('%s', (kind, exercise) => {
  test('what was kept is the same answer again', () => {
    const answers = [solutionOf(exercise), ...wrongAnswersOf(exercise)];
    for (const answer of answers) {
      expect(parseAnswer(exercise, JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    }
  });

  test('anything at all may have been kept', () => {
    const fields = ['option', 'lines', 'pairs', 'order', 'gaps', 'settings', 'steps'];
    const kept = fc.oneof(
      fc.jsonValue(),
      fc.record({ kind: fc.constant(kind), ...Object.fromEntries(fields.map(any)) }),
    );
    fc.assert(
      fc.property(kept, (json) => {
        const answer = parseAnswer(exercise, json);
        expect(answer === undefined || answer.kind === kind).toBe(true);
        expect(answer && parseAnswer(exercise, answer)).toEqual(answer);
      }),
    );
  });

  test('the way to the solution ends there, and each stop on it is new', () => {
    const starts = [undefined, blankAnswer(exercise), ...wrongAnswersOf(exercise)];
    for (const start of starts) {
      const way = wayToSolution(exercise, start);
      expect(way.at(-1)).toEqual(solutionOf(exercise));
      expect(new Set(way.map((stop) => JSON.stringify(stop))).size).toBe(way.length);
    }
  });
});

function any(field: string) {
  return [field, fc.jsonValue()] as const;
}

test('a solution has no way to itself but for being shown', () => {
  expect(wayToSolution(pairs, solutionOf(pairs))).toEqual([]);
  expect(wayToSolution(pairs, undefined)).toHaveLength(3);
});

test('what no longer exists is left out, what is new comes last', () => {
  const parsed = [
    parseAnswer(choice, { kind: 'choice', option: 'gone' }),
    parseAnswer(order, { kind: 'order', order: ['name', 'gone', 'name', 'raise'] }),
    parseAnswer(assemble, { kind: 'assemble', lines: ['gone', 'def', 'def'] }),
    parseAnswer(pairs, { kind: 'pairs', pairs: { send: 'gone', gone: 'waits', call: 'waits' } }),
    parseAnswer(gaps, { kind: 'gaps', gaps: { take: 'gone', next: 'count' } }),
  ];
  expect(parsed).toEqual([
    undefined,
    { kind: 'order', order: ['name', 'raise', 'spawn', 'signal'] },
    { kind: 'assemble', lines: ['def'] },
    { kind: 'pairs', pairs: { call: 'waits' } },
    { kind: 'gaps', gaps: { next: 'count' } },
  ]);
});
