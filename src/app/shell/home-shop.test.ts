import { expect, test } from 'vitest';

import { act, lengthOf, playUntil, type Tape, worldAt } from '#trace/tape.ts';

import { crash, isProcess, newsOf, OPENS_AT, openShop } from './home-shop.ts';

function crashed(tape: Tape, label: string): void {
  const move = crash(label)(worldAt(tape, lengthOf(tape)));
  if (move !== undefined) act(tape, move);
}

function newsAt(tape: Tape, at: number) {
  playUntil(tape, at);
  return newsOf(tape, lengthOf(tape));
}

test('it opens with everybody alive, and customers keep coming', () => {
  const tape = openShop(7);
  expect(newsAt(tape, OPENS_AT)).toBe('open');
  expect(newsAt(tape, 120_000_000)).toBe('open');
  const visitors = [...tape.roll.byLabel.keys()].filter((label) => label.startsWith('Customer'));
  expect(visitors.length).toBeGreaterThan(25);
});

test('one that crashes is missed, then healed', () => {
  const tape = openShop(7);
  playUntil(tape, OPENS_AT);
  crashed(tape, 'PaymentGateway');
  expect(newsAt(tape, OPENS_AT + 100_000)).toBe('crashed');
  expect(newsAt(tape, OPENS_AT + 3_000_000)).toBe('open');
  expect(tape.roll.byLabel.get('PaymentGateway')).toHaveLength(2);
});

test('after the fourth crash in five seconds the supervisor stops all, and itself', () => {
  const tape = openShop(7);
  playUntil(tape, OPENS_AT);
  for (const label of ['Barista', 'Cashier', 'DisplayScreen', 'PaymentGateway']) {
    crashed(tape, label);
  }
  const seen = Array.from({ length: 40 }, (_, at) => newsAt(tape, OPENS_AT + at * 200_000));
  expect([...new Set(seen)]).toEqual(['crashed', 'closing', 'closed']);
});

test('nobody crashes twice, and a device is no process', () => {
  const tape = openShop(7);
  playUntil(tape, OPENS_AT);
  crashed(tape, 'Barista');
  expect(crash('Barista')(tape.world)).toBeUndefined();
  expect(isProcess('Bank')).toBe(false);
});
