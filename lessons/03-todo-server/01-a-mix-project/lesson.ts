/** Lesson 3.1: a project from nothing, until its first process runs. */
import type { Lesson, Milestone, Task } from '#lesson/lesson.ts';
import { after, prints, replies } from '#lesson/milestones.ts';

import { COMMANDS, MISSING, PLACES } from './exercises.ts';
import {
  ADD,
  ASK,
  CREATED,
  HALF,
  INSIDE,
  READ,
  RUNNING,
  START,
  terminalAfter,
  TESTED,
  typed,
  WHOLE,
} from './runs.ts';

const created = replies('terminal', '* creating mix.exs');
const missing = replies('terminal', 'module Todo.List is not available');
const warned = replies('terminal', 'warning:');
const generated = replies('terminal', 'Generated todo app');

/** Something was missing, and since then mix has compiled without a warning. */
const isWhole: Milestone = (event, tape) =>
  after(missing, generated)(event, tape) && !warned(event, tape);

const firstTests = replies('terminal', '1 doctest, 1 test, 0 failures');

/** One of the tests ran that did not come with the project. */
const ownTests: Milestone = (event, tape) =>
  ['2', '3', '4'].some((count) => replies('terminal', `${count} tests, 0 failures`)(event, tape));

const spawns =
  (label: string): Milestone =>
  (event) =>
    event.kind === 'spawned' && event.label.startsWith(label);

const started = prints('IEx', '{:ok, #PID<');
const found = after(spawns('Server '), prints('IEx', '#PID<'));

const enter = (run: string, ...lines: readonly string[]): Task['solution'] => ({
  run,
  acts: lines.map((text) => ({ input: typed(text) })),
  apart: 1_000_000,
});

export const lesson: Lesson = {
  runs: {
    main: terminalAfter([], ['mix new todo', 'ls', 'help']),
    created: terminalAfter(CREATED, ['cd todo', 'mix test', 'mix compile', 'mix help', 'ls']),
    inside: terminalAfter(INSIDE, [
      'mkdir lib/todo',
      'cp ../chapters/server.ex lib/todo',
      'mix compile',
      'ls lib',
    ]),
    half: terminalAfter(HALF, [
      'cp ../chapters/list.ex lib/todo',
      'cp ../chapters/database_worker.ex lib/todo',
      'mix compile',
      'ls lib/todo',
      'ls ../chapters',
    ]),
    whole: terminalAfter(WHOLE, [
      'mkdir test/todo',
      'cp ../chapters/list_test.exs test/todo',
      'mix test',
      'cat test/todo_test.exs',
    ]),
    tested: terminalAfter(TESTED, ['iex -S mix', START, 'mix test']),
    running: {
      ...terminalAfter(RUNNING, [
        START,
        ASK,
        ADD,
        READ,
        'System.halt()',
        'iex -S mix',
        'mix compile',
      ]),
      horizon: 25_000_000,
    },
  },
  selected: 'IEx',
  pictures: ['terminal', 'messages'],
  steps: [
    {
      id: 'new',
      kind: 'do',
      task: {
        label: 'A new project was created',
        hint: 'Type mix new todo behind the prompt, and press Enter.',
        isDone: created,
        coming: 'Play until it is created',
        solution: enter('main', 'mix new todo'),
      },
      narration: [{ when: created, text: 'Seven files and three folders, from one line.' }],
    },
    {
      id: 'commands',
      kind: 'do',
      scene: { run: 'created', picture: 'terminal' },
      exercise: COMMANDS,
      task: {
        label: 'The tests of the new project ran',
        hint: 'Enter cd todo first, to go into the folder of the project; then mix test.',
        isDone: firstTests,
        coming: 'Play until they have run',
        solution: enter('created', 'cd todo', 'mix test'),
      },
      narration: [
        {
          when: firstTests,
          text: 'Compiled first, then tested. Two dots: two tests have passed.',
        },
      ],
    },
    {
      id: 'missing',
      kind: 'predict',
      scene: { run: 'inside', picture: 'terminal' },
      exercise: MISSING,
      task: {
        label: 'mix compile has said what is missing',
        hint: 'Enter the three lines that are offered, one after the other.',
        isDone: missing,
        coming: 'Play until it has compiled',
        solution: enter(
          'inside',
          'mkdir lib/todo',
          'cp ../chapters/server.ex lib/todo',
          'mix compile',
        ),
      },
      narration: [
        {
          when: missing,
          text: 'Warnings, each with its place. And at the end: Generated todo app.',
        },
      ],
    },
    {
      id: 'places',
      kind: 'do',
      scene: { run: 'half', picture: 'terminal' },
      exercise: PLACES,
      task: {
        label: 'mix compile has nothing to warn about',
        hint: 'Copy list.ex, cache.ex, database.ex, database_worker.ex and disk.ex from ../chapters to lib/todo, one by one or by cp ../chapters/*.ex lib/todo. Then enter mix compile.',
        isDone: isWhole,
        coming: 'Play until it has compiled',
        solution: enter(
          'half',
          'cp ../chapters/list.ex lib/todo',
          'cp ../chapters/cache.ex lib/todo',
          'cp ../chapters/database.ex lib/todo',
          'cp ../chapters/database_worker.ex lib/todo',
          'cp ../chapters/disk.ex lib/todo',
          'mix compile',
        ),
      },
      narration: [{ when: isWhole, text: 'No warning: whoever is called is there.' }],
    },
    {
      id: 'tests',
      kind: 'do',
      scene: { run: 'whole', picture: 'terminal' },
      task: {
        label: 'A test of a module of ours has passed',
        hint: 'Make the folder test/todo, copy ../chapters/list_test.exs into it, and enter mix test.',
        isDone: ownTests,
        coming: 'Play until the tests have run',
        solution: enter(
          'whole',
          'mkdir test/todo',
          'cp ../chapters/list_test.exs test/todo',
          'cp ../chapters/database_test.exs test/todo',
          'mix test',
        ),
      },
      narration: [{ when: ownTests, text: 'A dot for each test that has passed.' }],
    },
    {
      id: 'iex',
      kind: 'do',
      scene: { run: 'tested', picture: 'terminal' },
      task: {
        label: 'iex runs with our modules',
        hint: 'Enter iex -S mix.',
        isDone: spawns('IEx'),
        coming: 'Play until iex runs',
        solution: enter('tested', 'iex -S mix'),
      },
      narration: [
        {
          when: spawns('IEx'),
          text: 'The BEAM runs, and in it a process that reads what you type.',
        },
      ],
    },
    {
      id: 'call',
      kind: 'do',
      scene: { run: 'running', picture: 'messages', selected: 'IEx' },
      task: {
        label: 'The cache was started, and has found a list',
        hint: 'Enter the first two lines that are offered below the picture.',
        isDone: found,
        coming: 'Play until the list is there',
        solution: { ...enter('running', START, ASK), apart: 3_000_000 },
      },
      narration: [
        { when: started, text: 'Five processes more: the cache, the database and three workers.' },
        { when: found, text: 'And a process for the list called bob.' },
      ],
    },
    {
      id: 'free',
      kind: 'play',
      scene: {
        run: 'running',
        at: {
          milestone: found,
          linger: 400_000,
          by: { ...enter('running', START, ASK), apart: 3_000_000 },
        },
      },
    },
  ],
};
