/** A long run of the coffee shop: seeking to any point of it, and playing it again from its moves. */
import { mix } from '#kernel/chance.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import { plansOf } from '#trace/plans.ts';
import { replay, runOf } from '#trace/run.ts';
import { lengthOf, playOne, record, type Tape, worldAt } from '#trace/tape.ts';

const DRINKS = ['espresso', 'latte', 'mocha', 'cappuccino'];

/** As many customers as it takes, one every four seconds; signals fly so many microseconds. */
export function longRun(events: number, flight = 0): Tape {
  const { system, options, input } = coffeeShop;
  const customers = Array.from({ length: Math.ceil(events / 30) }, (_, index) => {
    const type = DRINKS[mix(7, index) % DRINKS.length] ?? 'latte';
    const order = { order_id: 1 + index, type, milk: 'oat', card_token: 'visa' };
    return { at: index * 4_000_000, input: input({ order }, 'order') };
  });
  const tape = record(
    system,
    { seed: 7, flight, options: optionsTerm(options, {}) },
    plansOf(customers, []),
  );
  while (tape.events.length < events && playOne(tape));
  return tape;
}

/** Milliseconds that each of so many seeks to random points took. */
export function seekTimes(tape: Tape, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    tape.sought.clear();
    const position = mix(11, index) % lengthOf(tape);
    const began = performance.now();
    worldAt(tape, position);
    return performance.now() - began;
  });
}

/** Milliseconds to play the whole run again from its start and its moves. */
export function replayTime(tape: Tape): number {
  const run = runOf(tape);
  const began = performance.now();
  replay(run, tape.system);
  return performance.now() - began;
}
