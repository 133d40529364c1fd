/** A system as the page shows it: its cast, and the Elixir that the learner reads. */
import type { Cast } from '#scene/cast.ts';

export type Staging = {
  readonly cast: Cast;
  /** Source of the Elixir twin; empty where there is none. */
  readonly source: string;
};

const STAGINGS: Readonly<Record<string, () => Promise<{ readonly staging: Staging }>>> = {
  'back-room': () => import('./stagings/back-room.ts'),
  'bank-account': () => import('./stagings/bank-account.ts'),
  'coffee-shop': () => import('./stagings/coffee-shop.ts'),
  'coffee-shop-monolith': () => import('./stagings/coffee-shop-monolith.ts'),
  letters: () => import('./stagings/letters.ts'),
  mailbox: () => import('./stagings/mailbox.ts'),
  pipes: () => import('./stagings/pipes.ts'),
};

/** Throws a `RangeError` that says which systems can be shown. */
export async function stagingOf(system: string): Promise<Staging> {
  const load = STAGINGS[system];
  if (load !== undefined) return (await load()).staging;
  const known = Object.keys(STAGINGS).join(', ');
  throw new RangeError(`the system "${system}" cannot be shown; there are: ${known}`);
}
