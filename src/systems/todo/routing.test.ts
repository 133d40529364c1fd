import { expect, test } from 'vitest';

import { eventsOf } from '#cli/shop-rehearsal.ts';
import { deaths, opens, printed, START, todoDay } from '#cli/todo-rehearsal.ts';
import { phash2 } from '#term/phash2.ts';
import { nameIn } from '#trace/roll.ts';

import { indexOf } from './routing.ts';

const NAMES = Array.from({ length: 200 }, (_, index) => `list ${index}`);

/** Which worker read which list. */
function readers(options: object, names = NAMES): ReadonlyMap<string, string> {
  const inputs = names.map((name, index) => [100 + index * 20, opens('plain', name)] as const);
  const tape = todoDay({ options, inputs: [[10, START], ...inputs] });
  return new Map(
    eventsOf(tape, 'asked').map(({ pid }, index) => [names[index] ?? '', nameIn(tape.roll, pid)]),
  );
}

test.each([3, 7])('200 lists go to the worker of %d that phash2 names', (workers) => {
  const expected = NAMES.map((name) => [name, `Worker ${phash2(name, workers)}`]);
  expect([...readers({ workers })]).toEqual(expected);
});

test('fewer routes than workers leave workers without work', () => {
  expect(new Set(readers({ workers: 5, routes: 2 }).values())).toEqual(
    new Set(['Worker 0', 'Worker 1']),
  );
});

test('more routes than workers: some lists have no worker, and their servers exit', () => {
  const tape = todoDay({
    options: { routes: 5 },
    inputs: [
      [10, START],
      [100, opens('plain')],
      [200, opens('plain', 'shopping')],
      [300, 'Todo.Database.get("bob")'],
    ],
  });
  expect(phash2('bob', 5)).toBeGreaterThan(2);
  expect(phash2('shopping', 5)).toBeLessThan(3);
  expect(deaths(tape)).toEqual([
    'Server bob: {:noproc, {GenServer, :call, [nil, {:get, "bob"}, :infinity]}}',
  ]);
  expect(printed(tape).at(-1)).toMatch(/GenServer\.call\(nil, \{:get, "bob"\}, :infinity\)/);
});

test('a pool that is asked for the name of a list has nobody', () => {
  const tape = todoDay({
    options: { router: 'name' },
    inputs: [
      [10, START],
      [100, opens('plain')],
    ],
  });
  expect(deaths(tape)).toEqual([
    'Server bob: {:noproc, {GenServer, :call, [nil, {:get, "bob"}, :infinity]}}',
  ]);
});

test('the mistakes: by length, always the first, in turn, by chance', () => {
  const routed = (router: 'length' | 'first' | 'round_robin' | 'random', before: number) =>
    indexOf({ key: 'bob', before, chance: 5 }, { router, routes: 3 });
  expect([routed('length', 0), routed('first', 1)]).toEqual([0, 0]);
  expect([0, 1, 2, 3].map((before) => routed('round_robin', before))).toEqual([0, 1, 2, 0]);
  const drawn = Array.from({ length: 30 }, (_, before) => routed('random', before));
  expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
});

/** Two caches, so two servers of one list: one is opened while the other writes. */
test.each([
  ['phash2', false],
  ['first', false],
  ['round_robin', true],
  ['random', true],
])('%s, in place: the half written file is read: %s', (router, isRead) => {
  const corrupt = (at: number) => {
    const tape = todoDay({
      options: { router, writing: 'in_place', shells: ['IEx', 'Ann'] },
      inputs: [
        [10, START],
        [20, `Ann: ${START}`],
        [30, opens('plain')],
        [
          100 + at,
          'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "Save me, please!"})',
        ],
        [150 + at, `Ann: ${opens('plain')}`],
      ],
    });
    return printed(tape).some((text) => text.endsWith('corrupt and was set aside'));
  };
  expect(Array.from({ length: 12 }, (_, at) => corrupt(at)).includes(true)).toBe(isRead);
});
