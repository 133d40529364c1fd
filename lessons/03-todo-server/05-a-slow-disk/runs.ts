/** The runs of lesson 3.5: who saves what when, with one worker or with three. */
import type { Deed, LessonRun } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

const entry = (title: string) => `%{date: ~D[2026-03-02], title: "${title}"}`;

const add = (title: string) => `Todo.Server.add_entry(pid, ${entry(title)})`;

const START = '{:ok, cache} = Todo.Cache.start()';

const OPEN = 'pid = Todo.Cache.server_process(cache, "bob")';

const GET = 'Todo.Database.get("bob")';

/** When, at which shell, what: in milliseconds. */
type Typed = readonly [at: number, shell: string, text: string];

const typed = (lines: readonly Typed[]): LessonRun['inputs'] =>
  lines.map(([at, shell, text]) => ({ at: at * 1000, input: line(text, shell) }));

const SAVERS = [
  ['IEx', 'bob'],
  ['Ann', 'ann'],
  ['Ben', 'ben'],
  ['Cat', 'cat'],
  ['Dan', 'dan'],
] as const;

/** Three chunks and a rename: 0.6 s for a list with one entry. */
const SLOW = { write: 190, read: 30, rename: 30 };

/** Each at their own shell, with a list of their own. */
function savingRun(options: object, saves: readonly Typed[]): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, {
      ...SLOW,
      shells: SAVERS.map(([shell]) => shell),
      ...options,
    }),
    seed: 3,
    flight: 100_000,
    inputs: typed([
      [10, 'IEx', START],
      [20, 'IEx', 'Process.register(cache, :cache)'],
      ...SAVERS.map(([shell, list]): Typed => [
        1200,
        shell,
        `pid = Todo.Cache.server_process(:cache, "${list}")`,
      ]),
      ...saves,
    ]),
    opensAt: 3_050_000,
    horizon: 9_000_000,
    prompt: { label: 'IEx', lines: [add('Buy milk'), GET], input: (text) => line(text) },
  };
}

export const ALONE: LessonRun = savingRun({ workers: 1 }, [[3000, 'IEx', add('Buy beans')]]);

const FIVE: readonly Typed[] = SAVERS.map(([shell]) => [3000, shell, add('Buy beans')]);

export const ONE: LessonRun = savingRun({ workers: 1 }, FIVE);

export const IN_TURN: LessonRun = savingRun({ router: 'round_robin' }, FIVE);

export const FIXED: LessonRun = savingRun({}, FIVE);

export const SAVE: Deed = {
  label: 'IEx adds an entry',
  hint: 'bob’s list is written again, all of it',
  act: { input: line(add('Weigh the beans, and clean the grinder')) },
};

export const READ: Deed = {
  label: 'Ann reads bob’s list',
  hint: GET,
  act: { input: line(GET, 'Ann') },
};

/** One list that two know; its file takes its time. */
function sharedRun(options: object, lines: readonly Typed[], more: Partial<LessonRun>): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, {
      shells: ['IEx', 'Ann'],
      write: 400,
      read: 100,
      rename: 100,
      ...options,
    }),
    seed: 3,
    flight: 150_000,
    inputs: typed([[10, 'IEx', START], [20, 'IEx', OPEN], ...lines]),
    opensAt: 3_700_000,
    horizon: 16_000_000,
    prompt: { label: 'Ann', lines: [GET], input: (text) => line(text, 'Ann') },
    ...more,
  };
}

/** Straight into the file, by whichever worker is next. */
const CARELESS = { router: 'round_robin', writing: 'in_place' };

const BEANS: Typed = [30, 'IEx', add('Buy beans')];

export const HALF: LessonRun = sharedRun(CARELESS, [BEANS], { deeds: [SAVE, READ] });

const LONG =
  'Show Ann how to clean the grinder: unplug it, take off the hopper, brush out the burrs, wipe the chute, put it all together again and grind ten grams of old beans. Then weigh a shot, taste it and write down what it was like, how long it took, and how fine the grinder was set';

/** The list’s process dies while a worker writes; its successor has a shorter list written. */
function crashRun(router: 'round_robin' | 'phash2', readAt: number): LessonRun {
  const lines: readonly Typed[] = [
    [30, 'Ann', START],
    [3000, 'IEx', `Todo.Server.cast_entry(pid, ${entry(LONG)})`],
    [3600, 'IEx', 'Process.exit(pid, :kill)'],
    [3700, 'Ann', OPEN],
    [3720, 'Ann', 'Todo.Server.entries(pid, ~D[2026-03-02])'],
    [3740, 'Ann', add('Call Dan')],
    [readAt, 'Ann', GET],
  ];
  return sharedRun({ router, write: 350, rename: 50 }, lines, {
    flight: 60_000,
    opensAt: 2_950_000,
    horizon: readAt * 1000 + 2_000_000,
  });
}

export const OLDER: LessonRun = crashRun('round_robin', 7800);

export const OLDER_FIXED: LessonRun = crashRun('phash2', 11_000);
