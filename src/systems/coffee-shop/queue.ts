/** The cashier's queue: the orders that wait for their payment, with how often that was tried. */
import { keywordGet } from '#term/access.ts';
import { isTuple, keyword, NIL_ATOM, type Term } from '#term/term.ts';

import { orderId } from './orders.ts';

export type Entry = {
  readonly id: number;
  readonly order: Term;
  readonly customer: Term;
  readonly attempts: number;
  /** A timer runs: it is tried again when that has fired. */
  readonly waiting: boolean;
};

export function entryOf(order: Term, customer: Term): Entry {
  return { id: orderId(order), order, customer, attempts: 0, waiting: false };
}

/** From a ticket: `{id, status, customer, order}`. */
export function entryOfTicket(ticket: Term): Entry {
  const [, , customer = NIL_ATOM, order = NIL_ATOM] = isTuple(ticket) ? ticket.items : [];
  return entryOf(order, customer);
}

export function entryWith(queue: readonly Entry[], id: number): Entry | undefined {
  return queue.find((entry) => entry.id === id);
}

export function changed(
  queue: readonly Entry[],
  id: number,
  change: Partial<Entry>,
): readonly Entry[] {
  return queue.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
}

export function withoutEntry(queue: readonly Entry[], id: number): readonly Entry[] {
  return queue.filter((entry) => entry.id !== id);
}

/** What the barista needs to know: `[order_id: 101, type: :latte, milk: :oat]`. */
export function ticketFor(order: Term): Term {
  const field = (key: string) => keywordGet(order, key) ?? NIL_ATOM;
  return keyword({ order_id: field('order_id'), type: field('type'), milk: field('milk') });
}
