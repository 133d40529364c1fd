/** Links, both ways and a set; monitors, one way and counted. SPEC, sections LK and MO. */
import { atom, boolean, type Pid, TRUE } from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request } from './behaviour.ts';
import { type Draft, emit, isAlive, keyOf, newReference, processOf } from './draft.ts';
import { deleteInt, getInt, setInt } from './int-map.ts';
import { without } from './mailbox.ts';
import { addAlias, dropAlias, nameOf, transmit } from './signals.ts';
import { isDownOf } from './system-messages.ts';
import { type Monitor, OUTSIDE } from './world.ts';

const NO_PROCESS = atom('noproc');
const NOPROC: Answer = { kind: 'raised', reason: NO_PROCESS };

/** LK: a link to a dead pid raises in a plain process and is told to one that traps exits. */
export function link(draft: Draft, self: Pid, other: Pid): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  if (other === self || getInt(process.links, other.id) !== undefined) return ok(TRUE);
  if (!isAlive(draft, other) && !process.trapExit) return NOPROC;
  process.links = setInt(process.links, [other.id, other], draft.edition);
  const cause = draft.cause;
  draft.cause = emit(draft, self, { kind: 'linked', other });
  transmit(draft, { kind: 'link', from: self, to: other });
  draft.cause = cause;
  return ok(TRUE);
}

export function unlink(draft: Draft, self: Pid, other: Pid): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  if (getInt(process.links, other.id) === undefined) return ok(TRUE);
  process.links = deleteInt(process.links, other.id, draft.edition);
  emit(draft, self, { kind: 'unlinked', other });
  transmit(draft, { kind: 'unlink', from: self, to: other });
  return ok(TRUE);
}

/** MO: by name it watches whoever has the name now. That nobody has it, the node itself tells. */
export function monitor(
  draft: Draft,
  self: Pid,
  { target, alias }: Request & { kind: 'monitor' },
): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  const ref = newReference(draft);
  const named = target.kind === 'atom' ? getInt(draft.names, target.index)?.pid : target;
  const made: Monitor = {
    ref,
    watcher: self,
    target: named ?? OUTSIDE,
    name: target.kind === 'atom' ? target : undefined,
  };
  if (alias === true) addAlias(draft, process, ref);
  if (named === self) return ok(ref);
  process.monitors = setInt(process.monitors, [keyOf(ref), made], draft.edition);
  const cause = draft.cause;
  const watched = made.name?.name ?? nameOf(made.target);
  draft.cause = emit(draft, self, { kind: 'monitored', target: watched, ref });
  if (named !== undefined)
    transmit(draft, { kind: 'monitor', from: self, to: named, monitor: made });
  else
    transmit(draft, { kind: 'down', from: OUTSIDE, to: self, monitor: made, reason: NO_PROCESS });
  draft.cause = cause;
  return ok(ref);
}

/** Answers whether the monitor was there. With flush, a `:DOWN` that has landed is taken out. */
export function demonitor(
  draft: Draft,
  self: Pid,
  { ref, flush }: Request & { kind: 'demonitor' },
): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  const found = getInt(process.monitors, keyOf(ref));
  if (found !== undefined) {
    process.monitors = deleteInt(process.monitors, keyOf(ref), draft.edition);
    dropAlias(draft, process, keyOf(ref));
    emit(draft, self, { kind: 'demonitored', ref });
    transmit(draft, { kind: 'demonitor', from: self, to: found.target, ref: keyOf(ref) });
  }
  if (flush === true && found === undefined) {
    process.mailbox = without(process.mailbox, (message) => isDownOf(message, ref));
  }
  return ok(boolean(found !== undefined));
}
