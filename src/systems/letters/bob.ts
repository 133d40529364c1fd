/** Bob reads one letter after the other. When none comes for a while he says so and waits again. */
import { setup } from 'xstate';

import { log, register } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { field } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isAtom, type Term } from '#term/term.ts';

type Bob = { readonly options: Term };

type Events = Message<string>;

const { createMachine } = setup({
  types: { context: {} as Bob, events: {} as Events, input: {} as Input },
  guards: { isStop: ({ event }) => isAtom(event.message, 'stop') },
  delays: {
    timeout: ({ context }) => Number(field(context.options, 'timeout')),
    work: ({ context }) => Number(field(context.options, 'work')),
  },
});

const WAIT = 'Letters.Bob.wait(';
const READ = { ex: 'Letters.Bob.read(' };

const letter = {
  target: 'reading',
  meta: { ex: `${WAIT} > letter ->` },
  actions: log<Bob, Events>(({ event }) => `got ${inspectLine(event.message)}`),
} as const;

export const bobMachine = createMachine({
  id: 'Bob',
  meta: { ex: 'Letters.Bob.start(' },
  context: ({ input }) => ({ options: input.argument }),
  entry: register(atom('bob')),
  initial: 'waiting',
  states: {
    waiting: {
      meta: { ex: WAIT },
      on: {
        stop: [
          {
            guard: 'isStop',
            target: 'done',
            meta: { ex: `${WAIT} > :stop ->` },
            actions: log('stops'),
          },
          letter,
        ],
        '*': letter,
      },
      after: {
        timeout: {
          target: 'waiting',
          reenter: true,
          meta: { ex: `${WAIT} > options.timeout ->` },
          actions: log('nothing came, so I wait again'),
        },
      },
    },
    reading: { tags: ['sleeping'], meta: READ, after: { work: { target: 'waiting', meta: READ } } },
    done: { type: 'final', meta: { ex: `${WAIT} > :stop ->` } },
  },
});

export const bob = hostMachine({ name: 'Letters.Bob', machine: bobMachine });
