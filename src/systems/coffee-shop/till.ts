/**
 * What the cashier does about an order, as functions from its state to its next state and what it
 * asks for: the private functions of the twin. The machine in cashier.ts says when.
 */
import type { EventObject } from 'xstate';

import type { ProcessAction } from '#machine/action.ts';
import { demonitor, monitor, query, send, sendAfter } from '#machine/actions.ts';
import { cast } from '#otp/wire.ts';
import { field, keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, float, isPid, NIL_ATOM, type Term } from '#term/term.ts';

import { BARISTA, GATEWAY } from './names.ts';
import { priceInCents } from './orders.ts';
import { changed, type Entry, ticketFor, withoutEntry } from './queue.ts';

export type Till = {
  readonly queue: readonly Entry[];
  /** In cents, so that no sum is off by a hair. */
  readonly cents: number;
  /** The reference of the monitor, or `nil`. */
  readonly gateway: Term;
  readonly options: Term;
  /** The order that is being written down at this moment. */
  readonly asked: { readonly order: Term; readonly from: Term } | undefined;
};

/** The next state, and what is asked for on the way, in that order. */
export type Done = { readonly next: Till; readonly actions: readonly Action[] };

export type Action = ProcessAction<Till, EventObject>;

/** Until the kernel has answered with the reference. */
const WATCHING = atom('watching');

/** The gateway is watched from the first payment that waits on. */
export function authorize(till: Till, entry: Entry): Done {
  const { id, order } = entry;
  const card = keywordGet(order, 'card_token') ?? NIL_ATOM;
  const amount = float((priceInCents(order) ?? 0) / 100);
  const wanted = ex`{:authorize_payment, order_id: ${id}, amount: ${amount}, card_token: ${card}}`;
  const queue = changed(till.queue, id, { attempts: entry.attempts + 1, waiting: false });
  const payment = cast<Till, EventObject>(GATEWAY, wanted);
  if (till.gateway !== NIL_ATOM) return { next: { ...till, queue }, actions: [payment] };
  const watch = monitor<Till, EventObject>(GATEWAY, { as: 'gateway' });
  return { next: { ...till, queue, gateway: WATCHING }, actions: [watch, payment] };
}

export function paid(till: Till, entry: Entry): Done {
  const cents = till.cents + (priceInCents(entry.order) ?? 0);
  const actions = [mark(entry.id, 'paid'), brew(entry.order)];
  return removed({ ...till, cents }, entry, actions);
}

/** The customer is told before the ticket is marked: a crash in between tells it twice, not never. */
export function declined(till: Till, entry: Entry, reason: Term): Done {
  const notice = ex`{:order_declined, order_id: ${entry.id}, reason: ${reason}}`;
  return removed(till, entry, [...tell(entry, notice), mark(entry.id, 'declined')]);
}

export function retryOrCancel(till: Till, entry: Entry): Done {
  return hasAttemptsLeft(till, entry) ? retryLater(till, entry) : cancel(till, entry);
}

export function retryLater(till: Till, entry: Entry): Done {
  if (entry.waiting) return { next: till, actions: [] };
  const delay = Number(field(till.options, 'retry_after'));
  const queue = changed(till.queue, entry.id, { waiting: true });
  return {
    next: { ...till, queue },
    actions: [sendAfter({ message: ex`{:retry, ${entry.id}}`, delay })],
  };
}

export function tryAgain(till: Till, entry: Entry): Done {
  return hasAttemptsLeft(till, entry) ? authorize(till, entry) : cancel(till, entry);
}

function cancel(till: Till, entry: Entry): Done {
  const actions = [mark(entry.id, 'refunding'), ...cancelled(entry), ...refund(till, entry.id)];
  return removed(till, entry, actions);
}

export function cancelled(entry: Entry): readonly Action[] {
  return tell(entry, ex`{:order_cancelled, order_id: ${entry.id}, reason: :payment_unavailable}`);
}

/** Asked for again and again, until the gateway says that it is done. */
export function refund({ options }: Till, id: number): readonly Action[] {
  const delay = Number(field(options, 'refund_retry'));
  return [
    cast(GATEWAY, ex`{:refund_payment, order_id: ${id}}`),
    sendAfter({ message: ex`{:retry_refund, ${id}}`, delay }),
  ];
}

/** The same for each of some entries, one after the other. */
export function forEachOf(
  entries: readonly Entry[],
  before: Till,
  clause: (till: Till, entry: Entry) => Done,
): Done {
  return entries.reduce<Done>(
    (done, entry) => {
      const { next, actions } = clause(done.next, entry);
      return { next, actions: [...done.actions, ...actions] };
    },
    { next: before, actions: [] },
  );
}

/** As with a declined card: first the customer is told, then it is written down. */
export function refunded(id: number, customer: Term): readonly Action[] {
  const notice = ex`{:order_refunded, order_id: ${id}}`;
  return [
    ...(isPid(customer) ? [send<Till, EventObject>(customer, notice)] : []),
    mark(id, 'refunded'),
  ];
}

export function brew(order: Term): Action {
  return cast(BARISTA, ex`{:brew, ${ticketFor(order)}}`);
}

function mark(id: number, status: string): Action {
  return query('tickets', ex`{:mark, ${id}, ${atom(status)}}`);
}

/** When nobody waits for a payment any more, the gateway need not be watched. */
function removed(till: Till, entry: Entry, actions: readonly Action[]): Done {
  const queue = withoutEntry(till.queue, entry.id);
  const watching = till.gateway !== NIL_ATOM && queue.length === 0;
  if (!watching) return { next: { ...till, queue }, actions };
  return {
    next: { ...till, queue, gateway: NIL_ATOM },
    actions: [...actions, demonitor('gateway')],
  };
}

function hasAttemptsLeft({ options }: Till, { attempts }: Entry): boolean {
  return attempts < Number(field(options, 'payment_attempts'));
}

function tell({ customer }: Entry, notice: Term): readonly Action[] {
  return isPid(customer) ? [send(customer, notice)] : [];
}
