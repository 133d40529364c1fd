import { describe, expect, test } from 'vitest';

import { eventsOf, monolithTape, played } from '#cli/shop-rehearsal.ts';
import { getInt, sortedEntries } from '#kernel/int-map.ts';
import { accountTerm, type Bank } from '#systems/coffee-shop/bank.ts';
import { inspectLine } from '#term/inspect.ts';
import { pidOf } from '#trace/fault-text.ts';
import { reasonInWords } from '#trace/reason.ts';
import { type Tape, worldAt, positionAt } from '#trace/tape.ts';

function bankBooks({ world }: Tape): readonly string[] {
  const { accounts } = world.devices.get('bank') as Bank;
  return sortedEntries(accounts).map(
    ([id, account]) => `${id} ${inspectLine(accountTerm(account))}`,
  );
}

/** What a customer was told, and how the customer ended. */
function told(tape: Tape, customer = 'Customer 101'): readonly string[] {
  const pid = tape.roll.byLabel.get(customer)?.[0]?.pid;
  return tape.events.flatMap((event) => {
    if (event.pid !== pid) return [];
    if (event.kind === 'landed') return [inspectLine(event.message).replaceAll(/<[^>]*>/g, '')];
    return event.kind === 'exited' ? [`exited ${inspectLine(event.reason)}`] : [];
  });
}

/** Its memory, as the inspector shows it. */
function memoryAt(tape: Tape, milliseconds: number): string {
  const world = worldAt(tape, positionAt(tape, milliseconds * 1000));
  const pid = pidOf(world, 'Program');
  const process = pid && getInt(world.processes, pid.id);
  return process === undefined
    ? 'dark'
    : inspectLine(process.behaviour.describe(process.state).data);
}

describe('an ordinary day', () => {
  const tape = played(monolithTape({ orders: [{ at: 1000, order_id: 1001 }] }));

  test('the customer pays and gets the drink', () => {
    expect(told(tape, 'Customer 1001')).toEqual([
      '{:accepted, [order_id: 1001]}',
      '{:order_ready, [order_id: 1001]}',
      'exited :normal',
    ]);
    expect(bankBooks(tape)).toEqual(['1001 {:charged, 4.5}']);
    expect(memoryAt(tape, 60_000)).toBe(
      '%{backlog: [], balance: 4.5, brewing: nil, ready: [1001], unpaid: []}',
    );
  });

  test('a drink that is not sold, and a card without money', () => {
    const orders = [
      { at: 1000, order_id: 101, type: 'tea' },
      { at: 1100, order_id: 102, card_token: 'no-funds' },
    ];
    const other = played(monolithTape({ orders }));
    expect(told(other)).toEqual(['{:unknown_drink, [order_id: 101]}', 'exited :normal']);
    expect(told(other, 'Customer 102')).toEqual([
      '{:accepted, [order_id: 102]}',
      '{:order_declined, [order_id: 102]}',
      'exited :normal',
    ]);
    expect(bankBooks(other)).toEqual([]);
  });
});

describe('a malformed answer', () => {
  const orders = [{ at: 1000, order_id: 1001 }];
  const tape = played(monolithTape({ orders, faults: ['bank malformed at 900'] }));
  const [died] = eventsOf(tape, 'exited').filter(({ label }) => label === 'Program');

  test('ends everything', () => {
    expect(died && reasonInWords(died.reason)).toBe(
      'ArithmeticError, bad argument in arithmetic expression',
    );
    expect(memoryAt(tape, 2100)).toContain('unpaid: [1001]');
    expect(memoryAt(tape, 3000)).toBe('dark');
  });

  test('the watchdog starts it anew after `boot`, with a new pid and an empty memory', () => {
    const [first, second, ...others] = tape.roll.byLabel.get('Program') ?? [];
    expect(others).toEqual([]);
    expect(second?.pid).not.toEqual(first?.pid);
    expect(second?.born.at).toBe((died?.at ?? 0) + 4_000_000);
    expect(memoryAt(tape, 7000)).toBe(
      '%{backlog: [], balance: 0.0, brewing: nil, ready: [], unpaid: []}',
    );
  });

  test('the customer is told by a monitor and gets the money back', () => {
    const [accepted, down, refunded, exited] = told(tape, 'Customer 1001');
    expect(accepted).toBe('{:accepted, [order_id: 1001]}');
    expect(down).toMatch(/^\{:DOWN, /);
    expect(refunded).toContain('{:ok, %{status: :refunded}}');
    expect(exited).toBe('exited :normal');
    expect(bankBooks(tape)).toEqual(['1001 :refunded']);
  });
});

test('a lost connection ends everything, too', () => {
  const tape = played(monolithTape({ faults: ['bank lost at 1500'] }));
  const [died] = eventsOf(tape, 'exited').filter(({ label }) => label === 'Program');
  expect(died && reasonInWords(died.reason)).toBe(
    'CaseClauseError, no case clause matching {:error, :closed}',
  );
  expect(bankBooks(tape)).toEqual(['101 :refunded']);
});

test('who comes while it is dark waits at the door and is served later', () => {
  const orders = [
    { at: 1000, order_id: 101 },
    { at: 3000, order_id: 102 },
  ];
  const tape = played(monolithTape({ orders, faults: ['bank malformed at 900'] }));
  expect(told(tape, 'Customer 102').at(-2)).toBe('{:order_ready, [order_id: 102]}');
  expect(bankBooks(tape)).toEqual(['101 :refunded', '102 {:charged, 4.5}']);
});

test('a bank that is down for one is a cancelled order, not a crash', () => {
  const tape = played(monolithTape({ faults: ['bank down at 900', 'bank up at 3000'] }));
  expect(eventsOf(tape, 'exited').map(({ label }) => label)).toEqual(['Customer 101']);
  expect(told(tape)).toContain('{:order_cancelled, [order_id: 101]}');
  expect(bankBooks(tape)).toEqual(['101 :void']);
});
