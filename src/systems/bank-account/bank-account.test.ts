import {
  assert,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  record as shape,
  array,
} from 'fast-check';
import { describe, expect, test } from 'vitest';

import { choices } from '#kernel/choices.ts';
import type { KernelEvent } from '#kernel/event.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { optionsTerm } from '#systems/options.ts';
import { choiceNamed, choiceText } from '#trace/choice-text.ts';
import { act, playUntil, record, type Tape } from '#trace/tape.ts';
import { movesOf } from '#trace/visible-step.ts';

import { bankAccount, type Books, booksOf, paidOut, withdrawalsOver } from './bank-account.ts';

type End = { readonly books: Books; readonly events: readonly KernelEvent[] };

/** Both have been told to take 80 of the 100, and nobody has run since. */
function bothWant(mode: string, flight = 0): Tape {
  const options = optionsTerm(bankAccount.options, { mode });
  const tape = record(bankAccount.system, { options, flight });
  playUntil(tape, 1000);
  for (const client of ['Ann', 'Ben']) {
    act(tape, { kind: 'input', input: bankAccount.input({ client, withdraw: 80 }, 'input') });
  }
  return tape;
}

/** The ends of all orders in which the steps can be taken. */
function endsOf(world: World, events: readonly KernelEvent[] = []): readonly End[] {
  const possible = choices(world);
  if (possible.length === 0) return [{ books: booksOf(world), events }];
  return possible.flatMap((choice) => {
    let now = world;
    const news: KernelEvent[] = [];
    for (const move of movesOf(world, choice)) {
      const next = step(now, move);
      now = next.world;
      news.push(...next.events);
    }
    return endsOf(now, [...events, ...news]);
  });
}

/** By what has been paid out: in how many orders. */
function tally(ends: readonly End[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { events } of ends) {
    const paid = paidOut(events);
    counts[paid] = (counts[paid] ?? 0) + 1;
  }
  return counts;
}

describe('every order of the steps', () => {
  test('where the account decides, one of the two gets the money, whatever the order', () => {
    const ends = endsOf(bothWant('account_decides').world);
    expect(tally(ends)).toEqual({ 80: 14 });
    expect(new Set(ends.map(({ books }) => JSON.stringify(books)))).toEqual(
      new Set([
        '{"balance":20,"cash":{"Ann":80,"Ben":0}}',
        '{"balance":20,"cash":{"Ann":0,"Ben":80}}',
      ]),
    );
  });

  test('where each asks first, some orders pay out 160 of 100, and some do not', () => {
    const ends = endsOf(bothWant('asks_first').world);
    expect(tally(ends)).toEqual({ 80: 4, 160: 24 });
    for (const { books } of ends) expect(books.balance).toBe(20);
  });

  test('with messages that take their time it is the same', () => {
    const ends = endsOf(bothWant('account_decides', 300_000).world);
    expect(tally(ends)).toEqual({ 80: 192 });
  });

  test('each ends with two withdrawals that are over', () => {
    for (const mode of ['account_decides', 'asks_first']) {
      for (const { events } of endsOf(bothWant(mode).world)) {
        expect(withdrawalsOver(events)).toBe(2);
      }
    }
  });
});

test('an order in words', () => {
  const robbed = [
    'Ann runs',
    'Ben runs',
    'Account runs',
    'Account runs',
    'Ann runs',
    'Ben runs',
    'Account runs',
    'Account runs',
  ];
  const tape = bothWant('asks_first');
  for (const text of robbed) {
    expect(choices(tape.world).map((choice) => choiceText(tape.world, choice))).toContain(text);
    const choice = choiceNamed(tape.world, text);
    if (choice === undefined) throw new Error(text);
    for (const move of movesOf(tape.world, choice)) act(tape, move);
  }
  expect(choices(tape.world)).toEqual([]);
  expect(paidOut(tape.events)).toBe(160);
});

const wish = oneof(
  shape({ withdraw: integer({ min: 1, max: 150 }) }),
  shape({ deposit: integer({ min: 1, max: 150 }) }),
  constantFrom({ balance: true }),
);

const day = shape({
  seed: nat(),
  flight: constantFrom(0, 1000, 200_000),
  jitter: constantFrom(0, 300_000),
  wishes: array(shape({ at: nat(2000), client: constantFrom('Ann', 'Ben'), wish }), {
    minLength: 1,
    maxLength: 12,
  }),
});

type Day = {
  readonly seed: number;
  readonly flight: number;
  readonly jitter: number;
  readonly wishes: readonly {
    readonly at: number;
    readonly client: string;
    readonly wish: object;
  }[];
};

function playDay({ wishes, ...settings }: Day): Tape {
  const options = optionsTerm(bankAccount.options, { balance: 100 });
  const tape = record(bankAccount.system, { ...settings, options });
  for (const { at, client, wish: wanted } of wishes.toSorted((one, other) => one.at - other.at)) {
    playUntil(tape, (1 + at) * 1000);
    const input = bankAccount.input({ client, ...wanted }, 'input');
    act(tape, { kind: 'input', input }, (1 + at) * 1000);
  }
  return tape;
}

test('where the account decides, no money is made and the balance is never below zero', () => {
  assert(
    property(day, (given) => {
      const tape = playDay(given);
      for (let left = 5000; choices(tape.world).length > 0 && left > 0; left -= 1) {
        act(tape, { kind: 'go', steps: 1 });
        expect(booksOf(tape.world).balance).toBeGreaterThanOrEqual(0);
      }
      const { balance, cash } = booksOf(tape.world);
      expect(balance + (cash['Ann'] ?? 0) + (cash['Ben'] ?? 0)).toBe(100);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{ withdraw: 5 }, 'x.client: undefined is not one of Ann, Ben'],
  [{ client: 'Eve', withdraw: 5 }, 'x.client: "Eve" is not one of Ann, Ben'],
  [{ client: 'Ann' }, 'x: a client wants one of withdraw, deposit, balance'],
  [{ client: 'Ann', withdraw: 5, deposit: 5 }, 'x: a client wants one of'],
  [{ client: 'Ann', withdraw: 0 }, 'x.withdraw: 0 is not a whole number from 1 on'],
  [{ client: 'Ann', balance: 5 }, 'x.balance: 5 is not true'],
  [{ client: 'Ann', steal: 5 }, 'there is no field "steal"'],
])('an input that is wrong: %j', (given, message) => {
  expect(() => bankAccount.input(given, 'x')).toThrow(message);
});
