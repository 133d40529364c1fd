import { expect, test } from 'vitest';

import { faultsInExercise } from './exercise-faults.ts';
import {
  EXERCISES,
  assemble,
  choice,
  design,
  gaps,
  order,
  pairs,
  scheduler,
  tracing,
} from './exercise-fixture.ts';
import type { Exercise, Gaps } from './exercise.ts';

const [stops, keeps, all] = choice.options;
const [firstWrong] = design.wrong;

/** A mistake that somebody may make, and what it is called. */
const MISTAKES: readonly (readonly [said: string, exercise: Exercise])[] = [
  ['hint: is empty', { ...choice, hint: ' ' }],
  ['praise: is empty', { ...order, praise: '' }],
  ['options: none is right; leave out', { ...choice, options: [stops, all].flatMap(given) }],
  [
    'options: only one may be right (be without a reply), not "keeps", "too"',
    { ...choice, options: [...choice.options, { id: 'too', text: 'Me too' }] },
  ],
  [
    'options[1].id: "stops" is the id of options[0] already',
    { ...choice, options: [stops, stops, keeps].flatMap(given) },
  ],
  [
    'options[3].reply: is the same as that of options[0]',
    { ...choice, options: [...choice.options, { id: 'x', text: 'x', reply: stops?.reply ?? '' }] },
  ],
  ['prints: is empty', { ...tracing, prints: [] }],
  [
    'judged right: {"kind":"tracing"',
    { ...tracing, wrong: [{ lines: ['{:latte,2}', '{:tea, 1}'], reply: 'no' }] },
  ],
  [
    'left[0].to: no "nowhere" at the right; there are waits, down',
    { ...pairs, left: pairs.left.map((one) => ({ ...one, to: 'nowhere' })) },
  ],
  [
    'left[1].reply: is empty',
    { ...pairs, left: pairs.left.map((one) => (one.id === 'call' ? { ...one, reply: '' } : one)) },
  ],
  ['shown: is the right order already', { ...order, shown: order.items.map(({ id }) => id) }],
  ['shown: "spawn" is missing', { ...order, shown: ['name', 'raise', 'signal'] }],
  ['shown: there is no "gone"', { ...order, shown: [...order.shown, 'gone'] }],
  ['shown: "name" is there twice', { ...order, shown: [...order.shown, 'name'] }],
  [
    'items[2].reply: is missing',
    { ...order, items: order.items.map(({ id, text }) => ({ id, text })) },
  ],
  ['code: nothing is said of the gap __more__', { ...gaps, code: `${gaps.code}\n__more__` }],
  ['code: the gap __take__ is there twice', { ...gaps, code: `${gaps.code}\n__take__` }],
  ['gaps: __take__ does not stand in the code', { ...gaps, code: 'loop(__next__)' }],
  [
    'gaps[0].wrong: has no reply to "after"',
    gapsWith(0, { options: ['receive', 'case', 'fn', 'after'] }),
  ],
  [
    'gaps[1].wrong[0].given: "count+1" is accepted',
    gapsWith(1, { wrong: [{ given: 'count+1', reply: 'no' }] }),
  ],
  ['gaps[0].accepts: "spawn" is none of the options', gapsWith(0, { accepts: ['spawn'] })],
  [
    'shown: has the lines in their right order already',
    { ...assemble, shown: [...assemble.distractors, ...assemble.lines].map(({ id }) => id) },
  ],
  [
    'distractors[0].text: is that of a line that belongs',
    { ...assemble, distractors: [{ id: 'return', text: 'end', reply: 'no' }], shown: [] },
  ],
  ['seeds: must be a whole number above 0', { ...design, seeds: 0 }],
  [
    'solution.strategy: is "none"; it may be one_for_one, rest_for_one, one_for_all',
    { ...design, solution: { ...design.solution, strategy: 'none' } },
  ],
  ['solution.restart: is missing', { ...design, solution: { strategy: 'one_for_one' } }],
  [
    'wrong[0].answer.colour: there is no such setting',
    { ...design, wrong: [{ reply: 'no', answer: { ...firstWrong?.answer, colour: 'red' } }] },
  ],
  [
    'wrong[0].answer: is the solution',
    { ...design, wrong: [{ answer: design.solution, reply: 'no' }] },
  ],
  ['wrong[0]: is the solution', { ...scheduler, wrong: [scheduler.solution] }],
  ['no wrong answer is listed', { ...tracing, wrong: [] }],
  ['no wrong answer is listed', { ...scheduler, wrong: [] }],
  ['solution: is empty', { ...scheduler, solution: [] }],
];

function gapsWith(place: number, change: Partial<Gaps['gaps'][number]>): Exercise {
  return { ...gaps, gaps: gaps.gaps.map((gap, i) => (i === place ? { ...gap, ...change } : gap)) };
}

function given<Part>(part: Part): readonly NonNullable<Part>[] {
  return part === undefined || part === null ? [] : [part];
}

test.each(EXERCISES.map((exercise) => [exercise.kind, exercise] as const))(
  'a sound exercise has no faults: %s',
  (_, exercise) => {
    expect(faultsInExercise(exercise)).toEqual([]);
  },
);

test.each(MISTAKES)('%s', (said, exercise) => {
  const faults = faultsInExercise(exercise);
  expect(faults.filter((fault) => fault.startsWith(said))).toHaveLength(1);
});
