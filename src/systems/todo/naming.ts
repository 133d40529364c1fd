/** Under which names servers keep their lists: `Todo.Server`'s own, and a learner's mistakes in its place. */
import type { Term } from '#term/term.ts';

import type { Settings } from './options.ts';

/** Of a server that does not know its own name, or does not use it: all lists are kept in one file. */
const ONE_NAME = 'todo';

/** What a server takes for its name that was started with that one. */
export function nameKnown(name: Term, { naming }: Settings): Term {
  return naming === 'one' ? ONE_NAME : name;
}

/** The name under which it loads or saves its list. */
export function nameUsed(name: Term, use: 'loads' | 'saves', { naming }: Settings): Term {
  return naming === `${use}_one` ? ONE_NAME : name;
}
