/** Lesson 3.5: one worker in front of a slow disk, three of them, and what three can do to a file. */
import type { Lesson, Milestone } from '#lesson/lesson.ts';
import { after, asks, crashes, gets, isAsked, prints, sends } from '#lesson/milestones.ts';

import { LAST, NEVER, OLDER_WINS, THREE, WHERE } from './exercises.ts';
import { ALONE, FIXED, HALF, IN_TURN, OLDER, OLDER_FIXED, ONE, READ, SAVE } from './runs.ts';

/** Neither `{:ok, …}` nor anything longer. */
const isOk = (event: Parameters<Milestone>[0]) =>
  event.kind === 'logged' && event.message === ':ok';

const annIsTold: Milestone = (event, tape) => isOk(event) && prints('Ann', ':ok')(event, tape);

/** So many shells have been told that their entry is kept. */
const saved =
  (count: number): Milestone =>
  (event, { events }) =>
    isOk(event) && events.filter((other) => other.id <= event.id && isOk(other)).length === count;

const isCorrupt = prints('Ann', ':corrupt');

const isRead = prints('Ann', '%Todo.List{');

export const lesson: Lesson = {
  runs: {
    main: ALONE,
    one: ONE,
    inTurn: IN_TURN,
    fixed: FIXED,
    half: HALF,
    older: OLDER,
    olderFixed: OLDER_FIXED,
  },
  versions: [
    { run: 'one', label: 'One worker' },
    { run: 'inTurn', label: 'Three, in turn' },
    { run: 'fixed', label: 'Three, a fixed one each' },
  ],
  selected: 'Worker 0',
  pictures: ['messages', 'queues', 'files', 'lanes'],
  moments: { queue: asks('Worker 0', ':write') },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until it is saved', until: saved(1), linger: 300_000 },
      narration: [
        {
          when: gets('Worker 0', ':store'),
          text: 'The worker is handed the whole list, and has the disk write it.',
        },
        {
          when: isAsked(':rename'),
          text: 'All is written, into a file beside. Now it is renamed.',
        },
        { when: saved(1), text: ':ok means: it is on the disk.' },
      ],
    },
    {
      id: 'five',
      kind: 'predict',
      scene: { run: 'one', picture: 'messages' },
      exercise: LAST,
      play: { label: 'Play until all are saved', until: saved(5), linger: 300_000 },
      narration: [
        { when: saved(1), text: 'The first is saved. Four still wait.' },
        { when: saved(5), text: 'The last: it has waited for all the others.' },
      ],
    },
    {
      id: 'where',
      kind: 'explain',
      scene: {
        run: 'one',
        at: { milestone: asks('Worker 0', ':write'), linger: 300_000 },
        picture: 'messages',
        selected: 'Worker 0',
      },
      exercise: WHERE,
    },
    {
      id: 'three',
      kind: 'predict',
      scene: { run: 'inTurn', picture: 'messages' },
      exercise: THREE,
      play: { label: 'Play until all are saved', until: saved(5), linger: 300_000 },
      narration: [
        { when: isAsked(':write, "ben.list'), text: 'Three workers, three requests at the disk.' },
        { when: saved(3), text: 'Three are saved. Two more had to wait for a worker.' },
      ],
    },
    {
      id: 'half',
      kind: 'do',
      scene: { run: 'half', picture: 'files' },
      task: {
        label: 'Ann was given half a file',
        hint: 'Press “IEx adds an entry”. While a worker still writes, press “Ann reads bob’s list”.',
        isDone: isCorrupt,
        coming: 'Play until Ann has an answer',
        solution: { run: 'half', acts: [SAVE.act, READ.act], apart: 1_000_000 },
      },
      narration: [
        {
          when: sends('Server bob', 'Weigh'),
          text: 'A worker empties bob.list and writes it anew, 64 bytes at a time.',
        },
        {
          when: isAsked('.corrupt'),
          text: 'Another worker reads half a list: it takes it for corrupt.',
        },
        {
          when: after(isAsked('.corrupt'), prints('IEx', ':ok')),
          text: 'And IEx is told :ok. Its file is whole now, under a name where nobody looks.',
        },
      ],
    },
    {
      id: 'older',
      kind: 'predict',
      scene: { run: 'older', picture: 'files' },
      exercise: OLDER_WINS,
      play: { label: 'Play until it is read', until: isRead, linger: 400_000 },
      narration: [
        {
          when: crashes('Server bob'),
          text: 'The process of the list is killed. The worker writes on: it knows nothing of it.',
        },
        { when: prints('Ann', '[]'), text: 'Its successor finds no file yet: an empty list.' },
        { when: annIsTold, text: '“Call Dan” is on the disk. Ann is told :ok.' },
        { when: isRead, text: 'The older list was renamed last. “Call Dan” is gone.' },
      ],
    },
    {
      id: 'never',
      kind: 'explain',
      scene: { run: 'olderFixed', picture: 'files' },
      exercise: NEVER,
      play: { label: 'Play with one for bob', until: isRead, linger: 400_000 },
      narration: [
        {
          when: crashes('Server bob'),
          text: 'Killed again. Its successor asks the same worker, and waits until that is done.',
        },
        { when: prints('Ann', 'Show Ann'), text: 'What it reads is the list with the long entry.' },
        { when: isRead, text: 'Both entries are there.' },
      ],
    },
    { id: 'free', kind: 'play', scene: { run: 'one', picture: 'queues' } },
  ],
};
