/** Lesson 3.9: three mistakes in a running to-do server, each found by what it does, and mended. */
import type { Answer } from '#lesson/exercise.ts';
import type { Lesson, LessonRun, Milestone } from '#lesson/lesson.ts';
import { after, asks, crashes, gets, prints, replies } from '#lesson/milestones.ts';

import { CHECKS, FOLDER_CHOICE, LOST, NAME, ROUTE, SHARED } from './exercises.ts';
import { FOLDER, named, type Naming, routed, type Routing, typed, WHOLE } from './runs.ts';

const isStrange = prints('Ann', 'Buy beans');
const isEmpty = prints('Ann', '[]');
/** Alice’s list is empty, and bob’s is found again. */
const isOwn = after(isEmpty, prints('IEx', 'Buy beans'));

/** Whichever worker it is. */
const someWorker =
  (words: string): Milestone =>
  (event, tape) =>
    ['Worker 0', 'Worker 1', 'Worker 2'].some((label) => asks(label, words)(event, tape));

const writes = someWorker(':write');
const reads = someWorker(':read');
const gone = crashes('Cache');
const halfRead = after(gone, reads);
const isCorrupt = prints('Server bob', 'corrupt');
const hasAll = prints('Ann', 'Call the bank');

const missing = replies('terminal', 'module Todo.Server is not available');
/** The module was missing, and mix has compiled without a warning since. */
const compiles: Milestone = (event, tape) =>
  after(missing, replies('terminal', 'Generated todo app'))(event, tape) &&
  !replies('terminal', 'warning:')(event, tape);

function namedBy(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'gaps') return undefined;
  const { given, load, save } = answer.gaps;
  if (given === undefined || load === undefined || save === undefined) return undefined;
  return named(namingOf(given, load, save));
}

/** Whoever is started with that name loads and saves under it, whichever word stands there. */
function namingOf(given: string, load: string, save: string): Naming {
  if (given !== 'name' || (load !== 'name' && save !== 'name')) return 'one';
  if (load !== 'name') return 'loads_one';
  return save === 'name' ? 'own' : 'saves_one';
}

const ROUTES: Readonly<Record<string, Routing>> = {
  ':rand.uniform(3) - 1': { router: 'random', routes: 0 },
  ':erlang.phash2(key, 4)': { router: 'phash2', routes: 4 },
  ':erlang.phash2(key, 3)': { router: 'phash2', routes: 0 },
  '0': { router: 'first', routes: 0 },
};

function routedBy(answer: Answer): LessonRun | undefined {
  if (answer.kind !== 'gaps') return undefined;
  const { index, fetch } = answer.gaps;
  const routing = ROUTES[index ?? ''];
  if (routing === undefined || fetch === undefined) return undefined;
  return routed(fetch === 'index' ? routing : { router: 'name', routes: 0 });
}

export const lesson: Lesson = {
  runs: {
    main: named('one'),
    named: named('own'),
    random: routed({ router: 'random', routes: 0 }),
    routed: routed({ router: 'phash2', routes: 0 }),
    folder: FOLDER,
    whole: WHOLE,
  },
  selected: 'Server bob',
  pictures: ['messages', 'files', 'terminal', 'lanes'],
  moments: { strange: isStrange, corrupt: isCorrupt, crash: gone },
  steps: [
    {
      id: 'shared',
      kind: 'predict',
      exercise: SHARED,
      play: { label: 'Play until Ann reads', until: isStrange, linger: 300_000 },
      narration: [
        { when: gets('Server bob', ':add_entry'), text: 'Bob’s list gets an entry: Buy beans.' },
        { when: asks('Worker 0', ':read'), text: 'A worker looks for the file of a list.' },
        { when: isStrange, text: 'Ann has read alice’s list. Buy beans?' },
      ],
    },
    {
      id: 'name',
      kind: 'do',
      scene: {
        run: 'main',
        picture: 'files',
        selected: 'Server alice',
        at: { milestone: isStrange, linger: 300_000 },
      },
      exercise: NAME,
      tries: namedBy,
      task: {
        label: 'Alice’s list is empty, and bob’s is found again after a crash',
        hint: 'Choose a word for each gap, then press “Let it run” and play to the end.',
        isDone: isOwn,
        coming: 'Play until both are read',
        solution: { run: 'named', acts: [] },
      },
      narration: [
        { when: isEmpty, text: 'Alice’s list is empty: nobody has added anything to it.' },
        { when: gone, text: 'The cache is killed, and the lists with it.' },
        { when: isOwn, text: 'Bob’s list was loaded from bob.list. The mend holds.' },
      ],
    },
    {
      id: 'lost',
      kind: 'predict',
      scene: { run: 'random', picture: 'messages', selected: 'Server bob' },
      exercise: LOST,
      play: { label: 'Play until Ann reads', until: isEmpty, linger: 300_000 },
      narration: [
        { when: writes, text: 'A worker writes bob.list, over what was there.' },
        { when: gone, text: 'The cache is killed. Workers are not its children, and go on.' },
        { when: halfRead, text: 'The list is to be loaded: a worker reads bob.list.' },
        { when: isCorrupt, text: 'What it has read is no list.' },
      ],
    },
    {
      id: 'route',
      kind: 'do',
      scene: {
        run: 'random',
        picture: 'messages',
        selected: 'Database',
        at: { milestone: isCorrupt, linger: 300_000 },
      },
      exercise: ROUTE,
      tries: routedBy,
      task: {
        label: 'Ann has read all three entries after the crash',
        hint: 'Choose for both gaps, then press “Let it run” and play to the end.',
        isDone: hasAll,
        coming: 'Play until Ann has read',
        solution: { run: 'routed', acts: [] },
      },
      narration: [
        {
          when: after(gone, gets('Worker 0', ':get')),
          text: 'The same worker is asked: its mailbox lets the reader wait.',
        },
        { when: hasAll, text: 'All three are there. The mend holds.' },
      ],
    },
    {
      id: 'folder',
      kind: 'do',
      scene: { run: 'folder', picture: 'terminal', selected: 'IEx' },
      exercise: FOLDER_CHOICE,
      task: {
        label: 'mix compile finds Todo.Server, without a warning',
        hint: 'It is in the tree of files, below test/. Enter mv test/todo/server.ex lib/todo, then mix compile.',
        isDone: compiles,
        coming: 'Play until it is compiled',
        solution: {
          run: 'folder',
          acts: [
            { input: typed('mv test/todo/server.ex lib/todo') },
            { input: typed('mix compile') },
          ],
          apart: 1_000_000,
        },
      },
      narration: [{ when: compiles, text: 'Generated todo app, and no warning. The mend holds.' }],
    },
    { id: 'checklist', kind: 'explain', exercise: CHECKS },
    { id: 'free', kind: 'play', scene: { run: 'whole', picture: 'messages', selected: 'Cache' } },
  ],
};
