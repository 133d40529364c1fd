/** The example of the README: a cashier-like GenServer, written as an author would write it. */
import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import type { Device } from '#kernel/device.ts';
import { ask, demonitor, discard, monitor, sendAfter } from '#machine/actions.ts';
import {
  type Answered,
  type Down,
  hostMachine,
  type Input,
  type Message,
} from '#machine/host-machine.ts';
import { divide } from '#machine/reason.ts';
import { play } from '#machine/trial.ts';
import { keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { float, type FloatTerm, moduleAtom, type Term } from '#term/term.ts';

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
        'info.retry': {
          actions: cast(GATEWAY, ({ context }) => ex`{:pay, ${context.queue.length}}`),
        },
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
  const gateway = genServer({
    module: 'Gateway',
    name: 'Gateway',
    machine: setup({ types: { events: {} as Cast<'pay'> } }).createMachine({
      on: { 'cast.pay': { actions: discard() } },
    }),
  });
  const customer = setup({
    types: { events: {} as Message<'go'> | Replied<'order'> },
  }).createMachine({
    entry: call(moduleAtom('Cashier'), ex`{:order, 7}`, { as: 'order' }),
    initial: 'waiting',
    states: { waiting: { on: { 'reply.order': 'happy' } }, happy: { type: 'final' } },
  });
  const bank: Device<number> = {
    start: () => 0,
    handle: (state, input) => {
      if (input.kind !== 'asked') return { state, answers: [], wakes: [] };
      return { state, answers: [{ ask: input.ask, answer: ex`[rate: 0]` }], wakes: [] };
    },
    faults: [],
    describe: () => 0,
  };
  const trial = play(
    [
      { behaviour: gateway },
      { behaviour: genServer({ module: 'Cashier', machine: cashier, name: 'Cashier' }) },
      { behaviour: hostMachine({ name: 'Customer', machine: customer }) },
    ],
    { bank },
  );
  trial
    .until(1500)
    .send('Cashier', ex`{:"$gen_cast", {:charge, 1}}`)
    .until(1600);
  expect(trial.lines().slice(3)).toMatchInlineSnapshot(`
    [
      "Cashier got {:"$gen_call", {<Customer>, [:alias | ref]}, {:order, 7}}",
      "Customer got {[:alias | ref], {:accepted, {:order, 7}}}",
      "Customer exited :normal",
      "Cashier got {:retry, 1}",
      "Gateway got {:"$gen_cast", {:pay, 1}}",
      "Cashier got {:"$gen_cast", {:charge, 1}}",
      "Cashier got {ref, [rate: 0]}",
      "Cashier exited {:badarith, [{Cashier, :loop, 1, []}]}",
    ]
  `);
});
