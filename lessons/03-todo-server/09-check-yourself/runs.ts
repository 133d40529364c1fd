/** The runs of lesson 3.9: three systems with one mistake each, and the same ones without it. */
import type { LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

export const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

export const typed = (text: string) => todo.input({ type: text }, 'type');

type Typed = readonly [at: number, line: string, shell?: string];

const DAY = '~D[2026-03-02]';
const list = (name: string) => `Todo.Cache.server_process("${name}")`;

const add = (title: string, name: string) =>
  `Todo.Server.add_entry(${list(name)}, %{date: ${DAY}, title: "${title}"})`;

const read = (name: string) => `Todo.Server.entries(${list(name)}, ${DAY})`;

/** The cache and all lists end, and what is asked for next is loaded again. */
const CRASH = 'Process.exit(Process.whereis(Todo.Cache), :kill)';

type Told = {
  readonly options: object;
  readonly offers: readonly string[];
  readonly opensAt: number;
  readonly horizon: number;
};

/** Times in milliseconds. */
function runOf(lines: readonly Typed[], { options, offers, opensAt, horizon }: Told): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, { form: 'supervised', shells: ['IEx', 'Ann'], ...options }),
    seed: 3,
    flight: 200_000,
    inputs: lines.map(([at, text, shell]) => ({ at: at * 1000, input: line(text, shell) })),
    opensAt: opensAt * 1000,
    horizon: horizon * 1000,
    prompt: { label: 'IEx', lines: offers, input: line },
  };
}

export type Naming = 'own' | 'one' | 'loads_one' | 'saves_one';

/** Bob’s list gets an entry, alice’s is read; then both are started anew. */
export function named(naming: Naming): LessonRun {
  const lines: readonly Typed[] = [
    [2000, add('Buy beans', 'bob')],
    [6500, read('alice'), 'Ann'],
    [9500, CRASH],
    [11_000, read('bob')],
  ];
  return runOf(naming === 'one' ? lines.slice(0, 2) : lines, {
    options: { naming },
    offers: [read('bob'), read('alice'), add('Call Ann', 'bob'), CRASH],
    opensAt: 1950,
    horizon: naming === 'one' ? 9500 : 14_500,
  });
}

export type Routing = {
  readonly router: 'phash2' | 'random' | 'first' | 'name';
  /** Over how many workers; 0: over as many as there are. */
  readonly routes: number;
};

/** The third entry of bob’s list is being written when the cache crashes, and Ann reads the list. */
export function routed(routing: Routing): LessonRun {
  return runOf(
    [
      [2000, add('Buy beans', 'bob')],
      [7000, add('Clean the grinder', 'bob')],
      [12_000, add('Call the bank', 'bob')],
      [13_500, CRASH, 'Ann'],
      [14_000, read('bob'), 'Ann'],
      [18_500, add('Swim', 'home')],
    ],
    {
      options: { ...routing, writing: 'in_place', write: 500, read: 50, rename: 50 },
      offers: [read('bob'), add('Call Ann', 'bob'), CRASH],
      opensAt: 11_950,
      horizon: 23_000,
    },
  );
}

/** All modules are below `lib` but one, and somebody has just compiled. */
const SETUP = [
  'mkdir -p lib/todo test/todo',
  'cp ../chapters/*.ex lib/todo',
  'mv lib/todo/server.ex test/todo',
  'clear',
  'mix compile',
];

export const FOLDER: LessonRun = {
  system: todo.system,
  options: optionsTerm(todo.options, { terminal: 'on', project: 'new', power: 'off' }),
  seed: 3,
  flight: 200_000,
  inputs: SETUP.map((text, place) => ({ at: 100_000 + place * 200_000, input: typed(text) })),
  opensAt: 1_900_000,
  horizon: 2_000_000,
  deeds: [],
  prompt: {
    label: 'IEx',
    lines: [
      'mix compile',
      'find .',
      'cat mix.exs',
      'iex -S mix',
      '{:ok, cache} = Todo.Cache.start()',
      'Todo.Cache.server_process(cache, "bob")',
    ],
    input: typed,
  },
};

export const WHOLE: LessonRun = runOf([[2000, add('Buy beans', 'bob')]], {
  options: {},
  offers: [read('bob'), add('Call Ann', 'bob'), add('Swim', 'alice'), CRASH],
  opensAt: 5000,
  horizon: 14_000,
});
