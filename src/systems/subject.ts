/** A system as the page and the command line offer it: what it is called, what may be done to it. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { System } from '#kernel/world.ts';
import type { Term } from '#term/term.ts';

import type { OptionSpecs } from './options.ts';

export type Subject = {
  readonly name: string;
  readonly about: string;
  readonly system: System;
  readonly options: OptionSpecs;
  /** Labels of processes that faults may name; `Customer N` stands for `Customer 101`, `Server NAME` for `Server bob`. */
  readonly processes: readonly string[];
  /** An input as plain data. Throws a `RangeError` that names the field and what is allowed. */
  readonly input: (given: unknown, path: string) => Term;
  /** What comes from outside when nobody says otherwise: the same for the same seed and options. */
  readonly visitors: (seed: number, options?: Term) => readonly TimedInput[];
};

export type TimedInput = { readonly at: Microseconds; readonly input: Term };

/** Which faults each device of the subject has. */
export function deviceFaults({ system }: Subject): Readonly<Record<string, readonly string[]>> {
  const known = Object.entries(system.devices).filter(([, { faults }]) => faults.length > 0);
  return Object.fromEntries(known.map(([name, { faults }]) => [name, faults]));
}
