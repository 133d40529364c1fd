/** Queues told from events alone are what the worlds of the same run hold. */
import { expect, test } from 'vitest';

import { valuesOf } from '#kernel/int-map.ts';
import { lengthOf as lettersIn } from '#kernel/mailbox.ts';
import { subjectNamed } from '#systems/catalog.ts';
import { optionsTerm } from '#systems/options.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, positionAt, record, type Tape, worldAt } from '#trace/tape.ts';

import { COFFEE_SHOP } from './casts/coffee-shop.ts';
import { addWait, emptyQueue, placeIn, setLength } from './queues-index.ts';
import { queuesOf } from './queues.ts';

const { parts } = COFFEE_SHOP;

function shop(): Tape {
  const { system, options, visitors } = subjectNamed('coffee-shop');
  const settings = { options: optionsTerm(options, {}), flight: 50_000 };
  return record(system, settings, plansOf(visitors(8), []));
}

function played(until: number): Tape {
  const tape = shop();
  playUntil(tape, until);
  return tape;
}

test('each mailbox has the length at each time that the world says', () => {
  const tape = played(20_000_000);
  const { byKey } = queuesOf({ tape, parts }, tape.events.length, 20_000_000);
  let longest = 0;
  for (let at = 0; at < 20_000_000; at += 97_000) {
    for (const process of valuesOf(worldAt(tape, positionAt(tape, at)).processes)) {
      const queue = byKey.get(process.label);
      const length = lettersIn(process.mailbox);
      longest = Math.max(longest, length);
      if (queue === undefined) continue;
      const told = queue.lengths[placeIn(queue.times, at) - 1] ?? 0;
      expect({ at, label: process.label, told }).toEqual({
        at,
        label: process.label,
        told: length,
      });
    }
  }
  expect(longest).toBeGreaterThan(1);
});

test('they are the same whether they are told at once or bit by bit', () => {
  const tape = shop();
  for (let at = 0; at <= 20_000_000; at += 170_000) {
    playUntil(tape, at);
    queuesOf({ tape, parts }, tape.events.length, at);
  }
  const grown = queuesOf({ tape, parts }, tape.events.length, 20_000_000);
  const whole = queuesOf({ tape, parts: { ...parts } }, tape.events.length, 20_000_000);
  expect([...grown.byKey]).toEqual([...whole.byKey]);
  expect(grown.shown.map((one) => one?.key)).toEqual(whole.shown.map((one) => one?.key));
});

test('who asks a device waits until it answers', () => {
  const tape = played(20_000_000);
  const { byKey } = queuesOf({ tape, parts }, tape.events.length, 20_000_000);
  const bank = byKey.get('Bank');
  const asked = tape.events.filter(({ kind }) => kind === 'asked').length;
  expect(bank?.waits.lasted).toHaveLength(asked);
  expect(Math.min(...(bank?.waits.lasted ?? []))).toBeGreaterThan(100_000);
});

test('half, and nineteen of twenty, waited no longer', () => {
  const queue = emptyQueue({ key: 'a', name: 'A', kind: 'mailbox', isClient: false });
  for (let i = 1; i <= 100; i += 1) addWait(queue, (i * 37) % 101, i);
  expect(queue.waits.half.at(-1)).toBe(50);
  expect(queue.waits.most.at(-1)).toBe(95);
  expect([queue.waits.half[0], queue.waits.most[0]]).toEqual([37, 37]);
});

test('what comes and goes in one moment was never waiting', () => {
  const queue = emptyQueue({ key: 'a', name: 'A', kind: 'mailbox', isClient: false });
  setLength(queue, 1, 10);
  setLength(queue, 0, 10);
  expect(queue.times).toEqual([]);
  setLength(queue, 1, 20);
  setLength(queue, 2, 20);
  expect([queue.times, queue.lengths, queue.peaks]).toEqual([[20], [2], [2]]);
});
