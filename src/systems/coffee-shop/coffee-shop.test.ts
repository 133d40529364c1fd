import { describe, expect, test } from 'vitest';

import { eventsOf, played, shopTape } from '#cli/shop-rehearsal.ts';
import { sortedEntries } from '#kernel/int-map.ts';
import { element } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { reasonInWords } from '#trace/reason.ts';
import { nameIn } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';

import { accountTerm, type Bank } from './bank.ts';
import type { Rail } from './tickets.ts';

/** `101 collected, charged 4.5` of each order. */
function books({ world }: Tape): readonly string[] {
  const { tickets } = world.devices.get('tickets') as Rail;
  const { accounts } = world.devices.get('bank') as Bank;
  const money = new Map(sortedEntries(accounts));
  return sortedEntries(tickets).map(([id, ticket]) => {
    const account = money.get(id);
    const paid = account === undefined ? 'nothing' : inspectLine(accountTerm(account));
    return `${id} ${inspectLine(element(ticket, 1) ?? 'gone')}, ${paid}`;
  });
}

/** Who exited how, in that order; customers aside. */
function deaths(tape: Tape): readonly string[] {
  return eventsOf(tape, 'exited')
    .filter(({ label }) => !label.startsWith('Customer'))
    .map(({ pid, reason }) => `${nameIn(tape.roll, pid)}: ${reasonInWords(reason)}`);
}

/** Who was started, in that order, at first and again; customers aside. */
function births(tape: Tape): readonly string[] {
  return eventsOf(tape, 'spawned')
    .filter(({ label }) => !label.startsWith('Customer'))
    .map(({ pid }) => nameIn(tape.roll, pid));
}

const day = (faults: readonly string[], options: unknown = {}) =>
  played(shopTape({ faults, options }));

const FIRST = ['Supervisor', 'DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier'];

test('on an ordinary day a customer pays, waits and leaves with the drink', () => {
  const tape = day([]);
  expect(books(tape)).toEqual(['101 :collected, {:charged, 4.5}']);
  expect(births(tape)).toEqual(FIRST);
  expect(deaths(tape)).toEqual([]);
});

test('a card without money, and a drink that is not sold', () => {
  const orders = [
    { at: 1000, order_id: 101, card_token: 'no-funds' },
    { at: 1100, order_id: 102, type: 'tea' },
    { at: 1200, order_id: 103, type: 'constructor' },
  ];
  const tape = played(shopTape({ orders }));
  expect(books(tape)).toEqual(['101 :declined, nothing']);
  expect(eventsOf(tape, 'exited').map(({ reason }) => inspectLine(reason))).toEqual(
    orders.map(() => ':normal'),
  );
});

describe('the payment gateway', () => {
  test('crashes at a malformed answer, and the order is paid all the same', () => {
    const tape = day(['bank malformed at 900']);
    expect(deaths(tape)).toEqual([
      'PaymentGateway: ArithmeticError, bad argument in arithmetic expression',
    ]);
    expect(books(tape)).toEqual(['101 :collected, {:charged, 4.5}']);
  });

  test('crashes when the connection is lost', () => {
    const tape = day(['bank lost at 1500']);
    expect(deaths(tape)).toEqual([
      'PaymentGateway: CaseClauseError, no case clause matching {:error, :closed}',
    ]);
    expect(books(tape)).toEqual(['101 :collected, {:charged, 4.5}']);
  });

  test('says that the bank is down, and after three attempts the money is given back', () => {
    const tape = day(['bank down at 900', 'bank up at 4000']);
    expect(deaths(tape)).toEqual([]);
    expect(books(tape)).toEqual(['101 :refunded, :void']);
  });
});

describe('strategies', () => {
  test('one_for_one starts the dead one again', () => {
    expect(births(day(['crash PaymentGateway at 500']))).toEqual([...FIRST, 'PaymentGateway (2)']);
  });

  test('one_for_all starts all again', () => {
    const tape = day(['crash PaymentGateway at 500'], { strategy: 'one_for_all' });
    expect(deaths(tape)).toEqual([
      'PaymentGateway: :boom',
      'Cashier: :shutdown',
      'Barista: :shutdown',
      'DisplayScreen: :shutdown',
    ]);
    expect(births(tape)).toEqual([...FIRST, ...FIRST.slice(1).map((name) => `${name} (2)`)]);
    expect(books(tape)).toEqual(['101 :collected, {:charged, 4.5}']);
  });

  test('rest_for_one starts it and those after it again', () => {
    const tape = day(['crash PaymentGateway at 500'], { strategy: 'rest_for_one' });
    expect(deaths(tape)).toEqual([
      'PaymentGateway: :boom',
      'Cashier: :shutdown',
      'Barista: :shutdown',
    ]);
    expect(births(tape)).toEqual([...FIRST, ...FIRST.slice(2).map((name) => `${name} (2)`)]);
    expect(books(tape)).toEqual(['101 :collected, {:charged, 4.5}']);
  });

  test('a supervisor that restarts too often gives up: the money is given back', () => {
    const faults = [2000, 2100, 2200, 2300].map((at) => `crash Barista at ${at}`);
    const tape = day(faults);
    expect(deaths(tape)).toEqual([
      'Barista: :boom',
      'Barista (2): :boom',
      'Barista (3): :boom',
      'Barista (4): :boom',
      'Cashier: :shutdown',
      'PaymentGateway: :shutdown',
      'DisplayScreen: :shutdown',
      'Supervisor: :shutdown',
    ]);
    expect(books(tape)).toEqual(['101 :paid, :refunded']);
    expect(day(faults.slice(1)).roll.byLabel.get('Barista')).toHaveLength(4);
  });
});
