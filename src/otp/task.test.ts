import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import type { Behaviour } from '#kernel/behaviour.ts';
import { FIRST_PID } from '#kernel/boot.ts';
import { fail, log, trapExit } from '#machine/actions.ts';
import { type Answered, hostMachine, type Input } from '#machine/host-machine.ts';
import { raise } from '#machine/reason.ts';
import { play, type Trial } from '#machine/trial.ts';
import { elements } from '#term/access.ts';
import { atom, list, moduleAtom, NIL_ATOM, pid, type Term, tuple } from '#term/term.ts';

import { playing } from './doer-fixture.ts';
import { supervisor } from './supervisor.ts';
import { type TaskFunction, taskProcess } from './task-process.ts';
import {
  asyncNolink,
  startTaskChild,
  taskSupervisor,
  taskSupervisorChild,
} from './task-supervisor.ts';
import { asyncTask, awaitTask, startTask, taskChild, yieldTask } from './task.ts';
import type { Replied } from './wire.ts';

const job = setup({
  types: { context: {} as { n: Term }, input: {} as Input, output: {} as { value: Term } },
});
const first = ({ input }: { input: Input }) => ({ n: elements(input.argument)?.[0] ?? NIL_ATOM });

/** After 100 ms it gives what it was given. */
const slowly: TaskFunction = {
  module: 'Job',
  function: 'slowly',
  machine: job.createMachine({
    context: first,
    initial: 'working',
    output: ({ context }) => ({ value: context.n }),
    states: { working: { tags: ['sleeping'], after: { 100: 'done' } }, done: { type: 'final' } },
  }),
};
const ending = (name: string, entry: Parameters<typeof job.createMachine>[0]['entry']) => ({
  module: 'Job',
  function: name,
  machine: job.createMachine({
    context: first,
    ...(entry === undefined ? {} : { entry }),
    initial: 'on',
    states: { on: { tags: ['sleeping'] } },
  }),
});
const boom = ending('boom', fail(atom('boom')));
const raising = ending('raising', assign({ n: () => raise('x') }));
const functions = [slowly, boom, raising];

type Events =
  | Answered<'task'>
  | Replied<'x'>
  | { readonly type: 'answer.x'; readonly value: Term }
  | { readonly type: 'EXIT' | 'DOWN'; readonly message: Term };
type Owner = { readonly task: Term };

const owner = setup({ types: { context: {} as Owner, events: {} as Events } });
type Config = Parameters<typeof owner.createMachine>[0];

/** Begins a task, then does this with it. */
function owning(begin: Config['entry'], then: Config['entry'], traps = true): Behaviour {
  return hostMachine({
    name: 'owner',
    machine: owner.createMachine({
      context: { task: NIL_ATOM },
      entry: [...(traps ? [trapExit()] : []), begin].flat() as never,
      on: {
        'answer.task': {
          actions: [assign({ task: ({ event }) => event.value }), then].flat() as never,
        },
        'answer.x': { actions: log(({ event }) => event.value) },
        'reply.x': { actions: log(({ event }) => event.value) },
        'exit.x': { actions: log(({ event }) => event.reason) },
        EXIT: { actions: log(({ event }) => event.message) },
        DOWN: { actions: log(({ event }) => event.message) },
      },
    }),
  });
}

const task = ({ context }: { readonly context: Owner }) => context.task;
const begin = (of: TaskFunction) => asyncTask<Owner, Events>({ task: of, args: [7], as: 'task' });
const awaiting = (timeout?: number) =>
  awaitTask<Owner, Events>(task, { as: 'x', ...(timeout === undefined ? {} : { timeout }) });
const TASK = '%Task{mfa: {Job, :slowly, 1}, owner: <owner>, pid: <Task>, ref: ref}';

const lines = (trial: Trial, ms: number) =>
  trial
    .until(ms)
    .lines()
    .filter((line) => !line.endsWith('started'));

test('[TK1] async starts a linked process, tells it what to do and is told the result', () => {
  const trial = playing(owning(begin(slowly), awaiting()));
  expect(lines(trial, 99)).toEqual([
    'Task got {<owner>, ref, ref, [<owner>], {Job, :slowly, ~c"\\a"}}',
  ]);
  expect(lines(trial, 101).slice(1)).toEqual([
    'Task exited :normal',
    'owner got {ref, 7}',
    'owner logged 7',
    'owner got {:EXIT, <Task>, :normal}',
    'owner logged {:EXIT, <Task>, :normal}',
  ]);
});

test('[TK2] a task that fails takes its owner with it, unless that traps', () => {
  const plain = playing(owning(begin(boom), awaiting(), false));
  expect(lines(plain, 1).slice(1)).toEqual(['Task exited :boom', 'owner exited :boom']);
  const trapping = lines(playing(owning(begin(boom), awaiting())), 1);
  expect(trapping.filter((line) => line.includes('logged')).toSorted()).toEqual([
    `owner logged {:EXIT, <Task>, :boom}`,
    `owner logged {:boom, {Task, :await, [${TASK.replace('slowly', 'boom')}, 5000]}}`,
  ]);
  expect(lines(playing(owning(begin(raising), awaiting())), 1).join()).toContain(
    'Task exited {%RuntimeError{message: "x"}, [{Job, ',
  );
});

test('[TK3] await waits no longer than its timeout, and the task goes on', () => {
  const trial = playing(owning(begin(slowly), awaiting(40)));
  expect(lines(trial, 50).slice(1)).toEqual([
    `owner logged {:timeout, {Task, :await, [${TASK}, 40]}}`,
  ]);
  expect(lines(trial, 101).slice(2)).toEqual([
    'Task exited :normal',
    'owner got {:EXIT, <Task>, :normal}',
    'owner logged {:EXIT, <Task>, :normal}',
  ]);
});

test('[TK4] yield gives what has come so far', () => {
  const yielding = (timeout: number) => yieldTask<Owner, Events>(task, { as: 'x', timeout });
  const after = (of: TaskFunction, ms: number) =>
    lines(playing(owning(begin(of), yielding(ms))), 150).filter(
      (line) => line.startsWith('owner logged') && !line.includes('EXIT'),
    );
  expect(after(slowly, 200)).toEqual(['owner logged {:ok, 7}']);
  expect(after(slowly, 40)[0]).toBe('owner logged nil');
  expect(after(boom, 40)).toEqual(['owner logged {:exit, :boom}']);
});

const supervised = (of: TaskFunction, then: Config['entry'], max?: number) =>
  playing(
    taskSupervisor({ name: 'T', functions, ...(max === undefined ? {} : { maxChildren: max }) }),
    owning(
      asyncNolink<Owner, Events>({
        supervisor: moduleAtom('T'),
        task: of,
        args: [7],
        as: 'task',
      }),
      then,
      false,
    ),
  );

test('[TK5] async_nolink: the supervisor has the link, the owner a monitor', () => {
  const trial = supervised(slowly, awaiting());
  expect(lines(trial, 101)).toEqual([
    'Task.Supervisor got {:"$gen_call", {<owner>, ref}, {:start_task, [{:nonode@nohost, <owner>, <owner>}, :monitor], :temporary, nil}}',
    'owner got {ref, {:ok, <Task>}}',
    'Task got {<owner>, ref, ref, [<owner>], {Job, :slowly, ~c"\\a"}}',
    'Task exited :normal',
    'owner got {ref, 7}',
    'owner logged 7',
    'Task.Supervisor got {:EXIT, <Task>, :normal}',
  ]);
  const failed = lines(supervised(boom, []), 1);
  expect(failed.at(-1)).toBe('owner logged {:DOWN, ref, :process, <Task>, :boom}');
  expect(lines(supervised(slowly, [], 0), 1).at(-1)).toMatch(
    /^owner exited \{%RuntimeError\{message: "reached the maximum number of tasks/,
  );
});

test('[TK6] a supervised task whose owner is dead, or says nothing for five seconds', () => {
  const waitingFor = (id: number) => {
    const triple = tuple(atom('nonode@nohost'), pid(id), pid(id));
    const argument = list(triple, atom('monitor'));
    const silent = hostMachine({ name: 'silent', machine: job.createMachine({ context: first }) });
    const trial = play([
      { behaviour: silent },
      { behaviour: taskProcess(functions), argument, label: 'Task' },
    ]);
    return lines(trial, 5001).at(-1);
  };
  expect(waitingFor(1)).toBe('Task exited {:shutdown, :noproc}');
  expect(waitingFor(FIRST_PID)).toBe('Task exited :timeout');
});

test('[TK7] start_child: nobody is told', () => {
  const trial = playing(
    taskSupervisor({ name: 'T', functions }),
    owning(
      startTaskChild<Owner, Events>({
        supervisor: moduleAtom('T'),
        task: slowly,
        args: [7],
        as: 'x',
      }),
      [],
    ),
  );
  expect(lines(trial, 101).slice(1)).toEqual([
    'owner got {ref, {:ok, <Task>}}',
    'owner logged {:ok, <Task>}',
    'Task got {<owner>, ref, ref, [<owner>], {Job, :slowly, ~c"\\a"}}',
    'Task exited :normal',
    'Task.Supervisor got {:EXIT, <Task>, :normal}',
  ]);
});

test('[TK8] a task may be started without anybody who waits, and be the child of a supervisor', () => {
  const linked = startTask<Owner, Events>({ task: boom, args: [], as: 'x' });
  expect(lines(playing(owning(linked, [], false)), 1)).toEqual([
    'owner logged {:ok, <Task>}',
    'Task exited :boom',
    'owner exited :boom',
  ]);
  const trial = playing(
    supervisor({
      module: 'Sup',
      strategy: 'one_for_one',
      children: [taskChild(slowly, 7), taskSupervisorChild({ name: 'T', functions })],
    }),
  );
  expect(trial.stateOf('Sup')).toContain('%{id: Task, pid: #PID<');
  trial.until(101);
  expect(trial.stateOf('Sup')).not.toContain('id: Task,');
});

test('[TK9] a function that there is not', () => {
  const strange = playing(
    taskSupervisor({ name: 'T', functions: [] }),
    owning(
      asyncNolink<Owner, Events>({ supervisor: moduleAtom('T'), task: boom, args: [], as: 'task' }),
      [],
    ),
  );
  expect(lines(strange, 1)).toContain('Task exited {:undef, [{Job, :boom, [], []}]}');
});
