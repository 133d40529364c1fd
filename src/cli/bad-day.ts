/** Days of chaos in the simulation, and the invariants that they are held to. */
import { badDay, type BadDay } from '#systems/coffee-shop/chaos.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { COFFEE_SHOP_INVARIANTS, type Invariant } from '#systems/coffee-shop/invariants.ts';
import { optionsTerm } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import { faultableIn, faultOf } from './fault.ts';

export type Chaotic = {
  readonly subject: Subject;
  readonly day: (seed: number) => BadDay;
  readonly invariants: readonly Invariant[];
};

export const CHAOTIC: Readonly<Record<string, Chaotic>> = {
  'coffee-shop': { subject: coffeeShop, day: badDay, invariants: COFFEE_SHOP_INVARIANTS },
};

/** By then every day is over, in microseconds; one that is not has a customer who waits for ever. */
const CLOSING_TIME = 600_000_000;

/** The day from its morning to its end. */
export function dayOf(chaotic: Chaotic, seed: number): Tape {
  const tape = dayAhead(chaotic, seed);
  playUntil(tape, CLOSING_TIME);
  return tape;
}

/** The day of that seed, nothing of which has happened yet. */
export function dayAhead({ subject, day }: Chaotic, seed: number): Tape {
  const { settings, options, inputs, faults } = day(seed);
  const plans = plansOf(
    inputs.map(({ at, order }, index) => ({
      at: at * 1000,
      input: subject.input({ order }, `inputs[${index}]`),
    })),
    faults.map((fault, index) => faultOf(fault, `faults[${index}]`, faultableIn(subject))),
  );
  const term = optionsTerm(subject.options, options);
  return record(subject.system, { ...settings, options: term }, plans);
}

export type Failure = { readonly invariant: string; readonly what: string };

export function brokenOn({ invariants }: Chaotic, tape: Tape): readonly Failure[] {
  return invariants.flatMap(({ name, broken }) => {
    const what = broken(tape);
    return what === undefined ? [] : [{ invariant: name, what }];
  });
}
