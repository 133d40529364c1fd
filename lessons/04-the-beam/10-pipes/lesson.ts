/** Lesson 4.10: a value that flows through functions, and what becomes of it where one breaks. */
import type { Lesson } from '#lesson/lesson.ts';
import { crashes, gets, prints } from '#lesson/milestones.ts';

import {
  BREAKS,
  DOT,
  PAST,
  REORDER,
  reordered,
  THREE_STEPS,
  UNFOLD,
  unfolded,
} from './exercises.ts';
import { flowOf, FORTY_TWO, FREE, LETTERS, SAFE } from './runs.ts';

const slug = ['String.trim()', 'String.downcase()', 'String.split()', 'Enum.join("-")'];
const lengths = ['String.split()', 'Enum.map(&String.length/1)', 'Enum.sort()'];
const tooEarly = [
  'String.trim()',
  'String.split()',
  'String.downcase()',
  'Enum.map(&String.length/1)',
  'Enum.sum()',
];
const mixed = ['Enum.map(&String.upcase/1)', 'String.split()', 'String.length()', 'Enum.join("-")'];

const comesOut = gets('Caller', '{:result');
const breaks = crashes('Pipe');
const isFine = gets('Caller', '{:result, {:ok');
const isError = gets('Caller', '{:result, {:error');

export const lesson: Lesson = {
  runs: {
    main: flowOf({ steps: slug, input: '"  Oat  LATTE to go "' }),
    lengths: flowOf({ steps: lengths, input: '"latte tea mocha"', time: 1300 }),
    broken: flowOf({ steps: tooEarly, input: '"  The Quick  fox "' }),
    mixed: flowOf({ steps: mixed, input: '"tea or coffee"', time: 900 }),
    letters: flowOf({ steps: LETTERS, input: '"  The Quick  fox "', time: 900 }),
    safe: SAFE,
    free: FREE,
  },
  selected: 'Pipe',
  pictures: ['pipe', 'messages', 'lanes'],
  moments: { result: comesOut, crash: breaks },
  steps: [
    {
      id: 'flow',
      kind: 'tell',
      play: { label: 'Play until it comes out', until: comesOut, linger: 200_000 },
      narration: [
        {
          when: prints('Pipe', 'String.trim() gives "Oat'),
          text: 'The blanks at both ends are gone.',
        },
        {
          when: prints('Pipe', 'split() gives ["oat"'),
          text: 'From here on it is a list of words.',
        },
        { when: prints('Pipe', '"oat-latte'), text: 'And a text again: good for a link.' },
      ],
    },
    {
      id: 'trace',
      kind: 'predict',
      scene: { run: 'lengths', picture: 'pipe' },
      exercise: THREE_STEPS,
      play: { label: 'Play and see', until: comesOut, linger: 200_000 },
      narration: [
        { when: prints('Pipe', 'gives [5, 3, 5]'), text: 'Each word has become its length.' },
        {
          when: prints('Pipe', 'gives [3, 5, 5]'),
          text: 'Enum.sort() was given numbers, so it sorted numbers.',
        },
      ],
    },
    { id: 'unfold', kind: 'do', exercise: UNFOLD, tries: unfolded },
    {
      id: 'breaks',
      kind: 'predict',
      scene: { run: 'broken', picture: 'pipe' },
      exercise: BREAKS,
      play: { label: 'Play until it breaks', until: breaks, linger: 200_000 },
      narration: [
        {
          when: prints('Caller', 'String.downcase/2'),
          text: 'A list is no text: no clause of String.downcase takes it.',
        },
      ],
    },
    {
      id: 'reorder',
      kind: 'do',
      scene: { run: 'mixed', picture: 'pipe', at: { milestone: breaks, linger: 300_000 } },
      exercise: REORDER,
      tries: reordered,
      narration: [
        {
          when: prints('Caller', 'Enumerable not implemented for type BitString'),
          text: 'A text is nothing to enumerate: Enum wants a list.',
        },
      ],
    },
    { id: 'dot', kind: 'predict', scene: { run: 'letters', picture: 'pipe' }, exercise: DOT },
    {
      id: 'rails',
      kind: 'do',
      scene: { run: 'safe', picture: 'pipe' },
      exercise: PAST,
      task: {
        label: 'An error has come out at the end',
        hint: 'Press “Let 42 flow” below the picture, then Play. It sets out when the value before it has arrived.',
        isDone: isError,
        coming: 'Play until it comes out',
        solution: { run: 'safe', from: isFine, acts: [FORTY_TWO] },
      },
      narration: [
        { when: isFine, text: 'All went well: {:ok, 11}.' },
        {
          when: prints('Pipe', 'trim() gives {:error'),
          text: '42 is no text. The first step says so, and raises nothing.',
        },
        { when: isError, text: '{:error, …} has come out, like any other value.' },
      ],
    },
    { id: 'free', kind: 'play', scene: { run: 'free', picture: 'pipe' } },
  ],
};
