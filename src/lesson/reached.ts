/**
 * When a milestone was first reached, remembered per tape: a page asks at each of its steps, and what
 * has been looked at once is not looked at again.
 */
import type { KernelEvent } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import type { Milestone } from './lesson.ts';

type Search = { looked: number; found: KernelEvent | undefined };

const searches = new WeakMap<Tape, Map<Milestone, Search>>();

/** The first event that is the milestone, of those up to the event with that id. */
export function firstReached(
  tape: Tape,
  milestone: Milestone,
  upTo = Infinity,
): KernelEvent | undefined {
  const known = searches.get(tape) ?? new Map<Milestone, Search>();
  searches.set(tape, known);
  const search = known.get(milestone) ?? { looked: 0, found: undefined };
  known.set(milestone, search);
  while (search.found === undefined && search.looked < tape.events.length) {
    const event = tape.events[search.looked];
    search.looked += 1;
    if (event !== undefined && milestone(event, tape)) search.found = event;
  }
  const { found } = search;
  return found !== undefined && found.id <= upTo ? found : undefined;
}
