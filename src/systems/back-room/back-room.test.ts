import { describe, expect, test } from 'vitest';

import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import { reasonInWords } from '#trace/reason.ts';
import { nameIn } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';

import { backRoom } from './back-room.ts';
import { benchDay, coffeeMissing, endedInVain, gaveUp, leftDirty, roomDay } from './chaos.ts';

type Input = Readonly<Record<string, unknown>>;

const orders: readonly Input[] = [1000, 2500, 4000].map((at, i) => ({ at, order: i + 1 }));

const day = (options: object, faults: readonly string[] = [], inputs = orders): Tape =>
  play(scenarioOf({ system: 'back-room', title: '', options, inputs, faults, end: 6000 }));

const said = (tape: Tape) => eventsOf(tape, 'logged').map(({ message }) => message);

/** Who exited how, in that order. */
const deaths = (tape: Tape) =>
  eventsOf(tape, 'exited').map(
    ({ pid, reason }) => `${nameIn(tape.roll, pid)}: ${reasonInWords(reason)}`,
  );

const GRINDER = ['crash Grinder at 2200'];
const MACHINE = ['crash Machine at 2200'];

describe('who must start again', () => {
  test.each([
    ['by its name: nobody else', { wiring: 'name' }, GRINDER, 3],
    ['by its pid: a new grinder is not enough', {}, GRINDER, 1],
    ['by its pid: the machine heals by itself', {}, MACHINE, 3],
    ['by its pid: who comes after the grinder', { strategy: 'rest_for_one' }, GRINDER, 3],
    [
      'a pair: a new machine is a stranger',
      { wiring: 'pair', strategy: 'rest_for_one' },
      MACHINE,
      1,
    ],
    ['a pair: a new grinder is not enough', { wiring: 'pair' }, GRINDER, 1],
    ['a pair: both', { wiring: 'pair', strategy: 'one_for_all' }, MACHINE, 3],
  ])('%s', (...[, options, faults, coffees]) => {
    expect(said(day(options, faults))).toHaveLength(coffees);
  });

  test('a cup that is being brewed is lost with the machine that is ended', () => {
    const tape = day({ strategy: 'rest_for_one' }, ['crash Grinder at 1500']);
    expect(said(tape)).toEqual(['coffee 2', 'coffee 3']);
    expect(endedInVain(tape.events, ['Machine'])).toBe('Machine was well, and was ended at 1.5 s');
    expect(endedInVain(tape.events, ['Grinder'])).toBeUndefined();
  });
});

test('a failure climbs: the bench gives up, the room starts it again', () => {
  const faults = [1200, 1300, 1400, 1500].map((at) => `crash Grinder at ${at}`);
  const tape = day({}, faults);
  expect(deaths(tape).slice(-3)).toEqual([
    'Grinder (4): :boom',
    'Machine: :shutdown',
    'Bench: :shutdown',
  ]);
  expect(said(tape)).toEqual(['coffee 2', 'coffee 3']);
  expect(gaveUp(tape.events)).toBeUndefined();
});

describe('who comes back at all', () => {
  const off: readonly Input[] = [...orders, { at: 2200, off: true }];

  test.each([
    ['permanent', 3],
    ['transient', 1],
    ['temporary', 1],
  ])('a %s machine that was switched off', (machine, coffees) => {
    expect(said(day({ machine }, [], off))).toHaveLength(coffees);
  });

  test.each([
    ['transient', 'crash Cleaner at 300', undefined],
    ['temporary', 'crash Cleaner at 300', 'nobody finished the cleaning'],
  ])('a %s cleaner that slips', (cleaner, fault, left) => {
    expect(leftDirty(day({ cleaner, clean: 500 }, [fault]).events)).toBe(left);
  });

  test.each([
    ['a permanent cleaner', { cleaner: 'permanent', clean: 500 }, '2.0 s'],
    ['a permanent radio', { radio: 'permanent', reception: 400 }, '1.6 s'],
    ['a transient radio', { radio: 'transient', reception: 400 }, '1.6 s'],
  ])('%s uses up the restarts of the room', (_, options, at) => {
    const { events } = day(options);
    expect(gaveUp(events)).toBe(`BackRoom gave up at ${at}, and everything in it is gone`);
    expect(coffeeMissing(events)).toBe('coffee 7 was ordered, and never made');
  });

  test('nobody misses a temporary radio', () => {
    const tape = day({ reception: 400 });
    expect(deaths(tape)).toEqual(['Radio: RuntimeError, no signal']);
    expect(said(tape)).toHaveLength(3);
  });
});

test('a bad day is the same for the same seed', () => {
  expect(benchDay(5)).toEqual(benchDay(5));
  expect(roomDay(5)).toEqual(roomDay(5));
  expect(benchDay(5)).not.toEqual(benchDay(6));
});

test.each([
  [{ order: 0 }, 'x.order: 0 is not a whole number from 1 on'],
  [{ off: 'yes' }, 'x.off: "yes" is not true'],
  [{ tea: 1 }, 'there is no field "tea"; allowed are order, off'],
])('an input that is wrong: %j', (given, words) => {
  expect(() => backRoom.input(given, 'x')).toThrow(words);
});
