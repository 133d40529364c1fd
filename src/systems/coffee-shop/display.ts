/** The display screen shows the last five drinks that are ready and calls their customers. */
import { assign, enqueueActions, setup } from 'xstate';

import { query, send } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { continueWith } from '#otp/callback-actions.ts';
import { type Cast, type Continue, genServer } from '#otp/gen-server.ts';
import { element, elements } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isPid, NIL_ATOM, type Term } from '#term/term.ts';

import { orderId } from './orders.ts';
import { entryOfTicket } from './queue.ts';

/** Newest first. */
type Display = { readonly ready: readonly number[]; readonly calling: number };

type Events = Cast<'order_ready'> | Continue<'recover'> | Answered<'made' | 'customer'>;

const { createMachine } = setup({
  types: { context: {} as Display, events: {} as Events, input: {} as Input },
});

const idIn = ({ event }: { readonly event: Cast<'order_ready'> }) =>
  orderId(element(event.request, 1) ?? NIL_ATOM);

function call(customer: Term, id: number) {
  return isPid(customer)
    ? [send<Display, Events>(customer, ex`{:order_ready, order_id: ${id}}`)]
    : [];
}

function shownAfter(ready: readonly number[], id: number): readonly number[] {
  return [id, ...ready].slice(0, 5);
}

const IN = 'CoffeeShop.DisplayScreen.';

export const displayMachine = createMachine({
  id: 'DisplayScreen',
  meta: { ex: `${IN}init(` },
  context: { ready: [], calling: 0 },
  entry: continueWith('recover'),
  initial: 'showing',
  states: {
    showing: {
      meta: { ex: `${IN}show(` },
      on: {
        'continue.recover': {
          meta: { ex: `${IN}handle_continue(:recover` },
          actions: query('tickets', ex`{:all, :made}`, { as: 'made' }),
        },
        'answer.made': {
          meta: { ex: `${IN}handle_continue(:recover` },
          actions: enqueueActions(({ context, event, enqueue }) => {
            let { ready } = context;
            for (const { id, customer } of (elements(event.value) ?? []).map(entryOfTicket)) {
              for (const action of call(customer, id)) enqueue(action);
              ready = shownAfter(ready, id);
            }
            enqueue.assign({ ready });
          }),
        },
        'cast.order_ready': {
          meta: { ex: `${IN}handle_cast({:order_ready` },
          actions: [
            assign({
              calling: idIn,
              ready: ({ context, event }) => shownAfter(context.ready, idIn({ event })),
            }),
            query('tickets', (args) => ex`{:customer, ${idIn(args)}}`, { as: 'customer' }),
          ],
        },
        'answer.customer': {
          meta: { ex: `${IN}show(` },
          actions: enqueueActions(({ context, event, enqueue }) => {
            for (const action of call(event.value, context.calling)) enqueue(action);
          }),
        },
      },
    },
  },
});

export const display = genServer({
  module: 'CoffeeShop.DisplayScreen',
  name: 'CoffeeShop.DisplayScreen',
  machine: displayMachine,
  describe: ({ ready }: Display) => ({ ready }),
});
