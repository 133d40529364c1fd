/**
 * A machine is looked through before it may run: what only XState's own actors could do is refused
 * with a message that names the machine, the state and the feature. SPEC, section RF.
 */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { isActionParams } from './action.ts';
import { transitionsOf } from './anchor.ts';

/** XState's own actions that are nothing but data here. */
const ALLOWED: ReadonlySet<string> = new Set([
  'xstate.assign',
  'xstate.raise',
  'xstate.cancel',
  'xstate.enqueueActions',
]);

/** A loop of `always` or of raised events ends as an exception, not as a page that hangs. */
const MAX_MICROSTEPS = 10_000;

export class RefusedMachine extends Error {}

export function refuseWhatIsNotOurs(name: string, machine: AnyStateMachine): void {
  if (machine.options.maxIterations === Infinity) machine.options.maxIterations = MAX_MICROSTEPS;
  refuseBelow(machine.root, name);
}

function refuseBelow(node: AnyStateNode, name: string): void {
  const refuse = (feature: string): never => {
    const state = node.path.length === 0 ? 'the machine itself' : `state ${node.path.join('.')}`;
    throw new RefusedMachine(`${name}, ${state}: ${feature}`);
  };
  if (node.config.invoke !== undefined) refuse('invoke has no meaning here; spawn a process');
  for (const wanted of actionsOf(node)) {
    const fault = faultOf(wanted, node.machine);
    if (fault !== undefined) refuse(fault);
  }
  for (const delay of namedDelays(node)) {
    if (!(delay in node.machine.implementations.delays))
      refuse(`the delay ${delay} is not in setup`);
  }
  const children: readonly AnyStateNode[] = Object.values(node.states);
  for (const child of children) refuseBelow(child, name);
}

function actionsOf(node: AnyStateNode): readonly unknown[] {
  const initial: readonly unknown[] = node.type === 'compound' ? node.initial.actions : [];
  return [
    ...node.entry,
    ...node.exit,
    ...initial,
    ...transitionsOf(node).flatMap(({ actions }) => actions),
  ];
}

function namedDelays(node: AnyStateNode): readonly string[] {
  return Object.keys(node.config.after ?? {}).filter((delay) => Number.isNaN(Number(delay)));
}

/** What is wrong with an action, if anything is. */
function faultOf(wanted: unknown, machine: AnyStateMachine): string | undefined {
  if (typeof wanted === 'function') return faultOfFunction(wanted);
  if (
    typeof wanted === 'object' &&
    wanted !== null &&
    'params' in wanted &&
    isActionParams(wanted.params)
  ) {
    return undefined;
  }
  const name = typeof wanted === 'string' ? wanted : typeOf(wanted);
  const known: Readonly<Record<string, unknown>> = machine.implementations.actions;
  if (!(name in known)) return `the action ${name} is not in setup`;
  return faultOf(known[name], machine);
}

function faultOfFunction(wanted: object): string | undefined {
  if (!('resolve' in wanted)) return 'a function as an action could do anything; actions are data';
  const type = typeOf(wanted);
  return ALLOWED.has(type) ? undefined : `${type} is for XState’s own actors`;
}

function typeOf(wanted: unknown): string {
  const isTyped =
    (typeof wanted === 'object' || typeof wanted === 'function') &&
    wanted !== null &&
    'type' in wanted;
  return isTyped ? String(wanted.type) : String(wanted);
}
