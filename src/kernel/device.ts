/**
 * A device: something of the outside world that processes ask and that outlives every crash, such as
 * a bank or a disk. It belongs to the world, so time travel and faults include it.
 */
import type { Pid, Reference, Term } from '#term/term.ts';

import type { Microseconds } from './behaviour.ts';
import type { EventId } from './event.ts';

export interface Device<State = unknown> {
  start(options: Term): State;
  handle(state: State, input: DeviceInput, now: Microseconds): DeviceTurn<State>;
  /** Asked and answered at once, as an ETS table is. A device without one answers `:badarg`. */
  query?(state: State, request: Term, now: Microseconds): Queried<State>;
  /** The faults that it knows, by name. */
  readonly faults: readonly string[];
  describe(state: State): Term;
}

export type Queried<State> = {
  readonly state: State;
  readonly answer: Term;
  /** As of a turn: when it wants to be `woken`. */
  readonly wakes?: DeviceTurn<State>['wakes'];
};

/** The answer goes to `ref`, an alias of the asker: when it no longer waits, the answer vanishes. */
export type Ask = {
  readonly ref: Reference;
  readonly from: Pid;
  readonly request: Term;
  /** With which it was asked: its answer comes from that, unless a fault gave it. */
  readonly event: EventId;
};

export type DeviceInput =
  | { readonly kind: 'asked'; readonly ask: Ask }
  | { readonly kind: 'woken'; readonly key: number }
  | { readonly kind: 'fault'; readonly fault: string }
  /** The node has stopped: who asked is gone. Keys asked for before still come. */
  | { readonly kind: 'halted' };

export type DeviceTurn<State> = {
  readonly state: State;
  readonly answers: readonly { readonly ask: Ask; readonly answer: Term }[];
  /** When it wants `woken` with which key. It may ignore a key that it no longer needs. */
  readonly wakes: readonly { readonly at: Microseconds; readonly key: number }[];
};
