/** The cleaner has one job: when it is done, it ends with `:normal`. */
import { setup } from 'xstate';

import { log, sendAfter } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { stop } from '#otp/callback-actions.ts';
import { genServer, type Info } from '#otp/gen-server.ts';
import { field } from '#term/access.ts';
import { atom, type Term } from '#term/term.ts';

type Cleaner = { readonly options: Term };

const { createMachine } = setup({
  types: { context: {} as Cleaner, events: {} as Info<'cleaned'>, input: {} as Input },
});

const IN = 'BackRoom.Cleaner.';

export const cleanerMachine = createMachine({
  id: 'Cleaner',
  meta: { ex: `${IN}init(` },
  context: ({ input }) => ({ options: input.argument }),
  entry: sendAfter({
    message: atom('cleaned'),
    delay: ({ context }) => Number(field(context.options, 'clean')),
  }),
  initial: 'cleaning',
  states: {
    cleaning: {
      meta: { ex: `${IN}init(` },
      on: {
        'info.cleaned': {
          meta: { ex: `${IN}handle_info(:cleaned` },
          actions: [log('all clean'), stop(atom('normal'))],
        },
      },
    },
  },
});

export const cleaner = genServer({
  module: 'BackRoom.Cleaner',
  name: 'BackRoom.Cleaner',
  machine: cleanerMachine,
  describe: () => ({}),
});
