/**
 * The payment gateway asks the bank, one payment after the other, and waits inside the callback for
 * the answer. An answer that it does not expect crashes it: a supervisor starts a fresh one.
 */
import { assign, setup } from 'xstate';

import { ask } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { divide, erlangError } from '#machine/reason.ts';
import { type Cast, genServer } from '#otp/gen-server.ts';
import { cast } from '#otp/wire.ts';
import { element, field, keywordGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, type Atom, float, isAtom, isFloat, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { CASHIER } from './names.ts';
import { orderId } from './orders.ts';

type Gateway = {
  readonly connection: Atom;
  /** What the bank has settled, in its own currency. */
  readonly settled: number;
  readonly options: Term;
  /** What it is asking the bank for. */
  readonly payment: Term;
};

type Events = Cast<'authorize_payment' | 'refund_payment'> | Answered<'bank'>;

/** `{:ok, %{status: :approved, …}}` is `approved`; `{:error, :timeout}` is `timeout`. */
function outcomeOf(answer: Term): string {
  const detail = element(answer, 1) ?? NIL_ATOM;
  const status = isAtom(detail) ? detail : field(detail, 'status');
  return status !== undefined && isAtom(status) ? status.name : 'unknown';
}

const isBank =
  (outcome: string) =>
  ({ event }: { readonly event: Events }) =>
    event.type === 'answer.bank' && outcomeOf(event.value) === outcome;

const { createMachine } = setup({
  types: {
    context: {} as Gateway,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'blocked',
  },
  guards: {
    isApproved: isBank('approved'),
    isDeclined: isBank('declined'),
    isTimeout: isBank('timeout'),
    isRefused: isBank('econnrefused'),
    isRefunded: isBank('refunded'),
  },
});

const paymentIn = ({ event }: { readonly event: Cast<'authorize_payment' | 'refund_payment'> }) =>
  element(event.request, 1) ?? NIL_ATOM;

function charge(payment: Term): Term {
  const [id, amount, card] = ['order_id', 'amount', 'card_token'].map(
    (key) => keywordGet(payment, key) ?? NIL_ATOM,
  );
  return ex`{:charge, ${id ?? 0}, ${amount ?? 0}, ${card ?? ''}}`;
}

const timeout = ({ context }: { readonly context: Gateway }) =>
  Number(field(context.options, 'bank_timeout'));

const idOf = ({ payment }: Gateway) => orderId(payment);

/** What the answer's rate makes of the amount. A rate of 0 raises, as `/` does. */
function settle({ settled, payment }: Gateway, answer: Term): number {
  const rate = field(element(answer, 1) ?? NIL_ATOM, 'rate') ?? NIL_ATOM;
  const share = divide(keywordGet(payment, 'amount') ?? 0, rate);
  return settled + (isFloat(share) ? share.value : Number(share));
}

function declineReason(answer: Term): Term {
  return field(element(answer, 1) ?? NIL_ATOM, 'reason') ?? NIL_ATOM;
}

/** No clause of the `case` matches: `CaseClauseError`. */
function noClause(answer: Term): never {
  throw erlangError(tuple(atom('case_clause'), answer));
}

const IN = 'CoffeeShop.PaymentGateway.';
const CHARGE = { ex: `${IN}handle_cast({:authorize_payment` };
const REFUND = { ex: `${IN}handle_cast({:refund_payment` };

export const gatewayMachine = createMachine({
  id: 'PaymentGateway',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({
    connection: atom('connected'),
    settled: 0,
    options: input.argument,
    payment: NIL_ATOM,
  }),
  initial: 'idle',
  states: {
    idle: {
      meta: { ex: `${IN}init(` },
      entry: assign({ payment: NIL_ATOM }),
      on: {
        'cast.authorize_payment': {
          target: 'charging',
          meta: CHARGE,
          actions: [
            assign({ payment: paymentIn }),
            ask('bank', (args) => charge(paymentIn(args)), { as: 'bank', timeout }),
          ],
        },
        'cast.refund_payment': {
          target: 'refunding',
          meta: REFUND,
          actions: [
            assign({ payment: paymentIn }),
            ask('bank', (args) => ex`{:refund, ${orderId(paymentIn(args))}}`, {
              as: 'bank',
              timeout,
            }),
          ],
        },
      },
    },
    charging: {
      tags: ['blocked'],
      meta: CHARGE,
      on: {
        'answer.bank': [
          {
            guard: 'isApproved',
            target: 'idle',
            meta: CHARGE,
            actions: [
              assign(({ context, event }) => ({
                settled: settle(context, event.value),
                connection: atom('connected'),
              })),
              cast(CASHIER, ({ context }) => ex`{:payment_success, order_id: ${idOf(context)}}`),
            ],
          },
          {
            guard: 'isDeclined',
            target: 'idle',
            meta: CHARGE,
            actions: cast(
              CASHIER,
              ({ context, event }) =>
                ex`{:payment_declined, order_id: ${idOf(context)}, reason: ${declineReason(event.value)}}`,
            ),
          },
          {
            guard: 'isTimeout',
            target: 'idle',
            meta: CHARGE,
            actions: cast(
              CASHIER,
              ({ context }) => ex`{:payment_timeout, order_id: ${idOf(context)}}`,
            ),
          },
          {
            guard: 'isRefused',
            target: 'idle',
            meta: CHARGE,
            actions: [
              assign({ connection: atom('refused') }),
              cast(
                CASHIER,
                ({ context }) => ex`{:payment_unavailable, order_id: ${idOf(context)}}`,
              ),
            ],
          },
          { meta: CHARGE, actions: assign(({ event }) => noClause(event.value)) },
        ],
      },
    },
    refunding: {
      tags: ['blocked'],
      meta: REFUND,
      on: {
        'answer.bank': [
          {
            guard: 'isRefunded',
            target: 'idle',
            meta: REFUND,
            actions: cast(
              CASHIER,
              ({ context }) => ex`{:payment_refunded, order_id: ${idOf(context)}}`,
            ),
          },
          { guard: 'isTimeout', target: 'idle', meta: REFUND },
          { guard: 'isRefused', target: 'idle', meta: REFUND },
          { meta: REFUND, actions: assign(({ event }) => noClause(event.value)) },
        ],
      },
    },
  },
});

function shown({ connection, settled }: Gateway): unknown {
  return { connection, settled: float(settled) };
}

export const gateway = genServer({
  module: 'CoffeeShop.PaymentGateway',
  name: 'CoffeeShop.PaymentGateway',
  machine: gatewayMachine,
  describe: shown,
});
