/** Which callbacks a machine defines: a module without one has the default of `use GenServer`. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { transitionsOf } from '#machine/anchor.ts';

export type Callbacks = { readonly call: boolean; readonly cast: boolean; readonly info: boolean };

export function callbacksOf(machine: AnyStateMachine): Callbacks {
  const types = eventTypesBelow(machine.root);
  const has = (...kinds: readonly string[]) =>
    types.some((type) => type === '*' || kinds.includes(type.split('.')[0] ?? ''));
  return { call: has('call'), cast: has('cast'), info: has('info', 'DOWN') };
}

function eventTypesBelow(node: AnyStateNode): readonly string[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [
    ...transitionsOf(node).map(({ eventType }) => eventType),
    ...children.flatMap(eventTypesBelow),
  ];
}
