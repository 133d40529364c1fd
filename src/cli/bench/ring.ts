/**
 * A ring of machines that hand tokens on and count them: in our kernel, as plain XState actors, on a
 * real BEAM. The tokens start at equal distances, when every machine waits.
 */
import { assign, createActor, setup } from 'xstate';

import type { Request } from '#kernel/behaviour.ts';
import { FIRST_PID } from '#kernel/boot.ts';
import type { Move } from '#kernel/move.ts';
import type { System } from '#kernel/world.ts';
import { send } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { ex } from '#term/ex.ts';
import { isPid, NIL_ATOM, pid, type Pid } from '#term/term.ts';
import { act, playUntil, record, type Tape } from '#trace/tape.ts';

export type Ring = {
  readonly machines: number;
  readonly tokens: number;
  /** Machines that wait beside the ring and do nothing. */
  readonly idle?: number;
};

const hosted = hostMachine({
  name: 'Ring',
  machine: setup({
    types: {
      context: {} as { next: Pid; passed: number },
      events: {} as Message<'token'>,
      input: {} as Input,
    },
  }).createMachine({
    context: ({ input }) => ({
      next: isPid(input.argument) ? input.argument : pid(0),
      passed: 0,
    }),
    initial: 'waiting',
    states: {
      waiting: {
        on: {
          token: {
            actions: [
              assign({ passed: ({ context }) => context.passed + 1 }),
              send(
                ({ context }) => context.next,
                ({ event }) => event.message,
              ),
            ],
          },
        },
      },
    },
  }),
});

/** What sets the ring going. */
export const START: Move = { kind: 'input', input: ex`:token` };

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The machines know the next one's pid: pids are given out in the order of the spawns. */
export function ringSystem({ machines, tokens, idle = 0 }: Ring): System {
  return {
    name: 'ring',
    devices: {},
    boot: () => [
      ...numbered(machines).map((index): Request => ({
        kind: 'spawn',
        behaviour: hosted,
        argument: pid(FIRST_PID + ((index + 1) % machines)),
      })),
      ...numbered(idle).map((): Request => ({
        kind: 'spawn',
        behaviour: hosted,
        argument: pid(FIRST_PID),
      })),
    ],
    input: (message) =>
      numbered(tokens).map((index): Request => ({
        kind: 'send',
        to: pid(FIRST_PID + Math.floor((index * machines) / tokens)),
        message,
      })),
  };
}

/** Three events a message: sent, landed, received. */
const EVENTS_PER_MESSAGE = 3;

/** Messages a second in our kernel, every event of them recorded. */
export function hostedRate(ring: Ring, messages: number): number {
  const tape: Tape = record(ringSystem(ring), { options: NIL_ATOM });
  playUntil(tape, 0);
  act(tape, START);
  const before = tape.events.length;
  const began = performance.now();
  while ((tape.events.length - before) / EVENTS_PER_MESSAGE < messages) playUntil(tape, 0, 10_000);
  const seconds = (performance.now() - began) / 1000;
  return (tape.events.length - before) / EVENTS_PER_MESSAGE / seconds;
}

type PlainEvent = { readonly type: 'token' } | { readonly type: 'meet'; readonly next: unknown };

/** What was sent and not delivered yet: without it a ring of actors would recurse without end. */
const outbox: { send: (event: { type: 'token' }) => void }[] = [];

const plainMachine = setup({
  types: { context: {} as { next: unknown; passed: number }, events: {} as PlainEvent },
}).createMachine({
  context: { next: undefined, passed: 0 },
  initial: 'waiting',
  states: {
    waiting: {
      on: {
        token: {
          actions: [
            assign({ passed: ({ context }) => context.passed + 1 }),
            ({ context }) => void outbox.push(context.next as (typeof outbox)[number]),
          ],
        },
        meet: { actions: assign({ next: ({ event }) => event.next }) },
      },
    },
  },
});

/** Messages a second between plain XState actors, nothing recorded. */
export function plainRate({ machines, tokens }: Ring, messages: number): number {
  const actors = Array.from({ length: machines }, () => createActor(plainMachine).start());
  for (const [index, actor] of actors.entries()) {
    actor.send({ type: 'meet', next: actors[(index + 1) % machines] });
  }
  outbox.length = 0;
  for (let index = 0; index < tokens; index += 1) {
    const first = actors[Math.floor((index * machines) / tokens)];
    if (first !== undefined) outbox.push(first);
  }
  const token = { type: 'token' } as const;
  const began = performance.now();
  for (let sent = 0, at = 0; sent < messages; sent += 1) {
    outbox[at]?.send(token);
    at += 1;
    if (at === 10_000) {
      outbox.splice(0, at);
      at = 0;
    }
  }
  return messages / ((performance.now() - began) / 1000);
}
