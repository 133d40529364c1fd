/** Lesson 3.7: every process ends, and what was answered with :ok is still there. */
import {
  beginsWithFiles,
  both,
  cuts,
  foundAfterReload,
  foundAgain,
  foundTorn,
  foundWhole,
  kept,
  loads,
  reads,
  refused,
  setsAside,
  tears,
} from '#lesson/disk-milestones.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { after, halts } from '#lesson/milestones.ts';

import { ASIDE, CORRUPT, FULL, QUIT, STRAIGHT } from './exercises.ts';
import {
  ADD,
  BOB,
  BOOT,
  FILL,
  PLUG,
  READ,
  READ_ALICE,
  READ_BOB,
  RUNS,
  SPACE,
  START,
  TEAR,
  typed,
} from './runs.ts';

/** The plug is pulled while the bytes land, and the smoke test ends as ever. */
const cutAndReturn = (run: string) => ({
  run,
  acts: [...typed(ADD), PLUG.act, ...typed(BOOT, START, BOB, READ)],
  apart: 2_000_000,
});

export const lesson: Lesson = {
  runs: RUNS,
  versions: [
    { run: 'aside', label: 'Aside, then rename' },
    { run: 'straight', label: 'Straight into the file' },
  ],
  selected: 'Server bob',
  pictures: ['terminal', 'messages', 'files', 'lanes'],
  moments: { kept },
  steps: [
    {
      id: 'save',
      kind: 'do',
      scene: { run: 'main', picture: 'terminal' },
      task: {
        label: 'bob’s list has a new entry, and :ok came back',
        hint: 'Enter the lines that are offered at the prompt, from left to right: iex -S mix first, then the three of Elixir.',
        isDone: kept,
        coming: 'Play until it is kept',
        solution: { run: 'main', acts: typed(BOOT, START, BOB, ADD), apart: 1_600_000 },
      },
      narration: [
        { when: beginsWithFiles, text: 'The disk holds files from an earlier visit.' },
        { when: kept, text: ':ok. By now it is in a file, and not only in a process.' },
      ],
    },
    {
      id: 'quit',
      kind: 'do',
      scene: { run: 'main', picture: 'terminal' },
      exercise: QUIT,
      task: {
        label: 'The shell was quit and started again, and bob’s entries were read from the file',
        hint: 'Press Ctrl+C twice above the screen. Then iex -S mix, start the cache, get bob’s list, and ask for its entries.',
        isDone: foundAgain,
        coming: 'Play until it is printed',
        solution: {
          run: 'main',
          acts: [...typed(BOOT, START, BOB, ADD), PLUG.act, ...typed(BOOT, START, BOB, READ)],
          apart: 2_000_000,
        },
      },
      narration: [
        { when: halts(), text: 'Every process is gone. The file is not.' },
        { when: after(halts(), loads), text: 'A new process of bob’s list has read its file.' },
      ],
    },
    {
      id: 'reload',
      kind: 'do',
      scene: { run: 'main', picture: 'terminal' },
      task: {
        label: 'The page was reloaded, and bob’s entries were read from the file',
        hint: 'Reload with F5, or Ctrl+R. Then enter the lines once more, but read instead of adding. “Show me” cannot reload your page: it shows a computer as it is after that.',
        isDone: foundAfterReload,
        coming: 'Play until it is printed',
        solution: { run: 'reloaded', acts: typed(BOOT, START, BOB, READ), apart: 1_600_000 },
      },
      narration: [
        { when: beginsWithFiles, text: 'The disk holds files from before. No process is left.' },
        { when: foundAfterReload, text: 'Another page, another node, the same file.' },
      ],
    },
    {
      id: 'straight',
      kind: 'do',
      scene: { run: 'straight', picture: 'files' },
      exercise: STRAIGHT,
      task: {
        label: 'The write was cut in the middle, and the next start found a torn file',
        hint: 'Enter the line that adds an entry. As soon as the disk writes bob.list, press Pull the plug. Then start all again and read.',
        isDone: foundTorn,
        coming: 'Play until it is found',
        solution: cutAndReturn('straight'),
      },
      narration: [
        { when: cuts('.list'), text: 'Cut. Neither the old list nor the new one is in bob.list.' },
        {
          when: foundTorn,
          text: 'These bytes are no list: the file is set aside, and it is said.',
        },
      ],
    },
    {
      id: 'aside',
      kind: 'do',
      scene: { run: 'aside', picture: 'files' },
      exercise: ASIDE,
      task: {
        label: 'The write was cut in the middle, and bob’s old list was read again',
        hint: 'The same once more: add an entry, press Pull the plug while the .tmp file grows, start all again and read.',
        isDone: foundWhole,
        coming: 'Play until it is printed',
        solution: cutAndReturn('aside'),
      },
      narration: [
        { when: cuts('.tmp'), text: 'Cut. But what is torn is not called bob.list.' },
        { when: foundWhole, text: 'The old list, whole. The new entry was never acknowledged.' },
      ],
    },
    {
      id: 'corrupt',
      kind: 'do',
      scene: { run: 'corrupt', picture: 'files' },
      exercise: CORRUPT,
      task: {
        label: 'bob’s torn file was set aside, and alice’s list was read',
        hint: 'Press Bad sector first. Then enter the line that reads bob’s entries, and the one that reads alice’s.',
        isDone: both(after(tears, setsAside), after(tears, reads('alice'))),
        coming: 'Play until both are read',
        solution: {
          run: 'corrupt',
          acts: [TEAR.act, ...typed(READ_BOB, READ_ALICE)],
          apart: 2_000_000,
        },
      },
      narration: [
        { when: tears, text: 'The end of bob.list is gone. Nobody has noticed yet.' },
        {
          when: after(tears, setsAside),
          text: 'Read, not understood, set aside: the bytes are kept as .corrupt.',
        },
        { when: after(tears, reads('alice')), text: 'alice’s list is as it was.' },
      ],
    },
    {
      id: 'full',
      kind: 'do',
      scene: { run: 'full', picture: 'messages' },
      exercise: FULL,
      task: {
        label: 'An entry was refused while the disk was full, and kept when there was space',
        hint: 'Press Fill the disk and add an entry. Then press Make space and add it once more.',
        isDone: after(refused, kept),
        coming: 'Play until it is kept',
        solution: {
          run: 'full',
          acts: [FILL.act, ...typed(ADD, READ), SPACE.act, ...typed(ADD, READ)],
          apart: 1_800_000,
        },
      },
      narration: [
        {
          when: refused,
          text: '{:error, :enospc}: no space. The old list is whole, in both places.',
        },
        {
          when: after(refused, kept),
          text: 'Space again, and the same call is answered with :ok.',
        },
      ],
    },
    { id: 'free', kind: 'play', scene: { run: 'free', picture: 'files' } },
  ],
};
