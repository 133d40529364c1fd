import { describe, expect, test } from 'vitest';

import { eventsOf } from '#cli/shop-rehearsal.ts';
import {
  ADD,
  births,
  dataOf,
  diskOf,
  opens,
  printed,
  READ,
  SAVED,
  sentBy,
  START,
  todoDay,
} from '#cli/todo-rehearsal.ts';
import { optionsTerm } from '#systems/options.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, binary, type Term, tuple } from '#term/term.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record } from '#trace/tape.ts';

import { decodedList } from './list-bytes.ts';
import { todo } from './todo.ts';

const FORMS = ['plain', 'supervised', 'registered'] as const;

/** What is in the list's file. */
function stored(tape: Parameters<typeof diskOf>[0], file: string): Term | undefined {
  const bytes = diskOf(tape).files.get(file);
  return bytes && decodedList(binary(bytes));
}

describe.each(FORMS)('the smoke test of the chapter, %s', (form) => {
  const begin = form === 'plain' ? [[10, START] as const] : [];
  const again = form === 'plain' ? [[1200, START] as const] : [];

  test('an entry is there after the node has stopped and started again', () => {
    const tape = todoDay({
      options: { form },
      inputs: [
        ...begin,
        [100, opens(form)],
        [200, ADD],
        [1100, { boot: true }],
        ...again,
        [1300, opens(form)],
        [1400, READ],
      ],
      faults: ['halt at 1000'],
    });
    expect(printed(tape).filter((line) => !line.startsWith('{:ok,'))).toEqual([
      '<Server bob>',
      ':ok',
      '<Server bob (2)>',
      SAVED,
    ]);
    expect([...diskOf(tape).files.keys()]).toEqual(['bob.list']);
    expect(inspectLine(stored(tape, 'bob.list') ?? '')).toContain('title: "Save me!"');
  });
});

describe('messages of the plain form, as the twin sends them', () => {
  const tape = todoDay({
    inputs: [
      [10, START],
      [100, opens('plain')],
      [300, ADD],
    ],
  });

  test('the database is asked for the worker, and the worker for the list', () => {
    expect(sentBy(tape, 'Server bob')).toEqual([
      'Cache {:ack, <Server bob>, {:ok, <Server bob>}}',
      'Database {:"$gen_call", {<Server bob>, [:alias | ref]}, {:choose_worker, "bob"}}',
      'Worker 0 {:"$gen_call", {<Server bob>, ref}, {:get, "bob"}}',
      'Database {:"$gen_call", {<Server bob>, [:alias | ref]}, {:choose_worker, "bob"}}',
      'Worker 0 {:"$gen_call", {<Server bob>, ref}, {:store, "bob", %Todo.List{entries: %{1 => %{date: ~D[2023-01-01], id: 1, title: "Save me!"}}, next_id: 2}}}',
      'IEx {[:alias | ref], :ok}',
    ]);
  });

  test('a worker writes aside, then renames', () => {
    const asked = eventsOf(tape, 'asked').map(({ request }) => inspectLine(request));
    expect(asked.map((one) => one.replace(/, <<.*/, ''))).toEqual([
      '{:read, "bob.list"}',
      expect.stringMatching(/^\{:write, "bob\.list\.\d+\.tmp"/),
      expect.stringMatching(/^\{:rename, "bob\.list\.\d+\.tmp", "bob\.list"\}/),
    ]);
  });

  test('each process shows what it keeps', () => {
    const shown = (label: string) => inspectLine(dataOf(tape, label) ?? 'gone');
    expect(shown('Server bob')).toBe(
      '{"bob", %Todo.List{entries: %{1 => %{date: ~D[2023-01-01], id: 1, title: "Save me!"}}, next_id: 2}}',
    );
    expect(shown('Cache')).toBe('%{"bob" => #PID<0.111.0>}');
    expect(shown('Database')).toMatch(/^%\{0 => #PID<0\.108\.0>, 1 => /);
    expect(shown('IEx')).toBe('%{cache: #PID<0.106.0>, pid: #PID<0.111.0>}');
  });
});

describe('two ask at once for a list that nobody has opened', () => {
  test.each(FORMS)('%s: one server, which both are given', (form) => {
    const asking = form === 'plain' ? 'Todo.Cache.server_process(:cache, "bob")' : opens(form);
    const tape = todoDay({
      options: { form, shells: ['IEx', 'Ann', 'Ben'] },
      inputs: [
        ...(form === 'plain'
          ? [[10, START] as const, [20, 'Process.register(cache, :cache)'] as const]
          : []),
        [100, `Ann: ${asking}`],
        [100, `Ben: ${asking}`],
      ],
    });
    expect(births(tape).filter((label) => label.startsWith('Server'))).toEqual(['Server bob']);
    expect(printed(tape).slice(-2)).toEqual(['Ann: <Server bob>', 'Ben: <Server bob>']);
  });
});

describe('a node', () => {
  test('without power it runs nothing until it is booted, and boots once', () => {
    const off = { power: 'off' };
    const dark = todoDay({ options: off, inputs: [[10, START]] });
    expect(dark.events.map(({ kind }) => kind)).toEqual(['input']);
    const inputs = [[10, { boot: true }] as const, [20, { boot: true }] as const];
    expect(births(todoDay({ options: off, inputs }))).toEqual(['IEx']);
    expect(births(todoDay({ inputs }))).toEqual(['IEx']);
  });

  test('a line to somebody who is not there is dropped without a word', () => {
    const tape = todoDay({ inputs: [[10, 'Ann: self()']] });
    expect(tape.events.filter(({ at }) => at > 0).map(({ kind }) => kind)).toEqual(['input']);
  });

  test('files that were there before are read, others are deleted from outside', () => {
    const mounted = '%{"bob.list" => <<1, 2, 3>>, "alice.list" => <<4>>}';
    const tape = todoDay({
      inputs: [
        [1, { mount: mounted }],
        [10, START],
        [20, opens('plain')],
        [30, { remove: 'alice.list' }],
      ],
    });
    expect(printed(tape)).toEqual([
      '{:ok, <Cache>}',
      '<Server bob>',
      'Server bob: bob: the file is corrupt and was set aside',
    ]);
    expect([...diskOf(tape).files.keys()]).toEqual([
      expect.stringMatching(/^bob\.list\.\d+\.corrupt$/),
    ]);
  });

  test('what is typed is for the terminal, where there is one, and else for iex', () => {
    const typed = { type: 'self()' };
    expect(printed(todoDay({ inputs: [[10, typed]] }))).toEqual(['<IEx>']);
    const terminal = { terminal: 'on', power: 'off' };
    const inputs = [[10, { type: 'iex -S mix' }] as const, [20, typed] as const];
    expect(printed(todoDay({ options: terminal, inputs }))).toEqual(['<IEx>']);
  });
});

test.each([
  [{ line: 'self()' }, 'x: allowed are shell with line, type, boot, mount, or remove'],
  [{ shell: 'Eve', line: 'self()' }, 'x.shell: "Eve" is not one of IEx, Ann, Ben, Cat, Dan'],
  [{ shell: 'IEx', line: 7 }, 'x.line: 7 is not a text'],
  [{ boot: 'yes' }, 'x.boot: "yes" is not true'],
  [{ mount: '%{bob: 1}' }, 'x.mount: "%{bob: 1}" is not a map of files'],
  [{ format: true }, 'there is no field "format"'],
])('an input that is wrong: %j', (given, message) => {
  expect(() => todo.input(given, 'x')).toThrow(message);
});

test('an input that the system does not know is refused', () => {
  expect(() => todo.system.input(tuple(atom('format'), 1), atom('none'), new Map())).toThrow(
    'the to-do server takes',
  );
});

test('on an ordinary day everybody is answered', () => {
  for (const form of FORMS) {
    const options = optionsTerm(todo.options, { form, shells: ['IEx', 'Ann', 'Ben'] });
    const tape = record(todo.system, { options }, plansOf(todo.visitors(3, options), []));
    playUntil(tape, 60_000_000);
    const answers = printed(tape);
    expect(answers).toHaveLength(form === 'plain' ? 14 : 12);
    expect(answers.filter((text) => text.includes('**') || text.includes('error'))).toEqual([]);
  }
});
