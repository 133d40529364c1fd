/** Days of chaos in the simulation, and the invariants that they are held to. */
import type { BadDay, Invariant } from '#systems/chaos.ts';
import { badDay } from '#systems/coffee-shop/chaos.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { COFFEE_SHOP_INVARIANTS } from '#systems/coffee-shop/invariants.ts';
import { optionsTerm } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';
import { badDay as todoDay } from '#systems/todo/chaos.ts';
import { TODO_INVARIANTS } from '#systems/todo/invariants.ts';
import { todo } from '#systems/todo/todo.ts';
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
  todo: { subject: todo, day: todoDay, invariants: TODO_INVARIANTS },
};

/** By then every day is over, in microseconds; on one that is not somebody waits for ever. */
const CLOSING_TIME = 600_000_000;
/** A day has thousands; one with so many would never end. */
const MOST_STEPS = 300_000;

/** The day from its morning to its end, with these options whatever the seed says of them. */
export function dayOf(chaotic: Chaotic, seed: number, changes: object = {}): Tape {
  const tape = dayAhead(chaotic, seed, changes);
  playUntil(tape, CLOSING_TIME, MOST_STEPS);
  return tape;
}

/** The day of that seed, nothing of which has happened yet. */
export function dayAhead({ subject, day }: Chaotic, seed: number, changes: object = {}): Tape {
  const { settings, options, inputs, faults } = day(seed);
  const plans = plansOf(
    inputs.map(({ at, ...given }, index) => ({
      at: at * 1000,
      input: subject.input(given, `inputs[${index}]`),
    })),
    faults.map((fault, index) => faultOf(fault, `faults[${index}]`, faultableIn(subject))),
  );
  const term = optionsTerm(subject.options, { ...options, ...changes });
  return record(subject.system, { ...settings, options: term }, plans);
}

export type Failure = { readonly invariant: string; readonly what: string };

export function brokenOn({ invariants }: Chaotic, tape: Tape): readonly Failure[] {
  return invariants.flatMap(({ name, broken }) => {
    const what = broken(tape);
    return what === undefined ? [] : [{ invariant: name, what }];
  });
}
