/**
 * One instant of a run as a picture needs it: plain data with labels for keys, no positions. The
 * trace makes it; the layouts in this room turn it into numbers. A restarted process keeps its key,
 * so it keeps its place.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';

export type Moment = {
  readonly at: Microseconds;
  /** How the shop is built: a process each, or threads of one program that share its memory. */
  readonly memory: 'processes' | 'shared';
  /** One for each key, the latest to carry it: a dead one stays until another takes its place. */
  readonly processes: readonly ProcessMark[];
  readonly devices: readonly DeviceMark[];
  readonly flights: readonly FlightMark[];
  readonly links: readonly LinkMark[];
  readonly monitors: readonly MonitorMark[];
  readonly supervisors: readonly SupervisorInfo[];
  /** Of each tile that stands for many. */
  readonly groups: readonly GroupMark[];
  /** Of tiles that hold many their members are no `processes`: who lives is asked for by key. */
  readonly counted?: (key: string) => ProcessMark | undefined;
};

/** A tile in numbers: `ended` counts all who have been and are gone. */
export type GroupMark = {
  readonly key: string;
  readonly alive: number;
  readonly busy: number;
  readonly waiting: number;
  readonly ended: number;
};

export type ProcessMark = {
  /** The part it plays: `Cashier`, `Customer 101`. */
  readonly key: string;
  readonly pid: string; // '#PID<0.107.0>'
  readonly name: string;
  /** A `watchdog` starts a program from outside; a `thread` has no pid and no mailbox of its own. */
  readonly kind: 'supervisor' | 'watchdog' | 'worker' | 'thread' | 'outside';
  /** The tile that stands for it together with others like it: `Customers`. */
  readonly group?: string;
  readonly alive: boolean;
  /** It is doing something, rather than waiting for a message. */
  readonly busy: boolean;
  readonly suspended: boolean;
  /** Slowed down: each of its turns comes so much later. */
  readonly lag?: Microseconds;
  readonly since: Microseconds;
  /** 1 for the first that played this part since the node runs, 2 after a restart… */
  readonly generation: number;
  /** Where its machine is, outermost first: `['open', 'awaiting_payment']`. */
  readonly states: readonly string[];
  readonly stateText: string;
  /** How far it is with what it is doing, 0 to 1. */
  readonly progress?: number;
  readonly mailbox: readonly MailboxMark[];
  readonly exitReason?: string;
  readonly diedAt?: Microseconds;
  /** It ended as it should (`:normal`, `:shutdown`): gone, but nothing crashed. */
  readonly expected?: boolean;
};

/** How far something is that ends by itself, 0 to 1, and how long it still takes. */
export type Timed = { readonly progress: number; readonly left: Microseconds };

/** A waiting message. `skipped`: a receive has looked at it and left it where it is. */
export type MailboxMark = { readonly text: string; readonly skipped: boolean };

/** Part of the world, not of the node: it has no pid, cannot be linked to and outlives every crash. */
export type DeviceMark = {
  readonly key: string;
  readonly name: string;
  readonly icon?: 'bank' | 'disk';
  readonly stateText: string;
  readonly health: 'well' | 'ailing' | 'down';
  readonly waiting: number; // requests it has not answered
  /** What it does, in words that say `waiting` too: the longest first. */
  readonly texts?: readonly string[];
  /** How far it is with the oldest of them, 0 to 1. */
  readonly progress?: number;
};

export type FlightKind = 'message' | 'reply' | 'exit' | 'down' | 'request' | 'answer';

/** Something on its way: the very same from frame to frame, until it lands. */
export type FlightMark = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: FlightKind;
  readonly text: string; // '{:brew, order_id: 101, type: :latte}'
  /** The same where room is short: what matters of it. */
  readonly short?: string;
  readonly departed: Microseconds;
  readonly arrives: Microseconds;
  /** The event that sent it. */
  readonly event: EventId;
  /** Nobody will receive it. */
  readonly lost?: boolean;
};

/** Of two that are linked; what links a supervisor to its child is drawn as supervision. */
export type LinkMark = { readonly key: string; readonly a: string; readonly b: string };

export type MonitorMark = {
  readonly key: string;
  /** Of a call: gone with its answer. */
  readonly call: boolean;
  readonly watcher: string;
  readonly target: string;
};

export type Strategy = 'one_for_one' | 'one_for_all' | 'rest_for_one';
export type RestartType = 'permanent' | 'transient' | 'temporary';

export type SupervisorInfo = {
  readonly key: string;
  readonly strategy: Strategy;
  /** How many restarts lie within the last `maxSeconds`. */
  readonly restarts: number;
  /** Of each of those, how much of the window is left to it: 1 just now, then less. */
  readonly window: readonly number[];
  readonly maxRestarts: number;
  readonly maxSeconds: number;
  /** In the order in which they are started; a tile for all in it that are only counted. */
  readonly children: readonly ChildInfo[];
};

export type ChildInfo = { readonly key: string; readonly restart: RestartType };

/** What changes with time. A view listens to it and draws: React does not render each frame. */
export type Feed<Value> = {
  readonly current: () => Value;
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
};
