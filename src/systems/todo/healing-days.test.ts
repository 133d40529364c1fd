import { expect, test } from 'vitest';

import { faultableIn } from '#cli/fault.ts';
import { deaths, living, printed, todoDay } from '#cli/todo-rehearsal.ts';
import { optionsTerm } from '#systems/options.ts';
import { parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record } from '#trace/tape.ts';

import {
  endedWithoutNeed,
  HEALING_DAY_ENDS,
  HEALING_SHELLS,
  healingDay,
  unreadable,
} from './healing-days.ts';
import { todo } from './todo.ts';

const OPEN = 'Todo.Cache.server_process("alice")';

/** Alice's list is open and loaded when somebody is killed. */
function ended(options: object, who: string): readonly string[] {
  const tape = todoDay({
    options: { form: 'registered', workers: 1, ...options },
    inputs: [[100, OPEN]],
    faults: [`kill ${who} at 500`],
  });
  return deaths(tape)
    .map((text) => text.replace(/:.*/, ''))
    .toSorted();
}

const LISTS = ['Cache', 'Server alice'];
const DATABASE = ['Database', 'Worker 0'];
const NAMES = ['Partition', 'Registry'];
const ALL = [...LISTS, ...DATABASE, ...NAMES].toSorted();

// As a real Elixir 1.18 ended them, with the children of Todo.System in that order.
test.each([
  ['database_first', 'one_for_one', DATABASE, LISTS],
  ['cache_first', 'one_for_one', DATABASE, LISTS],
  ['database_first', 'rest_for_one', [...DATABASE, ...LISTS].toSorted(), LISTS],
  ['cache_first', 'rest_for_one', DATABASE, [...LISTS, ...DATABASE].toSorted()],
  ['database_first', 'one_for_all', ALL, ALL],
  ['cache_first', 'one_for_all', ALL, ALL],
] as const)(
  '%s, %s: who is ended with the database and with the cache',
  (order, strategy, ...who) => {
    const options = { order, strategy };
    expect([ended(options, 'Database'), ended(options, 'Cache')]).toEqual(who);
  },
);

test('names last: the database cannot start, and nothing does', () => {
  const tape = todoDay({
    options: { form: 'registered', order: 'names_last' },
    inputs: [[100, OPEN]],
  });
  expect(living(tape)).toEqual(['IEx']);
  expect(deaths(tape).at(-1)).toMatch(
    /^System: \{:shutdown, \{:failed_to_start_child, Todo.Database, .*unknown registry: Todo.Registry/,
  );
  expect(printed(tape)).toEqual(['** (ArgumentError) unknown registry: Todo.Registry']);
});

// As a real Elixir 1.18 did it with five crashes in a row.
test.each([
  ['temporary', ['Server bob', 'Server bob']],
  ['transient', ['Cache', 'Server alice', 'Server bob', 'Server bob', 'Server bob', 'Server bob']],
  ['permanent', ['Cache', 'Server alice', 'Server bob', 'Server bob', 'Server bob', 'Server bob']],
])('%s lists: who is ended when one crashes again and again', (restart, who) => {
  const tape = todoDay({
    options: { form: 'registered', restart },
    inputs: [
      [100, OPEN],
      [110, 'Todo.Cache.server_process("bob")'],
      [650, 'Todo.Cache.server_process("bob")'],
    ],
    faults: [500, 600, 700, 800, 900].map((at) => `crash Server bob at ${at}`),
  });
  const names = deaths(tape).map((text) => text.replace(/(?: \(\d+\))?:.*/, ''));
  expect(names.toSorted()).toEqual(who);
});

/** What one day breaks of a to-do server of that kind. */
function brokenOn(seed: number, form: 'plain' | 'supervised' | 'registered', options: object) {
  const { inputs, faults } = healingDay(seed, form);
  const given = optionsTerm(todo.options, { form, shells: HEALING_SHELLS, ...options });
  const disasters = faults.map((text) => parseFault(text, faultableIn(todo)));
  const settings = { options: given, seed, flight: 40_000 };
  const tape = record(todo.system, settings, plansOf(inputs, disasters));
  playUntil(tape, HEALING_DAY_ENDS);
  return endedWithoutNeed(tape.events) ?? unreadable(tape.events);
}

const SEEDS = [1, 2, 3];

test('the twin with its registry survives its days', () => {
  expect(SEEDS.map((seed) => brokenOn(seed, 'registered', {}))).toEqual(SEEDS.map(() => undefined));
});

test.each([
  ['plain', {}, /^\w+’s list could not be read after the crash at/],
  ['supervised', {}, /^Cache was well, and was ended at/],
  ['registered', { order: 'names_last' }, /^Todo.System ended at 0\.\d s/],
  ['registered', { order: 'cache_first' }, /^Server \w+ was opened at 0\.\d s, found no worker/],
  ['registered', { restart: 'permanent' }, /^Server \w+ was well/],
  ['registered', { strategy: 'one_for_all' }, /was well, and was ended/],
] as const)('%s with %j does not', (form, options, what) => {
  expect(brokenOn(1, form, options)).toMatch(what);
});
