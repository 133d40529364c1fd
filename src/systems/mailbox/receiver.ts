/**
 * The receiver takes what one of its clauses matches; everything else stays in its mailbox, unless it
 * has the catch-all clause. In selective mode it looks for what is urgent before all else.
 */
import { assign, setup } from 'xstate';

import { log, register } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { element, field } from '#term/access.ts';
import { compare } from '#term/compare.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isAtom, isTuple, NIL_ATOM, type Term } from '#term/term.ts';

type Receiver = { readonly options: Term; readonly job: Term };

type Events = Message<string>;

const chosen = ({ options }: Receiver, key: string, word: string) =>
  field(options, key) === atom(word);

const { createMachine } = setup({
  types: {
    context: {} as Receiver,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'sleeping',
  },
  guards: {
    isSelective: ({ context }) => chosen(context, 'mode', 'selective'),
    hasCatchAll: ({ context }) => chosen(context, 'catch_all', 'yes'),
    isUrgent: ({ event }) => isTuple(event.message, 2),
    /** In Elixir's order of terms: what is no number is above every number. */
    isAboveTen: ({ event }) =>
      isTuple(event.message, 2) && compare(element(event.message, 1) ?? 0, 10) > 0,
    isStop: ({ event }) => isAtom(event.message, 'stop'),
  },
  delays: { work: ({ context }) => Number(field(context.options, 'work')) },
});

const IN = 'Mailbox.Receiver.';

const urgent = (place: string) =>
  ({
    guard: 'isUrgent',
    target: 'working',
    meta: { ex: `${IN}${place}( > {:urgent, text} ->` },
  }) as const;

/** The three clauses that stand in both functions. */
const known = (place: string) =>
  ({
    urgent: urgent(place),
    number: {
      guard: 'isAboveTen',
      target: 'working',
      meta: { ex: `${IN}${place}( > {:number, n} when n > 10 ->` },
    },
    stop: {
      guard: 'isStop',
      target: 'done',
      meta: { ex: `${IN}${place}( > :stop ->` },
      actions: log<Receiver, Events>('stops'),
    },
  }) as const;

const TAKE = [
  { guard: 'hasCatchAll', target: 'take_any', meta: { ex: `${IN}take(%{catch_all` } },
  { target: 'take_known', meta: { ex: `${IN}take(options` } },
] as const;

export const receiverMachine = createMachine({
  id: 'Receiver',
  meta: { ex: `${IN}start(` },
  context: ({ input }) => ({ options: input.argument, job: NIL_ATOM }),
  entry: register(atom('receiver')),
  initial: 'next',
  states: {
    next: {
      meta: { ex: `${IN}next(` },
      always: [
        { guard: 'isSelective', target: 'urgent_first', meta: { ex: `${IN}next(%{mode` } },
        ...TAKE,
      ],
    },
    urgent_first: {
      meta: { ex: `${IN}urgent_first(` },
      on: { urgent: urgent('urgent_first') },
      after: { 0: TAKE },
    },
    take_known: { meta: { ex: `${IN}take_known(` }, on: known('take_known') },
    take_any: {
      meta: { ex: `${IN}take_any(` },
      on: {
        ...known('take_any'),
        '*': {
          target: 'next',
          meta: { ex: `${IN}take_any( > other ->` },
          actions: log(({ event }) => `throws away ${inspectLine(event.message)}`),
        },
      },
    },
    working: {
      tags: ['sleeping'],
      meta: { ex: `${IN}work(` },
      entry: [
        assign({ job: ({ event }) => event.message }),
        log(({ event }) => `works on ${inspectLine(event.message)}`),
      ],
      exit: assign({ job: NIL_ATOM }),
      after: { work: { target: 'next', meta: { ex: `${IN}work(` } } },
    },
    done: { type: 'final', meta: { ex: `${IN}take_known( > :stop ->` } },
  },
});

export const receiver = hostMachine({
  name: 'Mailbox.Receiver',
  machine: receiverMachine,
  describe: ({ options, job }: Receiver) => ({
    mode: field(options, 'mode'),
    catch_all: field(options, 'catch_all'),
    job,
  }),
});
