import { setImmediate } from 'node:timers/promises';

import { beforeAll, describe, expect, test } from 'vitest';

import { inspectLine } from '#term/inspect.ts';

import { brokenOn, CHAOTIC, dayOf, type Failure } from './bad-day.ts';
import { eventsOf } from './shop-rehearsal.ts';

/** A day of the to-do server takes longer; `npm run -s chaos` plays thousands. */
const SEEDS: Readonly<Record<string, number>> = { 'coffee-shop': 1500, todo: 150 };

describe.each(Object.entries(CHAOTIC))('on %s', (system, chaotic) => {
  const seeds = SEEDS[system] ?? 100;
  /** By invariant: what was broken on which seed. */
  const broken = new Map<string, string[]>();

  beforeAll(async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const { invariant, what } of brokenOn(chaotic, dayOf(chaotic, seed))) {
        broken.set(invariant, [...(broken.get(invariant) ?? []), `seed ${seed}: ${what}`]);
      }
      // So that the test runner hears from us.
      if (seed % 20 === 0) await setImmediate();
    }
  }, 300_000);

  test.each(chaotic.invariants.map(({ name }) => name))(`${seeds} bad days: %s`, (name) => {
    expect(broken.get(name) ?? []).toEqual([]);
  });
});

const shop = CHAOTIC['coffee-shop'];

describe.skipIf(shop === undefined)('days that once broke an invariant', () => {
  const failuresOn = (seed: number): readonly Failure[] =>
    shop === undefined ? [] : brokenOn(shop, dayOf(shop, seed));

  test('seed 219: the shop closes while a refund is under way, and the customer leaves', () => {
    expect(failuresOn(219)).toEqual([]);
  });
});

test('bad days are bad: most see a crash, and some see the shop close', () => {
  const tapes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].flatMap((seed) =>
    shop === undefined ? [] : [dayOf(shop, seed)],
  );
  const exits = tapes.map((tape) =>
    eventsOf(tape, 'exited').filter(({ reason }) => inspectLine(reason) !== ':normal'),
  );
  expect(exits.filter(({ length }) => length > 0).length).toBeGreaterThan(8);
  expect(exits.flat().some(({ label }) => label === 'Supervisor')).toBe(true);
  expect(exits.flat().some(({ label }) => label.startsWith('Customer'))).toBe(true);
});
