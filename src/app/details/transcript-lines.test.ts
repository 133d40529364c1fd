import { expect, test } from 'vitest';

import { badDayTape, eventsOf, played, shopTape } from '#cli/shop-rehearsal.ts';
import type { Tape } from '#trace/tape.ts';

import {
  countUpTo,
  hasWhy,
  type LineFilter,
  linesUpTo,
  textOf,
  toneOf,
} from './transcript-lines.ts';

const ALL: LineFilter = { kind: 'everything', details: false, text: '' };
const day = played(
  shopTape({ faults: ['crash Barista at 1500', 'bank slow at 500', 'bank up at 4000'] }),
);

function told(tape: Tape, filter: Partial<LineFilter>, last = Infinity): readonly string[] {
  return found(tape, { ...ALL, ...filter }, last).map((id) => {
    const event = tape.events[id - 1];
    return event === undefined ? '' : textOf(tape, event);
  });
}

/** Asked until all is looked at. */
function found(tape: Tape, filter: LineFilter, last: number): readonly number[] {
  for (;;) {
    const { ids, complete } = linesUpTo(tape, filter, last);
    if (complete) return ids;
  }
}

test('the main lines are fewer than all events', () => {
  expect(told(day, {}).length).toBeLessThan(day.events.length * 0.6);
  expect(told(day, { details: true })).toHaveLength(day.events.length);
});

test('a list grows with what was reached, and holds nothing twice', () => {
  const tape = played(badDayTape(3));
  const step = Math.ceil(tape.events.length / 7);
  for (let last = 1; last < tape.events.length; last += step) linesUpTo(tape, ALL, last);
  const grown = found(tape, ALL, tape.events.length);
  const afresh = found(played(badDayTape(3)), ALL, tape.events.length);
  expect(grown).toEqual(afresh);
  expect(new Set(grown).size).toBe(grown.length);
});

test('only up to what was reached', () => {
  const [crash] = eventsOf(day, 'exited');
  const before = (crash?.id ?? 0) - 1;
  const ids = found(played(shopTape({ faults: ['crash Barista at 1500'] })), ALL, before);
  expect(Math.max(...ids)).toBeLessThanOrEqual(before);
});

test('by kind', () => {
  for (const text of told(day, { kind: 'crashes' })) {
    expect(text).toMatch(/starts|exits|ends|exit signal|You /);
  }
  expect(told(day, { kind: 'crashes' })).toContain('Barista exits: :boom');
  expect(told(day, { kind: 'messages' }).join('\n')).not.toMatch(/exits|starts again|waited/);
  expect(told(day, { kind: 'timers' }).join('\n')).toMatch(/sets a timer[\s\S]*has waited/);
});

test('by process, in all its lives, and by device', () => {
  const lines = told(day, { label: 'Barista', details: true });
  expect(lines.join('\n')).toMatch(/Barista exits: :boom[\s\S]*Barista starts again/);
  expect(lines.join('\n')).not.toMatch(/Cashier casts .* to PaymentGateway|The bank answers/);
  for (const line of told(day, { label: 'bank' })) expect(line).toMatch(/bank/);
});

test('by words, names and pids, in any order', () => {
  for (const line of told(day, { text: 'boom BARISTA' })) expect(line).toMatch(/:boom/);
  expect(told(day, { text: 'boom BARISTA' }).length).toBeGreaterThan(0);
  const pid = eventsOf(day, 'spawned').find(({ label }) => label === 'Cashier')?.pid.id ?? 0;
  expect(told(day, { text: `0.${pid}.0` }).join('\n')).toMatch(/Cashier casts/);
  expect(told(day, { text: 'nobody says this' })).toEqual([]);
});

test('words are looked for a part at a time', () => {
  const long = played(shopTape({ faults: ['bank slow at 500'] }), 200_000);
  const filter: LineFilter = { ...ALL, details: true, text: 'payment_timeout' };
  const first = linesUpTo(long, filter, long.events.length);
  expect(first.complete).toBe(false);
  expect(found(long, filter, long.events.length)).toEqual(
    long.events.filter((event) => /payment_timeout/.test(textOf(long, event))).map(({ id }) => id),
  );
});

test('that a message is skipped is told once', () => {
  const orders = [101, 102, 103].map((order_id) => ({ at: 1000, order_id }));
  const crowd = played(shopTape({ orders, options: { bank_latency: 1500 } }));
  const skips = eventsOf(crowd, 'skipped');
  const once = told(crowd, {}).filter((line) => line.includes('does not want'));
  expect(once).toHaveLength(new Set(skips.map(({ cause }) => cause)).size);
  expect(once.length).toBeLessThan(skips.length);
});

test('how many have happened by an event', () => {
  expect([0, 3, 4, 9, 10].map((event) => countUpTo([3, 5, 9], event))).toEqual([0, 1, 1, 3, 3]);
});

test('one may ask why of a death, a restart, a lost message and a timeout', () => {
  const asked = day.events.filter((event) => hasWhy(day, event)).map(({ kind }) => kind);
  expect(new Set(asked)).toEqual(new Set(['exited', 'spawned', 'dropped', 'timed_out']));
  const [first] = eventsOf(day, 'spawned');
  expect(first && hasWhy(day, first)).toBe(false);
});

test('a crash looks like one, an end as it should be does not', () => {
  const tones = eventsOf(day, 'exited').map((event) => [event.label, toneOf(event)]);
  expect(tones).toContainEqual(['Barista', 'crash']);
  expect(tones).toContainEqual(['Customer 101', undefined]);
});
