import { describe, expect, test } from 'vitest';

import { dataOf, opens, printed, START, todoDay } from '#cli/todo-rehearsal.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';

import { exitText, HELP, NOT_UNDERSTOOD, raisedText, resultText } from './shell-result.ts';

/** What is printed of these lines, after a server was opened. */
function answers(lines: readonly string[], form: 'plain' | 'supervised' | 'registered' = 'plain') {
  const begin = [...(form === 'plain' ? [START] : []), opens(form)];
  const inputs = [...begin, ...lines].map((line, index) => [100 + index * 1000, line] as const);
  return printed(todoDay({ options: { form }, inputs })).slice(begin.length);
}

const CALLED = ', {GenServer, :call, [:bob, {:entries, ~D[2023-01-01]}, 5000]}}';
const IN =
  '** (exit) exited in: GenServer.call(:bob, {:entries, ~D[2023-01-01]}, 5000)\n    ** (EXIT) ';

/** As Elixir 1.18 prints them. */
test.each([
  [':normal', 'normal'],
  [':shutdown', 'shutdown'],
  ['{:shutdown, :x}', 'shutdown: :x'],
  [':killed', 'killed'],
  [':boom', ':boom'],
  ['{:badmatch, 1}', '{:badmatch, 1}'],
  [':timeout', 'time out'],
  [':calling_self', 'process attempted to call itself'],
  [
    ':noproc',
    "no process: the process is not alive or there's no process currently associated with the given name, possibly because its application isn't started",
  ],
  [
    '{:timeout, {GenServer, :call, [Todo.Database, {:choose_worker, "bob"}, 5000]}}',
    'exited in: GenServer.call(Todo.Database, {:choose_worker, "bob"}, 5000)\n        ** (EXIT) time out',
  ],
  [
    '{{:badkey, :date, %{id: 1}}, [{Todo.Server, :handle_call, 3, []}]}',
    'an exception was raised:\n        ** (KeyError) key :date not found in: %{id: 1}\n            Todo.Server.handle_call/3',
  ],
  [
    '{:function_clause, [{Todo.Server, :changed, 2, []}]}',
    'an exception was raised:\n        ** (FunctionClauseError) no function clause matching in Todo.Server.changed/2\n            Todo.Server.changed/2',
  ],
  [
    '{%RuntimeError{message: "no", __exception__: true}, [{Todo.Cache, :init, 1, []}]}',
    'an exception was raised:\n        ** (RuntimeError) no\n            Todo.Cache.init/1',
  ],
])('an exit with %s', (reason, text) => {
  expect(exitText(parseTerm(`{${reason}${CALLED}`))).toBe(IN + text);
});

test.each([
  ['{:badmatch, {:error, 1}}', '** (MatchError) no match of right hand side value: {:error, 1}'],
  ['{:case_clause, 1}', '** (CaseClauseError) no case clause matching: 1'],
  ['{:badmap, []}', '** (BadMapError) expected a map, got: []'],
  [':badarg', '** (ArgumentError) argument error'],
  ['{:odd, 1}', '** (ErlangError) Erlang error: {:odd, 1}'],
])('an error with %s', (reason, text) => {
  expect(raisedText(parseTerm(reason))).toBe(text);
});

test('a result is laid out in lines, as iex does', () => {
  const entry = '%{id: 1, date: ~D[2023-01-01], title: "Save me! too, please"}';
  const list = `{:ok, %Todo.List{next_id: 3, entries: %{1 => ${entry}, 2 => ${entry}}}}`;
  expect(resultText(parseTerm(list))).toBe(
    [
      '{:ok,',
      ' %Todo.List{',
      '   next_id: 3,',
      '   entries: %{',
      '     1 => %{date: ~D[2023-01-01], id: 1, title: "Save me! too, please"},',
      '     2 => %{date: ~D[2023-01-01], id: 1, title: "Save me! too, please"}',
      '   }',
      ' }}',
    ].join('\n'),
  );
});

describe('a shell', () => {
  test('says what each line gives, and goes on after an error', () => {
    expect(
      answers([
        'Process.alive?(pid)',
        ':erlang.phash2("bob", 3)',
        'self()',
        'x = {pid, "a"}',
        'x',
        'Process.whereis(Todo.Database)',
        'Process.whereis(:nobody)',
        'Process.sleep(500)',
        'nobody',
        '{:ok, y} = {:error, 1}',
        'Process.alive?(1)',
        ':erlang.phash2(1, 0)',
        'Process.sleep(-1)',
        'Process.register(pid, Todo.Database)',
        'Todo.Server.entries("bob", 1)',
        'Todo.Server.cast_entry("bob", 1)',
        'Todo.Server.entries(self(), 1)',
        '1 + 1',
        '# a comment',
        'Todo.Cache.server_process("bob")',
        'Todo.Server.update_entry(pid, 1, %{title: "x"})',
        'Process.exit(pid, :kill)',
        'Process.alive?(pid)',
      ]),
    ).toEqual([
      'true',
      '0',
      '<IEx>',
      '{<Server bob>, "a"}',
      '{<Server bob>, "a"}',
      '<Database>',
      'nil',
      ':ok',
      'error: undefined variable "nobody"\n** (CompileError) cannot compile code (errors have been logged)',
      '** (MatchError) no match of right hand side value: {:error, 1}',
      '** (ArgumentError) errors were found at the given arguments:\n\n  * 1st argument: not a pid\n',
      '** (ArgumentError) errors were found at the given arguments:\n\n  * 2nd argument: out of range\n',
      '** (FunctionClauseError) no function clause matching in Process.sleep/1',
      '** (ArgumentError) could not register <Server bob> with name Todo.Database because it is not alive, the name is already taken, or it has already been given another name',
      '** (FunctionClauseError) no function clause matching in GenServer.whereis/1',
      '** (FunctionClauseError) no function clause matching in GenServer.cast/2',
      '** (exit) exited in: GenServer.call(<IEx>, {:entries, 1}, 5000)\n    ** (EXIT) process attempted to call itself',
      NOT_UNDERSTOOD,
      '** (UndefinedFunctionError) function Todo.Cache.server_process/1 is undefined or private',
      ':ok',
      'true',
      'false',
    ]);
  });

  test('h() says what is understood', () => {
    expect(
      printed(
        todoDay({
          inputs: [
            [100, 'h()'],
            [200, 'h'],
            [300, '1 + 1'],
          ],
        }),
      ),
    ).toEqual([HELP, HELP, NOT_UNDERSTOOD]);
  });

  test('an error in the server is told with its cause', () => {
    const [told] = answers(['Todo.Server.add_entry(pid, [])']);
    expect(told).toBe(
      [
        '** (exit) exited in: GenServer.call(<Server bob>, {:add_entry, []}, 5000)',
        '    ** (EXIT) an exception was raised:',
        '        ** (BadMapError) expected a map, got: []',
        '            Todo.Server.handle_call/3',
      ].join('\n'),
    );
  });

  test('a loop does its body as often as it says', () => {
    const add =
      'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "number #{i}", place: i})';
    const [done, entries] = answers([
      `Enum.each(1..3, fn i -> ${add} end)`,
      'Todo.Server.entries(pid, ~D[2023-01-01])',
    ]);
    expect(done).toBe(':ok');
    expect(entries).toMatch(/id: 3, place: 3, title: "number 3"/);
    expect(answers(['Enum.each(3..1, fn i -> Process.sleep(i) end)'])).toEqual([':ok']);
    expect(answers(['Enum.each(1..3, fn i -> nobody end)'])[0]).toMatch(
      /undefined variable "nobody"/,
    );
  });

  test.each(['plain', 'supervised', 'registered'] as const)('%s: reads what is stored', (form) => {
    const [, stored, none] = answers(
      [
        'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "x"})',
        'Todo.Database.get("bob")',
        'Todo.Database.get("nobody")',
      ],
      form,
    );
    expect(stored).toMatch(/^\{:ok,\s+%Todo\.List\{\s+next_id: 2,/);
    expect(none).toBe(':not_found');
  });

  test('keeps its names, and shows them', () => {
    const inputs = [[10, 'x = 1'] as const, [20, 'x = 2'] as const, [30, 'y = x'] as const];
    const tape = todoDay({ inputs });
    expect(inspectLine(dataOf(tape, 'IEx') ?? 0)).toBe('%{x: 2, y: 2}');
  });
});
