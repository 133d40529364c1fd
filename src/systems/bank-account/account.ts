/** The account: a loop whose argument is the balance. One mailbox, so one request after the other. */
import { assign, setup } from 'xstate';

import { register, send } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, isPid, isTuple, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

type Account = { readonly balance: number };

type Events = Message<'deposit' | 'withdraw' | 'balance' | 'set'>;

type Args = { readonly context: Account; readonly event: Events; readonly self: Pid };

const amountIn = ({ event }: { readonly event: Events }) => Number(element(event.message, 1));

/** Who asked is said last. */
function asker({ event, self }: Args): Pid {
  const from = isTuple(event.message) ? event.message.items.at(-1) : undefined;
  return from !== undefined && isPid(from) ? from : self;
}

const reply = (answer: (args: Args) => Term) => send<Account, Events>(asker, answer);

const isRequest = ({ message }: Events, size: number) =>
  isTuple(message, size) && isPid(message.items.at(-1) ?? NIL_ATOM);

const { createMachine } = setup({
  types: { context: {} as Account, events: {} as Events, input: {} as Input },
  guards: {
    isDeposit: ({ event }) => isRequest(event, 3),
    isCovered: ({ context, event }) =>
      isRequest(event, 3) && amountIn({ event }) <= context.balance,
    isWithdrawal: ({ event }) => isRequest(event, 3),
    isQuestion: ({ event }) => isRequest(event, 2),
    isNewBalance: ({ event }) => isTuple(event.message, 2),
  },
});

const LOOP = 'BankAccount.Account.loop(';

export const accountMachine = createMachine({
  id: 'Account',
  meta: { ex: 'BankAccount.Account.start(' },
  context: ({ input }) => ({ balance: Number(field(input.argument, 'balance')) }),
  entry: register(atom('account')),
  initial: 'loop',
  states: {
    loop: {
      meta: { ex: LOOP },
      on: {
        deposit: {
          guard: 'isDeposit',
          meta: { ex: `${LOOP} > {:deposit, amount, from} ->` },
          actions: [
            reply((args) => ex`{:ok, ${args.context.balance + amountIn(args)}}`),
            assign({ balance: (args) => args.context.balance + amountIn(args) }),
          ],
        },
        withdraw: [
          {
            guard: 'isCovered',
            meta: { ex: `${LOOP} > {:withdraw, amount, from} when amount <= balance ->` },
            actions: [
              reply((args) => ex`{:ok, ${args.context.balance - amountIn(args)}}`),
              assign({ balance: (args) => args.context.balance - amountIn(args) }),
            ],
          },
          {
            guard: 'isWithdrawal',
            meta: { ex: `${LOOP} > {:withdraw, _amount, from} ->` },
            actions: reply(() => ex`{:error, :insufficient_funds}`),
          },
        ],
        balance: {
          guard: 'isQuestion',
          meta: { ex: `${LOOP} > {:balance, from} ->` },
          actions: reply(({ context }) => ex`{:balance, ${context.balance}}`),
        },
        set: {
          guard: 'isNewBalance',
          meta: { ex: `${LOOP} > {:set, new_balance} ->` },
          actions: assign({ balance: amountIn }),
        },
      },
    },
  },
});

export const account = hostMachine({ name: 'BankAccount.Account', machine: accountMachine });
