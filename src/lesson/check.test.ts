import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { blankAnswer, isComplete, solutionOf, wrongAnswersOf } from './answers.ts';
import { check } from './check.ts';
import { assemble, choice, gaps, order, pairs, tracing } from './exercise-fixture.ts';
import type { Answer, Asked } from './exercise.ts';

const ASKED: readonly Asked[] = [choice, tracing, pairs, order, gaps, assemble];

const program = (...lines: string[]): Answer => ({ kind: 'assemble', lines });
const printed = (...lines: string[]): Answer => ({ kind: 'tracing', lines });
const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);
const shuffled = (all: readonly string[]) =>
  fc.shuffledSubarray([...all], { minLength: all.length });

describe.each(ASKED.map((exercise) => [exercise.kind, exercise] as const))('%s', (_, exercise) => {
  test('the solution is right and praised', () => {
    const solution = solutionOf(exercise);
    expect(isComplete(exercise, solution)).toBe(true);
    expect(check(exercise, solution)).toEqual({ met: true, reply: exercise.praise });
  });

  test('each wrong answer has a reply of its own', () => {
    const verdicts = wrongAnswersOf(exercise).map((answer) => check(exercise, answer));
    expect(verdicts.length).toBeGreaterThan(1);
    expect(verdicts.filter(({ met }) => met)).toEqual([]);
    expect(new Set(verdicts.map(({ reply }) => reply)).size).toBe(verdicts.length);
  });

  test('nothing is met at the start', () => {
    expect(check(exercise, blankAnswer(exercise)).met).toBe(false);
  });

  test('an answer to another exercise is none', () => {
    const other = exercise === choice ? order : choice;
    expect(check(exercise, solutionOf(other)).met).toBe(false);
    expect(isComplete(exercise, solutionOf(other))).toBe(false);
  });
});

test('only an order that is begun already is complete from the start', () => {
  const complete = ASKED.filter((exercise) => isComplete(exercise, blankAnswer(exercise)));
  expect(complete).toEqual([order]);
});

test('any other order is not right, and the first that stands too early is named', () => {
  const right = ids(order.items);
  fc.assert(
    fc.property(shuffled(right), (given) => {
      const { met, wrong } = check(order, { kind: 'order', order: given });
      expect(met).toBe(given.join() === right.join());
      expect(wrong).toEqual(met ? undefined : [given.find((id, i) => id !== right[i])]);
    }),
  );
});

test('any other program is not right', () => {
  const right = ids(assemble.lines).join();
  const all = ids([...assemble.lines, ...assemble.distractors]);
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (given) => {
      expect(check(assemble, program(...given)).met).toBe(given.join() === right);
    }),
  );
});

test('lines with the same text stand for one another', () => {
  const line = (id: string, text: string) => ({ id, text, reply: id });
  const twice: Asked = {
    ...assemble,
    lines: [line('a', 'f()'), line('b', 'g()'), line('c', 'f()')],
    distractors: [],
  };
  expect(check(twice, program('c', 'b', 'a')).met).toBe(true);
  expect(check(twice, program('c', 'a')).reply).toBe('b');
});

test('a line too many is named, wherever it stands', () => {
  const lines = ids(assemble.lines);
  expect(check(assemble, program(...lines, 'return'))).toEqual({
    met: false,
    reply: 'Elixir has no return.',
    wrong: ['return'],
  });
  expect(check(assemble, program('receive', 'while')).wrong).toEqual(['receive', 'while']);
});

test('all wrong pairs are marked, the reply is that of the first', () => {
  const given = { send: 'waits', call: 'waits', monitor: 'both' };
  expect(check(pairs, { kind: 'pairs', pairs: given })).toEqual({
    met: false,
    reply: 'Sending never waits.',
    wrong: ['send', 'monitor'],
  });
});

test('right pairs are not yet all pairs', () => {
  const { met, reply } = check(pairs, { kind: 'pairs', pairs: { call: 'waits' } });
  expect([met, reply]).toEqual([false, 'So far so good. 2 to go.']);
});

test('spaces and empty lines at the end do not count in what is printed', () => {
  expect(check(tracing, printed('  {:latte,2} ', '{ :tea,  1 }', '')).met).toBe(true);
  const text: Asked = { ...tracing, prints: ['Hello, world'] };
  expect(check(text, printed('Hello,  world')).met).toBe(true);
  expect(check(text, printed('"Hello, world"')).met).toBe(false);
});

test('what is not listed is told where it differs, and no more', () => {
  const saysOf = (...lines: string[]) => check(tracing, printed(...lines)).reply;
  expect(saysOf('{:latte, 2}', '{:tea, 3}')).toMatch(/Look at line 2 again\.$/);
  expect(saysOf('{:latte, 2}', '{:tea, 1}', ':ok')).toMatch(/It prints fewer lines\.$/);
  expect(check({ ...tracing, wrong: [] }, printed('{:latte, 2}')).reply).toMatch(/more lines\.$/);
});

test('code in a gap may be spaced as one likes, and written in each accepted way', () => {
  const filled = (next: string): Answer => ({ kind: 'gaps', gaps: { take: 'receive', next } });
  for (const next of ['count+1', ' 1  + count ']) expect(check(gaps, filled(next)).met).toBe(true);
  expect(check(gaps, filled('count - 1')).reply).toBe('What is the state after one more?');
  expect(check(gaps, filled('co unt + 1')).met).toBe(false);
});
