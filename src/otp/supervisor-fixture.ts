/** What the tests of supervisors share: children that tell their story. */
import { setup } from 'xstate';

import { log, trapExit } from '#machine/actions.ts';
import { type Input } from '#machine/host-machine.ts';
import { play, type Trial } from '#machine/trial.ts';
import { element } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, type Term } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import type { ChildSpec } from './child.ts';
import { type Cast, genServer, type Terminate } from './gen-server.ts';
import { type SupervisorInit, supervisor } from './supervisor.ts';

export type Answer = { readonly type: 'answer.door'; readonly value: Term };
export const server = setup({
  types: {
    input: {} as Input,
    context: {} as { options: Term },
    events: {} as Cast<'end'> | Terminate | Answer,
  },
});

/** Ends as a cast says; traps exits and says when it starts and terminates. */
export const child = (id: string, spec: Partial<ChildSpec> = {}): ChildSpec => ({
  id: atom(id),
  label: id,
  start: genServer({
    module: 'C',
    machine: server.createMachine({
      context: ({ input }) => ({ options: input.argument }),
      entry: [trapExit(), log('start')],
      on: {
        'cast.end': { actions: stop(({ event }) => element(event.request, 1) ?? atom('boom')) },
        terminate: { actions: log(({ event }) => ex`{:stop, ${event.reason}}`) },
      },
    }),
  }),
  ...spec,
});

export const bad = (entry: Parameters<typeof server.createMachine>[0]['entry']) =>
  genServer({
    module: 'Bad',
    machine: server.createMachine({
      context: ({ input }) => ({ options: input.argument }),
      ...(entry === undefined ? {} : { entry }),
    }),
  });

/** Ends in `milliseconds` after it was asked to. */
export const slow = (milliseconds: number) =>
  genServer({
    module: 'C',
    machine: server.createMachine({
      context: ({ input }) => ({ options: input.argument }),
      entry: trapExit(),
      initial: 'on',
      states: {
        on: { on: { terminate: { target: 'cleaning', actions: log('cleaning') } } },
        cleaning: { tags: ['terminating'], after: { [milliseconds]: 'clean' } },
        clean: { entry: log('clean') },
      },
    }),
  });

export const starting = (init: SupervisorInit) =>
  play([{ behaviour: supervisor({ module: 'Sup', name: 'Sup', ...init }) }]).until(0);

/** `+a` for a start, `-a(:boom)` for a terminate, `a!` for an end. */
export const story = (trial: Trial) => trial.news().flatMap(short).join(' ');
export const short = (line: string): string[] => {
  const [, name = '', what = '', rest = ''] = /^(\S+(?: \d+)?) (\w+) ?(.*)$/.exec(line) ?? [];
  const id = name.replace(/ \d+$/, '');
  if (rest === '"start"') return [`+${id}`];
  if (rest.startsWith('{:stop, ')) return [`-${id}(${rest.slice(8, -1)})`];
  return what === 'exited' && id === 'Sup' ? [`Sup ${rest}`] : [];
};

export const end = (trial: Trial, label: string, reason: Term = atom('boom')) =>
  trial.send(label, ex`{:"$gen_cast", {:end, ${reason}}}`).until(0);

export const abcd = (changes: Readonly<Record<string, Partial<ChildSpec>>> = {}) =>
  ['a', 'b', 'c', 'd'].map((id) => child(id, changes[id]));
