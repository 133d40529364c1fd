/** Starts a pipe for each value, a process of its own, and hears how it ended. */
import { assign, setup } from 'xstate';

import { log, register, spawn } from '#machine/actions.ts';
import {
  type Answered,
  type Down,
  hostMachine,
  type Input,
  type Message,
} from '#machine/host-machine.ts';
import { element, entriesOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isAtom, isTuple, map, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { bannerOf } from './error.ts';
import { pipe } from './pipe.ts';

type Caller = { readonly options: Term; readonly pipes: number };

type Events = Message<'run' | 'result'> | Answered<'pipe'> | Down<'pipe'>;

/** `Map.merge(options, changes)` */
function merged(options: Term, changes: Term): Term {
  return map([...entriesOf(options), ...entriesOf(changes)]);
}

const changesIn = (event: Events): Term =>
  event.type === 'run' ? (element(event.message, 1) ?? NIL_ATOM) : NIL_ATOM;

const reasonIn = (event: Events): Term => (event.type === 'DOWN.pipe' ? event.reason : NIL_ATOM);

const { createMachine } = setup({
  types: { context: {} as Caller, events: {} as Events, input: {} as Input },
  guards: {
    isRun: ({ event }) => event.type === 'run' && isTuple(event.message, 2),
    isResult: ({ event }) => event.type === 'result' && isTuple(event.message, 2),
    isNormal: ({ event }) => isAtom(reasonIn(event), 'normal'),
    isError: ({ event }) => bannerOf(reasonIn(event)) !== undefined,
  },
});

const IN = 'Pipes.Caller.';
const LOOP = `${IN}loop(`;
const WAIT = `${IN}wait(`;
const down = (reason: string) => ({ ex: `${WAIT} > {:DOWN, ^ref, :process, _pid, ${reason}} ->` });

export const callerMachine = createMachine({
  id: 'Caller',
  meta: { ex: `${IN}start(` },
  context: ({ input }) => ({ options: input.argument, pipes: 0 }),
  entry: register(atom('caller')),
  initial: 'loop',
  states: {
    loop: {
      meta: { ex: LOOP },
      on: {
        run: {
          guard: 'isRun',
          target: 'wait',
          meta: { ex: `${LOOP} > {:run, changes} ->` },
          actions: [
            assign({ pipes: ({ context }) => context.pipes + 1 }),
            spawn({
              behaviour: pipe,
              argument: ({ context, event, self }) =>
                tuple(self, merged(context.options, changesIn(event))),
              monitor: true,
              label: 'Pipe',
              as: 'pipe',
            }),
          ],
        },
      },
    },
    wait: {
      meta: { ex: WAIT },
      on: {
        result: {
          guard: 'isResult',
          meta: { ex: `${WAIT} > {:result, value} ->` },
          actions: log(({ event }) =>
            event.type === 'result'
              ? `result ${inspectLine(element(event.message, 1) ?? NIL_ATOM)}`
              : '',
          ),
        },
        'DOWN.pipe': [
          { guard: 'isNormal', target: 'loop', meta: down(':normal') },
          {
            guard: 'isError',
            target: 'loop',
            meta: down('{error, stack}'),
            actions: log(({ event }) => bannerOf(reasonIn(event)) ?? ''),
          },
          {
            target: 'loop',
            meta: down('reason'),
            actions: log(({ event }) => `no result: ${inspectLine(reasonIn(event))}`),
          },
        ],
      },
    },
  },
});

export const caller = hostMachine({
  name: 'Pipes.Caller',
  machine: callerMachine,
  describe: ({ pipes }: Caller) => ({ pipes }),
});
