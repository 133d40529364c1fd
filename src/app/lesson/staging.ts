/** A system as the page shows it: its cast, and the Elixir that the learner reads. */
import type { Cast } from '#scene/cast.ts';
import type { Term } from '#term/term.ts';

export type Staging = {
  readonly cast: Cast;
  /** Source of the Elixir twin; empty where there is none. */
  readonly source: string;
};

/** Where who there is depends on how a run is set up, of its options. */
export type StagingFor = (options: Term) => Staging;

type Loaded = { readonly staging: Staging | StagingFor };

const STAGINGS: Readonly<Record<string, () => Promise<Loaded>>> = {
  'back-room': () => import('./stagings/back-room.ts'),
  'bank-account': () => import('./stagings/bank-account.ts'),
  'coffee-shop': () => import('./stagings/coffee-shop.ts'),
  'coffee-shop-monolith': () => import('./stagings/coffee-shop-monolith.ts'),
  letters: () => import('./stagings/letters.ts'),
  mailbox: () => import('./stagings/mailbox.ts'),
  pipes: () => import('./stagings/pipes.ts'),
  todo: () => import('./stagings/todo.ts'),
};

/** Throws a `RangeError` that says which systems can be shown. */
export async function stagingOf(system: string): Promise<StagingFor> {
  const load = STAGINGS[system];
  if (load !== undefined) {
    const { staging } = await load();
    return typeof staging === 'function' ? staging : () => staging;
  }
  const known = Object.keys(STAGINGS).join(', ');
  throw new RangeError(`the system "${system}" cannot be shown; there are: ${known}`);
}
