/**
 * A client wants one thing at a time of the account and waits for the answer. In the mode `asks_first`
 * it looks at the balance, decides by itself and tells the account the new one: the race.
 */
import { assign, setup } from 'xstate';

import { log, register, send } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import {
  atom,
  type Atom,
  isAtom,
  isPid,
  isTuple,
  NIL_ATOM,
  type Pid,
  type Term,
} from '#term/term.ts';

type Client = {
  readonly name: Atom;
  readonly account: Pid;
  readonly options: Term;
  /** What it wants to take or bring just now. */
  readonly amount: number;
  /** The balance that it has seen. */
  readonly seen: number;
  /** What it has taken in all, less what it brought. */
  readonly cash: number;
};

type Events = Message<'withdraw' | 'deposit' | 'balance' | 'ok' | 'error'>;

type Args = { readonly context: Client; readonly event: Events; readonly self: Pid };

function nameIn(argument: Term): Atom {
  const name = element(argument, 0) ?? NIL_ATOM;
  return isAtom(name) ? name : NIL_ATOM;
}

function accountIn(argument: Term, self: Pid): Pid {
  const pid = element(argument, 1) ?? NIL_ATOM;
  return isPid(pid) ? pid : self;
}

const numberIn = ({ event }: { readonly event: Events }) => Number(element(event.message, 1));

const isPair = ({ event }: { readonly event: Events }) =>
  isTuple(event.message, 2) && typeof element(event.message, 1) === 'number';

const isMode = ({ options }: Client, mode: string) => field(options, 'mode') === atom(mode);

const thinks = ({ options }: Client) => Number(field(options, 'think')) > 0;

const { createMachine } = setup({
  types: {
    context: {} as Client,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'sleeping',
  },
  guards: {
    asksFirst: (args) => isPair(args) && isMode(args.context, 'asks_first'),
    isNumber: isPair,
    isWord: ({ event }) => isAtom(event.message, 'balance'),
    isRefusal: ({ event }) => isTuple(event.message, 2),
    isEnough: (args) => isPair(args) && numberIn(args) >= args.context.amount,
    isEnoughAtOnce: (args) =>
      isPair(args) && numberIn(args) >= args.context.amount && !thinks(args.context),
  },
  delays: { think: ({ context }) => Number(field(context.options, 'think')) },
});

const toAccount = (request: (args: Args) => Term) =>
  send<Client, Events>(({ context }) => context.account, request);

const say = (text: (args: Args) => string) => log<Client, Events>(text);

const taken = assign<Client, Events, undefined, Events, never>({
  cash: ({ context }) => context.cash + context.amount,
});

/** `seen`: the balance it decides by. */
const take = (seen: (args: Args) => number) => [
  toAccount((args) => ex`{:set, ${seen(args) - args.context.amount}}`),
  say((args) => `takes ${args.context.amount}, ${seen(args) - args.context.amount} left`),
  taken,
];

const remember = assign<Client, Events, undefined, Events, never>({ amount: numberIn });

const IN = 'BankAccount.Client.';
const DECIDES = `${IN}withdraw(:account_decides`;
const ASKS = `${IN}withdraw(:asks_first`;
const TAKE = { ex: `${IN}take(` };

export const clientMachine = createMachine({
  id: 'Client',
  meta: { ex: `${IN}start(` },
  context: ({ input: { argument, self } }) => ({
    name: nameIn(argument),
    account: accountIn(argument, self),
    options: element(argument, 2) ?? NIL_ATOM,
    amount: 0,
    seen: 0,
    cash: 0,
  }),
  entry: register(({ context }) => context.name),
  initial: 'loop',
  states: {
    loop: {
      meta: { ex: `${IN}loop(` },
      on: {
        withdraw: [
          {
            guard: 'asksFirst',
            target: 'looking',
            meta: { ex: `${IN}loop( > {:withdraw, amount} ->` },
            actions: [remember, toAccount(({ self }) => ex`{:balance, ${self}}`)],
          },
          {
            guard: 'isNumber',
            target: 'withdrawing',
            meta: { ex: `${IN}loop( > {:withdraw, amount} ->` },
            actions: [
              remember,
              toAccount((args) => ex`{:withdraw, ${numberIn(args)}, ${args.self}}`),
            ],
          },
        ],
        deposit: {
          guard: 'isNumber',
          target: 'depositing',
          meta: { ex: `${IN}loop( > {:deposit, amount} ->` },
          actions: [remember, toAccount((args) => ex`{:deposit, ${numberIn(args)}, ${args.self}}`)],
        },
        balance: {
          guard: 'isWord',
          target: 'asking',
          meta: { ex: `${IN}loop( > :balance ->` },
          actions: toAccount(({ self }) => ex`{:balance, ${self}}`),
        },
      },
    },
    withdrawing: {
      meta: { ex: DECIDES },
      on: {
        ok: {
          guard: 'isNumber',
          target: 'loop',
          meta: { ex: `${DECIDES} > {:ok, balance} ->` },
          actions: [say((args) => `takes ${args.context.amount}, ${numberIn(args)} left`), taken],
        },
        error: {
          guard: 'isRefusal',
          target: 'loop',
          meta: { ex: `${DECIDES} > {:error, :insufficient_funds} ->` },
          actions: say(() => 'gets nothing'),
        },
      },
    },
    looking: {
      meta: { ex: ASKS },
      on: {
        balance: [
          {
            guard: 'isEnoughAtOnce',
            target: 'loop',
            meta: { ex: `${ASKS} > {:balance, balance} when balance >= amount ->` },
            actions: take(numberIn),
          },
          {
            guard: 'isEnough',
            target: 'thinking',
            meta: { ex: `${ASKS} > {:balance, balance} when balance >= amount ->` },
            actions: assign({ seen: numberIn }),
          },
          {
            guard: 'isNumber',
            target: 'loop',
            meta: { ex: `${ASKS} > {:balance, _balance} ->` },
            actions: say(() => 'gets nothing'),
          },
        ],
      },
    },
    thinking: {
      tags: ['sleeping'],
      meta: TAKE,
      after: {
        think: { target: 'loop', meta: TAKE, actions: take(({ context }) => context.seen) },
      },
    },
    depositing: {
      meta: { ex: `${IN}deposit(` },
      on: {
        ok: {
          guard: 'isNumber',
          target: 'loop',
          meta: { ex: `${IN}deposit( > {:ok, balance} ->` },
          actions: [
            say((args) => `brings ${args.context.amount}, the balance is ${numberIn(args)}`),
            assign({ cash: ({ context }) => context.cash - context.amount }),
          ],
        },
      },
    },
    asking: {
      meta: { ex: `${IN}balance(` },
      on: {
        balance: {
          guard: 'isNumber',
          target: 'loop',
          meta: { ex: `${IN}balance( > {:balance, balance} ->` },
          actions: say((args) => `the balance is ${numberIn(args)}`),
        },
      },
    },
  },
});

export const client = hostMachine({
  name: 'BankAccount.Client',
  machine: clientMachine,
  describe: ({ cash, amount }: Client) => ({ cash, amount }),
});
