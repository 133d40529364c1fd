/**
 * Whether the node runs: a device of the world, because it is known when no process is there. Booting
 * a node that runs does nothing.
 */
import type { Device } from '#kernel/device.ts';
import { atomMap, boolean, isAtom, OK, type Term } from '#term/term.ts';

import { isOn } from './options.ts';

export type Node = { readonly runs: boolean };

export const node: Device<Node> = {
  start: (options) => ({ runs: isOn(options, 'power') }),
  handle: (state, input) => ({
    state: input.kind === 'halted' ? { runs: false } : state,
    answers: [],
    wakes: [],
  }),
  query: (state, request) => ({
    state: isAtom(request, 'boot') ? { runs: true } : state,
    answer: OK,
  }),
  faults: [],
  describe: ({ runs }): Term => atomMap({ runs: boolean(runs) }),
};

export function isRunning(devices: ReadonlyMap<string, unknown>): boolean {
  const state = devices.get('node');
  return typeof state === 'object' && state !== null && 'runs' in state && state.runs === true;
}
