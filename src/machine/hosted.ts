/**
 * The state of a process that runs a machine: where the machine is, what it still wants done and
 * what it waits for. A plain value; each function gives the next one.
 */
import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition } from 'xstate';

import type { Microseconds, Moment } from '#kernel/behaviour.ts';
import type { Pid, Term } from '#term/term.ts';

import {
  fail,
  type MachineEvent,
  NO_OPERATIONS,
  type Operation,
  type Operations,
  type Phase,
  type Follow,
  type Wait,
} from './operation.ts';
import { reasonOf } from './reason.ts';
import { enter, type Moves, type Taken, transit } from './transition.ts';

export type Hosted = {
  readonly snapshot: AnyMachineSnapshot;
  readonly phase: Phase;
  /** What is left to do: from index `at` on. */
  readonly todo: Operations;
  readonly at: number;
  /** What becomes of the answer to the request that the kernel has at hand. */
  readonly follow: Follow | undefined;
  /** What is done once `todo` is, before any message. */
  readonly next: Operations;
  readonly armed: readonly Armed[];
  readonly waits: readonly Wait[];
  readonly ending: Ending | undefined;
  /** The last transition that an event led to: the clause at hand. */
  readonly transition: AnyTransitionDefinition | undefined;
  /** How it came to the state that it is in, and whether it was the last event that led there. */
  readonly came: Moves;
  readonly moved: boolean;
  readonly starter: Starter | undefined;
  /** What it was registered as when it began, in whatever way. */
  readonly name: Term | undefined;
};

/** A delay of the machine: an `after`, or a `raise` with a delay. */
export type Armed = {
  readonly id: string | undefined;
  readonly operation: Operation;
  readonly due: Microseconds;
};

/** How it ends; `last` is done right before. */
export type Ending = {
  readonly reason: Term;
  readonly last: Operations;
  /** What its starter is told if it ends in its start. */
  readonly result?: Term | undefined;
};

/** Who waits to hear that the start went well, and whether it is the parent by a link. */
export type Starter = { readonly pid: Pid; readonly linked: boolean };

/** What is decided before the machine is entered. */
export type Opening = {
  readonly input: unknown;
  /** Done before what the machine wants. */
  readonly operations: Operations;
  readonly phase: Phase;
  readonly starter?: Starter | undefined;
  readonly name?: Term | undefined;
};

/** Where in its Elixir twin a process is, as a stack trace. */
export type StackFor = (state: Hosted, event: MachineEvent | undefined) => Term;

/** What the functions below need to know beside the state. */
export type At = { readonly moment: Moment; readonly stackFor: StackFor };

export function begin(
  machine: AnyStateMachine,
  opening: Opening,
  { moment, stackFor }: At,
): Hosted {
  const taken = enter(machine, opening.input, moment);
  const state: Hosted = {
    snapshot: taken.snapshot,
    phase: opening.phase,
    todo: opening.operations.concat(taken.operations),
    at: 0,
    follow: undefined,
    next: NO_OPERATIONS,
    armed: [],
    waits: [],
    ending: undefined,
    transition: undefined,
    came: taken.moves,
    moved: taken.moves.length > 0,
    starter: opening.starter,
    name: opening.name,
  };
  if (taken.error === undefined) return state;
  const reason = reasonOf(taken.error.thrown, () => stackFor(state, undefined));
  return { ...state, todo: [...state.todo, fail(reason)] };
}

/** Gives the machine an event. `undefined`: no transition takes it. `'*'` takes messages only. */
export function give(
  state: Hosted,
  { event, explicit }: { readonly event: MachineEvent; readonly explicit: boolean },
  { moment, stackFor }: At,
): Hosted | undefined {
  if (state.snapshot.status !== 'active') return undefined;
  const taken = transit(state.snapshot, event, { at: moment, explicit });
  if (taken === undefined) return undefined;
  const moved = taken.moves.length > 0;
  return {
    snapshot: taken.snapshot,
    phase: state.phase,
    todo: before(
      operationsOf(taken, () => stackFor(state, event)),
      state,
    ),
    at: 0,
    follow: undefined,
    next: state.next,
    armed: state.armed,
    waits: state.waits,
    ending: state.ending,
    transition: taken.transition,
    came: moved ? taken.moves : state.came,
    moved,
    starter: state.starter,
    name: state.name,
  };
}

/** What was asked for before something was thrown is done, as the statements before a `raise` are. */
function operationsOf({ operations, error }: Taken, stack: () => Term): Operations {
  if (error === undefined) return operations;
  return [...operations, fail(reasonOf(error.thrown, stack))];
}

/** In front of what is left to do. */
function before(operations: Operations, { todo, at }: Hosted): Operations {
  return at >= todo.length ? operations : operations.concat(todo.slice(at));
}

export function putFirst(state: Hosted, operations: Operations): Hosted {
  if (operations.length === 0) return state;
  return advanced(state, { todo: before(operations, state), at: 0, follow: undefined });
}

/**
 * The request at hand is with the kernel; `follow` says what its answer leads to. Of what is done
 * nothing is kept: the worlds of a tape hold a process in many of its states.
 */
export function asking(state: Hosted, follow: Follow): Hosted {
  const at = state.at + 1;
  if (at < state.todo.length) return advanced(state, { todo: state.todo, at, follow });
  return advanced(state, { todo: NO_OPERATIONS, at: 0, follow });
}

type Advance = Pick<Hosted, 'todo' | 'at' | 'follow'>;

/** As an object literal and not a spread, which is several times slower: this is once a request. */
function advanced(state: Hosted, { todo, at, follow }: Advance): Hosted {
  return {
    snapshot: state.snapshot,
    phase: state.phase,
    todo,
    at,
    follow,
    next: state.next,
    armed: state.armed,
    waits: state.waits,
    ending: state.ending,
    transition: state.transition,
    came: state.came,
    moved: state.moved,
    starter: state.starter,
    name: state.name,
  };
}

export function withoutWait(state: Hosted, wait: Wait): Hosted {
  return { ...state, waits: state.waits.filter((other) => other !== wait) };
}
