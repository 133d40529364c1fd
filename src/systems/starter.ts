/**
 * The process that starts a small system and ends: one process first, then those that are told its
 * pid. None of them is linked to it.
 */
import { setup } from 'xstate';

import type { Behaviour, SpawnRequest } from '#kernel/behaviour.ts';
import { spawn } from '#machine/actions.ts';
import { type Answered, hostMachine, type Input } from '#machine/host-machine.ts';
import { isPid, type Pid, type Term } from '#term/term.ts';

type Started = {
  /** The module of the twin, whose `start` this is. */
  readonly module: string;
  /** Is given the options. */
  readonly first: { readonly behaviour: Behaviour; readonly label: string };
  readonly others: readonly {
    readonly behaviour: Behaviour;
    readonly label: string;
    readonly argument: (first: Pid, options: Term) => Term;
  }[];
};

type Main = { readonly options: Term };

type Events = Answered<'first'>;

const { createMachine } = setup({
  types: { context: {} as Main, events: {} as Events, input: {} as Input },
});

export function starterMachine({ module, first, others }: Started) {
  const meta = { ex: `${module}.start(` };
  return createMachine({
    id: 'Main',
    meta,
    context: ({ input }) => ({ options: input.argument }),
    initial: 'starting',
    states: {
      starting: {
        meta,
        entry: spawn({ ...first, argument: ({ context }) => context.options, as: 'first' }),
        on: {
          'answer.first': {
            target: 'done',
            meta,
            actions: others.map(({ behaviour, label, argument }) =>
              spawn<Main, Events>({
                behaviour,
                label,
                argument: ({ context, event, self }) =>
                  argument(firstIn(event) ?? self, context.options),
              }),
            ),
          },
        },
      },
      done: { type: 'final', meta },
    },
  });
}

/** What the outside world asks for, to start such a system. */
export function startBy(started: Started): (options: Term) => readonly SpawnRequest[] {
  const behaviour = hostMachine({ name: started.module, machine: starterMachine(started) });
  return (options) => [{ kind: 'spawn', behaviour, argument: options, label: 'Main' }];
}

function firstIn(event: Events): Pid | undefined {
  return event.type === 'answer.first' && isPid(event.value) ? event.value : undefined;
}
