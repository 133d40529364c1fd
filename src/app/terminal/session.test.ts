/** What a terminal shows, told from runs of the to-do server. */
import { expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';
import type { Term } from '#term/term.ts';
import { act, fork, lengthOf, playUntil, positionAt, record, type Tape } from '#trace/tape.ts';

import { screenAt } from './screen.ts';
import { sessionOf, terminalAt } from './session.ts';

function tapeWith(options: Record<string, string>): Tape {
  const tape = record(todo.system, { options: optionsTerm(todo.options, options), seed: 1 });
  playUntil(tape, 1000);
  return tape;
}

/** Puts it in, and lets happen what comes of it. */
function enter(tape: Tape, ...inputs: readonly Term[]): void {
  for (const input of inputs) {
    act(tape, { kind: 'input', input });
    playUntil(tape, tape.world.now + 1_000_000);
  }
}

const type = (text: string): Term => ex`{:type, ${text}}`;

const halt = (tape: Tape): void => act(tape, { kind: 'fault', fault: { kind: 'halt' } });

const now = (tape: Tape, label?: string) => screenAt(tape, tape.events.length, label);

const SHELL = { terminal: 'on', power: 'off', project: 'whole' };
const IEX = { terminal: 'off', power: 'on' };

test('a command stands behind its prompt, its answer below, and the next prompt waits', () => {
  const tape = tapeWith(SHELL);
  expect(now(tape)).toMatchObject({ mode: 'sh', prompt: '~/todo$', rows: [] });
  enter(tape, type('cd lib'), type('ls'));
  const { rows, prompt, typed } = now(tape);
  expect(rows.map(({ prompt: before = '', text }) => `${before} ${text}`.trim())).toEqual([
    '~/todo$ cd lib',
    '~/todo/lib$ ls',
    'todo  todo.ex',
  ]);
  expect(prompt).toBe('~/todo/lib$');
  expect(typed).toEqual(['cd lib', 'ls']);
});

test('iex counts the lines that it could evaluate', () => {
  const tape = tapeWith(IEX);
  enter(tape, type('self()'), type('nobody'), type('{:ok, cache} = Todo.Cache.start()'));
  const { rows, prompt, waiting } = now(tape);
  const prompts = rows.flatMap(({ prompt: before }) => before ?? []);
  expect(prompts).toEqual(['iex(1)>', 'iex(2)>', 'iex(2)>']);
  expect([prompt, waiting]).toEqual(['iex(3)>', false]);
});

test('while iex evaluates, the prompt waits', () => {
  const tape = tapeWith(IEX);
  act(tape, { kind: 'input', input: type('Process.sleep(500)') });
  playUntil(tape, tape.world.now + 100_000);
  expect(now(tape)).toMatchObject({ waiting: true, prompt: 'iex(1)>' });
  playUntil(tape, tape.world.now + 500_000);
  expect(now(tape)).toMatchObject({ waiting: false, prompt: 'iex(2)>' });
});

test('iex shows its prompt when somebody reads what is typed', () => {
  const tape = tapeWith(SHELL);
  act(tape, { kind: 'input', input: type('iex -S mix') });
  expect(now(tape)).toMatchObject({ mode: 'iex', prompt: '' });
  playUntil(tape, tape.world.now + 1_000_000);
  expect(now(tape)).toMatchObject({ mode: 'iex', prompt: 'iex(1)>' });
});

test('an earlier moment has nothing of what comes later', () => {
  const tape = tapeWith(SHELL);
  enter(tape, type('ls'));
  const then = tape.events.length;
  const before = now(tape);
  enter(tape, type('iex -S mix'), type('self()'));
  expect(screenAt(tape, then)).toEqual(before);
  expect(screenAt(tape, 0)).toMatchObject({ rows: [], prompt: '~/todo$' });
});

test('each command has a time of its own', () => {
  const tape = tapeWith(SHELL);
  const began = tape.world.now;
  enter(tape, type('ls'), type('pwd'));
  const between = tape.eventCounts[positionAt(tape, began + 100_000)] ?? 0;
  expect(screenAt(tape, between).typed).toEqual(['ls']);
});

test('another future has its own lines', () => {
  const tape = tapeWith(SHELL);
  enter(tape, type('ls'));
  const other = fork(tape, lengthOf(tape));
  enter(tape, type('pwd'));
  enter(other, type('cd lib'));
  expect(now(tape).typed).toEqual(['ls', 'pwd']);
  expect(now(other).typed).toEqual(['ls', 'cd lib']);
});

test('Ctrl+C twice leads back to the shell, and so does a line that halts', () => {
  const tape = tapeWith({ ...SHELL, power: 'on' });
  expect(now(tape)).toMatchObject({ mode: 'iex', prompt: 'iex(1)>' });
  halt(tape);
  expect(now(tape)).toMatchObject({ mode: 'sh', prompt: '~/todo$' });
  expect(now(tape).rows.map(({ text }) => text)).toContain('iex(1)> ^C');
  enter(tape, type('iex -S mix'), type('System.halt()'));
  halt(tape);
  expect(now(tape)).toMatchObject({ mode: 'sh', prompt: '~/todo$', waiting: false });
  expect(now(tape).rows.at(-1)?.text).toBe('System.halt()');
});

test('without a shell around it nobody reads while the node is off', () => {
  const tape = tapeWith(IEX);
  halt(tape);
  enter(tape, type('self()'));
  expect(now(tape).mode).toBe('off');
  expect(now(tape).rows.at(-1)?.kind).toBe('note');
  enter(tape, ex`{:boot}`, type('self()'));
  expect(now(tape)).toMatchObject({ mode: 'iex', prompt: 'iex(2)>' });
});

test('clear wipes the screen, and the past has it still', () => {
  const tape = tapeWith(SHELL);
  enter(tape, type('ls'));
  const then = tape.events.length;
  enter(tape, type('clear'));
  expect(now(tape)).toMatchObject({ rows: [], earlier: 0 });
  expect(screenAt(tape, then).rows).toHaveLength(2);
});

test('each shell has its own results', () => {
  const tape = tapeWith({ ...IEX, shells: 'IEx, Ann' });
  enter(tape, ex`{:line, "Ann", "self()"}`);
  expect(now(tape).rows).toEqual([]);
  expect(now(tape, 'Ann')).toMatchObject({ typed: ['self()'], prompt: 'iex(2)>' });
});

test('a long screen shows its end, and each event is read once', () => {
  const tape = tapeWith(SHELL);
  for (let i = 0; i < 300; i += 1) enter(tape, type('ls'));
  const { rows, earlier } = now(tape);
  expect([rows.length, earlier]).toEqual([400, 200]);
  expect(sessionOf(tape)).toBe(sessionOf(tape));
});

test('the files are those of the moment', () => {
  const tape = tapeWith(SHELL);
  const before = lengthOf(tape);
  enter(tape, type('touch lib/new.ex'));
  expect(terminalAt(tape, before)?.tree.has('todo/lib/new.ex')).toBe(false);
  expect(terminalAt(tape, lengthOf(tape))?.tree.has('todo/lib/new.ex')).toBe(true);
  expect(terminalAt(tapeWith(IEX), 0)).toBeUndefined();
});
