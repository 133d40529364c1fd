/**
 * Signals: what passes between processes. Messages, exits, links, monitors and downs travel alike,
 * and those of one pair arrive in the order sent. SPEC, sections SG, EX, LK, MO.
 */
import { atom, type Pid, type Reference, type Term } from '#term/term.ts';

import type { Microseconds } from './behaviour.ts';
import { mix } from './chance.ts';
import { deliver } from './deliver.ts';
import { type Draft, type DraftProcess, due, emit, keyOf, processOf } from './draft.ts';
import { deleteInt, getInt, setInt, sortedEntries } from './int-map.ts';
import { endTurn } from './schedule.ts';
import { downMessage, exitMessage } from './system-messages.ts';
import { OUTSIDE, type Process, type Signal } from './world.ts';

/** Puts a signal on its way; without a flight time it lands within the same step. */
export function transmit(draft: Draft, signal: Signal): void {
  dispatch(draft, signal);
  landAll(draft);
}

/** A signal that takes no time still lands after those that were sent before it. */
function dispatch(draft: Draft, signal: Signal): void {
  const { flight, jitter } = draft.settings;
  const direct = signal.from === signal.to || signal.from === OUTSIDE;
  if (direct || (flight === 0 && jitter === 0)) draft.landing.push({ signal, cause: draft.cause });
  else due(draft, { kind: 'signal', at: arrival(draft, signal), signal });
}

/** What lands may send more, as a link does that falls with its process: that lands here as well. */
function landAll(draft: Draft): void {
  if (draft.isLanding) return;
  draft.isLanding = true;
  const cause = draft.cause;
  for (const landing of draft.landing) {
    draft.cause = landing.cause;
    land(draft, landing.signal);
  }
  draft.cause = cause;
  draft.landing.length = 0;
  draft.isLanding = false;
}

/**
 * With jitter a later signal may be faster: it then arrives right behind the earlier one. What the
 * dead still answer comes after all that they may have sent.
 */
function arrival(draft: Draft, { from, to }: Signal): Microseconds {
  const { flight, jitter, seed } = draft.settings;
  if (jitter === 0) return draft.now + flight;
  const sender = processOf(draft, from.id);
  if (sender === undefined) return draft.now + flight + jitter;
  const extra = mix(mix(mix(seed, draft.nextSeq), from.id), to.id) % (jitter + 1);
  const at = draft.now + flight + extra;
  const ordered = Math.max(at, getInt(sender.lastTo, to.id) ?? 0);
  sender.lastTo = setInt(sender.lastTo, [to.id, ordered], draft.edition);
  return ordered;
}

export function land(draft: Draft, signal: Signal): void {
  const receiver = processOf(draft, signal.to.id);
  if (receiver === undefined) landOnNobody(draft, signal);
  else landOn(draft, receiver, signal);
}

function landOn(draft: Draft, receiver: DraftProcess, signal: Signal): void {
  switch (signal.kind) {
    case 'message':
      if (signal.alias !== 0 && getInt(draft.aliases, signal.alias) !== signal.to)
        drop(draft, signal);
      else deliver(draft, receiver, signal);
      return;
    case 'exit':
      landExit(draft, receiver, signal);
      return;
    case 'link':
      receiver.links = setInt(receiver.links, [signal.from.id, signal.from], draft.edition);
      return;
    case 'unlink':
      receiver.links = deleteInt(receiver.links, signal.from.id, draft.edition);
      return;
    case 'monitor': {
      const { monitor } = signal;
      receiver.watchers = setInt(receiver.watchers, [keyOf(monitor.ref), monitor], draft.edition);
      return;
    }
    case 'demonitor':
      receiver.watchers = deleteInt(receiver.watchers, signal.ref, draft.edition);
      return;
    case 'down':
      landDown(draft, receiver, signal);
  }
}

/** What the dead get: a link and a monitor are answered, the rest is lost in silence. */
function landOnNobody(draft: Draft, signal: Signal): void {
  const back = { from: signal.to, to: signal.from };
  switch (signal.kind) {
    case 'message':
      drop(draft, signal);
      return;
    case 'link':
      transmit(draft, { kind: 'exit', ...back, reason: atom('noproc'), via: 'noproc' });
      return;
    case 'monitor':
      transmit(draft, { kind: 'down', ...back, monitor: signal.monitor, reason: atom('noproc') });
      return;
    case 'exit':
    case 'unlink':
    case 'demonitor':
    case 'down':
  }
}

function drop(draft: Draft, { from, to, message, alias }: Signal & { kind: 'message' }): void {
  const why = alias === 0 ? 'dead' : 'alias';
  emit(draft, from, { kind: 'dropped', to: nameOf(to), message, why });
}

export function nameOf({ id }: Pid): string {
  return `#PID<0.${id}.0>`;
}

/** EX: what an exit signal does depends on its reason, its origin and whether exits are trapped. */
function landExit(
  draft: Draft,
  receiver: DraftProcess,
  { from, reason, via }: Signal & { kind: 'exit' },
): void {
  if (via !== 'exit') {
    if (getInt(receiver.links, from.id) === undefined) return; // unlinked meanwhile
    receiver.links = deleteInt(receiver.links, from.id, draft.edition);
  }
  const kill = via === 'exit' && reason === atom('kill');
  const ownWish = via === 'exit' && from === receiver.pid;
  const outcome = outcomeOf({ kill, trapping: receiver.trapExit, ownWish, reason });
  draft.cause = emit(draft, receiver.pid, { kind: 'exit_landed', from, reason, outcome });
  if (outcome === 'trapped') deliver(draft, receiver, { from, message: exitMessage(from, reason) });
  if (outcome === 'fatal') exitProcess(draft, receiver, kill ? atom('killed') : reason);
}

function outcomeOf(exit: {
  readonly kill: boolean;
  readonly trapping: boolean;
  readonly ownWish: boolean;
  readonly reason: Term;
}): 'ignored' | 'trapped' | 'fatal' {
  if (exit.kill) return 'fatal';
  if (exit.trapping) return 'trapped';
  return exit.reason === atom('normal') && !exit.ownWish ? 'ignored' : 'fatal';
}

function landDown(
  draft: Draft,
  receiver: DraftProcess,
  { from, monitor, reason }: Signal & { kind: 'down' },
): void {
  const key = keyOf(monitor.ref);
  if (getInt(receiver.monitors, key) === undefined) return; // demonitored meanwhile
  receiver.monitors = deleteInt(receiver.monitors, key, draft.edition);
  dropAlias(draft, receiver, key);
  deliver(draft, receiver, { from, message: downMessage(monitor, reason) });
}

/** From now on `ref` reaches the process, until the alias is dropped. */
export function addAlias(draft: Draft, process: DraftProcess, ref: Reference): void {
  process.aliases = setInt(process.aliases, [keyOf(ref), ref], draft.edition);
  draft.aliases = setInt(draft.aliases, [keyOf(ref), process.pid], draft.edition);
}

export function dropAlias(draft: Draft, process: DraftProcess, key: number): void {
  process.aliases = deleteInt(process.aliases, key, draft.edition);
  draft.aliases = deleteInt(draft.aliases, key, draft.edition);
}

/**
 * The process is gone within this step: its memory, mailbox and name at once; then exit signals go
 * to its links and after them `:DOWN` to those who watch it.
 */
export function exitProcess(draft: Draft, process: DraftProcess, reason: Term): void {
  const { pid, label, name } = process;
  const cause = draft.cause;
  draft.cause = emit(draft, pid, { kind: 'exited', reason, label });
  endTurn(draft, process, false);
  if (name !== undefined) draft.names = deleteInt(draft.names, name.index, draft.edition);
  for (const [key] of sortedEntries(process.aliases)) {
    draft.aliases = deleteInt(draft.aliases, key, draft.edition);
  }
  sayFarewell(draft, process, reason);
  draft.processes = deleteInt(draft.processes, pid.id, draft.edition);
  landAll(draft);
  draft.cause = cause;
}

function sayFarewell(
  draft: Draft,
  { pid, links, watchers, monitors }: Process,
  reason: Term,
): void {
  for (const [, to] of sortedEntries(links)) {
    announceExit(draft, { kind: 'exit', from: pid, to, reason, via: 'link' });
  }
  for (const [, monitor] of sortedEntries(watchers)) {
    dispatch(draft, { kind: 'down', from: pid, to: monitor.watcher, monitor, reason });
  }
  for (const [ref, { target }] of sortedEntries(monitors)) {
    dispatch(draft, { kind: 'demonitor', from: pid, to: target, ref });
  }
}

/** `exit/2`. */
export function sendExit(draft: Draft, signal: Signal & { kind: 'exit' }): void {
  announceExit(draft, signal);
  landAll(draft);
}

/** Sends an exit signal and records it, so that what it does can be traced back to it. */
function announceExit(draft: Draft, signal: Signal & { kind: 'exit' }): void {
  const cause = draft.cause;
  const { from, to, reason, via } = signal;
  draft.cause = emit(draft, from, { kind: 'signalled', to, reason, via });
  dispatch(draft, signal);
  draft.cause = cause;
}
