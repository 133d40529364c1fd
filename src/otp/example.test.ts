/** The example of the README: a cashier-like GenServer, written as an author would write it. */
import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import { boot } from '#kernel/boot.ts';
import type { Device } from '#kernel/device.ts';
import type { KernelEvent } from '#kernel/event.ts';
import { step } from '#kernel/step.ts';
import { ask, demonitor, discard, monitor, send, sendAfter } from '#machine/actions.ts';
import { type Answered, type Down, hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { divide } from '#machine/reason.ts';
import { keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, float, type FloatTerm, moduleAtom, type Term, tuple } from '#term/term.ts';

import { continueWith, stop } from './callback-actions.ts';
import { type Call, type Cast, type Continue, genServer, type Info } from './gen-server.ts';
import { call, cast, reply, type Replied } from './wire.ts';

const GATEWAY = moduleAtom('Gateway');

const cashier = setup({
  types: {
    input: {} as Input,
    context: {} as { queue: readonly Term[]; settled: FloatTerm; options: Term },
    events: {} as
      | Call<'order'>
      | Cast<'paid'>
      | Cast<'charge'>
      | Info<'retry'>
      | Continue<'recover'>
      | Down<'gateway'>
      | Answered<'bank'>
      | Replied<'never'>,
  },
}).createMachine({
  context: ({ input }) => ({ queue: [], settled: float(0), options: input.argument }),
  entry: continueWith('recover'),
  initial: 'open',
  states: {
    open: {
      on: {
        'continue.recover': { actions: monitor(GATEWAY, { as: 'gateway' }) },
        'call.order': {
          meta: { ex: 'Cashier.handle_call({:order' },
          actions: [
            reply(
              ({ event }) => event.from,
              ({ event }) => ex`{:accepted, ${event.request}}`,
            ),
            assign({ queue: ({ context, event }) => [...context.queue, event.request] }),
            sendAfter({ message: ex`{:retry, 1}`, delay: 1000, as: 'retry' }),
          ],
        },
        'cast.charge': {
          target: 'asking',
          actions: ask('bank', ({ event }) => event.request, { as: 'bank', timeout: 2500 }),
        },
        'info.retry': { actions: cast(GATEWAY, ({ context }) => ex`{:pay, ${context.queue.length}}`) },
        'DOWN.gateway': { actions: [demonitor('gateway'), stop(({ event }) => event.reason)] },
      },
    },
    asking: {
      tags: ['blocked'],
      on: {
        'answer.bank': {
          target: 'open',
          actions: assign({
            settled: ({ event }) => divide(float(4.5), keywordGet(event.value, 'rate') ?? 0),
          }),
        },
      },
    },
  },
});

test('a cashier-like server is called, casts, asks a device while blocked and crashes', () => {
  const shop = genServer({ module: 'Cashier', machine: cashier, name: 'Cashier' });
  const customer = setup({
    types: { events: {} as Message<'go'> | Replied<'order'> },
  }).createMachine({
    entry: call(moduleAtom('Cashier'), ex`{:order, 7}`, { as: 'order' }),
    initial: 'waiting',
    states: {
      waiting: {
        on: {
          'reply.order': { target: 'happy', actions: send(moduleAtom('Cashier'), ({ event }) => event.value) },
          'exit.order': 'happy',
          go: { actions: discard() },
        },
      },
      happy: { type: 'final' },
    },
  });
  const gateway = genServer({
    module: 'Gateway',
    name: 'Gateway',
    machine: setup({ types: { events: {} as Cast<'pay'> } }).createMachine({
      on: { 'cast.pay': { actions: stop(atom('broke')) } },
    }),
  });
  const bank: Device<number> = {
    start: () => 0,
    handle: (state, input, now) => {
      if (input.kind !== 'asked') return { state, answers: [], wakes: [] };
      return { state: now, answers: [{ ask: input.ask, answer: ex`[rate: 0]` }], wakes: [] };
    },
    faults: [],
    describe: () => 0,
  };
  const system = {
    name: 'example',
    devices: { bank },
    boot: () => [
      { kind: 'spawn', behaviour: gateway, argument: ex`:none` } as const,
      { kind: 'spawn', behaviour: shop, argument: ex`:none`, label: 'Cashier' } as const,
      { kind: 'spawn', behaviour: hostMachine({ name: 'Customer', machine: customer }), argument: ex`:none` } as const,
    ],
    input: (input: Term) => [{ kind: 'send', to: moduleAtom('Cashier'), message: input } as const],
  };
  let { world } = boot(system, { options: atom('none') });
  const events: KernelEvent[] = [];
  const move = (by: Parameters<typeof step>[1]) => {
    const next = step(world, by);
    world = next.world;
    events.push(...next.events);
  };
  move({ kind: 'go', steps: 100 });
  move({ kind: 'input', input: tuple(atom('$gen_cast'), ex`{:charge, 1}`) });
  move({ kind: 'go', steps: 100 });
  const lines = events.flatMap((event) => {
    if (event.kind === 'received') return [`${event.pid.id} got ${inspectLine(event.message)}`];
    if (event.kind === 'exited') return [`${event.pid.id} exited ${inspectLine(event.reason)}`];
    return event.kind === 'sent' ? [`${event.pid.id} sent ${inspectLine(event.message)}`] : [];
  });
  expect(lines).toMatchInlineSnapshot(`
    [
      "107 sent {:"$gen_call", {#PID<0.107.0>, [:alias | #Reference<0.0.0.2>]}, {:order, 7}}",
      "106 got {:"$gen_call", {#PID<0.107.0>, [:alias | #Reference<0.0.0.2>]}, {:order, 7}}",
      "106 sent {[:alias | #Reference<0.0.0.2>], {:accepted, {:order, 7}}}",
      "107 got {[:alias | #Reference<0.0.0.2>], {:accepted, {:order, 7}}}",
      "107 sent {:accepted, {:order, 7}}",
      "107 exited :normal",
      "106 got {:accepted, {:order, 7}}",
      "106 exited {:function_clause, [{Cashier, :handle_info, 2, []}]}",
    ]
  `);
});
