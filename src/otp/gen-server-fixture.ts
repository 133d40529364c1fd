/** What the tests of GenServers share: a clerk that serves, an asker, a starter. */
import { assign, setup } from 'xstate';

import { log, sendAfter, trapExit } from '#machine/actions.ts';
import { hostMachine, type Input } from '#machine/host-machine.ts';
import { raise } from '#machine/reason.ts';
import { play, type Trial } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom, moduleAtom, type Term } from '#term/term.ts';

import { continueWith, stop, stopReply, timeoutAfter } from './callback-actions.ts';
import {
  type Call,
  type Cast,
  type Continue,
  genServer,
  type Info,
  type Terminate,
} from './gen-server.ts';
import { startLink } from './start.ts';
import { reply, type Replied } from './wire.ts';

export type Name = 'order' | 'crash' | 'stop' | 'wait' | 'timeout' | 'go';
export type Events =
  | Call<Name>
  | Cast<Name>
  | Info<Name>
  | Info<'EXIT'>
  | Continue<'recover'>
  | Terminate
  | Cast<'message'>;

export const types = {
  types: { input: {} as Input, context: {} as { value: Term }, events: {} as Events },
};
export const server = setup(types);

export const context = ({ input }: { input: Input }) => ({ value: input.argument });

export const logged = (trial: Trial, label = 'S') =>
  trial
    .lines()
    .flatMap((line) =>
      line.startsWith(`${label} logged `) || line.startsWith(`${label} exited `)
        ? [line.slice(label.length + 8)]
        : [],
    );

/** Serves calls, casts and messages, and says in `terminate` why it ends. */
export const clerk = server.createMachine({
  context,
  entry: [trapExit(), log('init'), continueWith('recover')],
  initial: 'open',
  on: { terminate: { actions: log(({ event }) => ex`{:terminate, ${event.reason}}`) } },
  states: {
    open: {
      on: {
        'continue.recover': { actions: log('continue') },
        'call.order': {
          actions: reply(
            ({ event }) => event.from,
            ({ event }) => ex`{:ok, ${event.request}}`,
          ),
        },
        'call.stop': {
          actions: [
            stopReply({
              reason: atom('normal'),
              from: ({ event }) => event.from,
              value: atom('bye'),
            }),
            log('rest'),
          ],
        },
        'cast.stop': { actions: [stop(({ context: { value } }) => value), log('rest')] },
        'cast.crash': { actions: assign({ value: () => raise('no') }) },
        'cast.wait': { target: 'asking', actions: sendAfter({ message: ex`:go`, delay: 50 }) },
        'cast.timeout': { actions: timeoutAfter(30) },
        'info.go': { actions: log(({ event }) => event.message) },
        'info.timeout': { actions: log('timeout') },
        'info.EXIT': { actions: log('exit') },
      },
    },
    asking: { tags: ['blocked'], on: { 'info.go': 'open' } },
  },
});

export const clerks = () => genServer({ module: 'S', machine: clerk, name: 'S' });

export type Asked = Replied<'x'> | { readonly type: 'answer.x'; readonly value: Term };
export const client = setup({ types: { events: {} as Asked } });

/** Does one thing and logs what it came to. */
export const asker = (
  entry: Parameters<typeof client.createMachine>[0]['entry'],
  takesExit = true,
) =>
  hostMachine({
    name: 'C',
    machine: client.createMachine({
      ...(entry === undefined ? {} : { entry }),
      on: {
        'reply.x': { actions: log(({ event }) => event.value) },
        'answer.x': { actions: log(({ event }) => event.value) },
        ...(takesExit ? { 'exit.x': { actions: log(({ event }) => event.reason) } } : {}),
      },
    }),
  });

export const S = moduleAtom('S');
export const start = (...more: readonly { readonly behaviour: ReturnType<typeof asker> }[]) =>
  play([{ behaviour: clerks(), argument: atom('boom') }, ...more]).until(1);

export type Started =
  | { readonly type: 'answer.x'; readonly value: Term }
  | { readonly type: 'EXIT'; readonly message: Term };
export const starter = (
  behaviour: ReturnType<typeof clerks> | ReturnType<typeof asker>,
  traps = true,
  timeout?: number,
) =>
  hostMachine({
    name: 'P',
    machine: setup({ types: { events: {} as Started } }).createMachine({
      entry: [
        ...(traps ? [trapExit()] : []),
        startLink({
          behaviour,
          argument: atom('boom'),
          as: 'x',
          ...(timeout === undefined ? {} : { timeout }),
        }),
      ],
      on: {
        'answer.x': { actions: log(({ event }) => event.value) },
        EXIT: { actions: log(({ event }) => event.message) },
      },
    }),
  });

export const failing = (entry: Parameters<typeof server.createMachine>[0]['entry']) =>
  genServer({
    module: 'S',
    name: 'S',
    machine: server.createMachine({ context, ...(entry === undefined ? {} : { entry }) }),
  });
