import type { Microseconds } from '#kernel/behaviour.ts';
/** Whom a process calls that stores a list or gets one: `Todo.Database.store` and `get`. */
import { mix } from '#kernel/chance.ts';
import { functionClause } from '#machine/reason.ts';
import { type ServerName, via } from '#otp/name.ts';
import { isAtom, isPid, type Term, type Tuple, tuple } from '#term/term.ts';

import { DATABASE_WORKER, REGISTRY, SERVER } from './names.ts';
import type { Settings } from './options.ts';
import { indexOf } from './routing.ts';

/** What a worker is called in the form with a registry. */
export function workerName(index: Term): Tuple {
  return via(REGISTRY, tuple(DATABASE_WORKER, index));
}

/** What the server of a list is called there. */
export function serverName(list: Term): Tuple {
  return via(REGISTRY, serverKey(list));
}

export function serverKey(list: Term): Tuple {
  return tuple(SERVER, list);
}

/** Who has that list, in the form where nobody is asked. */
export function routedTo(key: Term, now: Microseconds, settings: Settings): Tuple {
  return workerName(indexOf({ key, before: now, chance: mix(now, 0) }, settings));
}

/** A pid or a name; `nil` is a name that nobody has. Anything else raises, as `GenServer.whereis`. */
export function serverIn(term: Term): ServerName {
  return isPid(term) || isAtom(term) ? term : functionClause();
}
