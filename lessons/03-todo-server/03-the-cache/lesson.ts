/** Lesson 3.3: one process knows which process has which list, and is asked as seldom as possible. */
import type { Lesson, LessonRun } from '#lesson/lesson.ts';
import { after, asks } from '#lesson/milestones.ts';
import { optionsTerm } from '#systems/options.ts';
import { encodedList } from '#systems/todo/list-bytes.ts';
import { addEntry, newList } from '#systems/todo/list.ts';
import { todo } from '#systems/todo/todo.ts';
import { ex } from '#term/ex.ts';

import { AGAIN, CODE, FILE, QUEUE, TWICE } from './exercises.ts';
import {
  allDone,
  answers,
  doneWithoutCache,
  loaded,
  printsPid,
  sameAgain,
  starts,
} from './milestones.ts';

const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

type Typed = readonly [at: number, line: string, shell?: string];

/** `at` in milliseconds. */
const typed = (lines: readonly Typed[]) =>
  lines.map(([at, text, shell]) => ({ at: at * 1000, input: line(text, shell) }));

const START = '{:ok, cache} = Todo.Cache.start()';
/** A name by which the other shells find it. */
const REGISTER = 'Process.register(cache, :cache)';
const BOB = 'Todo.Cache.server_process(cache, "bob")';
const ALICE = 'Todo.Cache.server_process(cache, "alice")';

/** What is on the disk before anybody asks. */
const FILES = ex`{:mount, %{"bob.list" => ${encodedList(
  addEntry(newList(), ex`%{date: ~D[2026-03-02], title: "Buy beans"}`),
)}}}`;

function runOf(lines: readonly Typed[], options: object = {}): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, options),
    seed: 3,
    flight: 300_000,
    inputs: [{ at: 50_000, input: FILES }, ...typed(lines)],
    opensAt: 1_900_000,
    horizon: 9_000_000,
  };
}

const main = runOf(
  [
    [100, START],
    [2000, BOB],
  ],
  { read: 1500 },
);

const typing: LessonRun = {
  ...runOf([
    [100, START],
    [1700, `bob = ${BOB}`],
  ]),
  opensAt: 4_900_000,
  horizon: 12_000_000,
  prompt: { label: 'IEx', lines: [ALICE, BOB], input: line },
};

const free: LessonRun = {
  ...typing,
  options: optionsTerm(todo.options, { read: 300 }),
  prompt: {
    label: 'IEx',
    lines: [
      'Todo.Cache.server_process(cache, "Bob")',
      'pid = Todo.Cache.server_process(cache, "carol")',
      'Todo.Server.entries(pid, ~D[2026-03-02])',
      BOB,
    ],
    input: line,
  },
};

const file = runOf(
  [
    [100, START],
    [120, REGISTER],
    [2000, BOB],
    [2100, 'Todo.Cache.server_process(:cache, "alice")', 'Ann'],
    [2200, 'Todo.Server.entries(Todo.Cache.server_process(cache, "bob"), ~D[2026-03-02])'],
  ],
  { shells: ['IEx', 'Ann'], read: 2000 },
);

/** Both have asked, and nobody has run since. */
const twice: LessonRun = {
  ...runOf(
    [
      [100, START],
      [150, REGISTER],
      [300, BOB],
      [300, 'Todo.Cache.server_process(:cache, "bob")', 'Ann'],
    ],
    { shells: ['IEx', 'Ann'] },
  ),
  flight: 0,
  opensAt: 299_999,
  horizon: 600_000,
  byHand: true,
};

const READERS = [
  ['IEx', 'bob'],
  ['Ann', 'ann'],
  ['Ben', 'ben'],
  ['Cat', 'cat'],
] as const;

const READS_AT = 4500;

/** Four shells, each with a list of its own that it reads four times. */
function measured(pidOf: (list: string) => string): LessonRun {
  const setUp: readonly Typed[] = READERS.map(([shell, list], place) => [
    1000 + place * 800,
    `pid = Todo.Cache.server_process(:cache, "${list}")`,
    shell,
  ]);
  const reads: readonly Typed[] = READERS.map(([shell, list]) => [
    READS_AT,
    `Enum.each(1..4, fn _ -> Todo.Server.entries(${pidOf(list)}, ~D[2026-03-02]) end)`,
    shell,
  ]);
  const lines: readonly Typed[] = [[100, START], [120, REGISTER], ...setUp, ...reads];
  return {
    ...runOf(lines, { shells: READERS.map(([shell]) => shell), lookup: 200 }),
    flight: 50_000,
    opensAt: READS_AT * 1000 - 100_000,
    horizon: 9_000_000,
  };
}

const readsBob = asks('Worker 0', 'bob.list');
const readAll = allDone(READERS.length);

export const lesson: Lesson = {
  runs: {
    main,
    typing,
    file,
    twice,
    each: measured((list) => `Todo.Cache.server_process(:cache, "${list}")`),
    kept: measured(() => 'pid'),
    free,
  },
  versions: [
    { run: 'each', label: 'Asks each time' },
    { run: 'kept', label: 'Keeps the pid' },
  ],
  selected: 'Cache',
  pictures: ['messages', 'queues', 'lanes'],
  moments: { pid: printsPid('IEx'), loaded: loaded('bob') },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until the pid is there', until: printsPid('IEx'), linger: 300_000 },
      narration: [
        { when: starts('bob'), text: 'The cache knows no bob. It starts a process for him.' },
        { when: answers, text: 'Noted, and answered: here is bob’s pid.' },
        {
          when: printsPid('IEx'),
          text: 'IEx knows bob’s process now, and needs the cache no more.',
        },
      ],
    },
    {
      id: 'same',
      kind: 'do',
      scene: { run: 'typing', picture: 'messages', selected: 'Cache' },
      exercise: AGAIN,
      task: {
        label: 'bob was asked for again, and was the same',
        hint: 'Enter the two lines that are offered below the picture, one after the other.',
        isDone: sameAgain,
        coming: 'Play until the cache answers',
        solution: {
          run: 'typing',
          acts: [{ input: line(ALICE) }, { input: line(BOB) }],
          apart: 2_500_000,
        },
      },
      narration: [
        { when: starts('alice'), text: 'No alice yet: a second process.' },
        { when: sameAgain, text: 'bob is in the map: his pid is handed out again.' },
      ],
    },
    { id: 'code', kind: 'explain', scene: { run: 'typing', selected: 'Cache' }, exercise: CODE },
    {
      id: 'file',
      kind: 'predict',
      scene: { run: 'file', picture: 'messages' },
      exercise: FILE,
      play: {
        label: 'Play until bob’s list is loaded',
        until: loaded('bob'),
        linger: 300_000,
      },
      narration: [
        { when: starts('alice'), text: 'The cache is free already, and starts alice’s process.' },
        {
          when: after(readsBob, printsPid('Ann')),
          text: 'Ann has her pid. bob’s file is still being read.',
        },
        { when: loaded('bob'), text: 'Now bob’s list is there, and who waits for it is answered.' },
      ],
    },
    {
      id: 'twice',
      kind: 'do',
      scene: { run: 'twice', picture: 'messages', selected: 'Cache' },
      exercise: TWICE,
    },
    {
      id: 'measure',
      kind: 'predict',
      scene: { run: 'each', picture: 'queues', selected: 'Cache' },
      exercise: QUEUE,
      play: { label: 'Play until all have read', until: readAll, linger: 300_000 },
    },
    {
      id: 'past',
      kind: 'do',
      scene: { run: 'each', picture: 'queues', selected: 'Server bob' },
      task: {
        label: 'All have read, and nobody asked the cache',
        hint: 'Switch to Keeps the pid, at the top of the picture, then play.',
        isDone: doneWithoutCache(READERS.length, READS_AT * 1000),
        coming: 'Play until all have read',
        solution: { run: 'kept', acts: [] },
      },
    },
    { id: 'free', kind: 'play', scene: { run: 'free', picture: 'messages', selected: 'Cache' } },
  ],
};
