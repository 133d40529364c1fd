/**
 * What starts the one program again when it has died: from outside, as an operating system's service
 * manager does. It can only start all of it anew, and that takes its time.
 */
import { setup } from 'xstate';

import { spawn } from '#machine/actions.ts';
import { type Answered, type Down, hostMachine, type Input } from '#machine/host-machine.ts';
import { field } from '#term/access.ts';
import type { Term } from '#term/term.ts';

import { program } from './program.ts';

type Watchdog = { readonly options: Term };

const { createMachine } = setup({
  types: {
    context: {} as Watchdog,
    events: {} as Answered<'program'> | Down<'program'>,
    input: {} as Input,
  },
  delays: {
    booting: ({ context }) => Number(field(context.options, 'boot')),
  },
});

export const watchdogMachine = createMachine({
  id: 'Watchdog',
  context: ({ input }) => ({ options: input.argument }),
  initial: 'watching',
  states: {
    watching: {
      entry: spawn({
        behaviour: program,
        argument: ({ context }) => context.options,
        monitor: true,
        label: 'Program',
        as: 'program',
      }),
      on: { 'DOWN.program': 'restarting' },
    },
    restarting: { after: { booting: 'watching' } },
  },
});

export const watchdog = hostMachine({ name: 'Watchdog', machine: watchdogMachine });
