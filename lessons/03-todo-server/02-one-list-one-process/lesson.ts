/** Lesson 3.2: a list that is plain data, and the process that keeps it. */
import type { Lesson, LessonRun, Milestone } from '#lesson/lesson.ts';
import { gets, prints } from '#lesson/milestones.ts';
import { optionsTerm } from '#systems/options.ts';
import { todo } from '#systems/todo/todo.ts';

import { APART, CHANGES, CORE } from './exercises.ts';

const line = (text: string, shell = 'IEx') => todo.input({ shell, line: text }, 'line');

const ADD = 'Todo.Server.add_entry(pid, %{date: ~D[2026-03-02], title: "Buy beans"})';
const READ = 'Todo.Server.entries(pid, ~D[2026-03-02])';

const SETUP = [
  '{:ok, cache} = Todo.Cache.start()',
  'pid = Todo.Cache.server_process(cache, "bob")',
];

const THREE = [
  'Todo.Server.add_entry(pid, %{date: ~D[2026-03-02], title: "Buy beans"})',
  'Todo.Server.add_entry(pid, %{date: ~D[2026-03-03], title: "Call Ann"})',
  'Todo.Server.add_entry(pid, %{date: ~D[2026-03-02], title: "Clean up"})',
];

/** Each line is entered when the one before is done. */
function runOf(
  lines: readonly string[],
  times: readonly number[],
  more: Partial<LessonRun> = {},
): LessonRun {
  return {
    system: todo.system,
    options: optionsTerm(todo.options, {}),
    seed: 3,
    flight: 300_000,
    inputs: lines.map((text, place) => ({ at: (times[place] ?? 0) * 1000, input: line(text) })),
    opensAt: 2_850_000,
    horizon: 14_000_000,
    prompt: {
      label: 'IEx',
      lines: [ADD, READ, 'Todo.Server.delete_entry(pid, 1)'],
      input: (text) => line(text),
    },
    ...more,
  };
}

const isRead = prints('IEx', 'title: ');

/** Not `{:ok, …}`, which the shell prints when the cache has started. */
const isAdded: Milestone = (event) => event.kind === 'logged' && event.message === ':ok';

const added = gets('Server bob', ':add_entry');

/** A list is told of an entry, and later the shell prints one. */
const addedAndRead: Milestone = (event, tape) =>
  isRead(event, tape) && tape.events.some((other) => other.id < event.id && added(other, tape));

const twoLists: LessonRun = {
  ...runOf([], []),
  options: optionsTerm(todo.options, { shells: ['IEx', 'Ann'] }),
  inputs: [
    { at: 100_000, input: line('{:ok, cache} = Todo.Cache.start()') },
    { at: 120_000, input: line('Process.register(cache, :cache)') },
    { at: 140_000, input: line('pid = Todo.Cache.server_process(cache, "bob")') },
    {
      at: 2_800_000,
      input: line('pid = Todo.Cache.server_process(:cache, "ann")', 'Ann'),
    },
    { at: 5_500_000, input: line(ADD) },
    {
      at: 5_500_000,
      input: line('Todo.Server.add_entry(pid, %{date: ~D[2026-03-02], title: "Swim"})', 'Ann'),
    },
    { at: 9_500_000, input: line(READ) },
    { at: 9_500_000, input: line(READ, 'Ann') },
  ],
  opensAt: 5_450_000,
};

export const lesson: Lesson = {
  runs: {
    main: runOf([...SETUP, ADD, READ], [100, 1800, 2900, 5900], { horizon: 9_000_000 }),
    changes: runOf(
      [
        ...SETUP,
        ...THREE,
        'Todo.Server.update_entry(pid, 3, %{title: "Clean the grinder"})',
        'Todo.Server.delete_entry(pid, 1)',
        READ,
      ],
      [100, 1000, 1700, 3200, 4700, 6200, 7700, 9200],
      { flight: 150_000, opensAt: 1_500_000, horizon: 12_000_000 },
    ),
    typing: runOf(SETUP, [100, 1800], { opensAt: 5_000_000 }),
    two: twoLists,
  },
  selected: 'Server bob',
  pictures: ['messages', 'lanes', 'terminal'],
  moments: { added, answer: isAdded },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until the entry is read', until: isRead, linger: 300_000 },
      narration: [
        { when: added, text: 'The process of bob’s list is called: add an entry.' },
        { when: isAdded, text: 'Added, and kept. The shell may go on.' },
        { when: isRead, text: 'The answer is a copy of the entries of that day.' },
      ],
    },
    {
      id: 'changes',
      kind: 'predict',
      scene: { run: 'changes' },
      exercise: CHANGES,
      play: { label: 'Play and see', until: isRead, linger: 300_000 },
      narration: [
        {
          when: gets('Server bob', ':update_entry'),
          text: 'Entry 3 gets another title and keeps its number.',
        },
        {
          when: gets('Server bob', ':delete_entry'),
          text: 'Entry 1 goes. No number is used again.',
        },
      ],
    },
    {
      id: 'type',
      kind: 'do',
      scene: { run: 'typing' },
      task: {
        label: 'An entry was added and read again',
        hint: 'Enter the two lines that are offered below the picture, one after the other.',
        isDone: addedAndRead,
        coming: 'Play until it is printed',
        solution: {
          run: 'typing',
          acts: [{ input: line(ADD) }, { input: line(READ) }],
          apart: 3_500_000,
        },
      },
    },
    { id: 'core', kind: 'explain', scene: { run: 'main' }, exercise: CORE },
    { id: 'apart', kind: 'explain', exercise: APART },
    {
      id: 'two',
      kind: 'predict',
      scene: { run: 'two', picture: 'messages' },
      exercise: {
        kind: 'choice',
        id: 'waits',
        text: 'IEx writes to bob’s list and Ann to her own, at the same moment. Who waits for whom?',
        hint: 'Play it. Look at the two mailboxes, and at who is in the middle of a call.',
        praise:
          'Yes. Each list has a process of its own, with its own mailbox. They meet only further down, at the database: that is the lesson “A slow disk”.',
        options: [
          {
            id: 'ann',
            text: 'Ann waits until bob’s entry has been added.',
            reply:
              'That would be so if one process had all lists. Look: her message goes to another process.',
          },
          { id: 'nobody', text: 'Neither list waits for the other.' },
          {
            id: 'lock',
            text: 'Whoever comes second waits for a lock.',
            reply:
              'There is no lock. What would it guard? Nothing is shared: each process has its own list.',
          },
        ],
      },
      play: { label: 'Play until both are read', until: prints('Ann', 'Swim'), linger: 400_000 },
    },
    { id: 'free', kind: 'play', scene: { run: 'typing' } },
  ],
};
