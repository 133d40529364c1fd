/** A value that flows through functions, step by step, each value in a process of its own. */
import type { System } from '#kernel/world.ts';
import {
  count,
  knownFields,
  type OptionSpecs,
  termIn,
  type TermKind,
  termOption,
  word,
  words,
  wordsIn,
} from '#systems/options.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { elements, tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isAtom, isNumber, isTuple, map, type Term } from '#term/term.ts';

import { caller } from './caller.ts';
import { STEP_NAMES } from './step.ts';

const isPlain = (term: Term) => typeof term === 'string' || isNumber(term) || isAtom(term);

/** What the steps know how to treat as Elixir does. */
const VALUE: TermKind = {
  name: 'a text, a number, an atom or a list of these',
  has: (term) => isPlain(term) || elements(term)?.every(isPlain) === true,
};

const OPTIONS: OptionSpecs = {
  /** What flows in when nobody says otherwise. */
  input: termOption('"  The Quick  fox "', VALUE),
  steps: words(
    [
      'String.trim()',
      'String.downcase()',
      'String.split()',
      'Enum.map(&String.length/1)',
      'Enum.sum()',
    ],
    STEP_NAMES,
  ),
  /** Whether each step takes and gives `{:ok, value}` or `{:error, reason}`. */
  safe: word('no', 'yes'),
  /** How long each step takes, in milliseconds. */
  time: count(700),
};

const system: System = {
  name: 'pipes',
  devices: {},
  boot: (options) => [{ kind: 'spawn', behaviour: caller, argument: options, label: 'Caller' }],
  input: (input) => {
    if (tagOf(input) !== 'run' || !isTuple(input, 2)) {
      throw new RangeError('pipes take {:run, changes} from outside');
    }
    return [{ kind: 'send', to: atom('caller'), message: input }];
  },
};

/** `{}`, `{ input: '" a b "' }`, `{ steps: ['String.split()', 'Enum.count()'] }`: elsewise as the options say. */
function inputFrom(given: unknown, path: string): Term {
  const fields = knownFields(given, path, ['input', 'steps']);
  const changes: [Term, Term][] = [];
  if (fields['input'] !== undefined) {
    changes.push([atom('input'), termIn(fields['input'], `${path}.input`, VALUE)]);
  }
  if (fields['steps'] !== undefined) {
    changes.push([atom('steps'), wordsIn(fields['steps'], STEP_NAMES, `${path}.steps`)]);
  }
  return ex`{:run, ${map(changes)}}`;
}

function visitors(seed: number): readonly TimedInput[] {
  return [
    { at: (500 + (seed % 9) * 20) * 1000, input: ex`{:run, %{}}` },
    { at: 6_000_000, input: ex`{:run, %{input: ["no", "text"]}}` },
    { at: 10_000_000, input: ex`{:run, %{input: "one two three"}}` },
  ];
}

export const pipes: Subject = {
  name: 'pipes',
  about: 'a value that flows through functions one by one, and what happens where a step breaks',
  system,
  options: OPTIONS,
  processes: ['Caller', 'Pipe'],
  input: inputFrom,
  visitors,
};
