/** The runs of lesson 3.1: one terminal, each time a little further. */
import type { LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

export const typed = (text: string) => todo.input({ type: text }, 'type');

const APART = 900_000;

/** These lines were typed already; the others are offered. */
export function terminalAfter(lines: readonly string[], offers: readonly string[]): LessonRun {
  const opensAt = 100_000 + lines.length * APART;
  return {
    system: todo.system,
    options: optionsTerm(todo.options, { terminal: 'on', project: 'empty', power: 'off' }),
    seed: 3,
    flight: 200_000,
    inputs: lines.map((text, place) => ({ at: 100_000 + place * APART, input: typed(text) })),
    opensAt,
    horizon: opensAt + 500_000,
    deeds: [],
    prompt: { label: 'IEx', lines: offers, input: typed },
  };
}

export const CREATED = ['mix new todo'];
export const INSIDE = [...CREATED, 'cd todo', 'mix test'];
export const HALF = [
  ...INSIDE,
  'mkdir lib/todo',
  'cp ../chapters/server.ex lib/todo',
  'mix compile',
];
export const WHOLE = [...HALF, 'cp ../chapters/*.ex lib/todo', 'mix compile'];
export const TESTED = [...WHOLE, 'mkdir test/todo', 'cp ../chapters/*.exs test/todo', 'mix test'];
export const RUNNING = [...TESTED, 'iex -S mix'];

export const START = '{:ok, cache} = Todo.Cache.start()';
export const ASK = 'pid = Todo.Cache.server_process(cache, "bob")';
export const ADD = 'Todo.Server.add_entry(pid, %{date: ~D[2026-03-02], title: "Buy beans"})';
export const READ = 'Todo.Server.entries(pid, ~D[2026-03-02])';
