/**
 * `Todo.Shell`: an iex session. It takes one line after the other, does what it says in its own
 * process, prints what iex prints, and lives on after an error.
 */
import { assign, setup } from 'xstate';

import type { Behaviour } from '#kernel/behaviour.ts';
import { action, type Args } from '#machine/action.ts';
import { log, register } from '#machine/actions.ts';
import { type Answered, hostMachine, type Input, type Message } from '#machine/host-machine.ts';
import type { Replied } from '#otp/wire.ts';
import { element } from '#term/access.ts';
import { atom, isAtom, map, NIL_ATOM, OK, type Term } from '#term/term.ts';

import type { Settings } from './options.ts';
import { type Done, operationOf } from './shell-effect.ts';
import type { Around, Effect } from './shell-functions.ts';
import { exitText, notRegistered, raisedText } from './shell-result.ts';
import { begin, giveUp, NO_WORK, resume, type Work } from './shell-run.ts';

type Shell = Around & {
  readonly name: Term;
  /** What `Todo.Cache.start()` starts, in the form that has it. */
  readonly cache: Behaviour | undefined;
  readonly work: Work;
};

type Events = Message<'eval'> | Replied<'call'> | Answered<'step'> | Done;

const effectIn = ({ context }: { readonly context: Shell }) => context.work.effect;

const wants =
  (kind: Effect['kind']) =>
  (args: { readonly context: Shell }): boolean =>
    effectIn(args)?.kind === kind;

const { createMachine, createStateConfig } = setup({
  types: {
    context: {} as Shell,
    events: {} as Events,
    input: {} as Input,
    tags: {} as 'sleeping',
  },
  guards: {
    wantsCall: wants('call'),
    wantsStart: wants('start_cache'),
    wantsSleep: wants('sleep'),
    wantsMore: (args) => effectIn(args) !== undefined,
    hasOutput: ({ context }) => context.work.output !== undefined,
  },
  delays: {
    nap: (args) => {
      const effect = effectIn(args);
      return effect?.kind === 'sleep' ? effect.milliseconds : 0;
    },
  },
});

function textIn({ message }: Message<'eval'>): string {
  const text = element(message, 1);
  return typeof text === 'string' ? text : '';
}

const perform = action('perform', {}, ({ context, self }: Args<Shell, Events>) =>
  operationOf(effectIn({ context }), context.cache, self),
);

const value = (event: Events) => ('value' in event ? event.value : OK);

const reason = (event: Events) => ('reason' in event ? event.reason : NIL_ATOM);

/** Back to the line, with what was waited for. */
const done = (result: (event: Events) => Term) =>
  ({
    target: 'evaluating',
    actions: assign<Shell, Events, undefined, Events, never>(({ context, event }) => ({
      work: resume(context.work, result(event), context),
    })),
  }) as const;

/** The line is over. */
const failed = (text: (event: Events, work: Work) => string) =>
  ({
    target: 'evaluating',
    actions: assign<Shell, Events, undefined, Events, never>(({ context: { work }, event }) => ({
      work: giveUp(work, text(event, work)),
    })),
  }) as const;

const raised = failed((event, { effect }) =>
  effect?.kind === 'register' ? notRegistered(effect.pid, effect.name) : raisedText(reason(event)),
);

const idle = createStateConfig({
  on: {
    eval: {
      target: 'evaluating',
      actions: assign(({ context, event }) => ({
        work: begin(context.work, textIn(event), context),
      })),
    },
  },
});

const evaluating = createStateConfig({
  always: [
    { guard: 'wantsCall', target: 'calling', actions: perform },
    { guard: 'wantsStart', target: 'starting', actions: perform },
    { guard: 'wantsSleep', target: 'sleeping' },
    { guard: 'wantsMore', target: 'acting', actions: perform },
    {
      guard: 'hasOutput',
      target: 'idle',
      actions: log(({ context }) => context.work.output ?? ''),
    },
    { target: 'idle' },
  ],
});

export function shellMachine(settings: Settings, cache?: Behaviour) {
  return createMachine({
    id: 'Shell',
    context: ({ input: { argument, self } }) => ({
      self,
      settings,
      name: argument,
      cache,
      work: NO_WORK,
    }),
    entry: register(({ context: { name } }) => (isAtom(name) ? name : NIL_ATOM)),
    initial: 'idle',
    states: {
      idle,
      evaluating,
      calling: {
        on: {
          'reply.call': done(value),
          'exit.call': failed((event) => exitText(reason(event))),
          'raised.step': raised,
        },
      },
      starting: { on: { 'answer.step': done(value) } },
      sleeping: { tags: ['sleeping'], after: { nap: done(() => OK) } },
      acting: { on: { done: done(value), 'answer.step': done(value), 'raised.step': raised } },
    },
  });
}

/** Its bindings, by name. */
function shown({ work: { bindings } }: Shell): Term {
  return map(Object.entries(bindings).map(([name, bound]) => [atom(name), bound]));
}

/** `cache` is what `Todo.Cache.start()` starts, in the form that has it. */
export function shell(settings: Settings, cache?: Behaviour): Behaviour {
  return hostMachine({
    name: 'Todo.Shell',
    machine: shellMachine(settings, cache),
    describe: shown,
  });
}
