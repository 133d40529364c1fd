/** Sends the receiver whatever it is told to send. */
import { setup } from 'xstate';

import { register, send } from '#machine/actions.ts';
import { hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import { element } from '#term/access.ts';
import { atom, isPid, isTuple, NIL_ATOM, type Pid } from '#term/term.ts';

type Sender = { readonly receiver: Pid };

type Events = Message<'tell'>;

function receiverIn({ argument, self }: Input): Pid {
  return isPid(argument) ? argument : self;
}

const { createMachine } = setup({
  types: { context: {} as Sender, events: {} as Events, input: {} as Input },
  guards: { isMessage: ({ event }) => isTuple(event.message, 2) },
});

const SEND_ON = 'Mailbox.Sender.send_on(';

export const senderMachine = createMachine({
  id: 'Sender',
  meta: { ex: 'Mailbox.Sender.start(' },
  context: ({ input }) => ({ receiver: receiverIn(input) }),
  entry: register(atom('sender')),
  initial: 'sending_on',
  states: {
    sending_on: {
      meta: { ex: SEND_ON },
      on: {
        tell: {
          guard: 'isMessage',
          meta: { ex: `${SEND_ON} > {:tell, message} ->` },
          actions: send(
            ({ context }) => context.receiver,
            ({ event }) => element(event.message, 1) ?? NIL_ATOM,
          ),
        },
      },
    },
  },
});

export const sender = hostMachine({ name: 'Mailbox.Sender', machine: senderMachine });
