/**
 * A queue as lines, in as many columns as a picture has points: however long a run, no more than
 * that is drawn. Lines grow with their queue; only when the stretch of time doubles are they made anew.
 */
import type { Microseconds } from '#kernel/behaviour.ts';

import { placeIn, type Queue } from './queues-index.ts';

export const COLUMNS = 800;
/** Of the dots of the waits, from the shortest to the longest. */
export const ROWS = 120;

export type Column = {
  readonly column: number;
  least: number;
  most: number;
  last: number;
};

type QueueLines = {
  /** How much time all columns are. */
  readonly span: Microseconds;
  /** The lengths in each column in which they change. */
  readonly steps: Column[];
  /** A dot for each wait, by columns and rows; those at one place are one. */
  readonly dots: (readonly [column: number, row: number])[];
  /** What half, and nineteen of twenty, waited at most: in rows. */
  readonly half: Column[];
  readonly most: Column[];
  readonly places: Set<number>;
  /** How many changes and waits are in it. */
  changes: number;
  waits: number;
};

const lines = new WeakMap<Queue, QueueLines>();

/** The lines of all that is in the queue; the very same object while the span is. */
export function linesOf(queue: Queue, span: Microseconds): QueueLines {
  const known = lines.get(queue);
  const grown = known?.span === span ? known : emptyLines(span);
  lines.set(queue, grown);
  const { times, lengths, waits } = queue;
  // The last length may still change back: it is entered when there is another.
  for (; grown.changes < times.length - 1; grown.changes += 1) {
    const [at, length] = [times[grown.changes] ?? 0, lengths[grown.changes] ?? 0];
    enter(grown.steps, columnOf(at, span), length);
  }
  for (; grown.waits < waits.ends.length; grown.waits += 1) enterWait(grown, queue, grown.waits);
  return grown;
}

function emptyLines(span: Microseconds): QueueLines {
  return {
    span,
    steps: [],
    dots: [],
    half: [],
    most: [],
    places: new Set(),
    changes: 0,
    waits: 0,
  };
}

function columnOf(at: Microseconds, span: Microseconds): number {
  return Math.min(COLUMNS, Math.floor((at / span) * COLUMNS));
}

function enter(columns: Column[], column: number, value: number): void {
  const last = columns.at(-1);
  if (last?.column !== column) {
    columns.push({ column, least: value, most: value, last: value });
    return;
  }
  last.least = Math.min(last.least, value);
  last.most = Math.max(last.most, value);
  last.last = value;
}

function enterWait(grown: QueueLines, { waits }: Queue, at: number): void {
  const column = columnOf(waits.ends[at] ?? 0, grown.span);
  const row = rowOf(waits.lasted[at] ?? 0);
  enter(grown.half, column, rowOf(waits.half[at] ?? 0));
  enter(grown.most, column, rowOf(waits.most[at] ?? 0));
  const place = column * (ROWS + 1) + Math.round(row);
  if (grown.places.has(place)) return;
  grown.places.add(place);
  grown.dots.push([column, Math.round(row)]);
}

/** From a millisecond to ten seconds, each ten times as high as the one before. */
export function rowOf(lasted: Microseconds): number {
  const share = Math.log10(Math.max(1, lasted / 1000)) / DECADES;
  return Math.min(1, share) * ROWS;
}

export const DECADES = 4;

/** As it was at a time: its length and greatest length so far, how many waited, and how long. */
type QueueAt = {
  readonly length: number;
  readonly peak: number;
  readonly waited: number;
  readonly half: Microseconds | undefined;
  readonly most: Microseconds | undefined;
};

export function queueAt({ times, lengths, peaks, waits }: Queue, at: Microseconds): QueueAt {
  const change = placeIn(times, at) - 1;
  const waited = placeIn(waits.ends, at);
  return {
    length: lengths[change] ?? 0,
    peak: peaks[change] ?? 0,
    waited,
    half: waits.half[waited - 1],
    most: waits.most[waited - 1],
  };
}
