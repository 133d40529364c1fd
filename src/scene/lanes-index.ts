/** What the index of the lanes holds: messages, lives, waits, marks, and what has not ended yet. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import type { Pid, Term } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import type { LaneCrowd } from './lanes-crowd.ts';
import type { Span, Spans } from './lanes-spans.ts';
import type { FlightKind } from './moment.ts';
import type { Parts } from './parts.ts';

/** From one lane to another. `end` is when it landed; while it is on its way, when it should. */
export type LaneMessage = Span & {
  /** The event that sent it off. */
  readonly id: EventId;
  readonly from: string;
  readonly to: string;
  readonly kind: FlightKind | 'spawn';
  /** The message, the reason of an exit signal, the request… */
  readonly term: Term;
  /** With which it landed, was lost, or was taken out of the mailbox. */
  endId?: EventId;
  receivedId?: EventId;
  /** Nobody will receive it. */
  lost?: boolean;
};

/** One process in its lane, from spawn to exit. */
export type LaneLife = Span & {
  readonly lane: string;
  readonly pid: Pid;
  readonly id: EventId;
  readonly generation: number;
  endId?: EventId;
};

/** A message in a mailbox, from landing until it is received; or a device that has not answered. */
export type LaneWait = Span & {
  readonly lane: string;
  readonly id: EventId;
  readonly endId?: EventId;
  readonly kind: 'mailbox' | 'device';
  readonly term: Term;
};

/** Something that stands out: a birth, an end, a timeout, what came from outside. */
export type LaneMark = Span & {
  readonly lane: string;
  readonly id: EventId;
  readonly kind: 'birth' | 'restart' | 'crash' | 'end' | 'timeout' | 'fault';
  readonly event: KernelEvent;
};

export type Lanes = {
  readonly tape: Tape;
  readonly parts: Parts;
  readonly messages: Spans<LaneMessage>;
  readonly lives: Spans<LaneLife>;
  readonly waits: Spans<LaneWait>;
  readonly marks: Spans<LaneMark>;
  /** Labels of the members of groups, in the order of their births. */
  readonly members: string[];
  /** What has begun and not ended: by the event that began it, lives by lane and pid. */
  readonly open: OpenSpans;
  /** Which lanes a process has: more than one for a program with threads. */
  readonly lanesOf: Map<number, readonly string[]>;
  /** How many events are entered. */
  entered: number;
};

/** `flights` by what sent them, `landed` by what put them into a mailbox, `asks` by the ask. */
type OpenSpans = {
  readonly flights: Map<EventId, LaneMessage>;
  readonly landed: Map<EventId, LaneMessage>;
  readonly asks: Map<EventId, LaneWait>;
  readonly lives: Map<number, readonly LaneLife[]>;
  /** Of members beyond the first, by group: lines that stand for all of them. */
  readonly crowds: Map<string, LaneCrowd>;
};

/** All of it that overlaps a window of time, in the order of its beginnings. */
export type LanesView = {
  readonly messages: readonly LaneMessage[];
  readonly lives: readonly LaneLife[];
  readonly waits: readonly LaneWait[];
  readonly marks: readonly LaneMark[];
};
