/** Alice sends what she is told to send, and never waits for an answer. */
import { setup } from 'xstate';

import { log, register, send } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { element } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isAtom, isPid, isTuple, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

type Alice = { readonly bob: Pid };

type Events = Message<'tell' | 'tell_name'>;

const letterIn = ({ event }: { readonly event: Events }): Term =>
  (isTuple(event.message) ? event.message.items.at(-1) : undefined) ?? NIL_ATOM;

const nameIn = ({ event }: { readonly event: Events }) => {
  const name = element(event.message, 1) ?? NIL_ATOM;
  return isAtom(name) ? name : NIL_ATOM;
};

function bobIn({ argument, self }: Input): Pid {
  return isPid(argument) ? argument : self;
}

const { createMachine } = setup({
  types: { context: {} as Alice, events: {} as Events, input: {} as Input },
  guards: {
    isLetter: ({ event }) => isTuple(event.message, 2),
    isAddressed: ({ event }) => isTuple(event.message, 3),
  },
});

const WRITE = 'Letters.Alice.write(';

export const aliceMachine = createMachine({
  id: 'Alice',
  meta: { ex: 'Letters.Alice.start(' },
  context: ({ input }) => ({ bob: bobIn(input) }),
  entry: register(atom('alice')),
  initial: 'writing',
  states: {
    writing: {
      meta: { ex: WRITE },
      on: {
        tell: {
          guard: 'isLetter',
          meta: { ex: `${WRITE} > {:tell, letter} ->` },
          actions: [
            send(({ context }) => context.bob, letterIn),
            log((args) => `sent ${inspectLine(letterIn(args))}`),
          ],
        },
        tell_name: {
          guard: 'isAddressed',
          meta: { ex: `${WRITE} > {:tell_name, name, letter} ->` },
          actions: [
            send(nameIn, letterIn),
            log((args) => `sent ${inspectLine(letterIn(args))} to ${inspectLine(nameIn(args))}`),
          ],
        },
      },
    },
  },
});

export const alice = hostMachine({ name: 'Letters.Alice', machine: aliceMachine });
