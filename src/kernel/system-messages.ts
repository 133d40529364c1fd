/** The messages that the runtime itself makes, term for term as the BEAM does. */
import { atom, type Pid, type Reference, type Term, tuple } from '#term/term.ts';

import type { Monitor } from './world.ts';

const EXIT = atom('EXIT');
const DOWN = atom('DOWN');
const PROCESS = atom('process');
const TIMEOUT = atom('timeout');
const NODE = atom('nonode@nohost');

export function exitMessage(from: Pid, reason: Term): Term {
  return tuple(EXIT, from, reason);
}

export function downMessage(monitor: Monitor, reason: Term): Term {
  return tuple(DOWN, monitor.ref, PROCESS, watchedOf(monitor), reason);
}

/** A monitor that was set by name reports `{name, node}` in place of the pid. */
export function watchedOf({ target, name }: Monitor): Term {
  return name === undefined ? target : tuple(name, NODE);
}

/** Whether `message` is the `:DOWN` of that monitor. */
export function isDownOf(message: Term, ref: Reference): boolean {
  if (typeof message !== 'object' || message.kind !== 'tuple' || message.items.length !== 5)
    return false;
  const [tag, of] = message.items;
  if (tag !== DOWN || typeof of !== 'object' || of.kind !== 'reference') return false;
  return of.words.every((word, at) => word === ref.words[at]);
}

/** What `start_timer` delivers. */
export function timeoutMessage(ref: Reference, message: Term): Term {
  return tuple(TIMEOUT, ref, message);
}
