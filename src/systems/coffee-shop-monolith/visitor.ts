/** A customer of the one program: orders, waits, and when all goes dark asks the bank for the money. */
import { assign, setup } from 'xstate';

import { ask, monitor, send } from '#machine/actions.ts';
import {
  type Answered,
  type Down,
  hostMachine,
  type Input,
  type Message,
} from '#machine/host-machine.ts';
import { orderId } from '#systems/coffee-shop/orders.ts';
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, OK, type Term } from '#term/term.ts';

import { PROGRAM } from './program.ts';

type Visitor = { readonly order: Term; readonly options: Term; readonly asksLeft: number };

type Events =
  | Message<'accepted' | 'unknown_drink' | 'order_ready' | 'order_declined' | 'order_cancelled'>
  | Down<'program'>
  | Answered<'program' | 'sent' | 'bank'>;

const ASKS = 12;

const { createMachine } = setup({
  types: {
    context: {} as Visitor,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'sleeping',
  },
  guards: {
    isGone: ({ event }) => event.type === 'DOWN.program' && event.reason === atom('noproc'),
    isPaidBack: ({ event }) => event.type === 'answer.bank' && element(event.value, 0) === OK,
    mayAsk: ({ context }) => context.asksLeft > 0,
  },
  delays: {
    retry: ({ context }) => Number(field(context.options, 'customer_retry')),
  },
});

export const visitorMachine = createMachine({
  id: 'Visitor',
  context: ({ input }) => ({
    order: element(input.argument, 0) ?? NIL_ATOM,
    options: element(input.argument, 1) ?? NIL_ATOM,
    asksLeft: ASKS,
  }),
  initial: 'looking',
  states: {
    /** Is anybody there? A monitor of nobody answers at once. */
    looking: {
      entry: [
        assign({ asksLeft: ({ context }) => context.asksLeft - 1 }),
        monitor(PROGRAM, { as: 'program' }),
      ],
      on: { 'DOWN.program': 'at_a_dark_door' },
      after: { 1: 'ordering' },
    },
    at_a_dark_door: {
      tags: ['sleeping'],
      after: { retry: [{ guard: 'mayAsk', target: 'looking' }, { target: 'gone' }] },
    },
    ordering: {
      entry: send(PROGRAM, ({ context, self }) => ex`{:order, ${self}, ${context.order}}`),
      on: { accepted: 'waiting', unknown_drink: 'gone', 'DOWN.program': 'at_a_dark_door' },
    },
    waiting: {
      on: {
        order_ready: 'gone',
        order_declined: 'gone',
        order_cancelled: 'getting_money_back',
        'DOWN.program': 'getting_money_back',
      },
    },
    getting_money_back: {
      entry: ask('bank', ({ context }) => ex`{:refund, ${orderId(context.order)}}`, {
        as: 'bank',
        timeout: ({ context }) => Number(field(context.options, 'bank_timeout')),
      }),
      on: {
        'answer.bank': [{ guard: 'isPaidBack', target: 'gone' }, { target: 'waiting_for_bank' }],
      },
    },
    waiting_for_bank: { tags: ['sleeping'], after: { retry: 'getting_money_back' } },
    gone: { type: 'final' },
  },
});

export const visitor = hostMachine({
  name: 'Visitor',
  machine: visitorMachine,
  describe: ({ order }: Visitor) => ({ order }),
});
