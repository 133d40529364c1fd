/**
 * The grinder grinds for whoever asks; once a machine has said hello it knows that one by its pid and
 * grinds for nobody else.
 */
import { assign, setup } from 'xstate';

import { discard } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { type Cast, genServer } from '#otp/gen-server.ts';
import { cast } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isPid, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

type Grinder = {
  /** The one that it is paired with, or `nil`. */
  readonly machine: Term;
  readonly ground: number;
};

type Events = Cast<'hello' | 'grind'>;

const pidAt = ({ event }: { readonly event: Events }, place: number): Pid | undefined => {
  const pid = element(event.request, place) ?? NIL_ATOM;
  return isPid(pid) ? pid : undefined;
};

const { createMachine } = setup({
  types: { context: {} as Grinder, events: {} as Events, input: {} as Input },
  guards: {
    isFirst: ({ context }) => context.machine === NIL_ATOM,
    isForAll: ({ context: { machine }, event }) =>
      machine === NIL_ATOM || machine === pidAt({ event }, 2),
  },
});

const IN = 'BackRoom.Grinder.';

export const grinderMachine = createMachine({
  id: 'Grinder',
  meta: { ex: `${IN}init(` },
  context: { machine: NIL_ATOM, ground: 0 },
  initial: 'ready',
  states: {
    ready: {
      meta: { ex: `${IN}init(` },
      on: {
        'cast.hello': [
          {
            guard: 'isFirst',
            meta: { ex: `${IN}handle_cast({:hello, machine}` },
            actions: assign({ machine: ({ event }) => pidAt({ event }, 1) ?? NIL_ATOM }),
          },
          { meta: { ex: `${IN}handle_cast({:hello, _another}` }, actions: discard() },
        ],
        'cast.grind': [
          {
            guard: 'isForAll',
            meta: { ex: `${IN}handle_cast({:grind, id, from}` },
            actions: [
              cast<Grinder, Events>(
                (args) => pidAt(args, 2) ?? args.self,
                ({ event }) => ex`{:ground, ${element(event.request, 1) ?? NIL_ATOM}}`,
              ),
              assign({ ground: ({ context }) => context.ground + 1 }),
            ],
          },
          { meta: { ex: `${IN}handle_cast({:grind, _id, _stranger}` }, actions: discard() },
        ],
      },
    },
  },
});

export const grinder = genServer({
  module: 'BackRoom.Grinder',
  name: 'BackRoom.Grinder',
  machine: grinderMachine,
  describe: ({ machine, ground }: Grinder) => ({ machine, ground }),
});
