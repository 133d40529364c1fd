/** Lesson 3.6: which worker has which list, by a rule that nobody has to remember. */
import type { Lesson } from '#lesson/lesson.ts';
import { asks, crashes, isAsked, prints } from '#lesson/milestones.ts';

import { ANY_SIZE, DAN, EVEN, GET_WORKER, MOVED, TWO_RULES } from './exercises.ts';
import {
  assembled,
  BEYOND,
  BY_LENGTH,
  COMPUTE,
  FOUR,
  GUESS,
  HASHED,
  OPEN_DAN,
  RANDOM,
  sized,
} from './runs.ts';

const isRead = prints('Ann', '%Todo.List{');

export const lesson: Lesson = {
  runs: {
    main: HASHED,
    random: RANDOM,
    length: BY_LENGTH,
    beyond: BEYOND,
    four: FOUR,
    guess: GUESS,
  },
  versions: [
    { run: 'main', label: 'phash2' },
    { run: 'random', label: 'Random' },
    { run: 'length', label: 'By length' },
  ],
  selected: 'Database',
  pictures: ['messages', 'buckets', 'files', 'queues'],
  moments: { bob: asks('Worker 0', 'bob.list'), whole: isRead },
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until Ann has it', until: isRead, linger: 300_000 },
      narration: [
        { when: asks('Worker 0', 'bob.list'), text: 'bob’s list is with Worker 0.' },
        { when: asks('Worker 1', 'eva.list'), text: 'eva’s is with Worker 1.' },
        { when: asks('Worker 2', ':write, "dan.list"'), text: 'Three workers, three files.' },
        {
          when: isRead,
          text: 'Ann’s request came to Worker 0, too, and waited for the save before it.',
        },
      ],
    },
    {
      id: 'write',
      kind: 'do',
      scene: { run: 'main', picture: 'messages' },
      exercise: GET_WORKER,
      tries: assembled,
      narration: [
        {
          when: isAsked('.corrupt'),
          text: 'Two workers had bob.list at once: one has read the half that the other had written.',
        },
        {
          when: crashes('Server dan'),
          text: 'Nobody is at that number. Map.get gave nil, and a call to nil exits.',
        },
      ],
    },
    {
      id: 'guess',
      kind: 'do',
      scene: { run: 'guess', picture: 'messages' },
      exercise: DAN,
      task: {
        label: 'The list "dan" was read by its worker',
        hint: 'Enter the two lines that are offered below the picture: the first computes, the second opens the list.',
        isDone: asks('Worker 2', 'dan.list'),
        coming: 'Play until a worker reads it',
        solution: { run: 'guess', acts: [COMPUTE, OPEN_DAN], apart: 800_000 },
      },
      narration: [
        { when: prints('IEx', '2'), text: ':erlang.phash2("dan", 3) is 2.' },
        { when: asks('Worker 2', 'dan.list'), text: 'And Worker 2 it is.' },
      ],
    },
    { id: 'spread', kind: 'do', scene: { run: 'guess', picture: 'buckets' }, exercise: EVEN },
    { id: 'four', kind: 'predict', scene: { run: 'guess', picture: 'buckets' }, exercise: MOVED },
    {
      id: 'any',
      kind: 'do',
      scene: { run: 'four', picture: 'messages' },
      exercise: ANY_SIZE,
      tries: sized,
      narration: [
        {
          when: asks('Worker 3', 'dan.list'),
          text: 'With four workers dan’s list is with Worker 3.',
        },
      ],
    },
    { id: 'update', kind: 'explain', exercise: TWO_RULES },
    { id: 'free', kind: 'play', scene: { run: 'main', picture: 'messages' } },
  ],
};
