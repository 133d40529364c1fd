/** The states of a machine as a list, for who wants to show where it is among them. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** `depth` 0 for the outermost, in document order. */
export type StateEntry = { readonly name: string; readonly depth: number; readonly path: string };

export function statesOf(machine: AnyStateMachine): readonly StateEntry[] {
  return statesBelow(machine.root, 0);
}

function statesBelow(node: AnyStateNode, depth: number): readonly StateEntry[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return children.flatMap((child) => [
    { name: child.key, depth, path: child.path.join('.') },
    ...statesBelow(child, depth + 1),
  ]);
}
