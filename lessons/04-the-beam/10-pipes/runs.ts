/** The pipes of lesson 4.10: which value flows through which steps. */
import type { Deed, LessonRun, Saying } from '#lesson/lesson.ts';
import { optionsTerm } from '#systems/options.ts';
import { pipes } from '#systems/pipes/pipes.ts';
import { ex } from '#term/ex.ts';

/** In the order in which they count the letters of a text. */
export const LETTERS = [
  'String.trim()',
  'String.downcase()',
  'String.split()',
  'Enum.map(&String.length/1)',
  'Enum.sum()',
];

type Flow = {
  readonly steps: readonly string[];
  /** A term of Elixir. */
  readonly input: string;
  readonly safe?: 'yes';
  /** How long a step takes, in milliseconds. */
  readonly time?: number;
};

/** A value sets out at once. */
export function flowOf({ steps, input, safe, time = 1100 }: Flow): LessonRun {
  const changes = { steps: [...steps], input, time, ...(safe === undefined ? {} : { safe }) };
  return {
    system: pipes.system,
    options: optionsTerm(pipes.options, changes),
    seed: 1,
    flight: 300_000,
    inputs: [{ at: 200_000, input: ex`{:run, %{}}` }],
    opensAt: 230_000,
    horizon: 200_000 + (steps.length * time + 1000) * 1000,
  };
}

const run = (changes: object): Deed['act'] => ({ input: pipes.input(changes, 'deed') });

/** A text, a number, anything: it sets out when the pipe before it has ended. */
const SAYING: Saying = {
  label: 'Let flow',
  initial: '"Tea or  COFFEE"',
  input: (term) => ex`{:run, %{input: ${term}}}`,
};

export const FORTY_TWO = run({ input: '42' });

const TEA: Deed = {
  label: 'Let "Tea or  COFFEE" flow',
  hint: 'A text, with a blank too many',
  act: run({ input: '"Tea or  COFFEE"' }),
};

export const SAFE: LessonRun = {
  ...flowOf({ steps: LETTERS, input: '"  The Quick  fox "', safe: 'yes', time: 900 }),
  horizon: 13_000_000,
  deeds: [TEA, { label: 'Let 42 flow', hint: 'No text', act: FORTY_TWO }],
  saying: SAYING,
};

export const FREE: LessonRun = {
  ...flowOf({ steps: LETTERS, input: '"  The Quick  fox "', time: 800 }),
  horizon: 12_000_000,
  deeds: [
    { label: 'Let 42 flow', hint: 'No text', act: FORTY_TWO },
    {
      label: 'The same with {:ok, …}',
      hint: '42, and each step says how it went',
      act: { input: ex`{:run, %{input: 42, safe: :yes}}` },
    },
    {
      label: 'Leave out Enum.map',
      hint: 'Enum.sum gets words',
      act: run({ steps: LETTERS.filter((step) => !step.startsWith('Enum.map')) }),
    },
    {
      label: 'Another pipe',
      hint: 'String.split, Enum.sort, Enum.join',
      act: run({ steps: ['String.split()', 'Enum.sort()', 'Enum.join("-")'] }),
    },
  ],
  saying: SAYING,
};
