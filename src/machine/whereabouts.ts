/** Where in its chart a process is, and how it came there: for the picture of its machine. */
import { nodesOf } from './anchor.ts';
import { type Chart, chartOf, pathOf, transitionKey } from './chart.ts';
import type { Hosted } from './hosted.ts';

export type Whereabouts = {
  readonly chart: Chart;
  /** Paths of the states it is in, outermost first. */
  readonly states: readonly string[];
  /** Keys of the transitions of the last event: its clause, and what always follows. */
  readonly last: readonly string[];
  /** Keys of the transitions by which it came to where it is. */
  readonly came: readonly string[];
};

/** Of the state of a process. `undefined`: what runs in it is no machine. */
export function whereaboutsIn(state: unknown): Whereabouts | undefined {
  if (!isHosted(state)) return undefined;
  const { snapshot, transition, came, moved } = state;
  const ways = came.map(transitionKey);
  const clause = transition === undefined ? [] : [transitionKey(transition)];
  return {
    chart: chartOf(snapshot.machine),
    states: nodesOf(snapshot).map(pathOf),
    last: [...new Set([...clause, ...(moved ? ways : [])])],
    came: ways,
  };
}

function isHosted(state: unknown): state is Hosted {
  return typeof state === 'object' && state !== null && 'snapshot' in state && 'came' in state;
}
