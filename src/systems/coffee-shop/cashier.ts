/** The cashier takes orders, has them paid, and hands the paid ones to the barista. A GenServer. */
import { type EventObject, setup } from 'xstate';

import { query } from '#machine/actions.ts';
import type { Answered, Down, Input } from '#machine/host-machine.ts';
import { continueWith } from '#otp/callback-actions.ts';
import { type Call, type Cast, type Continue, genServer, type Info } from '#otp/gen-server.ts';
import { element, elements, keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, float, NIL_ATOM, type Term } from '#term/term.ts';

import { acceptOrder, takeOrder } from './counter.ts';
import { orderId, priceInCents } from './orders.ts';
import { type Entry, entryOfTicket, entryWith } from './queue.ts';
import {
  authorize,
  brew,
  cancelled,
  declined,
  type Done,
  forEachOf,
  paid,
  refund,
  refunded,
  retryLater,
  retryOrCancel,
  type Till,
  tryAgain,
} from './till.ts';

type Outcome = Cast<
  | 'payment_success'
  | 'payment_declined'
  | 'payment_timeout'
  | 'payment_unavailable'
  | 'payment_refunded'
>;
type Timer = Info<'retry' | 'retry_refund'>;
type Authorize = Continue<'authorize'> & { readonly id: number };
type Looked = { readonly value: Term };

type Events =
  | Call<'order'>
  | Outcome
  | Timer
  | Continue<'recover'>
  | Authorize
  | Down<'gateway'>
  | Answered<'gateway' | 'ticket' | 'status' | 'customer'>
  | Answered<'made' | 'collected' | 'paid' | 'taken' | 'refunding'>;

const { createMachine, enqueueActions } = setup({
  types: { context: {} as Till, events: {} as Events, input: {} as Input },
  guards: {
    hasOrders: ({ context }) => context.queue.length > 0,
    hasNone: ({ context }) => context.queue.length === 0,
  },
});

/**
 * A clause: from the state and the message to the next state and what is asked for. `never` is what
 * every clause can take, whatever the event that the key of its transition names.
 */
function does(clause: (before: Till, event: never) => Done) {
  return enqueueActions(({ context, event, enqueue }) => {
    const { next, actions } = clause(context, event as never);
    for (const action of actions) enqueue(action);
    enqueue.assign(next);
  });
}

/** About the order that the message names. One that does not wait for its payment is left alone. */
function doesFor<Event>(
  idIn: (event: Event) => number,
  clause: (before: Till, entry: Entry, event: Event) => Done,
) {
  return does((before, event: Event) => {
    const entry = entryWith(before.queue, idIn(event));
    return entry === undefined ? { next: before, actions: [] } : clause(before, entry, event);
  });
}

/** Of `{:payment_success, order_id: 101}`. */
function paymentId({ request }: Outcome): number {
  return orderId(element(request, 1) ?? NIL_ATOM);
}

/** Of `{:retry, 101}`. */
function timerId({ message }: Timer): number {
  return Number(element(message, 1));
}

const reason = ({ request }: Outcome) =>
  keywordGet(element(request, 1) ?? NIL_ATOM, 'reason') ?? NIL_ATOM;

/** A look at the ticket rail: its answer comes within the same callback. */
const tickets = (status: string) =>
  query<Till, EventObject>('tickets', ex`{:all, ${atom(status)}}`, { as: status });

function entriesIn({ value }: Looked): readonly Entry[] {
  return (elements(value) ?? []).map(entryOfTicket);
}

function earn(before: Till, looked: Looked): Till {
  const cents = entriesIn(looked).reduce((sum, { order }) => sum + (priceInCents(order) ?? 0), 0);
  return { ...before, cents: before.cents + cents };
}

const IN = 'CoffeeShop.Cashier.';
const RECOVERY = { ex: `${IN}handle_continue(:recover` };

export const cashierMachine = createMachine({
  id: 'Cashier',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({
    queue: [],
    cents: 0,
    gateway: NIL_ATOM,
    options: input.argument,
    asked: undefined,
  }),
  entry: continueWith('recover'),
  initial: 'taking_orders',
  on: {
    'continue.recover': {
      meta: RECOVERY,
      actions: ['made', 'collected', 'paid', 'taken', 'refunding'].map(tickets),
    },
    'answer.made': {
      meta: RECOVERY,
      actions: does((before, looked: Looked) => ({ next: earn(before, looked), actions: [] })),
    },
    'answer.collected': {
      meta: RECOVERY,
      actions: does((before, looked: Looked) => ({ next: earn(before, looked), actions: [] })),
    },
    'answer.paid': {
      meta: RECOVERY,
      actions: does((before, looked: Looked) => ({
        next: earn(before, looked),
        actions: entriesIn(looked).map(({ order }) => brew(order)),
      })),
    },
    'answer.taken': {
      meta: { ex: `${IN}recover_taken(` },
      actions: does((before, looked: Looked) =>
        forEachOf(entriesIn(looked), before, (till, entry) =>
          authorize({ ...till, queue: [...till.queue, entry] }, entry),
        ),
      ),
    },
    'answer.refunding': {
      meta: RECOVERY,
      actions: does((before, looked: Looked) => ({
        next: before,
        actions: entriesIn(looked).flatMap((entry) => [
          ...cancelled(entry),
          ...refund(before, entry.id),
        ]),
      })),
    },
    'call.order': { meta: { ex: `${IN}handle_call({:order` }, actions: does(takeOrder) },
    'answer.ticket': { meta: { ex: `${IN}handle_call({:order` }, actions: does(acceptOrder) },
    'continue.authorize': {
      meta: { ex: `${IN}handle_continue({:authorize` },
      actions: doesFor<Authorize>(({ id }) => id, authorize),
    },
    'answer.gateway': {
      meta: { ex: `${IN}watch_gateway(%{gateway: nil}` },
      actions: does((before, { value }: Looked) => ({
        next: { ...before, gateway: value },
        actions: [],
      })),
    },
    'cast.payment_success': {
      meta: { ex: `${IN}handle_cast({:payment_success` },
      actions: doesFor(paymentId, paid),
    },
    'cast.payment_declined': {
      meta: { ex: `${IN}handle_cast({:payment_declined` },
      actions: doesFor(paymentId, (before, entry, event) => declined(before, entry, reason(event))),
    },
    'cast.payment_timeout': {
      meta: { ex: `${IN}handle_cast({:payment_timeout` },
      actions: doesFor(paymentId, retryOrCancel),
    },
    'cast.payment_unavailable': {
      meta: { ex: `${IN}handle_cast({:payment_unavailable` },
      actions: doesFor(paymentId, retryOrCancel),
    },
    'cast.payment_refunded': {
      meta: { ex: `${IN}handle_cast({:payment_refunded` },
      actions: does((before, event: Outcome) => ({
        next: before,
        actions: [
          query('tickets', ex`{:id_and_customer, ${paymentId(event)}}`, { as: 'customer' }),
        ],
      })),
    },
    'answer.customer': {
      meta: { ex: `${IN}handle_cast({:payment_refunded` },
      actions: does((before, { value }: Looked) => ({
        next: before,
        actions: refunded(Number(element(value, 0)), element(value, 1) ?? NIL_ATOM),
      })),
    },
    'info.retry': {
      meta: { ex: `${IN}handle_info({:retry,` },
      actions: doesFor(timerId, tryAgain),
    },
    'info.retry_refund': {
      meta: { ex: `${IN}handle_info({:retry_refund` },
      actions: does((before, event: Timer) => ({
        next: before,
        actions: [query('tickets', ex`{:id_and_status, ${timerId(event)}}`, { as: 'status' })],
      })),
    },
    'answer.status': {
      meta: { ex: `${IN}handle_info({:retry_refund` },
      actions: does((before, { value }: Looked) => ({
        next: before,
        actions:
          element(value, 1) === atom('refunding') ? refund(before, Number(element(value, 0))) : [],
      })),
    },
    'DOWN.gateway': {
      meta: { ex: `${IN}handle_info({:DOWN` },
      actions: does((before) =>
        forEachOf(before.queue, { ...before, gateway: NIL_ATOM }, retryLater),
      ),
    },
  },
  states: {
    taking_orders: {
      meta: { ex: `${IN}handle_call({:order` },
      always: { guard: 'hasOrders', target: 'awaiting_payment', meta: { ex: `${IN}enqueue(` } },
    },
    awaiting_payment: {
      meta: { ex: `${IN}in_queue(` },
      always: { guard: 'hasNone', target: 'taking_orders', meta: { ex: `${IN}remove(` } },
    },
  },
});

/** What a learner is shown of the state: as the twin keeps it, without what is the same for all. */
function shown({ queue, cents, gateway }: Till): unknown {
  const waiting = queue.map(({ id, attempts, waiting: later }) => ({
    id,
    attempts,
    waiting: later,
  }));
  return { queue: waiting, balance: float(cents / 100), gateway };
}

export const cashier = genServer({
  module: 'CoffeeShop.Cashier',
  name: 'CoffeeShop.Cashier',
  machine: cashierMachine,
  describe: shown,
});
