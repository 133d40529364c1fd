/** The foreman of the workshop: does what is wanted from outside, and says what came of it. */
import { assign } from 'xstate';

import { demonitor, log } from '#machine/actions.ts';
import { agentGetAndUpdate, agentUpdate } from '#otp/agent.ts';
import type { RestartType } from '#otp/child.ts';
import { startChild } from '#otp/dynamic-supervisor.ts';
import { genServer } from '#otp/gen-server.ts';
import { countKeys, dispatch, lookup } from '#otp/registry-actions.ts';
import { asyncNolink, startTaskChild } from '#otp/task-supervisor.ts';
import { asyncTask } from '#otp/task.ts';
import { call, cast } from '#otp/wire.ts';
import { ex } from '#term/ex.ts';
import { atom, isAtom, isReference, NIL_ATOM, type Reference, type Term } from '#term/term.ts';

import { bench } from './bench.ts';
import { args, at, foremanSetup, stockFunction, told } from './foreman-setup.ts';
import { waiting } from './foreman-waiting.ts';
import { job } from './job.ts';
import { BENCHES, benchCalled, HELPERS, NAMES, STOCK, text, TOPICS } from './names.ts';

const working = foremanSetup.createStateConfig({
  meta: { ex: 'Workshop.Foreman.init(options)' },
  on: {
    'info.open': {
      target: 'opening',
      meta: at('{:open, name'),
      actions: [
        assign({ wanted: ({ event }) => event.message }),
        startChild(
          BENCHES,
          ({ event }) => ({
            start: bench,
            argument: told(1)({ event }),
            restart: restartIn(told(2)({ event })),
          }),
          { as: 'opened' },
        ),
      ],
    },
    'info.close': {
      target: 'closing',
      meta: at('{:close, name'),
      actions: [
        assign({ wanted: ({ event }) => event.message }),
        lookup(NAMES, told(1), { as: 'found' }),
      ],
    },
    'info.repair': {
      target: 'repairing',
      meta: at('{:repair, name'),
      actions: call(
        ({ event }) => benchCalled(told(1)({ event })),
        ({ event }) => ex`{:repair, ${told(2)({ event })}}`,
        { as: 'repaired' },
      ),
    },
    'info.break': {
      meta: at('{:break, name'),
      actions: cast(
        ({ event }) => benchCalled(told(1)({ event })),
        ({ event }) => ex`{:break, ${told(2)({ event })}}`,
      ),
    },
    'info.announce': {
      meta: at('{:announce, text'),
      actions: dispatch({
        registry: TOPICS,
        key: atom('news'),
        message: ({ event }) => ex`{:news, ${told(1)({ event })}}`,
      }),
    },
    'info.job': {
      target: 'awaiting',
      meta: at('{:job, outcome'),
      actions: [
        assign({ wanted: ({ event }) => event.message }),
        asyncTask({ task: job, args, as: 'task' }),
      ],
    },
    'info.help': {
      target: 'sendingHelp',
      meta: at('{:help, outcome'),
      actions: asyncNolink({ supervisor: HELPERS, task: job, args, as: 'helper' }),
    },
    'info.errand': {
      target: 'sendingHelp',
      meta: at('{:errand, outcome'),
      actions: startTaskChild({ supervisor: HELPERS, task: job, args, as: 'helper' }),
    },
    'info.message': {
      meta: at('{ref, outcome}'),
      actions: [
        demonitor(({ event }) => referenceIn(told(0)({ event }))),
        log(({ event }) => `help: ${text(told(1)({ event }))}`),
      ],
    },
    'info.DOWN': {
      meta: at('{:DOWN, _ref'),
      actions: log(({ event }) => `no help: ${text(event.reason)}`),
    },
    'info.take': {
      target: 'taking',
      meta: at('{:take, some'),
      actions: agentGetAndUpdate(STOCK, ({ event }) => stockFunction('minus', told(1)({ event })), {
        as: 'taken',
      }),
    },
    'info.add': {
      target: 'adding',
      meta: at('{:add, some'),
      actions: agentUpdate(STOCK, ({ event }) => stockFunction('plus', told(1)({ event })), {
        as: 'added',
      }),
    },
    'info.count': {
      target: 'counting',
      meta: at(':count'),
      actions: countKeys(NAMES, { as: 'names' }),
    },
  },
});

export const foremanMachine = foremanSetup.createMachine({
  id: 'Foreman',
  meta: { ex: 'Workshop.Foreman.init(options)' },
  context: ({ input }) => ({ options: input.argument, wanted: NIL_ATOM, names: 0 }),
  initial: 'working',
  states: { working, ...waiting },
});

export const foreman = genServer({
  module: 'Workshop.Foreman',
  name: 'Workshop.Foreman',
  machine: foremanMachine,
  describe: () => ({}),
});

function restartIn(term: Term): RestartType {
  const known: readonly RestartType[] = ['permanent', 'transient', 'temporary'];
  return known.find((restart) => isAtom(term, restart)) ?? 'permanent';
}

function referenceIn(term: Term): Reference | string {
  return isReference(term) ? term : '';
}
