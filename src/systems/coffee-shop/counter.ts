/** How the cashier takes an order: asks the ticket rail whether it is new, then answers the customer. */
import type { EventObject } from 'xstate';

import { query } from '#machine/actions.ts';
import { continueWith } from '#otp/callback-actions.ts';
import type { Call } from '#otp/gen-server.ts';
import { reply } from '#otp/wire.ts';
import { element, keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { NIL_ATOM, type Term, TRUE } from '#term/term.ts';

import { orderId, priceInCents } from './orders.ts';
import { entryOf } from './queue.ts';
import type { Done, Till } from './till.ts';

export function takeOrder(before: Till, { request, from }: Call<'order'>): Done {
  const order = element(request, 1) ?? NIL_ATOM;
  if (priceInCents(order) === undefined) {
    const type = keywordGet(order, 'type') ?? NIL_ATOM;
    return { next: before, actions: [reply(from, ex`{:error, {:unknown_drink, ${type}}}`)] };
  }
  const [customer, id] = [element(from, 0) ?? NIL_ATOM, orderId(order)];
  const put = query<Till, EventObject>('tickets', ex`{:put_new, ${id}, ${customer}, ${order}}`, {
    as: 'ticket',
  });
  return { next: { ...before, asked: { order, from } }, actions: [put] };
}

/** The rail has said whether the ticket is new: an order that is asked for again is accepted again. */
export function acceptOrder(before: Till, { value }: { readonly value: Term }): Done {
  if (before.asked === undefined) return { next: before, actions: [] };
  const { order, from } = before.asked;
  const entry = entryOf(order, element(from, 0) ?? NIL_ATOM);
  const accepted = reply<Till, EventObject>(from, ex`{:accepted, order_id: ${entry.id}}`);
  const next = { ...before, asked: undefined };
  if (value !== TRUE) return { next, actions: [accepted] };
  return {
    next: { ...next, queue: [...before.queue, entry] },
    actions: [accepted, continueWith('authorize', { id: entry.id })],
  };
}
