import { expect, test } from 'vitest';
import { setup } from 'xstate';

import { log } from '#machine/actions.ts';
import { hostMachine } from '#machine/host-machine.ts';
import { play } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom, moduleAtom, type Term } from '#term/term.ts';

import { stop } from './callback-actions.ts';
import type { ChildSpec } from './child.ts';
import { bad, child, end, slow, starting, story } from './supervisor-fixture.ts';
import { type SupervisorInit, supervisor } from './supervisor.ts';
import { call, type Replied, stopServer } from './wire.ts';

test('[SU8] how children are ended', () => {
  const ended = (spec: Partial<ChildSpec>, until: number) => {
    const trial = play([
      {
        behaviour: supervisor({
          module: 'Sup',
          name: 'Sup',
          strategy: 'one_for_one',
          children: [child('a'), child('b', spec)],
        }),
      },
      stopper(),
    ]);
    return trial
      .until(until)
      .lines()
      .filter((line) => /^(a|b|Sup) exited/.test(line));
  };
  const both = (how: string) => [`b exited ${how}`, 'a exited :shutdown', 'Sup exited :normal'];
  expect(ended({}, 1)).toEqual(both(':shutdown'));
  expect(ended({ shutdown: 'brutal_kill' }, 1)).toEqual(both(':killed'));
  expect(ended({ start: slow(300), shutdown: 40 }, 39)).toEqual([]);
  expect(ended({ start: slow(300), shutdown: 40 }, 41)).toEqual(both(':killed'));
  expect(ended({ start: slow(80), shutdown: 'infinity' }, 90)).toEqual(both(':shutdown'));
});

function stopper() {
  return {
    behaviour: hostMachine({
      name: 'stopper',
      machine: setup({}).createMachine({
        initial: 'wait',
        states: {
          wait: { after: { 0: 'stop' } },
          stop: { entry: stopServer(moduleAtom('Sup'), atom('normal'), { as: 'x' }) },
        },
      }),
    }),
  };
}

test('[SU9] what ends a supervisor', () => {
  const trial = starting({ strategy: 'one_for_one', children: [child('a')] });
  trial.exit('Sup', atom('other')).until(1);
  expect(story(trial)).toBe('+a');
  trial.exit('Sup', atom('kill')).until(2);
  expect(story(trial)).toBe('Sup :killed -a(:killed)');
});

type Asked = Replied<'x'>;
const asking = (request: Term) =>
  hostMachine({
    name: 'asker',
    machine: setup({ types: { events: {} as Asked } }).createMachine({
      entry: call(moduleAtom('Sup'), request, { as: 'x', timeout: 'infinity' }),
      on: {
        'reply.x': { actions: log(({ event }) => event.value) },
        'exit.x': { actions: log('exit') },
      },
    }),
  });

/** What each request is answered, one after the other. */
const answers = (...requests: readonly Term[]) => {
  const askers = requests.map((request) => ({ behaviour: asking(request) }));
  const init: SupervisorInit = {
    strategy: 'one_for_one',
    children: [child('a'), child('t', { restart: 'temporary' })],
  };
  const trial = play([
    {
      behaviour: supervisor({
        module: 'Sup',
        name: 'Sup',
        modules: [bad(stop(atom('why')))],
        ...init,
      }),
    },
    ...askers,
  ]).until(1);
  return trial.lines().flatMap((line) => /^asker(?: \d+)? logged (.*)/.exec(line)?.[1] ?? []);
};

test('[SU10] the calls of Supervisor', () => {
  const spec = (id: string, module = 'C') =>
    ex`{:start_child, %{id: ${atom(id)}, start: {${moduleAtom(module)}, :start_link, [1]}}}`;
  expect(answers(ex`:which_children`, ex`:count_children`)).toEqual([
    '[{:t, <t>, :worker, [C]}, {:a, <a>, :worker, [C]}]',
    '[specs: 2, active: 2, supervisors: 0, workers: 2]',
  ]);
  expect(answers(spec('new'), spec('new'))).toEqual([
    '{:ok, <C>}',
    '{:error, {:already_started, <C>}}',
  ]);
  expect(answers(spec('no', 'Bad'), ex`:count_children`)).toEqual([
    '{:error, {:why, {:child, :undefined, :no, {Bad, :start_link, [1]}, :permanent, false, 5000, :worker, [Bad]}}}',
    '[specs: 2, active: 2, supervisors: 0, workers: 2]',
  ]);
  expect(
    answers(
      ex`{:terminate_child, :a}`,
      spec('a'),
      ex`{:restart_child, :a}`,
      ex`{:restart_child, :a}`,
      ex`{:delete_child, :a}`,
    ),
  ).toEqual([
    ':ok',
    '{:error, :already_present}',
    '{:ok, <a 2>}',
    '{:error, :running}',
    '{:error, :running}',
  ]);
  expect(
    answers(
      ex`{:terminate_child, :t}`,
      ex`{:restart_child, :t}`,
      ex`{:terminate_child, :a}`,
      ex`{:delete_child, :a}`,
      ex`:which_children`,
    ),
  ).toEqual([':ok', '{:error, :not_found}', ':ok', ':ok', '[]']);
});

test('[SU11] two children with one id', () => {
  const trial = starting({ strategy: 'one_for_one', children: [child('a'), child('a')] });
  expect(story(trial)).toBe('Sup {:start_spec, {:duplicate_child_name, :a}}');
});

test('[SU12] a supervisor for pictures', () => {
  const trial = end(starting({ strategy: 'rest_for_one', children: [child('a')] }), 'a');
  expect(trial.stateOf('Sup')).toBe(
    'running %{children: [%{id: :a, pid: #PID<0.107.0>, restart: :permanent, shutdown: 5000, type: :worker}], restarts: %{count: 1, max_restarts: 3, max_seconds: 5, seconds: [0]}, strategy: :rest_for_one}',
  );
});

test('[SU13] a supervisor that gives up is restarted by its parent', () => {
  const inner = supervisor({
    module: 'Inner',
    strategy: 'one_for_one',
    maxRestarts: 0,
    children: [child('a')],
  });
  const trial = starting({
    strategy: 'one_for_one',
    children: [{ start: inner, type: 'supervisor' }, child('b')],
  });
  expect(story(end(trial, 'a'))).toBe('+a +b -a(:boom) +a');
  expect(trial.lines()).toContain('Inner exited :shutdown');
  expect(trial.stateOf('Sup')).toContain('count: 1');
});
