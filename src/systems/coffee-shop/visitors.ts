/** Customers as chance sends them: the same for the same seed. */
import { mix } from '#kernel/chance.ts';
import type { TimedInput } from '#systems/subject.ts';

import { customerInput, PRICES } from './orders.ts';

const DRINKS = Object.keys(PRICES);
const MILKS = ['oat', 'whole', 'soy'];
const CUSTOMERS = 6;
const FIRST_ORDER = 101;

export function visitors(seed: number): readonly TimedInput[] {
  let at = 300_000;
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    at += mix(mix(seed, index), 1) % 2_400_000;
    const chosen = (from: readonly string[], about: number) =>
      from[mix(mix(seed, index), about) % from.length] ?? '';
    const type = chosen(DRINKS, 2);
    const milk = type === 'espresso' ? 'none' : chosen(MILKS, 3);
    return { at, input: customerInput({ order_id: FIRST_ORDER + index, type, milk }) };
  });
}
