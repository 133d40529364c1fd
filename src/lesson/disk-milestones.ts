/** Milestones of lists that are kept on a disk: kept, cut, found again, set aside or refused. */
import type { KernelEvent } from '#kernel/event.ts';
import { element, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, isMap, isTuple, OK, type Term } from '#term/term.ts';
import { lastHalt } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';

import { type Milestone, reach } from './lesson.ts';
import { after } from './milestones.ts';

/** What the process of a list answers the shell. */
function replyIn(event: KernelEvent, { roll }: Tape, list: string): Term | undefined {
  if (event.kind !== 'landed') return undefined;
  if (roll.byPid.get(event.pid.id)?.label !== 'IEx') return undefined;
  const by = roll.byPid.get(event.from.id)?.label ?? '';
  return by.startsWith(`Server ${list}`) ? element(event.message, 1) : undefined;
}

/** A change was answered with `:ok`: it is on the disk. */
export const kept: Milestone = (event, tape) => replyIn(event, tape, '') === OK;

/** A change was answered with `{:error, :enospc}`. */
export const refused: Milestone = (event, tape) => {
  const reply = replyIn(event, tape, '');
  return reply !== undefined && inspectLine(reply) === '{:error, :enospc}';
};

/** The shell gets entries, at least one. */
export function reads(list: string): Milestone {
  return (event, tape) => {
    const reply = replyIn(event, tape, list);
    return typeof reply === 'object' && reply.kind === 'cons';
  };
}

/** The process of a list gets what its file holds. */
export const loads: Milestone = (event, { roll }) => {
  if (event.kind !== 'landed') return false;
  if (roll.byPid.get(event.pid.id)?.label.startsWith('Server ') !== true) return false;
  const found = element(event.message, 1);
  if (found === undefined || !isTuple(found, 2) || element(found, 0) !== OK) return false;
  const list = element(found, 1);
  return list !== undefined && isMap(list);
};

/** The shell gets entries of a list that this node has read from its file. */
const isReadBack: Milestone = (event, tape) => {
  if (event.kind !== 'landed' || !reads('')(event, tape)) return false;
  const since = tape.events.slice(lastHalt(tape.roll, event.id), event.id);
  return since.some((other) => loads(other, tape) && other.pid.id === event.from.id);
};

/** The same, after the node had stopped. */
export const foundAgain: Milestone = (event, tape) =>
  isReadBack(event, tape) && lastHalt(tape.roll, event.id) > 0;

/** The run began with files on its disk. */
export const beginsWithFiles: Milestone = (event) => {
  if (event.kind !== 'input' || event.at > 0 || tagOf(event.input) !== 'mount') return false;
  const files = element(event.input, 1);
  return files !== undefined && isMap(files) && files.entries.length > 0;
};

/** Entries are read from a file that was there before the page was. */
export const foundAfterReload: Milestone = after(beginsWithFiles, isReadBack);

/** The node stops while a file with that ending is being written. */
export function cuts(ending: string): Milestone {
  return (event, { events }) => {
    if (event.kind !== 'fault' || event.fault.kind !== 'halt') return false;
    const past = events.slice(0, event.id);
    const last = past.findLast((other) => isWrite(other, ending));
    return last?.kind === 'asked' && !past.slice(last.id).some((other) => ends(other, last));
  };
}

function isWrite(event: KernelEvent, ending: string): boolean {
  if (event.kind !== 'asked' || tagOf(event.request) !== 'write') return false;
  const name = element(event.request, 1);
  return typeof name === 'string' && name.endsWith(ending);
}

/** With its answer, or because the node stopped. */
function ends(event: KernelEvent, { ref }: KernelEvent & { kind: 'asked' }): boolean {
  if (event.kind === 'exited') return isAtom(event.reason, 'halted');
  return event.kind === 'answered' && event.ref === ref;
}

/** A file that holds no list gets another name. */
export const setsAside: Milestone = (event) => {
  if (event.kind !== 'asked' || tagOf(event.request) !== 'rename') return false;
  const to = element(event.request, 2);
  return typeof to === 'string' && to.endsWith('.corrupt');
};

/** The old file was overwritten and is torn. */
export const foundTorn: Milestone = after(cuts('.list'), setsAside);

/** The write was cut, and the old file is as it was. */
export const foundWhole: Milestone = after(cuts('.tmp'), foundAgain);

/** Something on the disk goes bad. */
export const tears: Milestone = (event) =>
  event.kind === 'fault' && event.fault.kind === 'device' && event.fault.fault === 'tear';

/** The later of the two, in whatever order they come. */
export function both(one: Milestone, other: Milestone): Milestone {
  return (event, tape) =>
    (one(event, tape) && isBefore(event, tape, other)) ||
    (other(event, tape) && isBefore(event, tape, one));
}

function isBefore({ id }: KernelEvent, tape: Tape, milestone: Milestone): boolean {
  return (reach(tape, milestone)?.id ?? Infinity) < id;
}
