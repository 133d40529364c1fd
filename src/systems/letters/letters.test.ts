import { expect, test } from 'vitest';

import { accountOf } from '#cli/account.ts';
import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import { optionsTerm } from '#systems/options.ts';
import { inspectLine } from '#term/inspect.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import { letters } from './letters.ts';

const day = (inputs: readonly object[], more: object = {}): Tape =>
  play(scenarioOf({ system: 'letters', title: '', end: 20_000, inputs, ...more }));

const said = (tape: Tape) =>
  eventsOf(tape, 'logged').map(({ message }) => (typeof message === 'string' ? message : ''));

test('two letters sent one after the other arrive in that order', () => {
  const tape = day([
    { at: 10, tell: ':first' },
    { at: 10, tell: ':second' },
  ]);
  expect(said(tape).slice(0, 4)).toEqual([
    'sent :first',
    'sent :second',
    'got :first',
    'got :second',
  ]);
});

test('a letter that comes while Bob reads waits unseen: nothing is skipped', () => {
  const tape = day([1, 2, 3].map((number) => ({ at: number * 10, tell: `${number}` })));
  expect(eventsOf(tape, 'skipped')).toEqual([]);
  const taken = eventsOf(tape, 'received').filter(({ message }) => typeof message === 'number');
  expect(taken.map(({ message, at }) => [message, at])).toEqual([
    [1, 10_000],
    [2, 410_000],
    [3, 810_000],
  ]);
});

test('Bob says each 3 seconds that nothing came', () => {
  const tape = day([]);
  expect(eventsOf(tape, 'logged').map(({ at }) => at)).toEqual(
    [3, 6, 9, 12, 15, 18].map((seconds) => seconds * 1_000_000),
  );
  expect(new Set(said(tape))).toEqual(new Set(['nothing came, so I wait again']));
});

test('a letter to a dead pid is lost, one to a free name ends Alice', () => {
  const lost = day([
    { at: 10, tell: ':stop' },
    { at: 1000, tell: ':hello' },
  ]);
  expect(eventsOf(lost, 'dropped').map(({ why }) => why)).toEqual(['dead']);
  expect(accountOf(lost)).toContain('said "sent :hello"\n  alive');
  const free = day([{ at: 10, tell: ':hello', name: 'nobody' }]);
  expect(accountOf(free)).toContain('exited {:badarg, stack}');
});

test('what from outside finds no Alice concerns nobody', () => {
  const tape = day([{ at: 10, tell: ':hello' }], { faults: ['crash Alice at 5'] });
  expect(said(tape).filter((text) => text.startsWith('got'))).toEqual([]);
});

test.each([
  [{ tell: '{:a' }, /^x\.tell: .* is not a term of Elixir: expected/],
  [{}, 'x.tell: undefined is not a term of Elixir, written as a text'],
  [{ tell: ':a', name: 'Bob!' }, 'x.name: "Bob!" is not a name such as bob'],
  [{ tell: ':a', to: 'bob' }, 'x: there is no field "to"; allowed are tell, name'],
])('an input that is wrong: %j', (given, message) => {
  expect(() => letters.input(given, 'x')).toThrow(message);
});

test('what is no input of the letters is refused', () => {
  const tape = record(letters.system, { options: optionsTerm(letters.options, {}) });
  playUntil(tape, 1000);
  const input = letters.input({ tell: '{:a, 1}' }, 'x');
  expect(inspectLine(input)).toBe('{:tell, {:a, 1}}');
  expect(() => letters.system.input('no', optionsTerm(letters.options, {}), new Map())).toThrow(
    RangeError,
  );
});
