/** Bad days of a system as a seed makes them, and the promises that it is held to after each. */
import type { KernelEvent } from '#kernel/event.ts';
import type { Settings, World } from '#kernel/world.ts';

/** What a seed decides. Times are milliseconds, faults in the words of the command line. */
export type BadDay = {
  readonly settings: Partial<Settings>;
  readonly options: Readonly<Record<string, unknown>>;
  /** Each as plain data, as the system's `input` takes it, with its time. */
  readonly inputs: readonly TimedData[];
  readonly faults: readonly string[];
};

export type TimedData = { readonly at: number } & Readonly<Record<string, unknown>>;

/** A day that is over: nothing can happen any more. */
export type Day = { readonly events: readonly KernelEvent[]; readonly world: World };

export type Invariant = {
  readonly name: string;
  /** What is broken, or `undefined`. */
  readonly broken: (day: Day) => string | undefined;
};
