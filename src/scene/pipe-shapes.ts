/** What a pipe is drawn from: numbers and texts, nothing to be decided. */
import type { Box, Point, Size } from './geometry.ts';

export type PipeScene = {
  readonly size: Size;
  readonly text: number;
  readonly rails: readonly RailShape[];
  readonly stations: readonly StationShape[];
  readonly values: readonly ValueShape[];
  readonly notes: readonly NoteShape[];
  readonly code: readonly CodeShape[];
};

/** `past`: as far as the value has come. */
export type RailShape = {
  readonly key: string;
  readonly tone: 'value' | 'error';
  readonly past: boolean;
  readonly points: readonly Point[];
};

export type StationTone = 'source' | 'waiting' | 'busy' | 'done' | 'crash' | 'passed';

export type StationShape = {
  readonly key: string;
  /** Key of the step; without it, it is what flows in. */
  readonly step?: string;
  readonly box: Box;
  readonly tone: StationTone;
  readonly text: string;
  readonly progress: number;
  readonly lit: boolean;
  /** For whoever hears it. */
  readonly label: string;
};

/** `kept`: left where it was; `now`: on its way or being worked on; `result`: what came of it all. */
export type ValueTone = 'planned' | 'kept' | 'now' | 'result' | 'error' | 'crash';

export type ValueShape = {
  readonly key: string;
  readonly box: Box;
  readonly tone: ValueTone;
  readonly text: string;
};

/** Text on a plate, above everything: an exception, or a value that is written out. */
export type NoteShape = {
  readonly key: string;
  readonly box: Box;
  readonly tone: 'crash' | 'whole';
  readonly lines: readonly string[];
};

/** `x` and `y` are where its text begins. */
export type CodeShape = Point & {
  readonly key: string;
  readonly kind: 'heading' | 'piece' | 'flying';
  readonly step?: string;
  readonly text: string;
  readonly width: number;
  readonly tone: 'plain' | 'ahead' | 'now' | 'crash';
  readonly lit: boolean;
};
