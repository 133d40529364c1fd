/**
 * The whole shop as one program: cashier, payment, barista and display are threads that share one
 * memory. Here one process stands for the operating system's process and its regions for threads
 * (simplified: locks and data races are not shown). What is fatal to one thread is fatal to all.
 */
import { assign, enqueueActions, setup } from 'xstate';

import { ask, register, send, sendAfter } from '#machine/actions.ts';
import { type Answered, hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { divide, erlangError } from '#machine/reason.ts';
import { orderId, priceInCents } from '#systems/coffee-shop/orders.ts';
import { element, field, keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, float, isAtom, isPid, NIL_ATOM, type Term, tuple } from '#term/term.ts';

export const PROGRAM = atom('program');

/** An order and the customer who waits for it. */
type Ordered = { readonly order: Term; readonly customer: Term };

/** All that the threads share. */
type Memory = {
  readonly unpaid: readonly Ordered[];
  readonly backlog: readonly Ordered[];
  readonly brewing: Ordered | undefined;
  readonly ready: readonly number[];
  readonly cents: number;
  readonly options: Term;
};

type Events = Message<'order' | 'heated' | 'brewed'> | Answered<'bank'>;

const { createMachine } = setup({
  types: { context: {} as Memory, events: {} as Events, input: {} as Input },
  guards: {
    isUnpaid: ({ context }) => context.unpaid.length > 0,
    isBacklogged: ({ context }) => context.backlog.length > 0,
    isApproved: ({ event }) => event.type === 'answer.bank' && statusOf(event.value) === 'approved',
    isFatal: ({ event }) => event.type === 'answer.bank' && statusOf(event.value) === 'closed',
  },
});

function statusOf(answer: Term): string {
  const detail = element(answer, 1) ?? NIL_ATOM;
  const status = isAtom(detail) ? detail : field(detail, 'status');
  return status !== undefined && isAtom(status) ? status.name : 'unknown';
}

/** `{:order, customer, order}` */
function orderedIn(message: Term): Ordered {
  return { customer: element(message, 1) ?? NIL_ATOM, order: element(message, 2) ?? NIL_ATOM };
}

function tell({ customer, order }: Ordered, what: string) {
  const notice = tuple(atom(what), ex`[order_id: ${orderId(order)}]`);
  return isPid(customer) ? [send<Memory, Events>(customer, notice)] : [];
}

function priceOf(order: Term): number {
  return (priceInCents(order) ?? 0) / 100;
}

function charge({ unpaid }: Memory): Term {
  const order = unpaid[0]?.order ?? NIL_ATOM;
  const card = keywordGet(order, 'card_token') ?? NIL_ATOM;
  return ex`{:charge, ${orderId(order)}, ${float(priceOf(order))}, ${card}}`;
}

/** A rate of 0 is a division by zero, and nobody catches it. */
function booked(memory: Memory, answer: Term): Partial<Memory> {
  const [paid, ...unpaid] = memory.unpaid;
  if (paid === undefined) return {};
  divide(float(priceOf(paid.order)), field(element(answer, 1) ?? NIL_ATOM, 'rate') ?? NIL_ATOM);
  const cents = memory.cents + (priceInCents(paid.order) ?? 0);
  return { unpaid, cents, backlog: [...memory.backlog, paid] };
}

function brewTime({ options, brewing }: Memory): number {
  const type = keywordGet(brewing?.order ?? NIL_ATOM, 'type') ?? NIL_ATOM;
  return Number(field(field(options, 'brew') ?? NIL_ATOM, isAtom(type) ? type.name : ''));
}

const milliseconds =
  (key: string) =>
  ({ context }: { readonly context: Memory }) =>
    Number(field(context.options, key));

export const programMachine = createMachine({
  id: 'Program',
  context: ({ input }) => ({
    unpaid: [],
    backlog: [],
    brewing: undefined,
    ready: [],
    cents: 0,
    options: input.argument,
  }),
  entry: [register(PROGRAM), sendAfter({ message: atom('heated'), delay: milliseconds('heat') })],
  type: 'parallel',
  states: {
    Cashier: {
      initial: 'taking_orders',
      states: {
        taking_orders: {
          on: {
            order: {
              actions: enqueueActions(({ context, event, enqueue }) => {
                const ordered = orderedIn(event.message);
                const isSold = priceInCents(ordered.order) !== undefined;
                for (const action of tell(ordered, isSold ? 'accepted' : 'unknown_drink'))
                  enqueue(action);
                if (isSold) enqueue.assign({ unpaid: [...context.unpaid, ordered] });
              }),
            },
          },
        },
      },
    },
    PaymentGateway: {
      initial: 'idle',
      states: {
        idle: { always: { guard: 'isUnpaid', target: 'charging' } },
        charging: {
          entry: ask('bank', ({ context }) => charge(context), {
            as: 'bank',
            timeout: milliseconds('bank_timeout'),
          }),
          on: {
            'answer.bank': [
              {
                guard: 'isApproved',
                target: 'idle',
                actions: assign(({ context, event }) => booked(context, event.value)),
              },
              { guard: 'isFatal', actions: assign(({ event }) => noClause(event.value)) },
              {
                target: 'idle',
                actions: enqueueActions(({ context, event, enqueue }) => {
                  const [refused, ...unpaid] = context.unpaid;
                  const notice =
                    statusOf(event.value) === 'declined' ? 'order_declined' : 'order_cancelled';
                  if (refused !== undefined)
                    for (const action of tell(refused, notice)) enqueue(action);
                  enqueue.assign({ unpaid });
                }),
              },
            ],
          },
        },
      },
    },
    Barista: {
      initial: 'heating',
      states: {
        heating: { on: { heated: 'idle' } },
        idle: { always: { guard: 'isBacklogged', target: 'brewing' } },
        brewing: {
          entry: [
            assign(({ context: { backlog } }) => ({
              brewing: backlog[0],
              backlog: backlog.slice(1),
            })),
            sendAfter({ message: atom('brewed'), delay: ({ context }) => brewTime(context) }),
          ],
          on: {
            brewed: {
              target: 'idle',
              actions: enqueueActions(({ context: { brewing, ready }, enqueue }) => {
                if (brewing === undefined) return;
                for (const action of tell(brewing, 'order_ready')) enqueue(action);
                enqueue.assign({
                  brewing: undefined,
                  ready: [orderId(brewing.order), ...ready].slice(0, 5),
                });
              }),
            },
          },
        },
      },
    },
    DisplayScreen: { initial: 'showing', states: { showing: {} } },
  },
});

function noClause(answer: Term): never {
  throw erlangError(tuple(atom('case_clause'), answer));
}

const idsOf = (orders: readonly Ordered[]) => orders.map(({ order }) => orderId(order));

export const program = hostMachine({
  name: 'Program',
  machine: programMachine,
  describe: ({ unpaid, backlog, brewing, ready, cents }: Memory) => ({
    unpaid: idsOf(unpaid),
    backlog: idsOf(backlog),
    brewing: brewing === undefined ? NIL_ATOM : orderId(brewing.order),
    ready,
    balance: float(cents / 100),
  }),
});
