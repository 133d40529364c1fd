/** Links, both ways and a set; monitors, one way and counted. SPEC, sections LK and MO. */
import { atom, boolean, type Pid, TRUE } from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request } from './behaviour.ts';
import { type Draft, type DraftProcess, emit, isAlive, keyOf, newReference, processOf } from './draft.ts';
import { deleteInt, getInt, setInt } from './int-map.ts';
import { without } from './mailbox.ts';
import { dropAlias, nameOf, transmit } from './signals.ts';
import { isDownOf } from './system-messages.ts';
import type { Monitor } from './world.ts';

const NOPROC: Answer = { kind: 'raised', reason: atom('noproc') };

/** LK: a link to a dead pid raises in a plain process and is told to one that traps exits. */
export function link(draft: Draft, self: Pid, other: Pid): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  if (other === self || getInt(process.links, other.id) !== undefined) return ok(TRUE);
  if (!isAlive(draft, other) && !process.trapExit) return NOPROC;
  process.links = setInt(process.links, [other.id, other], draft.edition);
  emit(draft, self, { kind: 'linked', other });
  transmit(draft, { kind: 'link', from: self, to: other });
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

/** MO: by name it watches whoever has the name now; nobody is as one that is dead. */
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
    target: named ?? NOBODY,
    name: target.kind === 'atom' ? target : undefined,
  };
  if (named === self) return ok(ref);
  process.monitors = setInt(process.monitors, [keyOf(ref), made], draft.edition);
  if (alias === true) addAlias(draft, process, made);
  emit(draft, self, { kind: 'monitored', target: made.name?.name ?? nameOf(made.target), ref });
  transmit(draft, { kind: 'monitor', from: self, to: made.target, monitor: made });
  return ok(ref);
}

/** A pid that no process ever has. */
const NOBODY: Pid = { kind: 'pid', id: -1, serial: 0 };

function addAlias(draft: Draft, process: DraftProcess, { ref }: Monitor): void {
  process.aliases = setInt(process.aliases, [keyOf(ref), ref], draft.edition);
  draft.aliases = setInt(draft.aliases, [keyOf(ref), process.pid], draft.edition);
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
