/**
 * Any XState machine as a plain process, as `spawn` starts it: a state is a `receive` block, its
 * transitions are the clauses. SPEC, section RB.
 */
import type { AnyStateMachine } from 'xstate';

import type { Behaviour, Moment } from '#kernel/behaviour.ts';
import { tagOf } from '#term/access.ts';
import { isTuple, type Pid, type Term } from '#term/term.ts';

import type { DescribeContext } from './describe.ts';
import { host } from './host.ts';
import type { Hosted } from './hosted.ts';
import type { MachineEvent } from './operation.ts';
import { refuseWhatIsNotOurs } from './refuse.ts';
import { stackFinder, type Twin } from './stack.ts';

/** What the machine's `context` function is given: `context: ({ input }) => …`. */
export type Input = { readonly argument: Term; readonly self: Pid };

/** A message as an event: `{:brew, …}` or `:brew` is of type `brew`. */
export type Message<Type extends string> = {
  readonly type: Type;
  readonly message: Term;
  readonly at: number;
};

/** The events that an answer with that name can be. */
export type Answered<As extends string> =
  | { readonly type: `answer.${As}`; readonly value: Term }
  | { readonly type: `raised.${As}`; readonly reason: Term }
  | { readonly type: `timeout.${As}` };

/** `{:DOWN, ref, :process, pid, reason}` of the monitor with that name. */
export type Down<As extends string> = {
  readonly type: `DOWN.${As}`;
  readonly message: Term;
  readonly ref: Term;
  readonly pid: Term;
  readonly reason: Term;
};

export type MachineOptions = {
  /** The module that the process runs. */
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** Chooses what is shown of the context. */
  readonly describe?: DescribeContext;
  /** The event of a message. `undefined`: no state looks at such a message now. */
  readonly eventOf?: (message: Term) => MachineEvent | undefined;
  /** The Elixir source that the machine's anchors point into, for stack traces. */
  readonly twin?: Twin;
};

export function hostMachine(options: MachineOptions): Behaviour<Hosted> {
  const { name, machine, eventOf } = options;
  refuseWhatIsNotOurs(name, machine);
  return host({
    name,
    machine,
    describe: options.describe,
    stackFor: stackFinder(name, options.twin),
    opening: (argument, { self }) => ({ input: { argument, self }, operations: [], phase: 'loop' }),
    eventOf: eventOf ?? ((message, _state, { now }: Moment) => messageEvent(message, now)),
  });
}

/** The event of a message to a plain process; `prefix` is put before its type. */
export function messageEvent(message: Term, at: number, prefix = ''): MachineEvent {
  const tag = tagOf(message);
  // XState’s own events must not be forged by a message.
  if (tag === undefined || tag === '' || tag.startsWith('xstate.')) {
    return { type: `${prefix}message`, message, at };
  }
  const type = prefix === '' ? tag : prefix + tag;
  if (tag === 'EXIT' && isTuple(message, 3)) {
    const [, pid, reason] = message.items;
    return { type, message, at, pid, reason };
  }
  if (tag === 'DOWN' && isTuple(message, 5)) {
    const [, ref, , pid, reason] = message.items;
    return { type, message, at, ref, pid, reason };
  }
  return { type, message, at };
}
