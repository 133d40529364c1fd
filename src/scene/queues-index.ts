/**
 * How long each queue was at any time, and how long each request waited, as an index of a tape that
 * grows with it: what is behind is never looked through again.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import type { Parts } from './parts.ts';

/** A process's mailbox, or what a device has been asked and has not answered. */
type QueueKind = 'mailbox' | 'device';

export type Queue = {
  /** Of its part, its device, or itself as a member of a group. */
  readonly key: string;
  readonly name: string;
  readonly kind: QueueKind;
  /** Of one who asks: what waits there is not to be served. */
  readonly isClient: boolean;
  /** When its length changed, and to what; no two of the same time. */
  readonly times: Microseconds[];
  readonly lengths: number[];
  /** Its greatest length up to each of those times. */
  readonly peaks: number[];
  readonly waits: Waits;
  length: number;
  /** The greatest length that lasted. */
  peak: number;
};

export type QueueIdentity = Pick<Queue, 'key' | 'name' | 'kind' | 'isClient'>;

/** By the time of their ends. */
type Waits = {
  readonly ends: Microseconds[];
  readonly lasted: Microseconds[];
  /** Half, and nineteen of twenty, of all up to and with this one waited no longer. */
  readonly half: Microseconds[];
  readonly most: Microseconds[];
  /** All of them, the shortest first. */
  readonly sorted: Microseconds[];
};

/** What has begun and not ended. */
export type OpenWait = { readonly queue: Queue; readonly from: Microseconds };

export type Queues = {
  readonly tape: Tape;
  readonly parts: Parts;
  readonly byKey: Map<string, Queue>;
  readonly open: {
    /** Messages in mailboxes, by the event that put them there; of each process, those of its own. */
    readonly letters: Map<EventId, OpenWait & { readonly cast: boolean }>;
    readonly mailboxes: Map<number, Set<EventId>>;
    /** Calls, and what devices were asked, by their references. */
    readonly calls: Map<string, OpenWait>;
    readonly asks: Map<string, OpenWait>;
    /** Where the news of a monitor waits, by its reference: who no longer wants it takes it out. */
    readonly downs: Map<string, EventId>;
  };
  /** Those to be looked at: each keeps its place until one that was longer takes it. */
  readonly shown: (Queue | undefined)[];
  /** Whose length has changed at the time of the last event: it may still change back. */
  readonly unsettled: Set<Queue>;
  now: Microseconds;
  /** How many events are entered. */
  entered: number;
};

/** More lines than these could not be told apart. */
const MOST_SHOWN = 4;

export function emptyQueues(tape: Tape, parts: Parts): Queues {
  return {
    tape,
    parts,
    byKey: new Map(),
    open: {
      letters: new Map(),
      mailboxes: new Map(),
      calls: new Map(),
      asks: new Map(),
      downs: new Map(),
    },
    shown: Array.from({ length: MOST_SHOWN }),
    unsettled: new Set(),
    now: 0,
    entered: 0,
  };
}

export function emptyQueue(identity: QueueIdentity): Queue {
  const waits = { ends: [], lasted: [], half: [], most: [], sorted: [] };
  return { ...identity, times: [], lengths: [], peaks: [], waits, length: 0, peak: 0 };
}

/** Its length has changed at that time. What changes there and back in one moment is not seen. */
export function setLength(queue: Queue, length: number, at: Microseconds): void {
  queue.length = length;
  const { times, lengths, peaks } = queue;
  if (times.at(-1) === at) {
    for (const list of [times, lengths, peaks]) list.pop();
  }
  if ((lengths.at(-1) ?? 0) === length) return;
  times.push(at);
  lengths.push(length);
  peaks.push(Math.max(peaks.at(-1) ?? 0, length));
}

/** Time has gone on: what the lengths are by now, they were for a while. */
export function settle({ unsettled, shown }: Queues): void {
  for (const queue of unsettled) {
    queue.peak = Math.max(queue.peak, queue.length);
    if (!queue.isClient && !shown.includes(queue)) show(shown, queue);
  }
  unsettled.clear();
}

function show(shown: Queues['shown'], queue: Queue): void {
  const free = shown.indexOf(undefined);
  const least = free >= 0 ? free : leastOf(shown);
  const other = shown[least];
  if (other === undefined || isMore(queue, other)) shown[least] = queue;
}

function leastOf(shown: Queues['shown']): number {
  let least = 0;
  for (const [at, queue] of shown.entries()) {
    const other = shown[least];
    if (queue !== undefined && other !== undefined && isMore(other, queue)) least = at;
  }
  return least;
}

/** Longer, or as long and with a longer wait. */
function isMore(one: Queue, other: Queue): boolean {
  if (one.peak !== other.peak) return one.peak > other.peak;
  return (one.waits.sorted.at(-1) ?? 0) > (other.waits.sorted.at(-1) ?? 0);
}

export function addWait({ waits }: Queue, lasted: Microseconds, end: Microseconds): void {
  const { sorted } = waits;
  sorted.splice(placeIn(sorted, lasted), 0, lasted);
  waits.ends.push(end);
  waits.lasted.push(lasted);
  waits.half.push(shareOf(sorted, 0.5));
  waits.most.push(shareOf(sorted, 0.95));
}

/** So many of them, as a share, are at most this long: the nearest rank. */
function shareOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** How many of a rising list are at most that much. */
export function placeIn(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
