import { expect, test } from 'vitest';

import { monolith } from '#systems/coffee-shop-monolith/monolith.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import { deviceFaults } from '#systems/subject.ts';

import { parseFault } from './fault-text.ts';
import { eventJson } from './json.ts';
import { plansOf } from './plans.ts';
import { replay, type Run, runOf } from './run.ts';
import { playUntil, record } from './tape.ts';

const FAULTS = [
  'bank malformed at 1500',
  'crash Barista with {:shutdown, :lunch} at 3000',
  'suspend Cashier at 4000',
  'resume Cashier at 5000',
  'slow Cashier by 20 at 5500',
  'halt at 9000',
];

function recorded(seed: number) {
  const { system, options, processes } = coffeeShop;
  const faults = FAULTS.map((text) =>
    parseFault(text, { processes, devices: deviceFaults(coffeeShop) }),
  );
  const settings = {
    seed,
    flight: 20_000,
    jitter: 5000,
    schedulers: 2,
    options: optionsTerm(options, {}),
  };
  const tape = record(system, settings, plansOf(coffeeShop.visitors(seed), faults));
  playUntil(tape, 20_000_000);
  return tape;
}

test.each([1, 7, 219])('[RU1] a run comes again from its moves, seed %i', (seed) => {
  const tape = recorded(seed);
  const again = replay(runOf(tape), coffeeShop.system);
  expect(again.events.map(eventJson)).toEqual(tape.events.map(eventJson));
  expect(again.world.now).toBe(tape.world.now);
});

test('[RU2] a run is written as JSON and read again', () => {
  const run = runOf(recorded(7));
  const read = JSON.parse(JSON.stringify(run)) as Run;
  expect(read).toEqual(run);
  expect(replay(read, coffeeShop.system).events).toHaveLength(recorded(7).events.length);
});

test('[RU3] a run of another system is refused', () => {
  const run = runOf(recorded(7));
  expect(() => replay(run, monolith.system)).toThrow(
    'this is a run of "coffee-shop", not of "coffee-shop-monolith"',
  );
  expect(() => replay({ ...run, steps: 1e6 }, coffeeShop.system)).toThrow(
    /the run ends after \d+ steps/,
  );
});
