/** The barista heats the machine, then makes the paid drinks, one after the other. */
import { assign, enqueueActions, setup } from 'xstate';

import { query, sendAfter } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { continueWith } from '#otp/callback-actions.ts';
import { type Cast, type Continue, genServer, type Info } from '#otp/gen-server.ts';
import { cast } from '#otp/wire.ts';
import { element, elements, field, keywordGet } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import { ex } from '#term/ex.ts';
import { atom, isAtom, NIL_ATOM, type Term } from '#term/term.ts';

import { DISPLAY } from './names.ts';
import { orderId } from './orders.ts';
import { entryOfTicket, ticketFor } from './queue.ts';

type Barista = {
  /** The order in the machine, or `nil`. */
  readonly order: Term;
  readonly backlog: readonly Term[];
  readonly options: Term;
  /** The order whose ticket is being looked at. */
  readonly looked: Term;
};

type Events =
  | Cast<'brew'>
  | Info<'heated' | 'brewed'>
  | Continue<'recover'>
  | Answered<'paid' | 'made' | 'status'>;

const { createMachine } = setup({
  types: { context: {} as Barista, events: {} as Events, input: {} as Input },
  guards: {
    hasBacklog: ({ context }) => context.backlog.length > 0,
    /** Paid and not made, and not its own already: a brew that is told twice is made once. */
    isWanted: ({ context: { order, backlog, looked }, event }) =>
      event.type === 'answer.status' &&
      event.value === atom('paid') &&
      ![order, ...backlog].some((own) => equal(own, looked)),
  },
});

function brewTime({ options, order }: Barista): number {
  const type = keywordGet(order, 'type') ?? NIL_ATOM;
  return Number(field(field(options, 'brew') ?? NIL_ATOM, isAtom(type) ? type.name : ''));
}

const idOfTimer = ({ event }: { readonly event: Info<'heated' | 'brewed'> }) =>
  Number(element(event.message, 1));

const tell = (id: number) => cast<Barista, Events>(DISPLAY, ex`{:order_ready, order_id: ${id}}`);

const IN = 'CoffeeShop.Barista.';

export const baristaMachine = createMachine({
  id: 'Barista',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({
    order: NIL_ATOM,
    backlog: [],
    options: input.argument,
    looked: NIL_ATOM,
  }),
  entry: [
    sendAfter({
      message: atom('heated'),
      delay: ({ context }) => Number(field(context.options, 'heat')),
    }),
    continueWith('recover'),
  ],
  initial: 'heating',
  on: {
    'continue.recover': {
      meta: { ex: `${IN}handle_continue(:recover` },
      actions: [
        query('tickets', ex`{:all, :made}`, { as: 'made' }),
        query('tickets', ex`{:all, :paid}`, { as: 'paid' }),
      ],
    },
    'answer.made': {
      meta: { ex: `${IN}handle_continue(:recover` },
      actions: enqueueActions(({ event, enqueue }) => {
        for (const ticket of elements(event.value) ?? []) enqueue(tell(entryOfTicket(ticket).id));
      }),
    },
    'answer.paid': {
      meta: { ex: `${IN}handle_continue(:recover` },
      actions: assign({
        backlog: ({ event }) =>
          (elements(event.value) ?? []).map((ticket) => ticketFor(entryOfTicket(ticket).order)),
      }),
    },
    'cast.brew': {
      meta: { ex: `${IN}handle_cast({:brew` },
      actions: [
        assign({ looked: ({ event }) => element(event.request, 1) ?? NIL_ATOM }),
        query(
          'tickets',
          ({ event }) => ex`{:status, ${orderId(element(event.request, 1) ?? NIL_ATOM)}}`,
          {
            as: 'status',
          },
        ),
      ],
    },
    'answer.status': {
      guard: 'isWanted',
      meta: { ex: `${IN}handle_cast({:brew` },
      actions: assign({ backlog: ({ context: { backlog, looked } }) => [...backlog, looked] }),
    },
  },
  states: {
    heating: {
      meta: { ex: `${IN}init(` },
      on: { 'info.heated': { target: 'idle', meta: { ex: `${IN}handle_info(:heated` } } },
    },
    idle: {
      meta: { ex: `${IN}start_if_idle(%{machine: :idle}` },
      entry: assign({ order: NIL_ATOM }),
      always: {
        guard: 'hasBacklog',
        target: 'brewing',
        meta: { ex: `${IN}start_next(%{backlog: [order` },
      },
    },
    brewing: {
      meta: { ex: `${IN}start_next(%{backlog: [order` },
      entry: [
        assign({
          order: ({ context: { backlog } }) => backlog[0] ?? NIL_ATOM,
          backlog: ({ context: { backlog } }) => backlog.slice(1),
        }),
        sendAfter({
          message: ({ context }) => ex`{:brewed, ${orderId(context.order)}}`,
          delay: ({ context }) => brewTime(context),
        }),
      ],
      on: {
        'info.brewed': {
          target: 'idle',
          meta: { ex: `${IN}handle_info({:brewed` },
          actions: [
            query('tickets', (args) => ex`{:mark, ${idOfTimer(args)}, :made}`),
            cast(DISPLAY, (args) => ex`{:order_ready, order_id: ${idOfTimer(args)}}`),
          ],
        },
      },
    },
  },
});

function shown({ order, backlog }: Barista): unknown {
  return { order, backlog };
}

export const barista = genServer({
  module: 'CoffeeShop.Barista',
  name: 'CoffeeShop.Barista',
  machine: baristaMachine,
  describe: shown,
});
