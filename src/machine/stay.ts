/**
 * A clause that stays in its state, as `loop(new_state)` does: a transition without a target. XState
 * chooses it; but there is nothing to exit, to enter or to select after it, so what it says is done
 * here at once, in a third of the time and without the sets of XState's microstep. SPEC, MA9.
 */
import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyStateNode,
  AnyTransitionDefinition,
  MachineContext,
} from 'xstate';

import { type ActionParams, isActionParams } from './action.ts';
import type { MachineEvent } from './operation.ts';

/** What one action of such a clause does. */
export type Part =
  | { readonly kind: 'ask'; readonly params: ActionParams }
  | { readonly kind: 'assign'; readonly assignment: Assignment };

/** As `assign` keeps what it was given. */
type Assignment = ((args: AssignArgs) => object) | Readonly<Record<string, unknown>>;

type AssignArgs = { readonly context: MachineContext; readonly event: MachineEvent };

/** The clause that takes the event and what it does. `undefined`: it is not such a clause. */
export type Stay = { readonly clause: AnyTransitionDefinition; readonly parts: readonly Part[] };

const stays = new WeakMap<AnyTransitionDefinition, Stay | 'leaves'>();

/** `none`: no clause takes the event. `leaves`: what follows from it is for XState to find out. */
export function stayFor(
  snapshot: AnyMachineSnapshot,
  event: MachineEvent,
): Stay | 'leaves' | 'none' {
  if (hasAlways(snapshot.machine)) return 'leaves';
  const chosen = snapshot.machine.getTransitionData(snapshot, event);
  const clause = chosen[0];
  if (clause === undefined) return 'none';
  if (chosen.length > 1) return 'leaves';
  const known = stays.get(clause) ?? stayOf(clause);
  stays.set(clause, known);
  return known;
}

/** The snapshot with another context: every field that XState gives it, in XState's order. */
export function withContext(
  snapshot: AnyMachineSnapshot,
  context: MachineContext,
): AnyMachineSnapshot {
  const { _nodes } = snapshot;
  return {
    status: snapshot.status,
    output: snapshot.output,
    error: snapshot.error,
    machine: snapshot.machine,
    context,
    _nodes,
    value: snapshot.value,
    tags: snapshot.tags,
    children: snapshot.children,
    historyValue: snapshot.historyValue,
    matches: snapshot.matches,
    hasTag: snapshot.hasTag,
    can: snapshot.can,
    getMeta: snapshot.getMeta,
    toJSON: snapshot.toJSON,
  } as AnyMachineSnapshot;
}

/** What `assign` makes of the context. */
export function assigned(assignment: Assignment, args: AssignArgs): MachineContext {
  if (typeof assignment === 'function') return { ...args.context, ...assignment(args) };
  const next: MachineContext = { ...args.context };
  for (const key of Object.keys(assignment)) {
    const value = assignment[key];
    next[key] = typeof value === 'function' ? value(args) : value;
  }
  return next;
}

function stayOf(clause: AnyTransitionDefinition): Stay | 'leaves' {
  if (clause.target !== undefined) return 'leaves';
  const parts: Part[] = [];
  for (const wanted of clause.actions) {
    const part = partOf(wanted, clause.source.machine);
    if (part === undefined) return 'leaves';
    parts.push(part);
  }
  return { clause, parts };
}

/** By its name in `setup`, or as it is; `undefined` for what only XState can do. */
function partOf(wanted: unknown, machine: AnyStateMachine): Part | undefined {
  const named: Readonly<Record<string, unknown>> = machine.implementations.actions;
  const action = typeof wanted === 'string' ? named[wanted] : wanted;
  if (typeof action === 'function') return assignOf(action);
  if (typeof action !== 'object' || action === null || !('params' in action)) return undefined;
  // XState would run the one of that name instead.
  if (action === wanted && 'type' in action && String(action.type) in named) return undefined;
  return isActionParams(action.params) ? { kind: 'ask', params: action.params } : undefined;
}

function assignOf(action: object): Part | undefined {
  if (!('type' in action) || action.type !== 'xstate.assign') return undefined;
  if (!('assignment' in action)) return undefined;
  return { kind: 'assign', assignment: action.assignment as Assignment };
}

const always = new WeakMap<AnyStateMachine, boolean>();

function hasAlways(machine: AnyStateMachine): boolean {
  const known = always.get(machine) ?? hasAlwaysBelow(machine.root);
  always.set(machine, known);
  return known;
}

function hasAlwaysBelow(node: AnyStateNode): boolean {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return node.always !== undefined || children.some(hasAlwaysBelow);
}
