/**
 * A world in the making: what one step may change in place until it is done. `open` and `close` are
 * its only doors, so from outside a step is pure. Everything that a finished world can reach is left
 * alone: what this step may write carries its edition (int-map.ts).
 */
import { type Pid, pid as pidTerm, type Reference, reference } from '#term/term.ts';

import { addDue, filterDue } from './agenda.ts';
import type { Microseconds } from './behaviour.ts';
import { mix } from './chance.ts';
import type { EventId, Fact, KernelEvent } from './event.ts';
import { deleteInt, getInt, setInt } from './int-map.ts';
import type {
  AgendaItem,
  Mark,
  Process,
  Registered,
  Scheduler,
  Signal,
  Timer,
  World,
} from './world.ts';

export const FIRST_AGENDA_LIMIT = 1024;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export type Draft = Omit<Mutable<World>, 'schedulers'> & {
  schedulers: Mutable<Scheduler>[];
  events: KernelEvent[];
  marks: Mark[];
  /** The event from which the next ones follow. */
  cause: EventId;
  /** Signals that land within this step, in the order sent (signals.ts). */
  landing: { readonly signal: Signal; readonly cause: EventId }[];
  isLanding: boolean;
};

export type DraftProcess = Mutable<Process>;

/** As object literals and not spreads, here and below: one shape for all, and much faster. */
export function open(world: World): Draft {
  return {
    edition: world.edition + 1,
    system: world.system,
    settings: world.settings,
    now: world.now,
    steps: world.steps,
    nextPid: world.nextPid,
    nextRef: world.nextRef,
    nextEvent: world.nextEvent,
    nextSeq: world.nextSeq,
    processes: world.processes,
    names: world.names,
    aliases: world.aliases,
    timers: world.timers,
    agenda: world.agenda,
    agendaLimit: world.agendaLimit,
    schedulers: world.schedulers.map((scheduler) => ({ ...scheduler })),
    devices: world.devices,
    events: [],
    marks: [],
    cause: 0,
    landing: [],
    isLanding: false,
  };
}

export function close(draft: Draft): {
  world: World;
  events: readonly KernelEvent[];
  marks: readonly Mark[];
} {
  const world: World = {
    edition: draft.edition,
    system: draft.system,
    settings: draft.settings,
    now: draft.now,
    steps: draft.steps,
    nextPid: draft.nextPid,
    nextRef: draft.nextRef,
    nextEvent: draft.nextEvent,
    nextSeq: draft.nextSeq,
    processes: draft.processes,
    names: draft.names,
    aliases: draft.aliases,
    timers: draft.timers,
    agenda: draft.agenda,
    agendaLimit: draft.agendaLimit,
    schedulers: draft.schedulers,
    devices: draft.devices,
  };
  return { world, events: draft.events, marks: draft.marks };
}

/** The process, ready to be changed; `undefined` once it is dead. */
export function processOf(draft: Draft, id: number): DraftProcess | undefined {
  const found = getInt(draft.processes, id);
  if (found === undefined || found.edition === draft.edition) return found;
  const mine = copyOf(found, draft.edition);
  draft.processes = setInt(draft.processes, [id, mine], draft.edition);
  return mine;
}

export function copyOf(process: Process, edition: number): DraftProcess {
  return {
    edition,
    pid: process.pid,
    parent: process.parent,
    label: process.label,
    name: process.name,
    behaviour: process.behaviour,
    state: process.state,
    status: process.status,
    suspended: process.suspended,
    lag: process.lag,
    trapExit: process.trapExit,
    mailbox: process.mailbox,
    receiving: process.receiving,
    answer: process.answer,
    deadline: process.deadline,
    wake: process.wake,
    workLeft: process.workLeft,
    links: process.links,
    monitors: process.monitors,
    watchers: process.watchers,
    aliases: process.aliases,
    lastTo: process.lastTo,
    scheduler: process.scheduler,
    queued: process.queued,
    reductions: process.reductions,
    heapUsed: process.heapUsed,
    heapSize: process.heapSize,
    cause: process.cause,
  };
}

export function isAlive(draft: Draft, { id }: Pid): boolean {
  return getInt(draft.processes, id) !== undefined;
}

/** Records what happened and gives its id, for those that follow from it. */
export function emit(draft: Draft, pid: Pid, fact: Fact): EventId {
  const id = draft.nextEvent;
  draft.nextEvent = id + 1;
  draft.events.push(eventOf({ id, cause: draft.cause, at: draft.now, pid }, fact));
  return id;
}

/** The three of each message without a spread, whose objects weigh half as much again. */
function eventOf(about: Omit<KernelEvent, keyof Fact>, fact: Fact): KernelEvent {
  const { id, cause, at, pid } = about;
  if (fact.kind === 'sent')
    return { id, cause, at, pid, kind: 'sent', to: fact.to, message: fact.message };
  if (fact.kind === 'landed')
    return { id, cause, at, pid, kind: 'landed', from: fact.from, message: fact.message };
  if (fact.kind === 'received')
    return { id, cause, at, pid, kind: 'received', message: fact.message };
  return { id, cause, at, pid, ...fact };
}

export function newPid(draft: Draft): Pid {
  const made = pidTerm(draft.nextPid);
  draft.nextPid += 1;
  return made;
}

export function newReference(draft: Draft): Reference {
  const made = reference(draft.nextRef);
  draft.nextRef += 1;
  return made;
}

/** The number of one of our references: the key of timers, monitors and aliases. */
export function keyOf({ words: [high = 0, middle = 0, low = 0] }: Reference): number {
  return high * 2 ** 32 + middle + low;
}

/** What is due, without its place in the order: `due` adds that. */
type Unordered = AgendaItem extends infer Item
  ? Item extends AgendaItem
    ? Omit<Item, 'tie' | 'seq' | 'cause'>
    : never
  : never;

/** Puts something on the agenda. Equal times are ordered by the seed, equal ties by age. */
export function due(draft: Draft, item: Unordered): number {
  const seq = draft.nextSeq;
  draft.nextSeq += 1;
  const tie = tieOf(item, mix(draft.settings.seed, item.at));
  draft.agenda = addDue(draft.agenda, { ...item, tie, seq, cause: draft.cause });
  if (draft.agenda.size > draft.agendaLimit) dropStale(draft);
  return seq;
}

/**
 * Signals of one pair at one time share a tie, so that their age decides: order is kept. So it is for
 * the timers of one process and for the answers of a device.
 */
function tieOf(item: Unordered, seed: number): number {
  switch (item.kind) {
    case 'signal':
      return mix(mix(seed, item.signal.from.id), item.signal.to.id);
    case 'timer':
      return mix(seed, item.owner);
    case 'deadline':
    case 'ready':
      return mix(seed, item.pid);
    case 'device':
      return 0;
  }
}

/**
 * Cancelled timers and deadlines stay on the agenda until they are due, or are swept from it here.
 * Only when it has doubled since the last time, so that no step pays for the size of the agenda.
 */
function dropStale(draft: Draft): void {
  draft.agenda = filterDue(draft.agenda, (item) => !isStale(draft, item));
  draft.agendaLimit = Math.max(FIRST_AGENDA_LIMIT, 2 * draft.agenda.size);
}

export function isStale(draft: Pick<World, 'timers' | 'processes'>, item: AgendaItem): boolean {
  switch (item.kind) {
    case 'timer':
      return getInt(draft.timers, item.ref)?.seq !== item.seq;
    case 'deadline':
      return getInt(draft.processes, item.pid)?.wake !== item.seq;
    case 'ready':
      return getInt(draft.processes, item.pid)?.queued !== item.seq;
    case 'signal':
    case 'device':
      return false;
  }
}

export function setTimer(draft: Draft, timer: Timer): void {
  draft.timers = setInt(draft.timers, [keyOf(timer.ref), timer], draft.edition);
}

export function dropTimer(draft: Draft, key: number): void {
  draft.timers = deleteInt(draft.timers, key, draft.edition);
}

export function setDevice(draft: Draft, name: string, state: unknown): void {
  if (draft.devices.get(name) === state) return;
  draft.devices = new Map(draft.devices).set(name, state);
}

export function setName(draft: Draft, registered: Registered): void {
  draft.names = setInt(draft.names, [registered.name.index, registered], draft.edition);
}

/** Virtual time never runs backwards. */
export function advance(draft: Draft, at: Microseconds): void {
  if (at > draft.now) draft.now = at;
}
