/** One visit: a customer orders, waits, and leaves with the drink or with the money. */
import { assign, setup } from 'xstate';

import { ask, discard, monitor, query } from '#machine/actions.ts';
import {
  type Answered,
  type Down,
  hostMachine,
  type Input,
  type Message,
} from '#machine/host-machine.ts';
import { call, type Replied } from '#otp/wire.ts';
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, OK, type Term } from '#term/term.ts';

import { CASHIER, SUPERVISOR } from './names.ts';
import { orderId } from './orders.ts';

type Customer = { readonly order: Term; readonly options: Term; readonly asksLeft: number };

type Events =
  | Replied<'order'>
  | Message<'order_ready' | 'order_declined' | 'order_cancelled' | 'order_refunded'>
  | Down<'shop'>
  | Answered<'shop' | 'status' | 'bank'>;

const ASKS = 5;

const { createMachine } = setup({
  types: {
    context: {} as Customer,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'sleeping',
  },
  guards: {
    isAccepted: ({ event }) =>
      event.type === 'reply.order' && element(event.value, 0) === atom('accepted'),
    isMade: ({ event }) => event.type === 'answer.status' && event.value === atom('made'),
    isPaidBack: ({ event }) => event.type === 'answer.bank' && element(event.value, 0) === OK,
    mayAsk: ({ context }) => context.asksLeft > 0,
  },
  delays: {
    retry: ({ context }) => Number(field(context.options, 'customer_retry')),
  },
});

const idOf = ({ context }: { readonly context: Customer }) => orderId(context.order);

/** The customer has the cup: that is written on the ticket. */
const collect = query<Customer, Events>(
  'tickets',
  (args) => ex`{:mark, ${idOf(args)}, :collected}`,
);

const IN = 'CoffeeShop.Customer.';
const ASK = { ex: `${IN}ask(order, options, asks_left)` };
const WAIT = { ex: `${IN}wait(` };
const CLOSED = { ex: `${IN}shop_closed(` };
const MONEY = { ex: `${IN}money_back(` };

export const customerMachine = createMachine({
  id: 'Customer',
  meta: { ex: `${IN}visit(` },
  context: ({ input }) => ({
    order: element(input.argument, 0) ?? NIL_ATOM,
    options: element(input.argument, 1) ?? NIL_ATOM,
    asksLeft: ASKS,
  }),
  initial: 'ordering',
  states: {
    ordering: {
      meta: { ex: `${IN}try_to_order(` },
      entry: [
        assign({ asksLeft: ({ context }) => context.asksLeft - 1 }),
        call(CASHIER, ({ context }) => ex`{:order, ${context.order}}`, { as: 'order' }),
      ],
      on: {
        'reply.order': [
          {
            guard: 'isAccepted',
            target: 'waiting',
            meta: ASK,
            actions: monitor(SUPERVISOR, { as: 'shop' }),
          },
          { target: 'gone', meta: ASK },
        ],
        'exit.order': { target: 'trying_again', meta: ASK },
      },
    },
    trying_again: {
      tags: ['sleeping'],
      meta: ASK,
      after: {
        retry: [
          { guard: 'mayAsk', target: 'ordering', meta: ASK },
          { target: 'shop_closed', meta: { ex: `${IN}ask(order, options, 0)` } },
        ],
      },
    },
    waiting: {
      meta: WAIT,
      on: {
        order_ready: { target: 'gone', meta: WAIT, actions: collect },
        order_declined: { target: 'gone', meta: WAIT },
        order_cancelled: { target: 'waiting_for_refund', meta: WAIT },
        order_refunded: { target: 'gone', meta: WAIT },
        'DOWN.shop': { target: 'shop_closed', meta: WAIT },
      },
    },
    waiting_for_refund: {
      meta: WAIT,
      on: {
        order_refunded: { target: 'gone', meta: WAIT },
        /** Told again by a cashier that has been restarted. */
        order_cancelled: { meta: WAIT, actions: discard() },
        'DOWN.shop': { target: 'shop_closed', meta: WAIT },
      },
    },
    shop_closed: {
      meta: CLOSED,
      entry: query('tickets', (args) => ex`{:status, ${idOf(args)}}`, { as: 'status' }),
      on: {
        'answer.status': [
          { guard: 'isMade', target: 'gone', meta: CLOSED, actions: collect },
          { target: 'getting_money_back', meta: CLOSED },
        ],
      },
    },
    getting_money_back: {
      meta: MONEY,
      entry: ask('bank', (args) => ex`{:refund, ${idOf(args)}}`, {
        as: 'bank',
        timeout: ({ context }) => Number(field(context.options, 'bank_timeout')),
      }),
      on: {
        'answer.bank': [
          { guard: 'isPaidBack', target: 'gone', meta: MONEY },
          { target: 'waiting_for_bank', meta: MONEY },
        ],
      },
    },
    waiting_for_bank: {
      tags: ['sleeping'],
      meta: MONEY,
      after: { retry: { target: 'getting_money_back', meta: MONEY } },
    },
    gone: { type: 'final', meta: { ex: `${IN}visit(` } },
  },
});

export const customer = hostMachine({
  name: 'CoffeeShop.Customer',
  machine: customerMachine,
  describe: ({ order, asksLeft }: Customer) => ({ order, asks_left: asksLeft }),
});
