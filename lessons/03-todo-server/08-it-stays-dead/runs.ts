/** The runs of lesson 3.8: the same two lists in three forms, and what else goes wrong. */
import type { LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { encodedList } from '#systems/todo/list-bytes.ts';
import { addEntry, newList } from '#systems/todo/list.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';

export const line = (text: string) => todo.input({ shell: 'IEx', line: text }, 'line');

/** At what time, in milliseconds, what is entered. */
type Typed = readonly [at: number, line: string];

type Form = 'plain' | 'supervised' | 'registered';

const START = '{:ok, cache} = Todo.Cache.start()';

const entry = (title: string) => `%{date: ~D[2026-03-02], title: "${title}"}`;

const ADD = `Todo.Server.add_entry(pid, ${entry('Buy beans')})`;

export const READ = 'Todo.Server.entries(pid, ~D[2026-03-02])';

const asks = (form: Form, list: string) =>
  `Todo.Cache.server_process(${form === 'plain' ? 'cache, ' : ''}"${list}")`;

/** What gives `pid` bob's process. */
export const open = (form: Form) => `pid = ${asks(form, 'bob')}`;

const BYTES = encodedList(addEntry(newList(), ex`%{date: ~D[2026-03-02], title: "Swim"}`));

/** Alice's list is there from an earlier day. */
const FILES = ex`{:mount, %{"alice.list" => ${BYTES}}}`;

function runOf(form: Form, lines: readonly Typed[], more: Partial<LessonRun> = {}): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, { form }),
    seed: 3,
    flight: 250_000,
    inputs: [
      { at: 10_000, input: FILES },
      ...lines.map(([at, text]) => ({ at: at * 1000, input: line(text) })),
    ],
    opensAt: 6_600_000,
    horizon: 22_000_000,
    prompt: {
      label: 'IEx',
      lines: [READ, open(form), asks(form, 'alice'), ADD.replace('Buy beans', 'Grind them')],
      input: line,
    },
    ...more,
  };
}

/** Alice's list is open, and bob has added an entry to his. */
function twoLists(form: Form): LessonRun {
  const start: readonly Typed[] = form === 'plain' ? [[50, START]] : [];
  return runOf(form, [...start, [2500, asks(form, 'alice')], [3500, open(form)], [4500, ADD]]);
}

/** One entry is answered with :ok; three more are cast, and then the list's process is killed. */
const lost = runOf(
  'registered',
  [
    [1800, open('registered')],
    [2600, ADD],
    [5200, `Enum.each(1..3, fn i -> Todo.Server.cast_entry(pid, ${entry('Number #{i}')}) end)`],
    [6100, 'Process.exit(pid, :kill)'],
    [9000, open('registered')],
    [9800, READ],
  ],
  {
    options: optionsTerm(todo.options, { form: 'registered', write: 250 }),
    flight: 150_000,
    opensAt: 5_100_000,
    horizon: 13_000_000,
  },
);

/** The registry is the last that Todo.System starts. */
const last = runOf('registered', [[4500, asks('registered', 'bob')]], {
  options: optionsTerm(todo.options, { form: 'registered', order: 'names_last', power: 'off' }),
  inputs: [
    { at: 500_000, input: todo.input({ boot: true }, 'boot') },
    { at: 4_500_000, input: line(asks('registered', 'bob')) },
  ],
  flight: 500_000,
  opensAt: 400_000,
  horizon: 7_000_000,
});

export const runs = {
  main: twoLists('plain'),
  /** The same, with nobody crashed yet. */
  again: twoLists('plain'),
  supervised: twoLists('supervised'),
  registered: twoLists('registered'),
  lost,
  last,
};
