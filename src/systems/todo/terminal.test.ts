/** The terminal against what a real shell and a real mix printed, and what it says of itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { elements, field } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, tuple } from '#term/term.ts';

import { TODO_OPTIONS } from './options.ts';
import type { Terminal } from './terminal-state.ts';
import { terminal, typed } from './terminal.ts';

const [recorded = ''] = Object.values(
  import.meta.glob<string>('./recorded/terminal.txt', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

const start = (options: Record<string, string> = {}): Terminal =>
  terminal.start(
    optionsTerm(TODO_OPTIONS, { project: 'empty', power: 'off', terminal: 'on', ...options }),
  );

/** Types a line; what is printed, what we add and the prompt after it. */
function type(state: Terminal, line: string) {
  const answered = terminal.query?.(state, tuple(atom('type'), line), 0);
  if (answered === undefined) throw new Error('the terminal takes no queries');
  const texts = (key: string) => elements(field(answered.answer, key) ?? 0)?.map(String) ?? [];
  return {
    state: answered.state,
    prompt: inspectLine(field(answered.answer, 'prompt') ?? 0).slice(1, -1),
    lines: texts('lines'),
    notes: texts('notes'),
    next: inspectLine(field(answered.answer, 'next') ?? 0).slice(1, -1),
  };
}

/** Types all of them; what the last one gives. */
function typeAll(state: Terminal, ...lines: readonly string[]) {
  let last = type(state, '');
  for (const line of lines) last = type(last.state, line);
  return last;
}

describe('prints what the real ones printed', () => {
  const sections = recorded.split(/^==== /m).slice(1);
  test.each(sections.map((text) => [text.split('\n')[0] ?? '', text] as const))('%s', (_, text) => {
    let state = start();
    const asked = text.split('\n').filter((line) => PROMPT.test(line));
    const told = asked.flatMap((line) => {
      const answer = type(state, line.replace(PROMPT, ''));
      state = answer.state;
      return [`${answer.prompt} ${line.replace(PROMPT, '')}`, ...answer.lines];
    });
    expect(told).toEqual(text.replace(/\n+$/, '').split('\n').slice(1));
  });
});

const PROMPT = /^~\S*\$ /;

test('iex -S mix compiles, greets, and the node boots', () => {
  const { state } = typeAll(start({ project: 'new' }), 'rm -r test');
  expect(typed(state, 'iex -S mix')).toEqual({ kind: 'asked', boots: true });
  const { lines, next } = type(state, 'iex -S mix');
  expect(next).toBe('iex');
  expect(lines.slice(1)).toEqual([
    '',
    'Compiling 1 file (.ex)',
    'Generated todo app',
    'Interactive Elixir (1.18.3) - press Ctrl+C to exit (type h() ENTER for help)',
  ]);
});

test('iex -S mix starts nothing where there is no project or it does not compile', () => {
  expect(typed(start(), 'iex -S mix')).toEqual({ kind: 'asked', boots: false });
  expect(type(start(), 'iex -S mix').lines).toContain(
    '** (Mix) "mix" with no arguments must be executed in a directory with a mix.exs file',
  );
  const broken = typeAll(start({ project: 'new' }), 'cp ../chapters/database_worker.ex lib');
  expect(typed(broken.state, 'iex -S mix')).toEqual({ kind: 'asked', boots: false });
  expect(type(broken.state, 'iex -S mix').next).toBe('~/todo$');
});

test.each([
  ['tets', '. Did you mean "test"?'],
  ['complie', '. Did you mean "compile"?'],
  ['fromat', '. Did you mean "format"?'],
  ['tst', '. Did you mean "test"?'],
  ['runn', '. Did you mean "run"?'],
  ['dep', '. Did you mean "deps"?'],
  ['nwe', ''],
  ['foo', ''],
])('mix says what may be meant by %s', (task, meant) => {
  expect(type(start({ project: 'new' }), `mix ${task}`).lines).toEqual([
    `** (Mix) The task "${task}" could not be found${meant}`,
  ]);
});

test.each([
  ['{:ok, cache} = Todo.Cache.start()', '('],
  ['pid = Todo.Cache.server_process(cache, "bob")', '('],
  ['Todo.Server.entries(pid, ~D[2023-01-01])', 'pid,'],
  [':erlang.phash2("bob", 3)', '"bob",'],
])('bash does not understand %s', (line, token) => {
  const { lines, notes } = type(start(), line);
  expect(lines).toEqual([`bash: syntax error near unexpected token \`${token}'`]);
  expect(notes.join()).toContain('iex -S mix');
});

test('time passes with a command, so that each has a moment of its own', () => {
  const asked = terminal.query?.(start(), tuple(atom('type'), 'mix test'), 5_000_000);
  expect(asked?.wakes).toEqual([{ at: 6_200_000, key: 0 }]);
  expect(terminal.handle(start(), { kind: 'woken', key: 0 }, 0).state).toEqual(start());
});

test('a line in iex goes to its process, and one that halts to nobody', () => {
  const { state } = typeAll(start({ project: 'whole' }), 'iex -S mix');
  expect(typed(state, '{:ok, cache} = Todo.Cache.start()')).toEqual({ kind: 'line' });
  expect(typed(state, ' System.halt()')).toEqual({ kind: 'halt' });
  expect(type(state, 'Todo.hello()').lines).toEqual([':world']);
});

test('a module that was not compiled is undefined in iex', () => {
  const { state } = typeAll(start({ project: 'new' }), 'iex -S mix');
  expect(type(state, '{:ok, cache} = Todo.Cache.start()').lines[0]).toBe(
    '** (UndefinedFunctionError) function Todo.Cache.start/0 is undefined (module Todo.Cache is not available)',
  );
});

test('what a module needs must be there too, and is named', () => {
  const half = [
    'mkdir lib/todo',
    'cp ../chapters/c*.ex ../chapters/server.ex lib/todo',
    'iex -S mix',
  ];
  const { state } = typeAll(start({ project: 'new' }), ...half);
  const { notes } = type(state, 'Todo.Cache.start()');
  expect(notes[0]).toContain('Todo.Database');
});

test('when the node stops the shell of the operating system is back', () => {
  const { state } = typeAll(start({ project: 'whole' }), 'iex -S mix');
  const after = terminal.handle(state, { kind: 'halted' }, 0).state;
  expect(type(after, 'mix compile')).toMatchObject({ prompt: '~/todo$', lines: [] });
});

test('the whole project passes its tests in each form', () => {
  const last = (form: string) => type(start({ project: 'whole', form }), 'mix test').lines.at(-1);
  expect(last('plain')).toBe('1 doctest, 4 tests, 0 failures');
  expect(last('supervised')).toBe('1 doctest, 4 tests, 0 failures');
  expect(last('registered')).toBe('1 doctest, 3 tests, 0 failures');
});

test('a node that runs from the start has iex open', () => {
  const running = start({ project: 'whole', power: 'on' });
  expect(typed(running, 'self()')).toEqual({ kind: 'line' });
});

test('what a line made is marked until the next one', () => {
  const made = typeAll(start(), 'mix new todo', 'cp chapters/list.ex todo/lib');
  expect(made.state.fresh).toEqual(['todo/lib/list.ex']);
  expect(type(made.state, 'ls').state.fresh).toEqual([]);
});

test('what it does not understand it says, apart from what a real one prints', () => {
  const { lines, notes } = type(start(), 'vim lib/todo.ex');
  expect(lines).toEqual(['bash: vim: command not found']);
  expect(notes.join(' ')).toContain('mix new NAME');
});

const WORDS = fc.constantFrom(
  ...'mix new todo compile test iex -S cd .. ls -a rm -r * lib cp mv chapters/* mkdir -p a/b'.split(
    ' ',
  ),
  ...'chapters/list.ex cat find . tree ~ / constructor __proto__ format help clean'.split(' '),
  ...'Todo.Cache.start() " test/ mix.exs touch todo/lib/x.ex pwd'.split(' '),
);
const LINE = fc.oneof(
  fc.array(WORDS, { maxLength: 5 }).map((words) => words.join(' ')),
  fc.string(),
  fc.string({ unit: 'binary' }),
);

test('any text is answered', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('empty', 'new', 'whole'),
      fc.constantFrom('on', 'off'),
      fc.array(LINE, { maxLength: 12 }),
      (project, power, lines) => {
        const { state } = typeAll(start({ project, power }), ...lines);
        expect(['sh', 'iex']).toContain(state.mode);
        expect(typeof typed(state, lines[0] ?? '').kind).toBe('string');
        for (const path of state.tree.keys()) expect(path).not.toMatch(/^\/|\/$|\/\/|^$/);
      },
    ),
    { numRuns: 300 },
  );
});
