/** What happened, one fact each. A run's log of these is all that pictures and lessons know of it. */
import type { Pid, Reference, Term } from '#term/term.ts';

import type { Microseconds } from './behaviour.ts';

/** Events are counted from 1; as a cause, 0 is the outside world. */
export type EventId = number;

export type KernelEvent = {
  readonly id: EventId;
  /** The event that this one came from. Following it leads back to an input, a fault or the start. */
  readonly cause: EventId;
  readonly at: Microseconds;
  /** Whom it concerns: who sent, received, exited… */
  readonly pid: Pid;
} & Fact;

export type Fact =
  | {
      readonly kind: 'spawned'; // pid is the new process
      readonly parent: Pid;
      readonly label: string;
      readonly linked: boolean;
    }
  | { readonly kind: 'registered'; readonly name: string }
  | { readonly kind: 'unregistered'; readonly name: string }
  | { readonly kind: 'sent'; readonly to: Pid; readonly message: Term }
  | { readonly kind: 'landed'; readonly from: Pid; readonly message: Term } // in the mailbox of pid
  | { readonly kind: 'received'; readonly message: Term } // taken out of the mailbox
  | { readonly kind: 'skipped'; readonly message: Term } // looked at by a receive, left where it is
  | { readonly kind: 'dropped'; readonly to: string; readonly message: Term; readonly why: Lost }
  /** The `after` of a receive; `slept`: of one that takes nothing, as in `Process.sleep/1`. */
  | { readonly kind: 'timed_out'; readonly slept?: true }
  | { readonly kind: 'linked'; readonly other: Pid }
  | { readonly kind: 'unlinked'; readonly other: Pid }
  | { readonly kind: 'monitored'; readonly target: string; readonly ref: Reference }
  | { readonly kind: 'demonitored'; readonly ref: Reference }
  | { readonly kind: 'trapping'; readonly value: boolean }
  | { readonly kind: 'signalled'; readonly to: Pid; readonly reason: Term; readonly via: ExitVia }
  | {
      readonly kind: 'exit_landed';
      readonly from: Pid;
      readonly reason: Term;
      readonly outcome: 'ignored' | 'trapped' | 'fatal';
    }
  | { readonly kind: 'exited'; readonly reason: Term; readonly label: string }
  | {
      readonly kind: 'timer_set';
      readonly ref: Reference;
      readonly due: Microseconds;
      readonly message: Term;
    }
  | { readonly kind: 'timer_fired'; readonly ref: Reference; readonly message: Term }
  | { readonly kind: 'timer_cancelled'; readonly ref: Reference }
  | { readonly kind: 'preempted'; readonly reductions: number }
  | { readonly kind: 'stolen'; readonly from: number; readonly to: number } // between schedulers
  | { readonly kind: 'collected'; readonly before: number; readonly after: number } // heap words
  | {
      readonly kind: 'asked';
      readonly device: string;
      readonly ref: Reference;
      readonly request: Term;
    }
  | {
      readonly kind: 'answered';
      readonly device: string;
      readonly ref: Reference;
      readonly answer: Term;
    }
  | {
      readonly kind: 'queried';
      readonly device: string;
      readonly request: Term;
      readonly answer: Term;
    }
  | { readonly kind: 'logged'; readonly message: Term }
  | { readonly kind: 'raised'; readonly reason: Term } // a request that failed
  | { readonly kind: 'input'; readonly input: Term }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Why a message reached nobody. */
export type Lost = 'dead' | 'alias';

/** How an exit signal came to be: `exit/2`, a link, or a link to nobody. */
export type ExitVia = 'exit' | 'link' | 'noproc';

/** What a learner may do to a running system. */
export type Fault =
  | { readonly kind: 'exit'; readonly pid: Pid; readonly reason: Term }
  | { readonly kind: 'suspend'; readonly pid: Pid }
  | { readonly kind: 'resume'; readonly pid: Pid }
  /** Each time it becomes ready to run it does so this much later. */
  | { readonly kind: 'slow'; readonly pid: Pid; readonly lag: Microseconds }
  | { readonly kind: 'device'; readonly device: string; readonly fault: string }
  /** The node stops, as when the power fails. */
  | { readonly kind: 'halt' };
