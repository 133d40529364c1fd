/** What the tests of actions share: a machine's types, a device that echoes, what was logged. */
import { setup } from 'xstate';

import type { Ask, Device } from '#kernel/device.ts';
import { atom, type Term } from '#term/term.ts';

import { type Answered, type Down, hostMachine, type Message } from './host-machine.ts';
import { play, type Trial } from './trial.ts';

export type Events =
  | Message<'go'>
  | Message<'next'>
  | Message<'DOWN'>
  | Answered<'x'>
  | Answered<'y'>
  | Down<'x'>;

export const plain = setup({ types: { context: {} as { value: Term }, events: {} as Events } });

export type Machine = Parameters<typeof hostMachine>[0]['machine'];

/** Answers after 100 ms, or at once to a query. */
export const echo: Device<readonly unknown[]> = {
  start: () => [],
  handle: (state, input, now) => {
    if (input.kind === 'asked')
      return { state: [input.ask], answers: [], wakes: [{ at: now + 100_000, key: 1 }] };
    const asks = state as readonly Ask[];
    return {
      state: [],
      answers: asks.map((one) => ({ ask: one, answer: one.request })),
      wakes: [],
    };
  },
  query: (state, request) => ({ state, answer: request }),
  faults: [],
  describe: () => atom('echo'),
};

export const hosted = (machine: Machine): Trial =>
  play([{ behaviour: hostMachine({ name: 'p', machine }) }], { echo }).until(0);

export const logged = (trial: Trial) =>
  trial.lines().flatMap((line) => /^p (?:logged|exited) (.*)/.exec(line)?.[1] ?? []);
