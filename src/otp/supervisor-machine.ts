/**
 * The statechart of a supervisor: starting, running, restarting, changing (a call that starts or
 * ends a child) and stopping. All but `running` are deaf: what comes meanwhile stays in the mailbox.
 */
import { type AnyStateMachine, assign } from 'xstate';

import type { Behaviour } from '#kernel/behaviour.ts';
import { discard, log, self, trapExit } from '#machine/actions.ts';
import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import { duplicateId } from './child.ts';
import { BLOCKED, TERMINATING } from './gen-server.ts';
import { startPlan, stopPlan } from './restart.ts';
import { changeResult, handleCall } from './supervisor-calls.ts';
import {
  afterEnd,
  childWithPid,
  type Failure,
  givenUp,
  markRestarting,
  planRestart,
  type SupervisorContext,
  toTryAgain,
  wantsRestart,
  wouldBeTooMany,
} from './supervisor-context.ts';
import { supervisorSetup, workerStates } from './supervisor-worker.ts';
import { cast, reply } from './wire.ts';

export function supervisorMachine(
  init: (argument: Term) => SupervisorContext,
  modules: readonly Behaviour[],
): AnyStateMachine {
  return supervisorSetup.createMachine({
    id: 'supervisor',
    context: ({ input }) => init(input.argument),
    entry: trapExit(),
    initial: 'checking',
    states: {
      checking,
      starting,
      running: runningWith(modules),
      restarting,
      changing,
      stopping,
      stopped: {},
    },
  });
}

const checking = supervisorSetup.createStateConfig({
  tags: [BLOCKED],
  always: [
    {
      guard: ({ context }) => duplicateId(context.children) !== undefined,
      target: 'stopped',
      actions: stop(
        ({ context }) =>
          ex`{:start_spec, {:duplicate_child_name, ${duplicateId(context.children) ?? NIL_ATOM}}}`,
      ),
    },
    { target: 'starting', actions: assign({ plan: ({ context }) => startPlan(context.children) }) },
  ],
});

const starting = supervisorSetup.createStateConfig({
  tags: [BLOCKED],
  initial: 'choosing',
  states: workerStates,
  onDone: [
    {
      guard: ({ context }) => context.failure !== undefined,
      target: 'stopping',
      actions: assign({ plan: ({ context }) => stopPlan(context.children) }),
    },
    { target: 'running' },
  ],
});

const restarting = supervisorSetup.createStateConfig({
  tags: [BLOCKED],
  initial: 'choosing',
  states: workerStates,
  onDone: [
    {
      guard: ({ context }) => context.failure !== undefined,
      target: 'running',
      actions: [
        cast(
          self,
          ({ context }) => ex`{:try_again_restart, ${context.failure?.child.id ?? NIL_ATOM}}`,
        ),
        assign(({ context }) => markRestarting(context)),
      ],
    },
    { target: 'running' },
  ],
});

const changing = supervisorSetup.createStateConfig({
  tags: [BLOCKED],
  initial: 'choosing',
  states: workerStates,
  onDone: {
    target: 'running',
    actions: [
      reply(
        ({ context }) => context.change?.from ?? NIL_ATOM,
        ({ context }) => changeResult(context).value,
      ),
      assign(({ context }) => changeResult(context).changed),
    ],
  },
});

/** Also what is left to do when a start failed: then the reason says whose. */
const stopping = supervisorSetup.createStateConfig({
  tags: [TERMINATING],
  initial: 'choosing',
  states: workerStates,
  onDone: { target: 'stopped', actions: stop(({ context }) => reasonOf(context.failure)) },
});

function reasonOf(failure: Failure | undefined): Term {
  if (failure === undefined) return atom('shutdown');
  const { child, reason } = failure;
  return tuple(atom('shutdown'), tuple(atom('failed_to_start_child'), child.id, reason));
}

/** The end of a child. Those of strangers are nothing to a supervisor. */
const ends = supervisorSetup.createStateConfig({
  on: {
    'info.EXIT': [
      {
        guard: ({ context, event }) => childWithPid(context, event.pid) === undefined,
        actions: discard(),
      },
      {
        guard: ({ context, event }) => !wantsRestart(context, event.pid, event.reason),
        actions: assign(({ context, event }) => afterEnd(context, event.pid)),
      },
      {
        guard: ({ context, event }) => wouldBeTooMany(context, event.at),
        actions: [
          assign(({ context, event }) =>
            givenUp(context, childWithPid(context, event.pid), event.at),
          ),
          stop(atom('shutdown')),
        ],
      },
      {
        target: 'restarting',
        actions: assign(({ context, event }) =>
          planRestart(context, childWithPid(context, event.pid), event.at),
        ),
      },
    ],
  },
});

/** A start that failed in a restart is tried again, and counts as one more. */
const furtherTries = supervisorSetup.createStateConfig({
  on: {
    'cast.try_again_restart': [
      {
        guard: ({ context, event }) => toTryAgain(context, event.request) === undefined,
        actions: discard(),
      },
      {
        guard: ({ context, event }) => wouldBeTooMany(context, event.at),
        actions: [
          assign(({ context, event }) =>
            givenUp(context, toTryAgain(context, event.request), event.at),
          ),
          stop(atom('shutdown')),
        ],
      },
      {
        target: 'restarting',
        actions: assign(({ context, event }) =>
          planRestart(context, toTryAgain(context, event.request), event.at),
        ),
      },
    ],
  },
});

function runningWith(modules: readonly Behaviour[]) {
  return supervisorSetup.createStateConfig({
    on: {
      ...ends.on,
      ...furtherTries.on,
      'call.*': [
        {
          guard: ({ context, event }) => handleCall(context, event, modules).kind === 'begin',
          target: 'changing',
          actions: assign(({ context, event }) => handleCall(context, event, modules).changed),
        },
        {
          actions: [
            reply(
              ({ event }) => event.from,
              ({ context, event }) => handleCall(context, event, modules).value,
            ),
            assign(({ context, event }) => handleCall(context, event, modules).changed),
          ],
        },
      ],
      'info.*': { actions: log('Supervisor received unexpected message') },
      terminate: {
        target: 'stopping',
        actions: assign({ plan: ({ context }) => stopPlan(context.children) }),
      },
    },
  });
}
