/** The radio plays for as long as there is a signal, then it crashes: nobody needs it. */
import { assign, setup } from 'xstate';

import { sendAfter } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { raise } from '#machine/reason.ts';
import { genServer, type Info } from '#otp/gen-server.ts';
import { field } from '#term/access.ts';
import { atom, type Term } from '#term/term.ts';

type Radio = { readonly options: Term };

const { createMachine } = setup({
  types: { context: {} as Radio, events: {} as Info<'silence'>, input: {} as Input },
});

const IN = 'BackRoom.Radio.';

export const radioMachine = createMachine({
  id: 'Radio',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({ options: input.argument }),
  entry: sendAfter({
    message: atom('silence'),
    delay: ({ context }) => Number(field(context.options, 'reception')),
  }),
  initial: 'playing',
  states: {
    playing: {
      meta: { ex: `${IN}init(` },
      on: {
        'info.silence': {
          meta: { ex: `${IN}handle_info(:silence` },
          actions: assign({ options: () => raise('no signal') }),
        },
      },
    },
  },
});

export const radio = genServer({
  module: 'BackRoom.Radio',
  name: 'BackRoom.Radio',
  machine: radioMachine,
  describe: () => ({}),
});
