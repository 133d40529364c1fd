/**
 * Bad days in the back room as a seed makes them, and what must hold after each: whoever designs its
 * supervisors wants coffee again, and nobody ended without need.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import { mix } from '#kernel/chance.ts';
import type { KernelEvent } from '#kernel/event.ts';
import type { TimedInput } from '#systems/subject.ts';
import { ex } from '#term/ex.ts';
import { isAtom } from '#term/term.ts';

/** Faults are in the words of the command line. */
export type BadDay = {
  readonly inputs: readonly TimedInput[];
  readonly faults: readonly string[];
};

const ORDERS = 8;
/** Milliseconds. From here on nothing goes wrong any more. */
const QUIET_AFTER = 6000;
const ORDERED: readonly TimedInput[] = Array.from({ length: ORDERS }, (_, index) => ({
  at: (1500 + index * 1200) * 1000,
  input: ex`{:order, ${index + 1}}`,
}));

/** When the last coffee has been made, if all is well. */
export const DAY_ENDS: Microseconds = 12_500_000;

/** One or two crashes on the bench: fewer than its supervisor allows. */
export function benchDay(seed: number): BadDay {
  const below = chance(seed);
  const crash = () => {
    const who = below(2) === 0 ? 'Grinder' : 'Machine';
    return `crash ${who} at ${1500 + below(QUIET_AFTER - 1500)}`;
  };
  return { inputs: ORDERED, faults: Array.from({ length: 1 + below(2) }, crash) };
}

/** Somebody switches the machine off, and on most days the cleaner slips. */
export function roomDay(seed: number): BadDay {
  const below = chance(seed);
  const off: TimedInput = { at: (2000 + below(QUIET_AFTER - 2000)) * 1000, input: ex`:off` };
  const slip = `crash Cleaner at ${700 + below(600)}`;
  return { inputs: [...ORDERED, off], faults: below(3) > 0 ? [slip] : [] };
}

function chance(seed: number): (limit: number) => number {
  let drawn = 0;
  return (limit) => {
    drawn += 1;
    return mix(mix(seed, 37), drawn) % limit;
  };
}

type Events = readonly KernelEvent[];

/** One of these was ended by its supervisor and had done nothing wrong. */
export function endedInVain(events: Events, spared: readonly string[]): string | undefined {
  for (const event of events) {
    if (event.kind === 'exited' && spared.includes(event.label) && isAtom(event.reason, 'shutdown'))
      return `${event.label} was well, and was ended at ${seconds(event)}`;
  }
  return undefined;
}

export function gaveUp(events: Events): string | undefined {
  const end = events.find((event) => event.kind === 'exited' && event.label === 'BackRoom');
  return end && `BackRoom gave up at ${seconds(end)}, and everything in it is gone`;
}

export function leftDirty(events: Events): string | undefined {
  return hasSaid(events, 'all clean') ? undefined : 'nobody finished the cleaning';
}

/** The last two are ordered when all has been quiet for a while. */
export function coffeeMissing(events: Events): string | undefined {
  const missing = [ORDERS - 1, ORDERS].find((order) => !hasSaid(events, `coffee ${order}`));
  return missing === undefined ? undefined : `coffee ${missing} was ordered, and never made`;
}

function hasSaid(events: Events, text: string): boolean {
  return events.some((event) => event.kind === 'logged' && event.message === text);
}

function seconds({ at }: KernelEvent): string {
  return `${(at / 1_000_000).toFixed(1)} s`;
}
