/**
 * What stands on the track: each message and input as a tick; crashes, restarts, timeouts and what the
 * learner did as marks with a name. Ticks and marks lie in cells a few pixels wide, so that showing
 * them costs what the track is wide, however long the history; each event is looked at once.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { clock } from '#trace/clock.ts';
import { isCrash } from '#trace/reason.ts';
import { isRestart } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';
import { lineOf } from '#trace/transcript.ts';
import { isTimeout } from '#trace/why-request.ts';
import { unwrapped } from '#trace/wire.ts';

export type MarkKind = 'crash' | 'restart' | 'timeout' | 'own';

export type Mark = {
  readonly id: EventId;
  readonly at: Microseconds;
  readonly kind: MarkKind;
  readonly text: string;
};

export type TrackMarks = {
  /** Times at which a tick begins. */
  readonly messages: readonly Microseconds[];
  readonly inputs: readonly Microseconds[];
  /** By time. */
  readonly cells: readonly MarkCell[];
};

/** The marks of one kind that lie so close together that one stands for all. */
export type MarkCell = {
  readonly first: Mark;
  readonly last: Mark;
  readonly counts: Readonly<Partial<Record<MarkKind, number>>>;
};

type Tick = { readonly id: EventId; readonly at: Microseconds; readonly kind: 'message' | 'input' };

type History = { read: number; readonly stops: (Tick | Mark)[]; readonly marks: Mark[] };

const histories = new WeakMap<Tape, History>();

function historyOf(tape: Tape): History {
  const history = histories.get(tape) ?? { read: 0, stops: [], marks: [] };
  for (; history.read < tape.events.length; history.read += 1) {
    const event = tape.events[history.read];
    const stop = event === undefined ? undefined : stopOf(event, tape);
    if (stop === undefined) continue;
    history.stops.push(stop);
    if ('text' in stop) history.marks.push(stop);
  }
  histories.set(tape, history);
  return history;
}

function stopOf(event: KernelEvent, tape: Tape): Tick | Mark | undefined {
  const { id, at } = event;
  if (event.kind === 'sent') {
    return unwrapped(event.message).kind === 'start' ? undefined : { id, at, kind: 'message' };
  }
  const kind = markKindOf(event, tape);
  if (kind === undefined) return undefined;
  return kind === 'input'
    ? { id, at, kind }
    : { id, at, kind, text: lineOf(event, tape.roll).text };
}

function markKindOf(event: KernelEvent, tape: Tape): MarkKind | 'input' | undefined {
  if (event.kind === 'input' || event.kind === 'fault') return isOwn(event, tape) ? 'own' : 'input';
  if (event.kind === 'timed_out') return isTimeout(tape.events, event) ? 'timeout' : undefined;
  if (event.kind === 'exited') return isCrash(event.reason) ? 'crash' : undefined;
  if (event.kind !== 'spawned') return undefined;
  return isRestart(tape.roll, event.pid) ? 'restart' : undefined;
}

function isOwn({ id }: KernelEvent, { placed, eventCounts }: Tape): boolean {
  return placed.some(({ step, planned }) => !planned && eventCounts[step] === id - 1);
}

type Grid = {
  readonly cell: Microseconds;
  /** How many of the history's stops are entered, and up to which event was asked. */
  entered: number;
  upTo: EventId;
  readonly messages: Set<number>;
  readonly inputs: Set<number>;
  readonly cells: Map<string, MarkCell>;
  shown: TrackMarks;
};

const grids = new WeakMap<Tape, Grid>();

/** What has been seen up to that event, in cells of that width; the same object while it is the same. */
export function trackMarks(tape: Tape, upTo: EventId, cell: Microseconds): TrackMarks {
  const known = grids.get(tape);
  const grid = known?.cell === cell && known.upTo <= upTo ? known : emptyGrid(cell);
  const { stops } = historyOf(tape);
  const before = grid.entered;
  for (let stop = stops[grid.entered]; stop !== undefined && stop.id <= upTo;) {
    enter(grid, stop);
    grid.entered += 1;
    stop = stops[grid.entered];
  }
  grid.upTo = upTo;
  if (grid.entered !== before) grid.shown = shownOf(grid);
  grids.set(tape, grid);
  return grid.shown;
}

function emptyGrid(cell: Microseconds): Grid {
  const shown = { messages: [], inputs: [], cells: [] };
  const [messages, inputs, cells] = [new Set<number>(), new Set<number>(), new Map()];
  return { cell, entered: 0, upTo: 0, messages, inputs, cells, shown };
}

function enter({ cell, messages, inputs, cells }: Grid, stop: Tick | Mark): void {
  const index = Math.floor(stop.at / cell);
  if (stop.kind === 'message') messages.add(index);
  else if (stop.kind === 'input') inputs.add(index);
  else if ('text' in stop) {
    const key = `${stop.kind} ${index}`;
    const alone: MarkCell = { first: stop, last: stop, counts: { [stop.kind]: 1 } };
    const there = cells.get(key);
    cells.set(key, there === undefined ? alone : joined(there, alone));
  }
}

function shownOf({ cell, messages, inputs, cells }: Grid): TrackMarks {
  const times = (indices: ReadonlySet<number>) => [...indices].map((index) => index * cell);
  return { messages: times(messages), inputs: times(inputs), cells: [...cells.values()] };
}

/** Marks nearer to one another than that as one, at the time of its first. */
export function clustersOf(cells: readonly MarkCell[], gap: Microseconds): readonly MarkCell[] {
  const clusters: MarkCell[] = [];
  for (const cell of cells) {
    const last = clusters.at(-1);
    if (last !== undefined && cell.first.at - last.first.at < gap) {
      clusters[clusters.length - 1] = joined(last, cell);
    } else clusters.push(cell);
  }
  return clusters;
}

function joined(one: MarkCell, other: MarkCell): MarkCell {
  const counts = { ...one.counts };
  for (const kind of KINDS) {
    const number = (counts[kind] ?? 0) + (other.counts[kind] ?? 0);
    if (number > 0) counts[kind] = number;
  }
  const last = other.last.id > one.last.id ? other.last : one.last;
  return { first: one.first, last, counts };
}

/** The weightiest first. */
const KINDS = ['crash', 'timeout', 'restart', 'own'] as const;

const NOUNS: Readonly<Record<MarkKind, readonly [one: string, many: string]>> = {
  crash: ['crash', 'crashes'],
  timeout: ['timeout', 'timeouts'],
  restart: ['restart', 'restarts'],
  own: ['thing you did', 'things you did'],
};

/** What a mark that stands for several looks like. */
export function kindOf({ counts }: MarkCell): MarkKind {
  return KINDS.find((kind) => counts[kind] !== undefined) ?? 'own';
}

export function countOf({ counts }: MarkCell): number {
  return KINDS.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
}

/** `4.20 s: Barista exits: :boom`, or `3 crashes, 2 restarts: 4.20 s to 6.10 s`. */
export function markName(cell: MarkCell): string {
  const { first, last, counts } = cell;
  const number = countOf(cell);
  if (number === 1) return `${clock(first.at)}: ${first.text}`;
  if (number === 2) return `${clock(first.at)}: ${first.text}. ${last.text}`;
  const parts = KINDS.flatMap((kind) => {
    const many = counts[kind];
    return many === undefined ? [] : [`${many} ${NOUNS[kind][many === 1 ? 0 : 1]}`];
  });
  return `${parts.join(', ')}: ${clock(first.at)} to ${clock(last.at)}`;
}

/** The mark after a position, or the one before it, of those that were seen. */
export function markBeside(
  tape: Tape,
  position: number,
  { by, upTo }: { readonly by: 1 | -1; readonly upTo: EventId },
): Mark | undefined {
  const { marks } = historyOf(tape);
  if (by === -1) return marks[firstAfter(marks, tape.eventCounts[position - 1] ?? 0) - 1];
  const next = marks[firstAfter(marks, tape.eventCounts[position] ?? 0)];
  return next !== undefined && next.id <= upTo ? next : undefined;
}

/** The latest crash or restart at that event: what there is to say of now. */
export function milestoneAt(tape: Tape, event: EventId): Mark | undefined {
  const { marks } = historyOf(tape);
  for (let i = firstAfter(marks, event) - 1; i >= 0; i -= 1) {
    const mark = marks[i];
    if (mark?.kind === 'crash' || mark?.kind === 'restart') return mark;
  }
  return undefined;
}

/** Index of the first mark whose event comes after that one. */
function firstAfter(marks: readonly Mark[], event: EventId): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.id ?? Infinity) <= event) low = middle + 1;
    else high = middle;
  }
  return low;
}
