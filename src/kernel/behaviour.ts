/**
 * What runs inside a process, seen from the kernel: an XState machine today, interpreted Elixir
 * later. The kernel never looks inside `State`; it asks for the next turn and does what is asked.
 */
import type { Atom, Pid, Reference, Term } from '#term/term.ts';

export type Microseconds = number;

export interface Behaviour<State = unknown> {
  /** The module that the process runs: `CoffeeShop.Cashier`. */
  readonly name: string;
  start(argument: Term, moment: Moment): State;
  /** Goes on until it has a request, waits for a message, ends, or has used the budget. */
  run(state: State, moment: Moment): Turn<State>;
  /** Offered a message while waiting. `undefined`: not taken, it stays in the mailbox. */
  take(state: State, message: Term, moment: Moment): State | undefined;
  /** The `after` of the `receive` it waits in has come. */
  timeout(state: State, moment: Moment): State;
  /** It waits in a `receive` without clauses, as `Process.sleep` does: it is offered no message. */
  sleeps?(state: State): boolean;
  /** For pictures and `process_info`: never asked while stepping, except `words` by a collection. */
  describe(state: State): Description;
}

/** What a turn may know: who and when it is, what it may use, and the answer to its last request. */
export type Moment = {
  readonly self: Pid;
  readonly now: Microseconds;
  readonly budget: number;
  readonly answer: Answer | undefined;
};

export type Answer =
  | { readonly kind: 'ok'; readonly value: Term }
  | { readonly kind: 'raised'; readonly reason: Term };

export type Turn<State> =
  | { readonly kind: 'more'; readonly state: State; readonly reductions: number }
  | {
      readonly kind: 'request';
      readonly state: State;
      readonly reductions: number;
      readonly request: Request;
    }
  | {
      readonly kind: 'waiting';
      readonly state: State;
      readonly reductions: number;
      /** When the `after` of this `receive` comes, in virtual time; none: it waits for ever. */
      readonly deadline?: Microseconds | undefined;
    }
  | {
      readonly kind: 'exited';
      readonly state: State;
      readonly reductions: number;
      readonly reason: Term;
    };

export type Description = {
  /** Where it is, outermost first: `['open', 'awaiting_payment']`. */
  readonly states: readonly string[];
  /** Its data as an Elixir term. */
  readonly data: Term;
  /** The size of its data on the heap. */
  readonly words: number;
};

/** What a process may ask of the kernel. Each has an answer, which the next turn is given. */
export type Request =
  | { readonly kind: 'send'; readonly to: Pid | Atom | Reference; readonly message: Term }
  | SpawnRequest
  | { readonly kind: 'link'; readonly pid: Pid }
  | { readonly kind: 'unlink'; readonly pid: Pid }
  | { readonly kind: 'monitor'; readonly target: Pid | Atom; readonly alias?: boolean }
  | { readonly kind: 'demonitor'; readonly ref: Reference; readonly flush?: boolean }
  | { readonly kind: 'alias' }
  | { readonly kind: 'unalias'; readonly ref: Reference }
  | { readonly kind: 'exit'; readonly pid: Pid; readonly reason: Term }
  | { readonly kind: 'register'; readonly name: Atom; readonly pid?: Pid }
  | { readonly kind: 'unregister'; readonly name: Atom }
  | { readonly kind: 'whereis'; readonly name: Atom }
  | SendAfterRequest
  | { readonly kind: 'cancel_timer'; readonly ref: Reference }
  | { readonly kind: 'read_timer'; readonly ref: Reference }
  | { readonly kind: 'trap_exit'; readonly value: boolean }
  | { readonly kind: 'alive'; readonly pid: Pid }
  | { readonly kind: 'process_info'; readonly pid: Pid }
  | { readonly kind: 'ask'; readonly device: string; readonly request: Term }
  | { readonly kind: 'query'; readonly device: string; readonly request: Term }
  | { readonly kind: 'work'; readonly reductions: number }
  | { readonly kind: 'log'; readonly message: Term };

/** Answer: the pid, or `{pid, ref}` with a monitor. The new process may be linked from its birth. */
export type SpawnRequest = {
  readonly kind: 'spawn';
  readonly behaviour: Behaviour;
  readonly argument: Term;
  readonly link?: boolean;
  readonly monitor?: boolean;
  /** The part it plays, for pictures: a restarted process has the same. */
  readonly label?: string;
};

/** Answer: the timer's reference. `wrapped`: `{:timeout, ref, message}`, as `start_timer` sends. */
export type SendAfterRequest = {
  readonly kind: 'send_after';
  readonly to: Pid | Atom;
  readonly message: Term;
  readonly delay: Microseconds;
  readonly wrapped?: boolean;
};

/** Thrown by a behaviour: the process exits with this reason, as if the code had raised. */
export class Raised extends Error {
  readonly reason: Term;

  constructor(reason: Term, text: string) {
    super(text);
    this.name = 'Raised';
    this.reason = reason;
  }
}
