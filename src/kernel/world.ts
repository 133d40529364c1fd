/**
 * The whole state of a node at one instant: a plain value that can be kept, compared and gone back
 * to. Nothing here changes in place once a step is done; `step` makes the next one.
 */
import { type Atom, pid, type Pid, type Reference, type Term } from '#term/term.ts';

import type { Agenda, Due } from './agenda.ts';
import type { Answer, Behaviour, Microseconds, Request } from './behaviour.ts';
import type { Device } from './device.ts';
import type { EventId, ExitVia } from './event.ts';
import type { IntMap } from './int-map.ts';
import type { Mailbox } from './mailbox.ts';
import type { Queue } from './queue.ts';

export type World = {
  /** Rises with each step; see int-map.ts. */
  readonly edition: number;
  readonly system: System;
  readonly settings: Settings;
  readonly now: Microseconds;
  readonly steps: number;
  readonly nextPid: number;
  readonly nextRef: number;
  readonly nextEvent: EventId;
  readonly nextSeq: number;
  readonly processes: IntMap<Process>; // by pid
  readonly names: IntMap<Registered>; // by the atom's index
  readonly aliases: IntMap<Pid>; // by reference
  readonly timers: IntMap<Timer>; // by reference
  readonly agenda: Agenda<AgendaItem>;
  readonly agendaLimit: number; // when it is larger, it is searched for what is no longer due
  readonly schedulers: readonly Scheduler[];
  readonly devices: DeviceStates;
};

/** The state of each device of the system, by name. */
export type DeviceStates = ReadonlyMap<string, unknown>;

/** What a node runs: the devices around it, what starts it, and what the outside may put in. */
export type System = {
  readonly name: string;
  readonly devices: Readonly<Record<string, Device>>;
  /** What the outside world asks of the node at the start. */
  boot(options: Term): readonly Request[];
  /** What an input from outside asks of the node as its devices are now. Throws a `RangeError` for one it does not know. */
  input(input: Term, options: Term, devices: DeviceStates): readonly Request[];
};

export type Settings = {
  readonly seed: number;
  readonly options: Term;
  /** How long a signal takes between two processes. */
  readonly flight: Microseconds;
  /** At most how much longer, by chance. Order is kept per pair all the same. */
  readonly jitter: Microseconds;
  readonly schedulers: number;
  /** Reductions a process may use before another has its turn: 4,000 on today's OTP. */
  readonly budget: number;
  /** How many reductions a scheduler does in a microsecond; 0: computing takes no time. */
  readonly speed: number;
};

export const DEFAULT_SETTINGS: Omit<Settings, 'options'> = {
  seed: 1,
  flight: 0,
  jitter: 0,
  schedulers: 1,
  budget: 4000,
  speed: 0,
};

/** Who acts when the outside world does: inputs, faults, the start. */
export const OUTSIDE: Pid = pid(0);

export type Registered = { readonly name: Atom; readonly pid: Pid };

/** As `queued`: the process is in the run queue of its scheduler. */
export const IN_LINE = -1;

export type Status = 'runnable' | 'running' | 'waiting';

export type Process = {
  readonly edition: number;
  readonly pid: Pid;
  readonly parent: Pid;
  readonly label: string;
  readonly name: Atom | undefined;
  readonly behaviour: Behaviour;
  readonly state: unknown;
  readonly status: Status;
  readonly suspended: boolean;
  readonly lag: Microseconds;
  readonly trapExit: boolean;
  readonly mailbox: Mailbox;
  readonly receiving: boolean; // in a `receive`, as far as `mailbox` says
  readonly answer: Answer | undefined; // to the last request
  readonly deadline: Microseconds | undefined; // of the `receive` it waits in
  readonly wake: number; // seq of the agenda item of that deadline; 0: none
  readonly workLeft: number; // reductions still to do before the next turn
  readonly links: IntMap<Pid>; // by pid
  readonly monitors: IntMap<Monitor>; // by reference: whom it watches
  readonly watchers: IntMap<Monitor>; // by reference: who watches it
  readonly aliases: IntMap<Reference>; // by reference: where late answers still reach it
  readonly lastTo: IntMap<Microseconds>; // by pid: latest arrival, kept only where flights differ
  readonly scheduler: number;
  readonly queued: number; // IN_LINE: in its run queue; else the agenda item that ends its lag; 0: none
  readonly reductions: number;
  readonly heapUsed: number; // words
  readonly heapSize: number; // words
  readonly cause: EventId; // of what it does next
};

/** `watched` is what a `:DOWN` names: the pid, or the name that was given. */
export type Monitor = {
  readonly ref: Reference;
  readonly watcher: Pid;
  readonly target: Pid;
  readonly name: Atom | undefined;
};

export type Timer = {
  readonly ref: Reference;
  readonly due: Microseconds;
  readonly to: Pid | Atom;
  readonly message: Term;
  readonly seq: number;
};

/** A step as it was done: the time after it, and how many events there were by then. */
export type Mark = { readonly at: Microseconds; readonly events: number };

export type Scheduler = {
  readonly queue: Queue<number>; // pids that could run
  readonly current: number; // the pid whose turn it is; 0: none
  readonly budget: number; // what is left of that turn
  readonly freeAt: Microseconds;
};

export type AgendaItem = Due & { readonly cause: EventId } & (
    | { readonly kind: 'signal'; readonly signal: Signal }
    | { readonly kind: 'timer'; readonly ref: number; readonly owner: number } // who set it
    | { readonly kind: 'deadline'; readonly pid: number }
    | { readonly kind: 'ready'; readonly pid: number }
    | { readonly kind: 'device'; readonly device: string; readonly key: number }
  );

/** Everything that passes between two processes. Order is kept per pair of them, nothing else. */
export type Signal = { readonly from: Pid; readonly to: Pid } & (
  | { readonly kind: 'message'; readonly message: Term; readonly alias: number } // alias 0: none
  | { readonly kind: 'exit'; readonly reason: Term; readonly via: ExitVia }
  | { readonly kind: 'link' }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'monitor'; readonly monitor: Monitor }
  | { readonly kind: 'demonitor'; readonly ref: number }
  | { readonly kind: 'down'; readonly monitor: Monitor; readonly reason: Term }
);
