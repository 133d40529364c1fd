/**
 * The part of a supervisor's statechart that carries out a plan: it ends and starts children one
 * after the other, deaf to everything else. It is inside `starting`, `restarting`, `changing` and
 * `stopping`. SPEC, section SU.
 */
import { assign, setup } from 'xstate';

import { action, type Args, type ProcessAction } from '#machine/action.ts';
import { discard, exit, monitor } from '#machine/actions.ts';
import type { Answered, Down, Input } from '#machine/host-machine.ts';
import type { Operation } from '#machine/operation.ts';
import { atom, type Pid, type Term, tuple } from '#term/term.ts';

import type { Call, Cast, Info, Terminate } from './gen-server.ts';
import { startOperation } from './start.ts';
import {
  afterFailure,
  afterStart,
  afterStop,
  nextStep,
  startedIn,
  type SupervisorContext,
} from './supervisor-context.ts';

type Api =
  | 'which_children'
  | 'count_children'
  | 'start_child'
  | 'terminate_child'
  | 'restart_child'
  | 'delete_child';

/** The end of a linked process. */
export type Exit = Info<'EXIT'> & { readonly pid: Term; readonly reason: Term };

export type SupervisorEvent =
  | Call<Api>
  | Cast<'try_again_restart'>
  | Exit
  | Answered<'child'>
  | Down<'dying'>
  | Terminate;

type Action = ProcessAction<SupervisorContext, SupervisorEvent>;
type Arguments = Args<SupervisorContext, SupervisorEvent>;

/** What every part of the statechart is typed with. */
export const supervisorSetup = setup({
  types: {
    context: {} as SupervisorContext,
    events: {} as SupervisorEvent,
    input: {} as Input,
  },
  delays: {
    patience: ({ context }) => {
      const shutdown = nextStep(context)?.child.shutdown;
      return typeof shutdown === 'number' ? shutdown : 0;
    },
  },
});

type Guarded = { readonly context: SupervisorContext };

const isNext =
  (kind: 'stop' | 'start') =>
  ({ context }: Guarded) =>
    nextStep(context)?.kind === kind;
const hasShutdown =
  (kind: 'infinity' | 'brutal_kill') =>
  ({ context }: Guarded) =>
    isNext('stop')({ context }) && nextStep(context)?.child.shutdown === kind;

/** An exception of a start function is `{:EXIT, exception}` to a supervisor. */
const caught = (error: Term): Term => tuple(atom('EXIT'), error);

const startNext: Action = action('start_child', {}, ({ context, self }: Arguments): Operation => {
  const child = nextStep(context)?.child;
  if (child === undefined) return { kind: 'discard' };
  const { start, argument, label } = child;
  const how = { as: 'child', link: true, label, self };
  return startOperation({ behaviour: start, argument, ...how, caught });
});

const watchNext: Action = monitor(({ context, self }: Arguments) => dyingPid(context, self), {
  as: 'dying',
});

const endNext = (reason: string): Action =>
  exit(({ context, self }: Arguments) => dyingPid(context, self), atom(reason));

function dyingPid(context: SupervisorContext, self: Pid): Pid {
  return nextStep(context)?.child.pid ?? self;
}

/** Its `:EXIT` is taken out of the mailbox; those of others stay for later. */
const dying = supervisorSetup.createStateConfig({
  on: {
    'info.EXIT': {
      guard: ({ context, event }) => event.pid === nextStep(context)?.child.pid,
      actions: discard(),
    },
    'DOWN.dying': { target: 'choosing', actions: assign(({ context }) => afterStop(context)) },
  },
});

const startingChild = supervisorSetup.createStateConfig({
  entry: startNext,
  on: {
    'answer.child': [
      {
        guard: ({ event }) => startedIn(event.value).kind !== 'failed',
        target: 'choosing',
        actions: assign(({ context, event }) => {
          const started = startedIn(event.value);
          return afterStart(context, started.kind === 'ok' ? started.pid : undefined);
        }),
      },
      {
        target: 'done',
        actions: assign(({ context, event }) => {
          const started = startedIn(event.value);
          return started.kind === 'failed' ? afterFailure(context, started.reason) : {};
        }),
      },
    ],
  },
});

/** The states of a worker. It is done when its plan is, or when a start failed. */
export const workerStates = {
  choosing: supervisorSetup.createStateConfig({
    always: [
      { guard: isNext('start'), target: 'startingChild' },
      { guard: hasShutdown('brutal_kill'), target: 'killingChild', actions: watchNext },
      {
        guard: hasShutdown('infinity'),
        target: 'awaitingChild',
        actions: [watchNext, endNext('shutdown')],
      },
      { guard: isNext('stop'), target: 'endingChild', actions: [watchNext, endNext('shutdown')] },
      { target: 'done' },
    ],
  }),
  startingChild,
  endingChild: { ...dying, after: { patience: 'killingChild' } },
  awaitingChild: dying,
  killingChild: { ...dying, entry: endNext('kill') },
  done: supervisorSetup.createStateConfig({ type: 'final' }),
};
