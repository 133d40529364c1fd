/**
 * One transition of an XState machine, by XState's own pure function, with one actor scope for all
 * machines that collects the actions. None of XState's actors, mailboxes or clocks is started; the
 * scope's buffer is empty again before a call returns. SPEC, sections RB and AF.
 */
import type {
  AnyActorScope,
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyTransitionDefinition,
  MachineContext,
} from 'xstate';

import type { Moment } from '#kernel/behaviour.ts';

import { type ActionParams, isActionParams, MAKE } from './action.ts';
import { type MachineEvent, NO_OPERATIONS, type Operation, type Operations } from './operation.ts';
import { assigned, type Stay, stayFor, withContext } from './stay.ts';

export type Taken = {
  readonly snapshot: AnyMachineSnapshot;
  readonly operations: Operations;
  /** The transition that took the event: the clause. */
  readonly transition: AnyTransitionDefinition | undefined;
  /** Those that led to a state, `always` included. None: it stayed where it was. */
  readonly moves: Moves;
  /** What was thrown on the way, after the operations. */
  readonly error: { readonly thrown: unknown } | undefined;
};

export type Moves = readonly AnyTransitionDefinition[];

export const NO_MOVES: Moves = [];

/** What XState hands to `actionExecutor`. */
type Handed = {
  readonly type: string;
  readonly info: { readonly context: MachineContext; readonly event: MachineEvent };
  readonly params: unknown;
  readonly exec: unknown;
};

type Inspected = {
  readonly type: string;
  readonly _transitions?: readonly AnyTransitionDefinition[];
};

let collected: Operations = NO_OPERATIONS;
let moment: Moment;
let steps = 0;
let first: AnyTransitionDefinition | undefined;
let moves = NO_MOVES;

/** What XState looks for in a scope, and no more. The cast at XState's types: no actor is behind it. */
const scope = {
  id: '',
  sessionId: '',
  self: undefined,
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  actionExecutor: collect,
  system: { _sendInspectionEvent: inspect },
} as unknown as AnyActorScope;

/** The machine as it is when its process starts. */
export function enter(machine: AnyStateMachine, input: unknown, at: Moment): Taken {
  begin(at);
  const snapshot: AnyMachineSnapshot = machine.getInitialSnapshot(scope, input);
  const error = snapshot.status === 'error' ? { thrown: snapshot.error } : undefined;
  return { snapshot, operations: collected, transition: undefined, moves, error };
}

/** `undefined`: no transition takes the event. With `explicit`, `'*'` does not take it either. */
export function transit(
  snapshot: AnyMachineSnapshot,
  event: MachineEvent,
  { at, explicit }: { readonly at: Moment; readonly explicit: boolean },
): Taken | undefined {
  begin(at);
  try {
    const next = nextOf(snapshot, event);
    if (first === undefined || (explicit && first.eventType === '*')) return undefined;
    if (next === snapshot && collected.length === 0 && first.target === undefined) return undefined;
    return { snapshot: next, operations: collected, transition: first, moves, error: undefined };
  } catch (thrown) {
    const transition = first ?? clauseFor(snapshot, event);
    return { snapshot, operations: collected, transition, moves: NO_MOVES, error: { thrown } };
  }
}

/** The transition that the event would lead to; a guard that throws leaves it unknown. */
export function clauseFor(
  snapshot: AnyMachineSnapshot,
  event: MachineEvent,
): AnyTransitionDefinition | undefined {
  try {
    return snapshot.machine.getTransitionData(snapshot, event)[0];
  } catch {
    return undefined;
  }
}

function nextOf(snapshot: AnyMachineSnapshot, event: MachineEvent): AnyMachineSnapshot {
  const found = stayFor(snapshot, event);
  if (found === 'none') return snapshot;
  return found === 'leaves'
    ? snapshot.machine.transition(snapshot, event, scope)
    : stay(snapshot, event, found);
}

function stay(
  snapshot: AnyMachineSnapshot,
  event: MachineEvent,
  { clause, parts }: Stay,
): AnyMachineSnapshot {
  let context: MachineContext = snapshot.context;
  for (const part of parts) {
    if (part.kind === 'ask') ask(part.params, { context, event });
    else context = assigned(part.assignment, { context, event });
  }
  first = clause;
  return context === snapshot.context ? snapshot : withContext(snapshot, context);
}

function begin(at: Moment): void {
  collected = NO_OPERATIONS;
  moment = at;
  steps = 0;
  first = undefined;
  moves = NO_MOVES;
}

/** The first microstep is the one that the event itself leads to. */
function inspect({ type, _transitions }: Inspected): void {
  if (type !== '@xstate.microstep') return;
  if (steps === 0) first = _transitions?.[0];
  steps += 1;
  const led = _transitions?.filter(({ target }) => target !== undefined) ?? NO_MOVES;
  if (led.length > 0) moves = [...moves, ...led];
}

function collect({ type, info, params, exec }: Handed): void {
  const own = isActionParams(params) ? params : paramsOf(exec);
  if (own !== undefined) {
    ask(own, info);
  } else if (type === 'xstate.raise') {
    arm(params);
  } else if (type === 'xstate.cancel') {
    disarm(params);
  } else {
    throw new TypeError(`no process has the action ${type}`);
  }
}

function ask(own: ActionParams, { context, event }: Handed['info']): void {
  const { self, now } = moment;
  put(own[MAKE]({ context, event, self, now }));
}

/** A transition rarely wants more than one thing, and an array that grows has room for seventeen. */
function put(operation: Operation): void {
  collected = collected.length === 0 ? [operation] : [...collected, operation];
}

/** An action of ours that the machine's `setup` gave a name. */
function paramsOf(named: unknown): ActionParams | undefined {
  if (typeof named !== 'object' || named === null || !('params' in named)) return undefined;
  return isActionParams(named.params) ? named.params : undefined;
}

/** `after`, and `raise` with a delay. Without one XState has already seen to it. */
function arm(params: unknown): void {
  if (!isDelayed(params)) return;
  const { id, event, delay } = params;
  put({ kind: 'arm', id, operation: { kind: 'offer', event }, delay });
}

function disarm(params: unknown): void {
  if (typeof params !== 'object' || params === null || !('sendId' in params)) return;
  put({ kind: 'disarm', id: String(params.sendId) });
}

type Delayed = {
  readonly id: string | undefined;
  readonly event: MachineEvent;
  readonly delay: number;
};

function isDelayed(params: unknown): params is Delayed {
  return (
    typeof params === 'object' &&
    params !== null &&
    'delay' in params &&
    typeof params.delay === 'number'
  );
}
