/** Two processes and the letters between them: what `send` does, and what `receive` does. */
import type { System } from '#kernel/world.ts';
import { count, knownFields, type OptionSpecs, termIn } from '#systems/options.ts';
import { startBy } from '#systems/starter.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isTuple, type Pid, type Term } from '#term/term.ts';

import { alice } from './alice.ts';
import { bob } from './bob.ts';

/** The two, and who starts them. */
export const STARTED = {
  module: 'Letters',
  first: { behaviour: bob, label: 'Bob' },
  others: [{ behaviour: alice, label: 'Alice', argument: (pid: Pid) => pid }],
};

const OPTIONS: OptionSpecs = {
  /** How long Bob waits for a letter, in milliseconds. */
  timeout: count(3000),
  /** How long he reads each. */
  work: count(400),
};

const system: System = {
  name: 'letters',
  devices: {},
  boot: startBy(STARTED),
  input: (input) => {
    const tag = tagOf(input);
    const isKnown =
      (tag === 'tell' && isTuple(input, 2)) || (tag === 'tell_name' && isTuple(input, 3));
    if (!isKnown) {
      throw new RangeError('letters take {:tell, term} or {:tell_name, name, term} from outside');
    }
    return [{ kind: 'send', to: atom('alice'), message: input }];
  },
};

/** `{ tell: '{:hello, 1}' }`: to Bob’s pid; with `name: 'bob'` to whoever has that name. */
function inputFrom(given: unknown, path: string): Term {
  const { tell, name } = knownFields(given, path, ['tell', 'name']);
  const letter = termIn(tell, `${path}.tell`);
  if (name === undefined) return ex`{:tell, ${letter}}`;
  if (typeof name !== 'string' || !/^[a-z]\w*$/.test(name)) {
    throw new RangeError(`${path}.name: ${JSON.stringify(name)} is not a name such as bob`);
  }
  return ex`{:tell_name, ${atom(name)}, ${letter}}`;
}

function visitors(seed: number): readonly TimedInput[] {
  const letters = [
    ex`{:hello, "Bob"}`,
    ex`${seed}`,
    ex`:coffee`,
    ex`["milk", "sugar"]`,
    ex`%{pages: 2}`,
  ];
  const told = letters.map((letter, at) => ({
    at: 500_000 + at * 250_000 + (seed % 7) * 10_000,
    input: ex`{:tell, ${letter}}`,
  }));
  return [
    ...told,
    { at: 9_000_000, input: ex`{:tell, :stop}` },
    { at: 11_000_000, input: ex`{:tell, :too_late}` },
  ];
}

export const letters: Subject = {
  name: 'letters',
  about: 'Alice sends Bob letters, any term of Elixir; Bob reads one after the other',
  system,
  options: OPTIONS,
  processes: ['Alice', 'Bob'],
  input: inputFrom,
  visitors,
};
