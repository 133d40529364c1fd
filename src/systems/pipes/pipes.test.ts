import { describe, expect, test } from 'vitest';

import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import { valuesOf } from '#kernel/int-map.ts';
import { optionsTerm } from '#systems/options.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { playUntil, record, type Tape, worldAt } from '#trace/tape.ts';

import { pipes } from './pipes.ts';
import { runPipe } from './run-pipe.ts';
import { STEP_NAMES } from './step.ts';

/** `["a"] → 1`, or what Elixir says of the step that broke. */
function flow(steps: string, input: string, safe = false): readonly string[] {
  const { values, failed } = runPipe(steps.split(' |> '), parseTerm(input), { safe });
  const given = values.map(({ value }) => inspectLine(value));
  return failed === undefined ? given : [...given, `${failed.step}: ${failed.error}`];
}

describe('a whole pipe at once', () => {
  test('gives what each step gives', () => {
    const steps = 'String.trim() |> String.split() |> Enum.map(&String.length/1) |> Enum.sum()';
    expect(flow(steps, '" ab  c "')).toEqual(['"ab  c"', '["ab", "c"]', '[2, 1]', '3']);
    expect(flow('Enum.sort() |> Enum.reverse() |> Enum.join("-")', '[2, "b", :a]')).toEqual([
      '[2, :a, "b"]',
      '["b", :a, 2]',
      '"b-a-2"',
    ]);
  });

  test('names the step that broke, in the words of Elixir', () => {
    expect(flow('String.split() |> String.trim() |> Enum.count()', '"a b"')).toEqual([
      '["a", "b"]',
      'String.trim(): ** (FunctionClauseError) no function clause matching in String.trim/1',
    ]);
    expect(flow('Enum.map(&(&1 * 2))', '["a"]')).toEqual([
      'Enum.map(&(&1 * 2)): ** (ArithmeticError) bad argument in arithmetic expression',
    ]);
    expect(flow('Enum.count()', '3.5')).toEqual([
      'Enum.count(): ** (Protocol.UndefinedError) protocol Enumerable not implemented for type Float\n\nGot value:\n\n    3.5\n',
    ]);
  });

  test('safe: an error goes on untouched, and none raises', () => {
    expect(flow('String.split() |> Enum.sum() |> String.trim()', '"a b"', true)).toEqual([
      '{:ok, ["a", "b"]}',
      '{:error, {:not_numbers, ["a", "b"]}}',
      '{:error, {:not_numbers, ["a", "b"]}}',
    ]);
    const inputs = [
      '"a"',
      '7',
      '1.5',
      ':x',
      'nil',
      '[]',
      '["a"]',
      '[1, 2]',
      '["a", 1]',
      '[:a, 2.5]',
    ];
    for (const step of STEP_NAMES) {
      for (const input of inputs) {
        expect(flow(step, input, true)[0]).toMatch(/^\{:(ok|error), /);
      }
    }
  });

  test('refuses a step that there is not', () => {
    expect(() => flow('String.tirm()', '"a"')).toThrow('there is no step "String.tirm()"; allowed');
  });
});

const day = (inputs: readonly object[], options: object = {}): Tape =>
  play(scenarioOf({ system: 'pipes', title: '', options, inputs, end: 20_000 }));

const dataOf = (tape: Tape, position: number) =>
  [...valuesOf(worldAt(tape, position).processes)]
    .filter(({ label }) => label === 'Pipe')
    .map(({ behaviour, state }) => inspectLine(behaviour.describe(state).data));

test('a pipe tells which steps are done, which is at work and what the value is', () => {
  const steps = ['String.split()', 'String.trim()'];
  const tape = day([{ at: 10, steps, input: '"a b"' }]);
  const end = eventsOf(tape, 'exited').find(({ label }) => label === 'Pipe');
  expect(inspectLine(end?.reason ?? 0)).toBe('{:function_clause, [{String, :trim, 1, []}]}');
  const last = tape.eventCounts.findIndex((count) => count >= (end?.id ?? 0)) - 1;
  expect(dataOf(tape, last)).toEqual([
    '%{at: 1, done: [{"String.split()", ["a", "b"]}], steps: ["String.split()", "String.trim()"], value: ["a", "b"]}',
  ]);
});

test('a step that breaks ends its pipe only', () => {
  const tape = day([{ at: 10, input: '5' }, { at: 20 }]);
  expect(eventsOf(tape, 'exited').map(({ reason }) => inspectLine(reason))).toEqual([
    '{:function_clause, [{String, :trim, 1, []}]}',
    ':normal',
  ]);
});

test('steps and value come from the options or from outside', () => {
  const tape = record(pipes.system, {
    options: optionsTerm(pipes.options, { steps: 'Enum.sum()', input: '[1, 2]', time: 10 }),
  });
  playUntil(tape, 1000);
  expect(inspectLine(pipes.input({ steps: ['Enum.count()'] }, 'x'))).toBe(
    '{:run, %{steps: ["Enum.count()"]}}',
  );
  expect(inspectLine(pipes.input({}, 'x'))).toBe('{:run, %{}}');
});

test.each([
  [{ input: '{1, 2}' }, 'x.input: "{1, 2}" is not a text, a number, an atom or a list of these'],
  [{ steps: ['a'] }, 'x.steps: "a" is not one of String.trim(), '],
  [{ step: 'a' }, 'there is no field "step"; allowed are input, steps'],
])('an input that is wrong: %j', (given, message) => {
  expect(() => pipes.input(given, 'x')).toThrow(message);
});
