import { expect, test } from 'vitest';

import { played, type Rehearsal, shopTape } from '#cli/shop-rehearsal.ts';

import { lifeOf } from './roll.ts';
import { positionAt } from './tape.ts';
import { explainWait } from './why-wait.ts';

function waitOf(label: string, seconds: number, rehearsal: Rehearsal = {}) {
  const settings = { flight: 350_000, ...rehearsal.settings };
  const tape = played(
    shopTape({ orders: [{ at: 2000, order_id: 101 }], ...rehearsal, settings }),
    30_000,
  );
  const position = positionAt(tape, seconds * 1_000_000);
  const life = lifeOf(tape.roll, label, tape.eventCounts[position] ?? 0);
  return life === undefined ? undefined : explainWait({ tape, position }, life.pid);
}

test('[WY7] for an answer, at the latest until then', () => {
  const wait = waitOf('PaymentGateway', 3, { options: { bank_latency: 1500 } });
  expect(wait?.question).toBe('What is PaymentGateway waiting for?');
  expect(wait?.sentence).toBe(
    'PaymentGateway waits in charging for the bank’s answer to {:charge, 101, 4.5, "card-101"}; at the latest until 5.20 s.',
  );
  expect(wait?.chain.length).toBeGreaterThan(1);
});

test('[WY7] for a reply to a call', () => {
  expect(waitOf('Customer 101', 2.2)?.sentence).toMatch(
    /^Customer 101 waits in ordering for Cashier’s reply to {:order, order_id: 101, type: :latte, …}/,
  );
});

test('[WY7] for its own timer', () => {
  expect(waitOf('Barista', 6)?.sentence).toMatch(
    /^Barista waits in brewing for a message; its timer sends {:brewed, 101} at \d+\.\d\d s\.$/,
  );
});

test('[WY7] for a message, and what it did last', () => {
  expect(waitOf('Cashier', 3, { options: { bank_latency: 1500 } })?.sentence).toBe(
    'Cashier waits in awaiting_payment for a message; the last that it sent was {:authorize_payment, order_id: 101, …} to PaymentGateway at 2.35 s.',
  );
});

test('[WY7] what its receive skips', () => {
  const orders = [
    { at: 2000, order_id: 101 },
    { at: 2050, order_id: 102 },
  ];
  const options = { bank_latency: 1500 };
  expect(waitOf('PaymentGateway', 3, { orders, options })?.sentence).toMatch(
    /; 1 message waits in its mailbox that this receive skips\.$/,
  );
});

test('[WY7] suspended, and slowed down', () => {
  expect(waitOf('Barista', 6, { faults: ['suspend Barista at 1500'] })?.sentence).toMatch(
    /^Barista waits until you let it go on: you suspended it at 1\.50 s, and \d messages? waits? in its mailbox meanwhile\.$/,
  );
  expect(waitOf('Cashier', 2.5, { faults: ['slow Cashier by 500 at 1500'] })?.sentence).toBe(
    'Cashier could go on, but it is slowed down and waits until 2.85 s.',
  );
});

test('the dead wait for nothing', () => {
  expect(waitOf('Barista', 3, { faults: ['kill Supervisor at 500'] })).toBeUndefined();
});
