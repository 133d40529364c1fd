/** A workshop: benches that open and close under a DynamicSupervisor and are found by name, jobs done by tasks. */
import type { System } from '#kernel/world.ts';
import { dynamicSupervisor } from '#otp/dynamic-supervisor.ts';
import { ets } from '#otp/ets.ts';
import { registryChild } from '#otp/registry.ts';
import { supervisor } from '#otp/supervisor.ts';
import { mfa } from '#otp/task-process.ts';
import { taskSupervisorChild } from '#otp/task-supervisor.ts';
import { count, isWhole, knownFields, type OptionSpecs, termIn } from '#systems/options.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { field, tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, type Term, tuple } from '#term/term.ts';

import { bench } from './bench.ts';
import { foreman } from './foreman.ts';
import { job } from './job.ts';
import { FOREMAN, NAMES, TOPICS } from './names.ts';
import { stock } from './stock.ts';

const OPTIONS: OptionSpecs = {
  /** How many may be open. */
  benches: count(3),
  /** Of the benches. */
  max_restarts: count(3, 0),
  max_seconds: count(5),
  parts: count(5, 0),
  /** How long a job takes, in milliseconds. */
  lasts: count(50),
};

const benches = dynamicSupervisor({
  module: 'Workshop.Benches',
  name: 'Workshop.Benches',
  modules: [bench],
  init: (options) => ({
    maxChildren: Number(field(options, 'benches')),
    maxRestarts: Number(field(options, 'max_restarts')),
    maxSeconds: Number(field(options, 'max_seconds')),
  }),
});

const workshopSupervisor = supervisor({
  module: 'Workshop',
  name: 'Workshop',
  init: (options) => ({
    strategy: 'one_for_one',
    children: [
      { ...registryChild({ name: NAMES, keys: 'unique' }), label: 'Names' },
      { ...registryChild({ name: TOPICS, keys: 'duplicate' }), label: 'Topics' },
      { start: stock, argument: mfa('Workshop.Stock', 'new', options) },
      { start: benches, argument: options, type: 'supervisor' },
      {
        ...taskSupervisorChild({ name: 'Workshop.Helpers', functions: [job] }),
        label: 'Helpers',
      },
      { start: foreman, argument: options },
    ],
  }),
});

const WANTED = [
  'open',
  'close',
  'repair',
  'break',
  'announce',
  'job',
  'help',
  'errand',
  'take',
  'add',
  'count',
];

const system: System = {
  name: 'workshop',
  devices: { ets },
  boot: (options) => [
    { kind: 'spawn', behaviour: workshopSupervisor, argument: options, label: 'Workshop' },
  ],
  input: (input) => {
    if (WANTED.includes(tagOf(input) ?? '')) return [{ kind: 'send', to: FOREMAN, message: input }];
    throw new RangeError(`the workshop takes from outside: ${WANTED.join(', ')}`);
  },
};

const FIELDS = [...WANTED, 'restart', 'thing', 'reason', 'patience'];

/** `{ open: 'one', restart: 'transient' }`, `{ repair: 'one', thing: 'lamp' }`, `{ job: 'crash', patience: 40 }`, `{ count: true }`. */
function inputFrom(given: unknown, path: string): Term {
  const fields = knownFields(given, path, FIELDS);
  const verb = WANTED.find((one) => fields[one] !== undefined);
  if (verb === undefined) throw new RangeError(`${path}: one of ${WANTED.join(', ')} is wanted`);
  const value = fields[verb];
  if (verb === 'count') return atom('count');
  if (verb === 'take' || verb === 'add') {
    if (isWhole(value, 0)) return tuple(atom(verb), value);
    throw new RangeError(
      `${path}.${verb}: ${JSON.stringify(value)} is not a whole number from 0 on`,
    );
  }
  if (typeof value !== 'string') {
    throw new RangeError(`${path}.${verb}: ${JSON.stringify(value)} is not a text`);
  }
  return tuple(atom(verb), value, ...moreOf(verb, fields, path));
}

function moreOf(
  verb: string,
  { restart, thing, reason, patience }: Readonly<Record<string, unknown>>,
  path: string,
): readonly Term[] {
  switch (verb) {
    case 'open':
      return [wordIn(restart ?? 'permanent', RESTARTS, `${path}.restart`)];
    case 'repair':
      return [typeof thing === 'string' ? thing : 'lamp'];
    case 'break':
      return [termIn(reason ?? ':boom', `${path}.reason`)];
    case 'job':
      return [isWhole(patience, 0) ? patience : 5000];
    default:
      return [];
  }
}

const RESTARTS = ['permanent', 'transient', 'temporary'];

function wordIn(value: unknown, words: readonly string[], path: string): Term {
  if (typeof value === 'string' && words.includes(value)) return atom(value);
  throw new RangeError(`${path}: ${JSON.stringify(value)} is not one of ${words.join(', ')}`);
}

function visitors(seed: number): readonly TimedInput[] {
  const after = (seed % 9) * 20;
  const at = (time: number, input: Term) => ({ at: (time + after) * 1000, input });
  return [
    at(500, ex`{:open, "one", :permanent}`),
    at(1000, ex`{:open, "two", :transient}`),
    at(2000, ex`{:repair, "one", "lamp"}`),
    at(3000, ex`{:announce, "tea"}`),
    at(4000, ex`{:job, "done", 5000}`),
    at(5000, ex`{:repair, "two", "bomb"}`),
    at(6000, ex`{:help, "crash"}`),
    at(7000, ex`{:take, 2}`),
    at(8000, ex`:count`),
  ];
}

export const workshop: Subject = {
  name: 'workshop',
  about:
    'benches that open and close and are found by name, a stock of parts, and jobs done by tasks',
  system,
  options: OPTIONS,
  processes: ['Workshop', 'Names', 'Topics', 'Stock', 'Benches', 'Helpers', 'Foreman'],
  input: inputFrom,
  visitors,
};
