/** The shapes that the lanes are made of. Times go down; all is in pixels of the whole run. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';

import type { Box, Point, Size } from './geometry.ts';
import type { LaneMark, LaneMessage, LaneWait } from './lanes-index.ts';

export type LanesScene = {
  readonly size: Size;
  readonly room: { readonly top: number; readonly left: number; readonly overhang: number };
  /** What all shapes but the names and times are moved by. */
  readonly shift: Point;
  /** The present and the end of what has been seen, in pixels below the names. */
  readonly presentY: number;
  readonly seenY: number;
  readonly at: Microseconds;
  readonly seen: Microseconds;
  readonly names: readonly NameShape[];
  readonly ticks: readonly TickShape[];
  /** Where each lane is, whether somebody lives there or not. */
  readonly guides: readonly LifeShape[];
  readonly lives: readonly LifeShape[];
  readonly works: readonly WorkShape[];
  readonly waits: readonly WaitShape[];
  readonly messages: readonly LineShape[];
  readonly marks: readonly MarkShape[];
  readonly labels: readonly TextShape[];
  /** Where each message is that is on its way at present. */
  readonly tips: readonly TipShape[];
  /** The chain of causes, and the event that is pointed at. */
  readonly chain: readonly SegmentShape[];
  readonly pointed: readonly PointShape[];
  /** Not all is known yet of who was at work: to be asked for again. */
  readonly complete: boolean;
};

type Keyed = { readonly key: string };

export type NameShape = Keyed & {
  readonly x: number;
  readonly lines: readonly string[];
  readonly nameSize: number;
  readonly pidSize: number;
  readonly pid: string;
  readonly width: number;
  readonly height: number;
  readonly tone: 'alive' | 'busy' | 'crash' | 'supervisor' | 'outside' | 'device' | 'absent';
  readonly label: string;
  readonly selected: boolean;
  readonly lit: boolean;
};

export type TickShape = Keyed & { readonly y: number; readonly text: string };

export type LifeShape = Keyed & {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly lit: boolean;
};

export type WorkShape = Keyed & Box & { readonly timed: boolean; readonly title: string };

export type WaitShape = Keyed & {
  readonly kind: LaneWait['kind'];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly title: string;
};

export type LineShape = Keyed & {
  readonly id: EventId;
  readonly kind: LaneMessage['kind'];
  readonly from: Point;
  readonly to: Point;
  readonly lost: boolean;
  readonly lit: boolean;
  readonly label: string;
};

export type MarkShape = Keyed & {
  readonly id: EventId;
  readonly kind: LaneMark['kind'];
  readonly at: Point;
  readonly future: boolean;
  readonly lit: boolean;
  readonly label: string;
};

/** `whole`: raised above all others, because its message is pointed at. */
export type TextShape = Keyed & {
  /** The event that it tells of, if it is one. */
  readonly id?: EventId;
  readonly size: number;
  readonly kind: LaneMessage['kind'] | LaneMark['kind'] | 'work';
  readonly text: string;
  readonly box: Box;
  readonly future: boolean;
  readonly lost: boolean;
  readonly whole: boolean;
  /** It lies on the line of its message, and covers that. */
  readonly onLine: boolean;
};

export type TipShape = Keyed & { readonly at: Point; readonly kind: LaneMessage['kind'] };
export type SegmentShape = Keyed & { readonly from: Point; readonly to: Point };
export type PointShape = Keyed & { readonly at: Point };
