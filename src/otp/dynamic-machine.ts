/**
 * The statechart of a DynamicSupervisor: running, starting (for a caller, or again), ending one child,
 * stopping. All but `running` are deaf: what comes meanwhile stays in the mailbox. SPEC, section DS.
 */
import { type AnyStateMachine, assign, setup } from 'xstate';

import type { Behaviour } from '#kernel/behaviour.ts';
import { valuesOf } from '#kernel/int-map.ts';
import { discard, log, send, self, trapExit } from '#machine/actions.ts';
import type { Answered, Input } from '#machine/host-machine.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, OK, type Reference, type Term } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import { answerToCall, type CallEvent } from './dynamic-calls.ts';
import {
  afterEnd,
  afterLoss,
  afterStart,
  beginEnding,
  childAt,
  type DynamicChild,
  type DynamicContext,
  givenUp,
  isEnding,
  planRestart,
  wantsRestart,
  wouldBeTooMany,
} from './dynamic-context.ts';
import { endAll, forgetPatience, killTheSlow, startAtHand } from './dynamic-operations.ts';
import { BLOCKED, type Call, type Info, TERMINATING, type Terminate } from './gen-server.ts';
import { startedIn } from './supervisor-context.ts';
import type { Exit } from './supervisor-worker.ts';
import { reply } from './wire.ts';

type Api = 'start_child' | 'start_task' | 'terminate_child' | 'which_children' | 'count_children';

type Event =
  | Call<Api>
  | Exit
  | (Info<'DOWN'> & { readonly pid: Term })
  | Info<'timeout' | '$gen_restart'>
  | Answered<'child'>
  | { readonly type: 'answer.patience'; readonly ref: Reference; readonly milliseconds: number }
  | Terminate;

const dynamicSetup = setup({
  types: { context: {} as DynamicContext, events: {} as Event, input: {} as Input },
});

export function dynamicMachine(
  init: (argument: Term) => DynamicContext,
  modules: readonly Behaviour[],
): AnyStateMachine {
  return dynamicSetup.createMachine({
    id: 'dynamic_supervisor',
    context: ({ input }) => init(input.argument),
    entry: trapExit(),
    initial: 'running',
    states: { running: runningWith(modules), starting, ending, stopping, stopped: {} },
  });
}

const isAgain = ({ context }: { readonly context: DynamicContext }) =>
  context.start !== undefined && 'replaces' in context.start;

const fromOf = ({ start }: DynamicContext): Term =>
  start !== undefined && 'from' in start ? start.from : NIL_ATOM;

/** A start that fails in a restart is tried again, and counts as one more. */
const starting = dynamicSetup.createStateConfig({
  tags: [BLOCKED],
  entry: startAtHand(),
  on: {
    'answer.child': [
      {
        guard: ({ context, event }) =>
          isAgain({ context }) && startedIn(event.value).kind === 'failed',
        target: 'running',
        actions: [
          send(self, ({ context: { start } }) =>
            start !== undefined && 'replaces' in start
              ? ex`{:"$gen_restart", ${start.replaces}}`
              : NIL_ATOM,
          ),
          assign(({ context, event }) => afterStart(context, startedIn(event.value))),
        ],
      },
      {
        guard: isAgain,
        target: 'running',
        actions: assign(({ context, event }) => afterStart(context, startedIn(event.value))),
      },
      {
        target: 'running',
        actions: [
          reply(
            ({ context }) => fromOf(context),
            ({ event }) => event.value,
          ),
          assign(({ context, event }) => afterStart(context, startedIn(event.value))),
        ],
      },
    ],
  },
});

/** All are told at once to end; whoever is too slow for its patience is killed. */
const awaitingEnds = dynamicSetup.createStateConfig({
  entry: endAll(),
  exit: forgetPatience(),
  on: {
    'answer.patience': {
      actions: assign({
        patience: ({ context, event }) => [
          ...context.patience,
          { ref: event.ref, milliseconds: event.milliseconds },
        ],
      }),
    },
    'info.DOWN': {
      guard: ({ context, event }) => isEnding(context, event.pid),
      actions: assign(({ context, event }) => afterEnd(context, event.pid)),
    },
    'info.timeout': { actions: killTheSlow() },
  },
});

const areAllDead = ({ context }: { readonly context: DynamicContext }) => context.ending.size === 0;

const ending = dynamicSetup.createStateConfig({
  ...awaitingEnds,
  tags: [BLOCKED],
  always: {
    guard: areAllDead,
    target: 'running',
    actions: reply(({ context }) => context.from ?? NIL_ATOM, OK),
  },
});

const stopping = dynamicSetup.createStateConfig({
  ...awaitingEnds,
  tags: [TERMINATING],
  always: { guard: areAllDead, target: 'stopped' },
});

const isTooOften = ({
  context,
  event,
}: {
  readonly context: DynamicContext;
  readonly event: { readonly at: number };
}) => wouldBeTooMany(context, event.at);

/** The end of a child. Those of strangers are nothing to a supervisor. */
const ends = dynamicSetup.createStateConfig({
  on: {
    'info.EXIT': [
      {
        guard: ({ context, event }) => childAt(context, event.pid) === undefined,
        actions: discard(),
      },
      {
        guard: ({ context, event }) => !wantsRestart(context, event.pid, event.reason),
        actions: assign(({ context, event }) => afterLoss(context, childAt(context, event.pid))),
      },
      {
        guard: isTooOften,
        actions: [
          assign(({ context, event }) => givenUp(context, childAt(context, event.pid), event.at)),
          stop(atom('shutdown')),
        ],
      },
      {
        target: 'starting',
        actions: assign(({ context, event }) =>
          planRestart(context, childAt(context, event.pid), event.at),
        ),
      },
    ],
    'info.$gen_restart': [
      {
        guard: ({ context, event }) => toRestart(context, event.message) === undefined,
        actions: discard(),
      },
      {
        guard: isTooOften,
        actions: [
          assign(({ context, event }) =>
            givenUp(context, toRestart(context, event.message), event.at),
          ),
          stop(atom('shutdown')),
        ],
      },
      {
        target: 'starting',
        actions: assign(({ context, event }) =>
          planRestart(context, toRestart(context, event.message), event.at),
        ),
      },
    ],
  },
});

/** Unless it was ended by hand meanwhile. */
function toRestart(context: DynamicContext, message: Term): DynamicChild | undefined {
  return childAt(context, element(message, 1));
}

function runningWith(modules: readonly Behaviour[]) {
  const answerTo = (context: DynamicContext, event: CallEvent) =>
    answerToCall(context, event, modules);
  return dynamicSetup.createStateConfig({
    on: {
      ...ends.on,
      'call.*': [
        {
          guard: ({ context, event }) => answerTo(context, event)?.kind === 'start',
          target: 'starting',
          actions: assign(({ context, event }) => answerTo(context, event)?.changed ?? {}),
        },
        {
          guard: ({ context, event }) => answerTo(context, event)?.kind === 'end',
          target: 'ending',
          actions: assign(({ context, event }) => answerTo(context, event)?.changed ?? {}),
        },
        {
          guard: ({ context, event }) => answerTo(context, event) !== undefined,
          actions: reply(
            ({ event }) => event.from,
            ({ context, event }) => answerTo(context, event)?.value() ?? NIL_ATOM,
          ),
        },
      ],
      'info.timeout': { actions: discard() },
      'info.*': { actions: log('DynamicSupervisor received unexpected message') },
      terminate: {
        target: 'stopping',
        actions: assign(({ context }) => beginEnding(context, valuesOf(context.children))),
      },
    },
  });
}
