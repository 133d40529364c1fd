/** A bench of the workshop: it is found by its name, and hears the news. */
import { setup } from 'xstate';

import { log } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { stop } from '#otp/callback-actions.ts';
import { BLOCKED, type Call, type Cast, genServer, type Info } from '#otp/gen-server.ts';
import { registerKey } from '#otp/registry-actions.ts';
import { reply } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { atom, NIL_ATOM, type Term } from '#term/term.ts';

import { benchCalled, text, TOPICS } from './names.ts';

type Bench = { readonly name: Term };
type Events = Call<'repair'> | Cast<'break'> | Info<'news'>;

const { createMachine } = setup({
  types: { context: {} as Bench, events: {} as Events, input: {} as Input },
  guards: {
    isCursed: ({ context }) => context.name === 'cursed',
    isBomb: ({ event }) => event.type === 'call.repair' && element(event.request, 1) === 'bomb',
  },
});

const IN = 'Workshop.Bench.';

export const benchMachine = createMachine({
  id: 'Bench',
  meta: { ex: `${IN}init(name)` },
  context: ({ input }) => ({ name: input.argument }),
  initial: 'opening',
  states: {
    opening: {
      tags: [BLOCKED],
      meta: { ex: `${IN}init(name)` },
      always: [
        {
          guard: 'isCursed',
          target: 'open',
          meta: { ex: `${IN}init("cursed")` },
          actions: stop(atom('cursed')),
        },
        {
          target: 'open',
          meta: { ex: `${IN}init(name)` },
          actions: registerKey({
            registry: TOPICS,
            key: atom('news'),
            value: ({ context }) => context.name,
          }),
        },
      ],
    },
    open: {
      meta: { ex: `${IN}init(name)` },
      on: {
        'call.repair': [
          {
            guard: 'isBomb',
            meta: { ex: `${IN}handle_call({:repair, "bomb"}` },
            actions: stop(atom('exploded')),
          },
          {
            meta: { ex: `${IN}handle_call({:repair, thing}` },
            actions: reply(
              ({ event }) => event.from,
              ({ context, event }) => `${text(element(event.request, 1))} by ${text(context.name)}`,
            ),
          },
        ],
        'cast.break': {
          meta: { ex: `${IN}handle_cast({:break, reason}` },
          actions: stop(({ event }) => element(event.request, 1) ?? NIL_ATOM),
        },
        'info.news': {
          meta: { ex: `${IN}handle_info({:news, text}` },
          actions: log(
            ({ context, event }) =>
              `${text(context.name)} hears ${text(element(event.message, 1))}`,
          ),
        },
      },
    },
  },
});

export const bench = genServer({
  module: 'Workshop.Bench',
  name: benchCalled,
  machine: benchMachine,
});
