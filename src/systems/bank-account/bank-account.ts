/** One account and two clients: what happens when both want the same money. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { valuesOf } from '#kernel/int-map.ts';
import type { System, World } from '#kernel/world.ts';
import { count, isWhole, knownFields, type OptionSpecs, word } from '#systems/options.ts';
import { startBy } from '#systems/starter.ts';
import type { Subject, TimedInput } from '#systems/subject.ts';
import { element, field, tagOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isAtom, isTuple, NIL_ATOM, type Pid, type Term, tuple } from '#term/term.ts';

import { account } from './account.ts';
import { client } from './client.ts';

const OPTIONS: OptionSpecs = {
  /** What is in the account at first. */
  balance: count(100, 0),
  /** Who compares what is wanted with what is there: the account, or each client by itself. */
  mode: word('account_decides', 'asks_first'),
  /** How long a client that asks first thinks before it writes, in milliseconds. */
  think: count(0, 0),
};

const CLIENTS: Readonly<Record<string, string>> = { Ann: 'ann', Ben: 'ben' };

/** The three, and who starts them. */
export const STARTED = {
  module: 'BankAccount',
  first: { behaviour: account, label: 'Account' },
  others: Object.entries(CLIENTS).map(([label, name]) => ({
    behaviour: client,
    label,
    argument: (pid: Pid, options: Term) => tuple(atom(name), pid, options),
  })),
};

const system: System = {
  name: 'bank-account',
  devices: {},
  boot: startBy(STARTED),
  input: (input) => {
    const name = element(input, 1) ?? NIL_ATOM;
    if (tagOf(input) !== 'tell' || !isTuple(input, 3) || !isAtom(name)) {
      throw new RangeError('the bank account takes {:tell, name, message} from outside');
    }
    return [{ kind: 'send', to: name, message: element(input, 2) ?? NIL_ATOM }];
  },
};

const FIELDS = ['client', 'withdraw', 'deposit', 'balance'];

/** `{ client: 'Ann', withdraw: 80 }`, `{ client: 'Ben', deposit: 20 }`, `{ client: 'Ann', balance: true }` */
function inputFrom(given: unknown, path: string): Term {
  const fields = knownFields(given, path, FIELDS);
  const { client: label } = fields;
  const name = typeof label === 'string' && Object.hasOwn(CLIENTS, label) ? CLIENTS[label] : '';
  if (name === undefined || name === '') {
    const known = Object.keys(CLIENTS).join(', ');
    throw new RangeError(`${path}.client: ${JSON.stringify(label)} is not one of ${known}`);
  }
  return ex`{:tell, ${atom(name)}, ${wanted(fields, path)}}`;
}

function wanted(fields: Readonly<Record<string, unknown>>, path: string): Term {
  const [what, ...others] = FIELDS.slice(1).filter((key) => Object.hasOwn(fields, key));
  if (what === undefined || others.length > 0) {
    throw new RangeError(`${path}: a client wants one of ${FIELDS.slice(1).join(', ')}`);
  }
  const value = fields[what];
  if (what === 'balance') {
    if (value === true) return atom('balance');
    throw new RangeError(`${path}.balance: ${JSON.stringify(value)} is not true`);
  }
  if (isWhole(value, 1)) return tuple(atom(what), value);
  throw new RangeError(`${path}.${what}: ${JSON.stringify(value)} is not a whole number from 1 on`);
}

function visitors(seed: number): readonly TimedInput[] {
  const [first, second] = seed % 2 === 0 ? ['ben', 'ann'] : ['ann', 'ben'];
  const told = (at: number, name: string | undefined, message: Term): TimedInput => ({
    at: (at + (seed % 9) * 10) * 1000,
    input: ex`{:tell, ${atom(name ?? 'ann')}, ${message}}`,
  });
  return [
    told(1000, first, ex`{:withdraw, 80}`),
    told(1000, second, ex`{:withdraw, 80}`),
    told(3000, first, ex`:balance`),
  ];
}

/** What the account says is left, and what each client has taken less what it brought. */
export type Books = {
  readonly balance: number;
  readonly cash: Readonly<Record<string, number>>;
};

export function booksOf({ processes }: Pick<World, 'processes'>): Books {
  let balance = 0;
  const cash: Record<string, number> = {};
  for (const { label, behaviour, state } of valuesOf(processes)) {
    if (label !== 'Account' && !Object.hasOwn(CLIENTS, label)) continue;
    const { data } = behaviour.describe(state);
    if (label === 'Account') balance = Number(field(data, 'balance'));
    else cash[label] = Number(field(data, 'cash'));
  }
  return { balance, cash };
}

/** What the clients said they took, up to the event with that id. */
export function paidOut(events: readonly KernelEvent[], upTo: EventId = Infinity): number {
  const taken = saidIn(events, upTo).map((said) => Number(/^takes (\d+),/.exec(said)?.[1] ?? 0));
  return taken.reduce((sum, one) => sum + one, 0);
}

/** How many withdrawals are over by then, granted or not. */
export function withdrawalsOver(events: readonly KernelEvent[], upTo: EventId = Infinity): number {
  return saidIn(events, upTo).filter((said) => /^(?:takes|gets) /.test(said)).length;
}

function saidIn(events: readonly KernelEvent[], upTo: EventId): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'logged' && event.id <= upTo && typeof event.message === 'string'
      ? [event.message]
      : [],
  );
}

export const bankAccount: Subject = {
  name: 'bank-account',
  about: 'an account and two clients who want the same money, by the right protocol or a wrong one',
  system,
  options: OPTIONS,
  processes: ['Account', 'Ann', 'Ben'],
  input: inputFrom,
  visitors,
};
