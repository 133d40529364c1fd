/** Which worker has a list: `get_worker`, and the mistakes that a learner may make in its place. */
import { mix } from '#kernel/chance.ts';
import { phash2 } from '#term/phash2.ts';
import type { Term } from '#term/term.ts';

import type { Router, Settings } from './options.ts';

/** The key of a list, how often somebody asked before, and a number for those who draw lots. */
type Asked = { readonly key: Term; readonly before: number; readonly chance: number };

/** Only the first gives a list the same worker every time and spreads lists evenly. */
const ROUTES: Readonly<Record<Router, (asked: Asked, routes: number) => number>> = {
  phash2: ({ key }, routes) => phash2(key, routes),
  random: ({ chance, before }, routes) => mix(chance, before) % routes,
  round_robin: ({ before }, routes) => before % routes,
  length: ({ key }, routes) => (typeof key === 'string' ? [...key].length : 0) % routes,
  first: () => 0,
  // The pool is asked for the list itself: that is no index.
  name: () => -1,
};

/** The index of the worker; there may be none with that index. */
export function indexOf(
  asked: Asked,
  { router, routes }: Pick<Settings, 'router' | 'routes'>,
): number {
  return ROUTES[router](asked, routes);
}
