import { describe, expect, test } from 'vitest';

import { eventsOf } from '#cli/shop-rehearsal.ts';
import {
  ADD,
  dataOf,
  deaths,
  diskOf,
  living,
  opens,
  printed,
  READ,
  SAVED,
  START,
  type TodoDay,
  todoDay,
} from '#cli/todo-rehearsal.ts';
import { valuesOf } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import { inspectLine } from '#term/inspect.ts';

type Form = 'plain' | 'supervised' | 'registered';

/** An entry is added, somebody crashes, and the list is asked for again by its name. */
function dayWith(form: Form, fault: string, more: Partial<TodoDay> = {}) {
  return todoDay({
    inputs: [
      ...(form === 'plain' ? [[10, START] as const] : []),
      [100, opens(form)],
      [200, ADD],
      [1000, 'Process.alive?(pid)'],
      [1100, opens(form)],
      [1200, READ],
      [1300, 'Todo.Server.delete_entry(pid, 7)'],
    ],
    faults: [`${fault} at 900`],
    ...more,
    options: { form, ...more.options },
  });
}

/** What became of the last four lines, in short. */
const outcome = (tape: ReturnType<typeof todoDay>) =>
  printed(tape)
    .slice(-4)
    .map((text) => text.replaceAll(/\n +\*\* \(EXIT\) (?:no process|exited).*/gs, ' …'));

const CALL = '** (exit) exited in: GenServer.call';
const DELETE = '{:delete_entry, 7}, 5000) …';

test.each([
  [
    'Server bob',
    ['false', '<Server bob>', `${CALL}(<Server bob>, {:entries, ~D[2023-01-01]}, 5000) …`],
  ],
  ['Worker 0', ['true', '<Server bob>', SAVED]],
  ['Database', ['true', '<Server bob>', SAVED]],
  ['Cache', ['true', `${CALL}(<Cache>, {:server_process, "bob"}, 5000) …`, SAVED, ':ok']],
])('plain: nobody starts %s again', (who, [...lines]) => {
  const tape = dayWith('plain', `crash ${who}`);
  if (lines.length < 4) lines.push(`${CALL}(<Server bob>, ${DELETE}`);
  expect(outcome(tape)).toEqual(lines);
  expect(deaths(tape)[0]).toBe(`${who}: :boom`);
  expect(living(tape)).not.toContain(who);
});

test.each([
  ['crash Server bob', ['Server bob', 'Cache'], 2],
  ['kill Cache', ['Cache', 'Server bob'], 2],
  ['crash Worker 0', ['Worker 0', 'Database', 'Worker 1', 'Worker 2'], 1],
  ['crash Database', ['Database', 'Worker 0', 'Worker 1', 'Worker 2'], 1],
])('supervised: after %s those who are linked start again', (fault, died, server) => {
  const tape = dayWith('supervised', fault);
  expect(deaths(tape).map((one) => one.replace(/: .*/, ''))).toEqual(died);
  expect(outcome(tape)).toEqual([
    String(server === 1),
    server === 1 ? '<Server bob>' : '<Server bob (2)>',
    SAVED,
    ':ok',
  ]);
});

test.each([
  ['crash Server bob', ['Server bob'], 2],
  ['crash Worker 0', ['Worker 0'], 1],
  ['kill Database', ['Database', 'Worker 0', 'Worker 1', 'Worker 2'], 1],
  ['kill Cache', ['Cache', 'Server bob'], 2],
])('registered: after %s only those below start again', (fault, died, server) => {
  const tape = dayWith('registered', fault);
  expect(deaths(tape).map((one) => one.replace(/: .*/, ''))).toEqual(died);
  expect(outcome(tape)).toEqual([
    String(server === 1),
    server === 1 ? '<Server bob>' : '<Server bob (2)>',
    SAVED,
    ':ok',
  ]);
});

test.each(['kill Registry', 'kill Partition'])(
  'registered: after %s all who had a name are gone, and the list is there again',
  (fault) => {
    const tape = dayWith('registered', fault);
    expect(outcome(tape)).toEqual(['false', '<Server bob (2)>', SAVED, ':ok']);
  },
);

test('the supervisor of the system ends whom it was told to end', () => {
  const after = (strategy: string, fault: string) =>
    deaths(dayWith('supervised', fault, { options: { strategy } })).map((one) =>
      one.replace(/ \(.*|: .*/, ''),
    );
  expect(after('rest_for_one', 'kill Database')).toContain('Cache');
  expect(after('rest_for_one', 'kill Cache')).not.toContain('Database');
  expect(after('one_for_all', 'kill Cache')).toContain('Database');
});

test('too many crashes end the system, and shells live on without it', () => {
  const faults = [900, 910, 920, 930].map((at) => `kill Database at ${at}`);
  const tape = dayWith('supervised', 'kill Database', { faults });
  expect(living(tape)).toEqual(['IEx']);
  expect(outcome(tape)[1]).toBe(`${CALL}(Todo.Cache, {:server_process, "bob"}, 5000) …`);
  const without = dayWith('registered', 'kill System');
  expect(outcome(without)[1]).toBe('** (ArgumentError) unknown registry: Todo.Registry');
});

test('a call whose time is over exits, and its answer vanishes', () => {
  const tape = todoDay({
    options: { write: 3000 },
    inputs: [
      [10, START],
      [20, opens('plain')],
      [30, ADD],
      [20_000, READ],
    ],
  });
  expect(printed(tape)).toEqual([
    '{:ok, <Cache>}',
    '<Server bob>',
    `${CALL}(<Server bob>, {:add_entry, %{date: ~D[2023-01-01], title: "Save me!"}}, 5000)\n    ** (EXIT) time out`,
    SAVED,
  ]);
  expect(eventsOf(tape, 'dropped').map(({ why }) => why)).toEqual(['alias']);
});

test('casts do not wait: the mailbox of the server fills', () => {
  const entry = '%{date: ~D[2023-01-01], title: "#{i}"}';
  const flood = (until: number, name: string) =>
    todoDay({
      inputs: [
        [10, START],
        [20, opens('plain')],
        [100, `Enum.each(1..20, fn i -> Todo.Server.${name}(pid, ${entry}) end)`],
      ],
      until,
    });
  const waiting = ({ world }: ReturnType<typeof todoDay>) => {
    const server = [...valuesOf(world.processes)].find(({ label }) => label === 'Server bob');
    return server === undefined ? 0 : lettersOf(server.mailbox).length;
  };
  expect(waiting(flood(150, 'cast_entry'))).toBe(19);
  expect(printed(flood(101, 'cast_entry')).at(-1)).toBe(':ok');
  expect(waiting(flood(150, 'add_entry'))).toBe(0);
  const over = flood(60_000, 'cast_entry');
  expect(waiting(over)).toBe(0);
  expect(inspectLine(dataOf(over, 'Server bob') ?? 0)).toContain('next_id: 21');
});

describe('the power goes in the middle of a write', () => {
  const day = (writing: string) =>
    todoDay({
      options: { writing },
      inputs: [
        [10, START],
        [20, opens('plain')],
        [100, ADD],
        [1000, ADD],
        [2000, { boot: true }],
        [2010, START],
        [2020, opens('plain')],
        [2100, READ],
      ],
      faults: ['halt at 1050'],
    });

  test('aside: the old list is whole', () => {
    const tape = day('aside');
    expect(printed(tape).at(-1)).toBe(SAVED);
    expect([...diskOf(tape).files.keys()]).toEqual([
      'bob.list',
      expect.stringMatching(/^bob\.list\.\d+\.tmp$/),
    ]);
  });

  test('in place: it is lost, and said to be', () => {
    const tape = day('in_place');
    expect(printed(tape).slice(-2)).toEqual([
      'Server bob (2): bob: the file is corrupt and was set aside',
      '[]',
    ]);
  });
});

test.each([
  ['crash Worker 0', 'aside'],
  ['crash Worker 0', 'in_place'],
])('after %s what is asked of the disk is done all the same, %s', (fault, writing) => {
  const inputs = [[10, START] as const, [20, opens('plain')] as const, [100, ADD] as const];
  const tape = todoDay({ options: { writing }, inputs, faults: [`${fault} at 120`] });
  expect([...diskOf(tape).files.values()][0]?.length).toBeGreaterThan(64);
});
