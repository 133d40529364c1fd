import { expect, test } from 'vitest';
import { setup } from 'xstate';

import { send, trapExit } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { play } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom, type Term } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import type { ChildSpec } from './child.ts';
import { type Cast, genServer, type Terminate } from './gen-server.ts';
import { supervisor } from './supervisor.ts';

void send;
const server = (module: string, trap = true) =>
  genServer({
    module,
    machine: setup({
      types: { input: {} as Input, context: {} as { x: Term }, events: {} as Cast<'end'> | Terminate },
    }).createMachine({
      context: ({ input }) => ({ x: input.argument }),
      entry: trap ? trapExit() : [],
      on: { 'cast.end': { actions: stop(atom('boom')) } },
    }),
  });

const children = (...names: string[]): ChildSpec[] => names.map((name) => ({ start: server(name) }));

test('[SU1] children start in order', () => {
  const trial = play([{ behaviour: supervisor({ module: 'Sup', strategy: 'one_for_all', children: children('a', 'b', 'c') }) }]);
  trial.until(10);
  console.log(trial.news().join('\n'), trial.stateOf('Sup'));
  trial.send('b', ex`{:"$gen_cast", :end}`).until(20);
  console.log(trial.news().join('\n'), trial.stateOf('Sup'));
  for (const at of [1, 2, 3]) trial.send('b', ex`{:"$gen_cast", :end}`).until(20 + at);
  console.log(trial.news().join('\n'), trial.stateOf('Sup'));
  expect(1).toBe(1);
});
