/** Lesson 2.4: whom a supervisor starts again, whom not, and when it gives up. */
import {
  type Lesson,
  type Milestone,
  reach,
  type SceneTime,
  type Solution,
} from '#lesson/lesson.ts';
import { crashes, isLost, prints, startsAgain } from '#lesson/milestones.ts';

import { nameDesign, pairDesign, pidDesign, typesDesign } from './designs.ts';
import { runs } from './runs.ts';

const firstCoffee = prints('Machine', 'coffee 1');
const dies = crashes('Grinder');
const returns = startsAgain('Grinder');
const lost = isLost(':grind');

/** Although there is a new grinder, the machine asks the old one: the first time. */
const unheard: Milestone = (event, tape) => lost(event, tape) && reach(tape, sentInVain) === event;

const sentInVain: Milestone = (event, tape) => {
  if (!lost(event, tape)) return false;
  const reborn = reach(tape, returns);
  return reborn !== undefined && event.cause > reborn.id;
};

const ends =
  (label: string): Milestone =>
  (event) =>
    event.kind === 'exited' && event.label === label;

const gaveUp = ends('Bench');
const climbed = startsAgain('Bench');
const closed = ends('BackRoom');

const CRASH = { fault: 'crash Grinder' };
const once: Solution = { run: 'main', acts: [CRASH] };
const fourTimes: Solution = {
  run: 'mended',
  from: firstCoffee,
  acts: [CRASH, CRASH, CRASH, CRASH],
  apart: 1_200_000,
};

const silence: SceneTime = { milestone: unheard, linger: 300_000, by: once };

export const lesson: Lesson = {
  runs,
  selected: 'Grinder',
  pictures: ['messages', 'tree', 'lanes'],
  moments: { unheard, 'gave-up': gaveUp, climbed },
  steps: [
    {
      id: 'crash',
      kind: 'do',
      task: {
        label: 'A new grinder stands in the old one’s place',
        hint: 'Click Grinder in the picture, then Crash. Then let it play.',
        isDone: returns,
        coming: 'Play to the restart',
        solution: once,
      },
      play: { label: 'Play on to the next order', until: unheard, linger: 300_000 },
      narration: [
        { when: firstCoffee, text: 'Coffee 1 is made.' },
        { when: dies, text: 'The grinder has crashed. Its exit signal is on the way to Bench.' },
        { when: returns, text: 'Bench has started a new grinder, with a new pid.' },
        {
          when: unheard,
          text: 'The machine has asked for ground coffee, and the message reached nobody.',
        },
      ],
    },
    {
      id: 'why',
      kind: 'predict',
      scene: { run: 'main', at: silence, selected: 'Machine' },
      exercise: {
        kind: 'choice',
        id: 'why-no-coffee',
        text: 'Why does no coffee come?',
        hint: 'Select Machine. In its state, compare the pid of `grinder` with that of the grinder in the picture.',
        praise:
          'Yes. It looked the pid up once, when it started. A message to a dead pid is lost without a word, so nothing crashes and nothing heals.',
        options: [
          {
            id: 'grinder',
            text: 'The new grinder is broken as well.',
            reply:
              'It is well, but its mailbox stays empty. Watch where the machine’s message goes.',
          },
          { id: 'pid', text: 'The machine still writes to the old grinder.' },
          {
            id: 'machine',
            text: 'The machine crashed together with the grinder.',
            reply: 'Its pid is the same as before, and it takes every order: it was never ended.',
          },
          {
            id: 'supervisor',
            text: 'Bench forgot to hand the lost messages on.',
            reply: 'A supervisor never sees them. It starts processes; it does not carry messages.',
          },
        ],
      },
    },
    {
      id: 'pid',
      kind: 'do',
      scene: { run: 'main', at: silence, picture: 'tree', selected: 'Bench' },
      exercise: pidDesign,
    },
    {
      id: 'name',
      kind: 'do',
      scene: { run: 'name', picture: 'messages', selected: 'Bench' },
      exercise: nameDesign,
    },
    {
      id: 'pair',
      kind: 'do',
      scene: { run: 'pair', picture: 'messages', selected: 'Bench' },
      exercise: pairDesign,
    },
    {
      id: 'limit',
      kind: 'do',
      scene: { run: 'mended', picture: 'tree', selected: 'Grinder' },
      task: {
        label: 'Too many crashes: Bench has given up',
        hint: 'Four crashes of Grinder within five seconds. Crash the new one as soon as it is there; slow time down if it is too fast.',
        isDone: gaveUp,
        coming: 'Play until Bench gives up',
        solution: fourTimes,
      },
      play: { label: 'Play to see who hears of it', until: climbed, linger: 600_000 },
      narration: [
        { when: dies, text: 'A crash: Bench counts one restart.' },
        {
          when: gaveUp,
          text: 'One too many. Bench ends its children, then itself, with :shutdown.',
        },
        {
          when: climbed,
          text: 'The failure has climbed: BackRoom starts Bench again, and all on it.',
        },
      ],
    },
    {
      id: 'climb',
      kind: 'explain',
      scene: {
        run: 'mended',
        picture: 'tree',
        selected: 'Bench',
        at: { milestone: climbed, linger: 600_000, by: fourTimes },
      },
    },
    {
      id: 'types',
      kind: 'do',
      scene: { run: 'permanent', picture: 'tree', selected: 'BackRoom' },
      play: { label: 'Play what happens', until: closed, linger: 500_000 },
      narration: [
        {
          when: crashes('Radio'),
          text: 'The radio has crashed. It is permanent, so it comes back.',
        },
        {
          when: closed,
          text: 'A radio has used up the restarts: BackRoom ends everything, and itself.',
        },
      ],
      exercise: typesDesign,
    },
    { id: 'free', kind: 'play', scene: { run: 'mended', picture: 'tree', selected: 'Bench' } },
  ],
};
