/** Lesson 3.8: what has crashed stays dead, until somebody is told to start it again. */
import type { Lesson, Solution } from '#lesson/lesson.ts';
import { after, crashes, gets, prints, startsAgain } from '#lesson/milestones.ts';

import { TREE } from './design.ts';
import { CHILDREN, DAMAGE, NOTICED, TITLES, TOGETHER } from './exercises.ts';
import { ends, healsAlone, printsDead, spreads } from './milestones.ts';
import { line, open, READ, runs } from './runs.ts';

const dies = crashes('Server bob');
const unanswered = prints('IEx', 'no process');
const begun = startsAgain('Cache');
const left = gets('Worker 0', ':store');
const gaveUp = ends('System');

const crash = { fault: 'crash Server bob' };

const dead: Solution = {
  run: 'main',
  acts: [crash, { input: line(READ) }, { input: line(open('plain')) }],
  apart: 1_800_000,
};

export const lesson: Lesson = {
  runs,
  versions: [
    { run: 'main', label: 'No supervisor' },
    { run: 'supervised', label: 'A supervisor' },
    { run: 'registered', label: 'Registry and dynamic supervisor' },
  ],
  selected: 'Server bob',
  pictures: ['messages', 'tree', 'lanes'],
  moments: { unanswered, dead: printsDead },
  steps: [
    {
      id: 'crash',
      kind: 'do',
      task: {
        label: 'The cache has handed out the pid of a dead process',
        hint: 'Click Server bob in the picture, then Crash. Then enter the two lines that are offered first below the picture, one after the other.',
        isDone: printsDead,
        coming: 'Play until the cache answers',
        solution: dead,
      },
      narration: [
        {
          when: dies,
          text: 'Bob’s process has crashed. Nothing leaves it: no message, no signal.',
        },
        { when: unanswered, text: 'IEx learns of it, because it asked: there is no such process.' },
        {
          when: printsDead,
          text: 'The cache has answered with the very pid that nobody has any more.',
        },
      ],
    },
    {
      id: 'noticed',
      kind: 'predict',
      scene: {
        run: 'main',
        selected: 'Cache',
        at: { milestone: printsDead, linger: 300_000, by: dead },
      },
      exercise: NOTICED,
    },
    {
      id: 'damage',
      kind: 'explain',
      scene: { run: 'again', picture: 'messages', selected: 'Worker 0' },
      exercise: DAMAGE,
    },
    {
      id: 'together',
      kind: 'do',
      scene: { run: 'supervised', picture: 'messages', selected: 'Server bob' },
      exercise: TOGETHER,
      task: {
        label: 'Bob’s list has crashed, and alice’s has ended',
        hint: 'Stay at A supervisor above the picture. Click Server bob, then Crash, and let it play.',
        isDone: spreads,
        coming: 'Play until alice’s list ends',
        solution: { run: 'supervised', acts: [crash] },
      },
      narration: [
        {
          when: dies,
          text: 'Bob’s process has crashed. Now a signal leaves it, through its link.',
        },
        {
          when: spreads,
          text: 'The cache has ended, and with it alice’s list. She had done nothing.',
        },
        { when: begun, text: 'Todo.System has started a new cache. Its map is empty.' },
      ],
    },
    {
      id: 'alone',
      kind: 'do',
      scene: { run: 'registered', picture: 'messages', selected: 'Server bob' },
      task: {
        label: 'Bob’s list is open again, and alice’s was never closed',
        hint: 'Crash Server bob. Then enter the line that begins with pid = below the picture.',
        isDone: healsAlone,
        coming: 'Play until bob’s list is open again',
        solution: {
          run: 'registered',
          acts: [crash, { input: line(open('registered')) }, { input: line(READ) }],
          apart: 1_800_000,
        },
      },
      narration: [
        { when: dies, text: 'Bob’s process has crashed. Its supervisor traps exits, and lives.' },
        {
          when: healsAlone,
          text: 'The name was free again: a new process for bob, and alice never noticed.',
        },
      ],
    },
    {
      id: 'lost',
      kind: 'predict',
      scene: { run: 'lost', picture: 'messages', selected: 'Server bob' },
      exercise: TITLES,
      play: {
        label: 'Play until the list is read',
        until: prints('IEx', 'Buy beans'),
        linger: 300_000,
      },
      narration: [
        {
          when: after(prints('IEx', ':ok'), left),
          text: 'Number 1 is on its way to the disk. Numbers 2 and 3 wait in the mailbox.',
        },
        {
          when: ends('Server bob'),
          text: 'Killed, and its mailbox with it. Worker 0 knows nothing of that, and writes on.',
        },
        { when: startsAgain('Server bob'), text: 'A new process reads the file.' },
      ],
    },
    {
      id: 'order',
      kind: 'predict',
      scene: { run: 'last', picture: 'tree', selected: 'Database' },
      exercise: CHILDREN,
      play: { label: 'Play the start of the node', until: gaveUp, linger: 600_000 },
      narration: [
        {
          when: ends('Database'),
          text: 'Worker 0 could not take its name: unknown registry. Database gives up.',
        },
        {
          when: gaveUp,
          text: 'A child of Todo.System cannot start, so Todo.System does not start.',
        },
      ],
    },
    {
      id: 'tree',
      kind: 'do',
      scene: { run: 'registered', picture: 'tree', selected: 'Cache' },
      exercise: TREE,
    },
    {
      id: 'free',
      kind: 'play',
      scene: { run: 'registered', picture: 'tree', selected: 'System' },
    },
  ],
};
