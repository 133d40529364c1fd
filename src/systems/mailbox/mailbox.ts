/** A receiver that does not want every message, and somebody who sends it all of them. */
import type { System } from '#kernel/world.ts';
import { count, knownFields, type OptionSpecs, termIn, word } from '#systems/options.ts';
import { startBy } from '#systems/starter.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isTuple, type Pid } from '#term/term.ts';

import { receiver } from './receiver.ts';
import { sender } from './sender.ts';

const OPTIONS: OptionSpecs = {
  mode: word('plain', 'selective'),
  catch_all: word('no', 'yes'),
  /** How long the receiver works on each message that it wants, in milliseconds. */
  work: count(600),
};

/** The two, and who starts them. */
export const STARTED = {
  module: 'Mailbox',
  first: { behaviour: receiver, label: 'Receiver' },
  others: [{ behaviour: sender, label: 'Sender', argument: (pid: Pid) => pid }],
};

const system: System = {
  name: 'mailbox',
  devices: {},
  boot: startBy(STARTED),
  input: (input) => {
    if (tagOf(input) !== 'tell' || !isTuple(input, 2)) {
      throw new RangeError('the mailbox takes {:tell, term} from outside');
    }
    return [{ kind: 'send', to: atom('sender'), message: input }];
  },
};

function visitors(seed: number): readonly TimedInput[] {
  const messages = [
    ex`{:number, ${20 + (seed % 70)}}`,
    ex`{:number, 7}`,
    ex`{:number, 42}`,
    ex`"hello?"`,
    ex`{:urgent, "fire"}`,
    ex`{:urgent, "water"}`,
    ex`{:number, 11}`,
  ];
  return messages.map((message, at) => ({
    at: 500_000 + at * 150_000 + (seed % 7) * 10_000,
    input: ex`{:tell, ${message}}`,
  }));
}

export const mailbox: Subject = {
  name: 'mailbox',
  about: 'a receiver with three clauses and a guard, and messages that nobody matches',
  system,
  options: OPTIONS,
  processes: ['Sender', 'Receiver'],
  /** `{ tell: '{:number, 42}' }` */
  input: (given, path) => {
    const { tell } = knownFields(given, path, ['tell']);
    return ex`{:tell, ${termIn(tell, `${path}.tell`)}}`;
  },
  visitors,
};
