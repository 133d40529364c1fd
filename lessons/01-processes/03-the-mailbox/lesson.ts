/** Lesson 1.3: what a `receive` takes out of the mailbox, what stays in it, and what that costs. */
import { check } from '#lesson/check.ts';
import type { Deed, Lesson, LessonRun } from '#lesson/lesson.ts';
import { after, gets, prints, skips, skipsOwn } from '#lesson/milestones.ts';
import { mailbox } from '#systems/mailbox/mailbox.ts';
import { optionsTerm } from '#systems/options.ts';
import { ex } from '#term/ex.ts';

import { GUARD, MEND, NEXT, URGENT, YEAR } from './exercises.ts';

type Told = readonly [at: number, term: string];

type Options = { readonly mode?: 'selective'; readonly catch_all?: 'yes'; readonly work?: number };

const tell = (term: string) => mailbox.input({ tell: term }, 'deed');

const DEEDS: readonly Deed[] = [
  { label: 'Send {:number, 30}', hint: 'Above ten', act: { input: tell('{:number, 30}') } },
  { label: 'Send {:number, 3}', hint: 'Not above ten', act: { input: tell('{:number, 3}') } },
  {
    label: 'Send {:urgent, "fire"}',
    hint: 'The first clause',
    act: { input: tell('{:urgent, "fire"}') },
  },
  { label: 'Send :stop', hint: 'Receiver ends when it takes it', act: { input: tell(':stop') } },
];

function runOf(told: readonly Told[], options: Options = {}): LessonRun {
  return {
    system: mailbox.system,
    options: optionsTerm(mailbox.options, { work: 2000, ...options }),
    seed: 3,
    flight: 500_000,
    inputs: told.map(([at, term]) => ({ at: at * 1000, input: tell(term) })),
    opensAt: 550_000,
    horizon: 12_000_000,
  };
}

/** There the learner may send what they like. */
const open = (run: LessonRun): LessonRun => ({
  ...run,
  deeds: DEEDS,
  saying: {
    label: 'Sender sends',
    initial: '{:number, 12}',
    input: (term) => ex`{:tell, ${term}}`,
  },
});

const everyMs = (apart: number, terms: readonly string[]): readonly Told[] =>
  terms.map((term, place) => [300 + place * apart, term]);

const main = runOf(
  everyMs(300, ['{:number, 20}', '{:number, 7}', '{:number, 42}', '"hello?"', '{:urgent, "fire"}']),
);

const five = runOf(
  everyMs(700, ['{:number, 10}', '{:urgent, "milk"}', '{:number, 11}', ':stop', '{:number, 50}']),
  { work: 1200 },
);

const QUEUE = [
  '{:number, 51}',
  '{:number, 52}',
  '{:urgent, "leak"}',
  '{:number, 53}',
  '{:urgent, "smoke"}',
];
const urgent = runOf(everyMs(300, QUEUE), { mode: 'selective', work: 1800 });

/** Three questions that nobody answers for each number. */
const LETTERS = Array.from({ length: 24 }, (_, place) =>
  place % 4 === 0 ? `{:number, ${101 + place}}` : '"are you open?"',
);
const questions = (options: Options = {}): LessonRun => ({
  ...runOf(everyMs(400, LETTERS), { work: 900, ...options }),
  horizon: 14_000_000,
});
const tidy = questions({ catch_all: 'yes' });

const firstTaken = prints('Receiver', '{:number, 20}');
const waiting = gets('Receiver', '"fire"');
const numberTaken = prints('Receiver', '{:number, 42}');
const urgentTaken = prints('Receiver', '"fire"');
const settled = after(urgentTaken, skips('Receiver', '"hello?"'));
const kept = skipsOwn('Receiver');
const tenKept = skips('Receiver', '{:number, 10}');
const stopped = prints('Receiver', 'stops');
const firstOfFive = prints('Receiver', '{:number, 51}');
const overtaken = prints('Receiver', '"leak"');
const lastOfFive = prints('Receiver', '{:number, 53}');
const piled = after(skips('Receiver', 'are you open?'), prints('Receiver', '{:number, 121}'));
const thrown = prints('Receiver', 'throws away');

export const lesson: Lesson = {
  runs: {
    main,
    yours: open({ ...main, opensAt: 7_700_000 }),
    five,
    urgent,
    year: { ...questions(), opensAt: 4_000_000 },
    tidy,
    free: open(runOf(everyMs(300, QUEUE), { mode: 'selective' })),
  },
  selected: 'Receiver',
  pictures: ['messages', 'lanes'],
  steps: [
    {
      id: 'watch',
      kind: 'tell',
      play: { label: 'Play until four wait', until: waiting, linger: 300_000 },
      narration: [
        { when: firstTaken, text: 'The first is taken out, and Receiver works.' },
        { when: waiting, text: 'Receiver still works. The others wait, the oldest first.' },
      ],
    },
    {
      id: 'next',
      kind: 'predict',
      scene: {
        run: 'main',
        at: { milestone: waiting, linger: 300_000, unless: numberTaken },
      },
      exercise: NEXT,
      play: { label: 'Play until it sleeps', until: settled, linger: 400_000 },
      narration: [
        { when: numberTaken, text: 'No clause takes {:number, 7}: it stays. {:number, 42} fits.' },
        { when: urgentTaken, text: 'Now {:urgent, "fire"}. It was younger, so it came later.' },
        { when: settled, text: 'It has looked at both that are left. None fits, so it sleeps.' },
      ],
    },
    {
      id: 'yours',
      kind: 'do',
      scene: { run: 'yours' },
      task: {
        label: 'A message of yours stays in the mailbox',
        hint: 'Read the three clauses in the code of Receiver. Type a term that fits none of them into the field below the picture, press Send, then Play.',
        isDone: kept,
        coming: 'Play until it is looked at',
        solution: { run: 'yours', acts: [{ input: tell('{:number, 9}') }] },
      },
      narration: [{ when: kept, text: 'Looked at once, and left where it is.' }],
    },
    {
      id: 'guard',
      kind: 'predict',
      scene: { run: 'five' },
      exercise: GUARD,
      play: { label: 'Play and compare', until: stopped, linger: 400_000 },
      narration: [
        { when: tenKept, text: 'Ten is not above ten.' },
        { when: stopped, text: 'The process ends, and its mailbox with it.' },
      ],
    },
    {
      id: 'urgent',
      kind: 'predict',
      scene: { run: 'urgent' },
      exercise: URGENT,
      play: { label: 'Play and compare', until: lastOfFive, linger: 400_000 },
      narration: [
        {
          when: firstOfFive,
          text: 'Nothing urgent was there, so it took what came first.',
        },
        { when: overtaken, text: 'This one overtakes {:number, 52}, which has waited longer.' },
      ],
    },
    {
      id: 'year',
      kind: 'predict',
      scene: { run: 'year' },
      exercise: YEAR,
      play: { label: 'Play on', until: piled, linger: 400_000 },
      narration: [
        { when: piled, text: 'Before each number it has to look past all of them once more.' },
      ],
    },
    {
      id: 'mend',
      kind: 'do',
      scene: { run: 'year', at: { milestone: piled, linger: 400_000 } },
      exercise: MEND,
      tries: (answer) => (check(MEND, answer).met ? tidy : questions()),
      narration: [{ when: thrown, text: 'The last clause takes what no other wants.' }],
    },
    { id: 'free', kind: 'play', scene: { run: 'free' } },
  ],
};
