/** What the charts of queues are drawn from: numbers and texts, nothing to be decided. */
import type { Microseconds } from '#kernel/behaviour.ts';

import type { Box, Size } from './geometry.ts';
import type { Column } from './queues-lines.ts';

export type QueuesScene = {
  readonly size: Size;
  readonly lengths: Plot;
  readonly waits: Plot;
  readonly times: readonly Tick[];
  readonly lines: readonly QueueLine[];
  /** Of the one that is told of: what half and nineteen of twenty waited. */
  readonly shares: readonly ShareLine[];
  readonly present: { readonly x: number; readonly text: string; readonly at: Microseconds };
  /** How long the run is, as far as it has been seen. */
  readonly until: Microseconds;
  /** Pixels for each column. */
  readonly perColumn: number;
  readonly rows: readonly QueueRow[];
  /** Said instead of the charts where nothing has waited. */
  readonly none: string;
};

export type Plot = {
  readonly box: Box;
  readonly title: string;
  /** The value at its upper border. */
  readonly top: number;
  readonly ticks: readonly Tick[];
};

/** `at`: of a value in the plot's own units, or of a time in pixels. */
export type Tick = { readonly key: string; readonly at: number; readonly text: string };

/** Each of the four looks otherwise: by colour, by how its line is broken, by the shape of its dots. */
export type QueueLook = 1 | 2 | 3 | 4;

export type QueueLine = {
  readonly key: string;
  readonly look: QueueLook;
  readonly steps: readonly Column[];
  /** Where its line ends, in columns, and at which length. */
  readonly end: readonly [column: number, length: number];
  readonly dots: readonly (readonly [column: number, row: number])[];
  /** Another is looked at. */
  readonly faint: boolean;
};

export type ShareLine = {
  readonly key: 'half' | 'most';
  readonly look: QueueLook;
  readonly steps: readonly Column[];
  readonly end: number;
  /** At the moment that is shown, in rows. */
  readonly row: number;
  readonly text: string;
};

/** A row of the table: the same in numbers. */
export type QueueRow = {
  readonly key: string;
  readonly look: QueueLook;
  readonly name: string;
  readonly cells: readonly string[];
  readonly selected: boolean;
  /** Its shares are drawn. */
  readonly told: boolean;
};
