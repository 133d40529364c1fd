/**
 * The espresso machine has the coffee ground, then brews it, one cup after the other. Its wiring is how
 * it knows the grinder: by its name, by the pid that it had when the machine started, or as a pair.
 */
import { assign, setup } from 'xstate';

import { log, sendAfter, whereis } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { stop } from '#otp/callback-actions.ts';
import { type Cast, genServer, type Info } from '#otp/gen-server.ts';
import { cast } from '#otp/wire.ts';
import { element, field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, type Atom, isAtom, isPid, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import { GRINDER } from './names.ts';

type Machine = {
  /** Its name, its pid, or `nil`. */
  readonly grinder: Pid | Atom;
  /** The number of the coffee that is being brewed, or `nil`. */
  readonly brewing: Term;
  /** What is ground and waits. */
  readonly ground: readonly Term[];
  readonly made: number;
  readonly options: Term;
};

type Events = Cast<'order' | 'ground' | 'off'> | Info<'brewed'> | Answered<'grinder'>;

type Wired = { readonly context: Machine };

const isWired = ({ context: { options } }: Wired, wiring: string) =>
  field(options, 'wiring') === atom(wiring);

const { createMachine } = setup({
  types: { context: {} as Machine, events: {} as Events, input: {} as Input },
  guards: {
    isByName: (args) => isWired(args, 'name'),
    isPair: (args) => isWired(args, 'pair'),
    hasGround: ({ context }) => context.ground.length > 0,
  },
});

const idIn = ({ event }: { readonly event: Events }) => {
  const message =
    'request' in event ? event.request : 'message' in event ? event.message : NIL_ATOM;
  return element(message, 1) ?? NIL_ATOM;
};

const found = ({ event }: { readonly event: Events }): Pid | Atom =>
  event.type === 'answer.grinder' && (isPid(event.value) || isAtom(event.value))
    ? event.value
    : NIL_ATOM;

const remember = assign<Machine, Events, undefined, Events, never>({ grinder: found });

const IN = 'BackRoom.Machine.';
const PID = { ex: `${IN}grinder(:pid)` };
const PAIR = { ex: `${IN}grinder(:pair)` };

export const machineMachine = createMachine({
  id: 'Machine',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({
    grinder: GRINDER,
    brewing: NIL_ATOM,
    ground: [],
    made: 0,
    options: input.argument,
  }),
  initial: 'starting',
  on: {
    'cast.order': {
      meta: { ex: `${IN}handle_cast({:order` },
      actions: cast(
        ({ context }) => context.grinder,
        (args) => ex`{:grind, ${idIn(args)}, ${args.self}}`,
      ),
    },
    'cast.ground': {
      meta: { ex: `${IN}handle_cast({:ground` },
      actions: assign({ ground: (args) => [...args.context.ground, idIn(args)] }),
    },
    'cast.off': { meta: { ex: `${IN}handle_cast(:off` }, actions: stop(atom('normal')) },
  },
  states: {
    starting: {
      meta: { ex: `${IN}init(` },
      always: [
        { guard: 'isByName', target: 'idle', meta: { ex: `${IN}grinder(:name)` } },
        { guard: 'isPair', target: 'pairing', meta: PAIR },
        { target: 'looking', meta: PID },
      ],
    },
    looking: {
      meta: PID,
      entry: whereis(GRINDER, { as: 'grinder' }),
      on: { 'answer.grinder': { target: 'idle', meta: PID, actions: remember } },
    },
    pairing: {
      meta: PAIR,
      entry: whereis(GRINDER, { as: 'grinder' }),
      on: {
        'answer.grinder': {
          target: 'idle',
          meta: PAIR,
          actions: [remember, cast(found, ({ self }) => ex`{:hello, ${self}}`)],
        },
      },
    },
    idle: {
      meta: { ex: `${IN}start_if_idle(state)` },
      entry: assign({ brewing: NIL_ATOM }),
      always: {
        guard: 'hasGround',
        target: 'brewing',
        meta: { ex: `${IN}start_if_idle(%{brewing: nil` },
      },
    },
    brewing: {
      meta: { ex: `${IN}start_if_idle(%{brewing: nil` },
      entry: [
        assign({
          brewing: ({ context: { ground } }) => ground[0] ?? NIL_ATOM,
          ground: ({ context: { ground } }) => ground.slice(1),
        }),
        sendAfter({
          message: ({ context }) => ex`{:brewed, ${context.brewing}}`,
          delay: ({ context }) => Number(field(context.options, 'brew')),
        }),
      ],
      on: {
        'info.brewed': {
          target: 'idle',
          meta: { ex: `${IN}handle_info({:brewed` },
          actions: [
            log((args) => `coffee ${inspectLine(idIn(args))}`),
            assign({ made: ({ context }) => context.made + 1 }),
          ],
        },
      },
    },
  },
});

export const machine = genServer({
  module: 'BackRoom.Machine',
  name: 'BackRoom.Machine',
  machine: machineMachine,
  describe: ({ grinder, brewing, ground, made }: Machine) => ({ grinder, brewing, ground, made }),
});
