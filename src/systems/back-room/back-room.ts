/** The room behind the shop: a bench with a grinder and an espresso machine, a cleaner and a radio. */
import type { System } from '#kernel/world.ts';
import { count, isWhole, knownFields, type OptionSpecs, word } from '#systems/options.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isAtom, type Term } from '#term/term.ts';

import { MACHINE } from './names.ts';
import { room } from './supervisors.ts';

const OPTIONS: OptionSpecs = {
  /** How the machine knows the grinder: by name, by pid, or each the other's pid. */
  wiring: word('pid', 'name', 'pair'),
  /** Of the bench. */
  strategy: word('one_for_one', 'rest_for_one', 'one_for_all'),
  /** Of the bench and of the room. */
  max_restarts: count(3, 0),
  max_seconds: count(5),
  machine: word('permanent', 'transient', 'temporary'),
  cleaner: word('transient', 'permanent', 'temporary'),
  radio: word('temporary', 'permanent', 'transient'),
  /** How long a coffee takes, in milliseconds. */
  brew: count(900),
  /** How long the cleaner takes. */
  clean: count(60_000),
  /** How long the radio has a signal. */
  reception: count(3_600_000),
};

const system: System = {
  name: 'back-room',
  devices: {},
  boot: (options) => [{ kind: 'spawn', behaviour: room, argument: options, label: 'BackRoom' }],
  input: (input) => {
    if (tagOf(input) !== 'order' && !isAtom(input, 'off')) {
      throw new RangeError('the back room takes {:order, id} or :off from outside');
    }
    return [{ kind: 'send', to: MACHINE, message: ex`{:"$gen_cast", ${input}}` }];
  },
};

/** `{ order: 7 }`: a coffee is wanted. `{ off: true }`: somebody switches the machine off. */
function inputFrom(given: unknown, path: string): Term {
  const fields = knownFields(given, path, ['order', 'off']);
  const { order, off } = fields;
  if (off !== undefined) {
    if (off === true && order === undefined) return ex`:off`;
    throw new RangeError(`${path}.off: ${JSON.stringify(off)} is not true, and nothing beside it`);
  }
  if (isWhole(order, 1)) return ex`{:order, ${order}}`;
  throw new RangeError(`${path}.order: ${JSON.stringify(order)} is not a whole number from 1 on`);
}

function visitors(seed: number): readonly TimedInput[] {
  return Array.from({ length: 8 }, (_, index) => ({
    at: (1000 + index * 1500 + (seed % 7) * 50) * 1000,
    input: ex`{:order, ${index + 1}}`,
  }));
}

export const backRoom: Subject = {
  name: 'back-room',
  about:
    'a grinder and an espresso machine on a bench, a cleaner and a radio, under two supervisors',
  system,
  options: OPTIONS,
  processes: ['BackRoom', 'Bench', 'Grinder', 'Machine', 'Cleaner', 'Radio'],
  input: inputFrom,
  visitors,
};
