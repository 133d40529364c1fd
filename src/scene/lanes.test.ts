import fc from 'fast-check';
import { expect, test } from 'vitest';

import { badDayTape, eventsOf, played, shopTape } from '#cli/shop-rehearsal.ts';
import { getInt } from '#kernel/int-map.ts';
import { lifeOf } from '#trace/roll.ts';
import { lengthOf, playUntil, worldAt } from '#trace/tape.ts';
import { unwrapped } from '#trace/wire.ts';

import { COFFEE_SHOP } from './casts/coffee-shop.ts';
import { worksIn } from './lanes-busy.ts';
import { addSpan, noSpans, type Span, spansIn } from './lanes-spans.ts';
import { lanesIn, lanesOf } from './lanes.ts';

const { parts } = COFFEE_SHOP;
const ALL: Span = { start: 0, end: Infinity };
const seeds = fc.integer({ min: 1, max: 60 });
const faults = ['bank malformed at 1500', 'crash Barista at 9000'];
const settings = { flight: 350_000 };
const tape = played(shopTape({ faults, settings, options: { bank_latency: 1500 } }));
const lanes = lanesOf(tape, parts);

function day(seed: number) {
  const bad = badDayTape(seed);
  playUntil(bad, 30_000_000);
  return bad;
}

test('a window holds the spans that overlap it and no others', () => {
  const span = fc
    .tuple(fc.nat(1000), fc.oneof(fc.constant(0), fc.nat(30), fc.nat(2000)))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span), span, (items, window) => {
      const spans = noSpans<Span>();
      for (const item of items) addSpan(spans, item);
      const overlap = ({ start, end }: Span) => start <= window.end && end >= window.start;
      const found = spansIn(spans, window);
      expect(found).toHaveLength(items.filter(overlap).length);
      expect(found.every(overlap)).toBe(true);
    }),
  );
});

test('what went between two lanes is found from its sending to its landing', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const bad = day(seed);
      const { messages } = lanesIn(lanesOf(bad, parts), ALL);
      const byId = new Map(messages.map((message) => [message.id, message]));
      const shown = eventsOf(bad, 'sent').filter(
        ({ message, to }) => unwrapped(message).kind !== 'start' && bad.roll.byPid.has(to.id),
      );
      for (const { id, at } of shown) expect(byId.get(id)?.start).toBe(at);
      const landings = eventsOf(bad, 'landed').filter(
        ({ cause }) => bad.events[cause - 1]?.kind === 'sent' && byId.has(cause),
      );
      for (const { id, at, cause } of landings)
        expect(byId.get(cause)).toMatchObject({ end: at, endId: id });
    }),
    { numRuns: 12 },
  );
});

test('a window of a day is what a filter over the whole day gives', () => {
  fc.assert(
    fc.property(seeds, fc.nat(30_000_000), fc.nat(8_000_000), (seed, start, length) => {
      const index = lanesOf(day(seed), parts);
      const window = { start, end: start + length };
      const [all, seen] = [lanesIn(index, ALL), lanesIn(index, window)];
      const overlap = (one: Span) => one.start <= window.end && one.end >= window.start;
      expect(seen.messages).toEqual(all.messages.filter(overlap));
      expect(seen.lives).toEqual(all.lives.filter(overlap));
      expect(seen.waits).toEqual(all.waits.filter(overlap));
      expect(seen.marks).toEqual(all.marks.filter(overlap));
    }),
    { numRuns: 20 },
  );
});

test('an index that grew with its tape is the one made at the end', () => {
  const [grown, whole] = [badDayTape(3), badDayTape(3)];
  for (let at = 0; at <= 30_000_000; at += 700_000) {
    playUntil(grown, at);
    lanesOf(grown, parts);
  }
  playUntil(whole, 30_000_000);
  expect(lanesIn(lanesOf(grown, parts), ALL)).toEqual(lanesIn(lanesOf(whole, parts), ALL));
});

test('a restarted process goes on in the lane of the one before', () => {
  const lives = lanesIn(lanes, ALL).lives.filter(({ lane }) => lane === 'PaymentGateway');
  expect(lives.map(({ generation }) => generation)).toEqual([1, 2]);
  expect(lives[0]?.end).toBeLessThan(lives[1]?.start ?? 0);
  const kinds = lanesIn(lanes, ALL).marks.filter(({ lane }) => lane === 'PaymentGateway');
  expect(kinds.map(({ kind }) => kind)).toEqual(['birth', 'crash', 'restart']);
});

test('an exit signal and the message of a monitor set out when the process dies', () => {
  const [crash] = eventsOf(tape, 'exited');
  const { messages } = lanesIn(lanes, { start: crash?.at ?? 0, end: crash?.at ?? 0 });
  const told = messages.filter(({ kind }) => kind === 'exit' || kind === 'down');
  expect(told.map(({ kind, to }) => `${kind} to ${to}`).toSorted()).toEqual([
    'down to Cashier',
    'exit to Supervisor',
  ]);
  for (const { start, end } of told) expect(end - start).toBe(350_000);
});

test('a process is at work when its world says so', () => {
  const { works, complete } = worksIn(lanes, ALL);
  expect(complete).toBe(true);
  const at = new Set<string>();
  for (let position = 0; position <= lengthOf(tape); position += 1) {
    const world = worldAt(tape, position);
    // What begins and ends at this very time is not decided by the time.
    if (tape.times[position + 1] === world.now) continue;
    for (const { key, label } of parts.parts) {
      const life = lifeOf(tape.roll, label, tape.eventCounts[position] ?? 0);
      const process = getInt(world.processes, life?.pid.id ?? 0);
      const state = process?.behaviour.describe(process.state).states.at(-1) ?? '';
      const work = works.find(
        ({ lane, start, end }) => lane === key && start <= world.now && end > world.now,
      );
      expect(work !== undefined, `${key} at ${world.now}`).toBe(parts.busy.includes(state));
      if (work !== undefined) at.add(work.text);
    }
  }
  expect([...at].toSorted()).toEqual(
    expect.arrayContaining(['brewing 101', 'charging', 'heating']),
  );
});

test('work that is looked at in parts is the work that is looked at as a whole', () => {
  const index = lanesOf(day(5), parts);
  const some = worksIn(index, ALL, 1);
  expect(some.complete).toBe(false);
  const few: Span = { start: 12_000_000, end: 13_000_000 };
  const overlap = (one: Span) => one.start <= few.end && one.end >= few.start;
  const part = worksIn(index, few).works.filter(overlap);
  const whole = worksIn(index, ALL).works.filter(overlap);
  expect(part.map(({ lane, text, end }) => ({ lane, text, end }))).toEqual(
    whole.map(({ lane, text, end }) => ({ lane, text, end })),
  );
});
