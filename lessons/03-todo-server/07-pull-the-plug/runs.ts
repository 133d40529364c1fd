/** The runs of lesson 3.7: a computer that is kept, one that is only as if, and some that are broken. */
import type { Act, Deed, Lesson, LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { encodedList } from '#systems/todo/list-bytes.ts';
import { addEntry, newList } from '#systems/todo/list.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';

const type = (text: string) => todo.input({ type: text }, 'type');

export const BOOT = 'iex -S mix';
export const START = '{:ok, cache} = Todo.Cache.start()';
export const BOB = 'pid = Todo.Cache.server_process(cache, "bob")';
export const ADD = 'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "Save me!"})';
export const READ = 'Todo.Server.entries(pid, ~D[2023-01-01])';
export const READ_BOB =
  'Todo.Server.entries(Todo.Cache.server_process(cache, "bob"), ~D[2023-01-01])';
export const READ_ALICE =
  'Todo.Server.entries(Todo.Cache.server_process(cache, "alice"), ~D[2023-01-01])';

export const PLUG: Deed = {
  label: 'Pull the plug',
  hint: 'Every process is gone at once, as with Ctrl+C twice',
  act: { fault: 'halt' },
};
export const TEAR: Deed = {
  label: 'Bad sector',
  hint: 'The file that was written last loses its end',
  act: { fault: 'disk tear' },
};
export const FILL: Deed = {
  label: 'Fill the disk',
  hint: 'No more bytes fit',
  act: { fault: 'disk full' },
};
export const SPACE: Deed = {
  label: 'Make space',
  hint: 'Bytes fit again',
  act: { fault: 'disk space' },
};

export const typed = (...lines: readonly string[]): readonly Act[] =>
  lines.map((line) => ({ input: type(line) }));

/** Of a list with these titles, all on the day of the smoke test. */
function bytesOf(...titles: readonly string[]) {
  const list = titles.reduce(
    (before, title) => addEntry(before, ex`%{date: ~D[2023-01-01], title: ${title}}`),
    newList(),
  );
  return encodedList(list);
}

const COMMON = {
  system: todo.system,
  seed: 7,
  flight: 120_000,
  opensAt: 300_000,
  horizon: 20_000_000,
} as const;

const prompt = (...lines: readonly string[]) => ({ label: 'IEx', lines, input: type });

/** The smoke test, from a computer that has just been switched on. */
const main: LessonRun = {
  ...COMMON,
  options: optionsTerm(todo.options, { terminal: 'on', power: 'off', write: 30 }),
  inputs: [],
  prompt: prompt(BOOT, START, BOB, ADD, READ),
  deeds: [PLUG],
  keepsDisk: true,
};

/** As the page is after a reload; nothing of it is kept. */
const reloaded: LessonRun = {
  ...COMMON,
  options: main.options,
  inputs: [{ at: 0, input: ex`{:mount, %{"bob.list" => ${bytesOf('Save me!')}}}` }],
  prompt: prompt(BOOT, START, BOB, READ),
  deeds: [PLUG],
};

type Running = {
  readonly options?: object;
  readonly deeds: readonly Deed[];
  readonly lines: readonly string[];
  /** Entered before it opens. */
  readonly before: readonly string[];
  readonly files?: ReturnType<typeof ex>;
};

const BOBS = ex`%{"bob.list" => ${bytesOf('Buy beans', 'Call Ann')}}`;
const BOTH = ex`%{"alice.list" => ${bytesOf('Swim')}, "bob.list" => ${bytesOf('Buy beans', 'Call Ann')}}`;

/** The node runs already, and bob has a file. */
function running({ options = {}, deeds, lines, before, files = BOBS }: Running): LessonRun {
  return {
    ...COMMON,
    options: optionsTerm(todo.options, { terminal: 'on', ...options }),
    inputs: [
      { at: 10_000, input: ex`{:mount, ${files}}` },
      ...before.map((line, place) => ({ at: 100_000 + place * 1_400_000, input: type(line) })),
    ],
    opensAt: 3_400_000,
    prompt: prompt(BOOT, ...lines),
    deeds,
  };
}

function cutting(writing: 'aside' | 'in_place'): LessonRun {
  return running({
    options: { writing, write: 500, rename: 200 },
    deeds: [PLUG],
    lines: [START, BOB, ADD, READ],
    before: [START, BOB],
  });
}

export const RUNS: Lesson['runs'] = {
  main,
  reloaded,
  aside: cutting('aside'),
  straight: cutting('in_place'),
  corrupt: running({
    options: { rename: 200 },
    deeds: [TEAR],
    lines: [START, READ_BOB, READ_ALICE],
    before: [START],
    files: BOTH,
  }),
  full: running({
    options: { write: 60, rename: 60 },
    deeds: [FILL, SPACE],
    lines: [ADD, READ],
    before: [START, BOB],
  }),
  free: running({
    options: { write: 200, rename: 100 },
    deeds: [PLUG, TEAR, FILL, SPACE],
    lines: [START, BOB, ADD, READ, 'Todo.Server.delete_entry(pid, 1)', READ_ALICE],
    before: [START, BOB],
    files: BOTH,
  }),
};
