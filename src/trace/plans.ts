/** Inputs and faults with their times, as the plans of a tape: inputs first where times are equal. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Term } from '#term/term.ts';

import { faultNow, type TimedFault } from './fault-text.ts';
import type { Plan } from './tape.ts';

export function plansOf(
  inputs: readonly { readonly at: Microseconds; readonly input: Term }[],
  faults: readonly TimedFault[],
): readonly Plan[] {
  const arrivals = inputs.map(({ at, input }): Plan => ({
    at,
    moveIn: () => ({ kind: 'input', input }),
  }));
  const disasters = faults.map((timed): Plan => ({
    at: timed.at,
    moveIn: (world) => {
      const fault = faultNow(world, timed);
      return fault === undefined ? undefined : { kind: 'fault', fault };
    },
  }));
  return [...arrivals, ...disasters];
}
