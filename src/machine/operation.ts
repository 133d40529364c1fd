/**
 * What a machine wants done, as data, one thing after the other: its actions become these, and the
 * answers to requests become more of them, put in front of what is left. SPEC, sections AC and AN.
 */
import type { Answer, Microseconds, Moment, Request } from '#kernel/behaviour.ts';
import type { Reference, Term } from '#term/term.ts';

/** What is given to the machine: a message, an answer, a delay that is over. */
export type MachineEvent = { readonly type: string; readonly [field: string]: unknown };

export type Operation =
  /** `follow` tells what the answer leads to; without it a value is dropped and an error is fatal. */
  | { readonly kind: 'request'; readonly request: Request; readonly follow?: Follow }
  /** The machine may take the event at once; if it does not, `otherwise` is done. */
  | { readonly kind: 'offer'; readonly event: MachineEvent; readonly otherwise?: Operations }
  | { readonly kind: 'wait'; readonly wait: Wait }
  | { readonly kind: 'forget'; readonly as: string }
  | { readonly kind: 'named'; readonly as: string; readonly use: (ref: Reference) => Operations }
  /** Does the operation after `delay` milliseconds. */
  | {
      readonly kind: 'arm';
      readonly id: string | undefined;
      readonly operation: Operation;
      readonly delay: number;
    }
  | { readonly kind: 'disarm'; readonly id: string }
  /** Does it before any message is looked at, but after everything else. */
  | { readonly kind: 'next'; readonly operation: Operation }
  | Failure
  /** Ends when everything else is done; `last` comes right before the end. */
  | { readonly kind: 'stop'; readonly reason: Term; readonly last: Operations }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'discard' };

/** `exit(reason)`: nothing after it is done. `raised`: an error of the VM, which gets its stack. */
export type Failure = {
  readonly kind: 'fail';
  readonly reason: Term;
  readonly raised?: boolean;
  /** What it failed at, for the stack. */
  readonly event?: MachineEvent;
  /** What the starter of a process that fails in its start is told, if not `{:error, reason}`. */
  readonly result?: Term;
};

export type Operations = readonly Operation[];

export type Follow = (answer: Answer, moment: Moment) => Operations;

/** Where a process is in its life. A plain one is in `loop` from its first moment. */
export type Phase = 'init' | 'loop' | 'terminating' | 'over';

/** Something that is still to come and has a name: an answer, a `:DOWN`, a timer. */
export type Wait = {
  readonly as: string;
  readonly ref: Reference | undefined;
  readonly deadline?: Microseconds | undefined;
  /** What the message means to it; `undefined`: it is not the one. */
  readonly receive?: (message: Term) => Received | undefined;
  /** What is done when the deadline has come first. */
  readonly expire?: Operations;
};

export type Received = {
  /** Offered to the machine. */
  readonly event?: MachineEvent;
  /** What is done before the machine's own actions. */
  readonly before?: Operations;
  /** Done when there is no event or the machine does not take it. Else the message is any other. */
  readonly otherwise?: Operations;
  readonly keep?: boolean;
};

export const NO_OPERATIONS: Operations = [];

export function request(wanted: Request, follow?: Follow): Operation {
  return follow === undefined
    ? { kind: 'request', request: wanted }
    : { kind: 'request', request: wanted, follow };
}

/** A request whose answer, of either kind, does not matter. */
export function attempt(wanted: Request): Operation {
  return { kind: 'request', request: wanted, follow: () => NO_OPERATIONS };
}

export function fail(reason: Term): Operation {
  return { kind: 'fail', reason };
}

export function offer(event: MachineEvent, otherwise: Operations = NO_OPERATIONS): Operation {
  return { kind: 'offer', event, otherwise };
}
