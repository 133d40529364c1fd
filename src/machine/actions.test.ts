import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import type { Device } from '#kernel/device.ts';
import { ex } from '#term/ex.ts';
import { atom, isPid, pid, type Pid, type Term } from '#term/term.ts';

import {
  ask, cancelTimer, demonitor, discard, exit, fail, link, log, monitor, query, register, self, send, sendAfter, spawn,
  trapExit, unregister, work,
} from './actions.ts';
import { type Answered, type Down, hostMachine, type Message } from './host-machine.ts';
import { play, type Trial } from './trial.ts';

type Events =
  | Message<'go'>
  | Message<'next'>
  | Message<'DOWN'>
  | Answered<'x'>
  | Answered<'y'>
  | Down<'x'>;

const plain = setup({ types: { context: {} as { value: Term }, events: {} as Events } });

type Machine = Parameters<typeof hostMachine>[0]['machine'];

/** Answers after 100 ms, or at once to a query. */
const echo: Device<readonly unknown[]> = {
  start: () => [],
  handle: (state, input, now) => {
    if (input.kind === 'asked') return { state: [input.ask], answers: [], wakes: [{ at: now + 100_000, key: 1 }] };
    const asks = state as readonly { readonly ref: never; readonly from: Pid; readonly request: Term }[];
    return { state: [], answers: asks.map((one) => ({ ask: one, answer: one.request })), wakes: [] };
  },
  query: (state, request) => ({ state, answer: request }),
  faults: [],
  describe: () => atom('echo'),
};

const hosted = (machine: Machine): Trial => play([{ behaviour: hostMachine({ name: 'p', machine }) }], { echo }).until(0);

const logged = (trial: Trial) => trial.lines().flatMap((line) => /^p (?:logged|exited) (.*)/.exec(line)?.[1] ?? []);

test('[AC1] requests in the order of the actions, with the arguments of their moment', () => {
  const trial = hosted(
    plain.createMachine({
      context: { value: 1 },
      on: {
        go: {
          actions: [
            log(({ context }) => context.value),
            assign({ value: 2 }),
            log(({ context }) => context.value),
            send(({ self: me }) => me, ex`:next`),
            work(10),
            log(3),
          ],
        },
        next: { actions: log('next') },
      },
    }),
  );
  expect(logged(trial.send('p', ex`:go`).until(1))).toEqual(['1', '2', '3', '"next"']);
});

test('[AC2] a named answer is taken before what is left to do', () => {
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: {
        go: { actions: [register(atom('me'), { as: 'x' }), log('after'), unregister(atom('me')), register(atom('me'))] },
        'answer.x': { actions: log(({ event }) => event.value) },
      },
    }),
  );
  expect(logged(trial.send('p', ex`:go`).until(1))).toEqual(['true', '"after"']);
});

test('[AC3] a request that fails is an event, or the end', () => {
  const named = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: {
        go: { actions: register(atom('nil'), { as: 'x' }) },
        next: { actions: [register(atom('nil'), { as: 'y' }), log('never')] },
        'raised.x': { actions: log(({ event }) => event.reason) },
      },
    }),
  );
  named.send('p', ex`:go`).send('p', ex`:next`).until(1);
  expect(logged(named)).toEqual([':badarg', '{:badarg, [{:p, :loop, 1, []}]}']);
  const nameless = hosted(plain.createMachine({ context: { value: 0 }, on: { go: { actions: send(atom('nobody'), 1) } } }));
  expect(logged(nameless.send('p', ex`:go`).until(1))).toEqual(['{:badarg, [{:p, :loop, 1, []}]}']);
});

const asking = (timeout: number, takesTimeout: boolean) =>
  plain.createMachine({
    context: { value: 0 },
    initial: 'idle',
    states: {
      idle: { on: { go: { target: 'asking', actions: ask('echo', ex`{:hello, 1}`, { as: 'x', timeout }) } } },
      asking: {
        on: {
          'answer.x': { target: 'idle', actions: log(({ event }) => event.value) },
          ...(takesTimeout ? { 'timeout.x': { target: 'idle', actions: log('too late') } } : {}),
        },
      },
    },
  });

test('[AC4] a device answers, or the timeout comes first', () => {
  expect(logged(hosted(asking(200, true)).send('p', ex`:go`).until(99))).toEqual([]);
  expect(logged(hosted(asking(200, true)).send('p', ex`:go`).until(100))).toEqual(['{:hello, 1}']);
  expect(logged(hosted(asking(50, true)).send('p', ex`:go`).until(500))).toEqual(['"too late"']);
  const fallback = hosted(asking(50, false)).send('p', ex`:go`).until(500);
  expect(logged(fallback)).toEqual(['{:error, :timeout}']);
  expect(fallback.events().some((event) => event.kind === 'dropped')).toBe(true);
});

test('[AC5] a query is answered before the next request', () => {
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: {
        go: { actions: [query('echo', 7, { as: 'x' }), log('then')] },
        'answer.x': { actions: [assign({ value: ({ event }) => event.value }), log(({ context }) => context.value)] },
      },
    }),
  );
  expect(logged(trial.send('p', ex`:go`).until(1))).toEqual(['7', '"then"']);
});

test('[AC6] the DOWN of a named monitor, and demonitor by name', () => {
  const watching = (isNamed: boolean) =>
    hosted(
      plain.createMachine({
        context: { value: 0 },
        on: {
          go: { actions: monitor(atom('nobody'), isNamed ? { as: 'x' } : {}) },
          next: { actions: [monitor(({ self: me }) => pid(me.id), { as: 'y' }), demonitor('y'), demonitor('z'), log('ok')] },
          'DOWN.x': { actions: log(({ event }) => event.reason) },
          DOWN: { actions: log('plain') },
        },
      }),
    );
  expect(logged(watching(true).send('p', ex`:go`).until(1))).toEqual([':noproc']);
  expect(logged(watching(false).send('p', ex`:go`).until(1))).toEqual(['"plain"']);
  expect(logged(watching(true).send('p', ex`:next`).until(1))).toEqual(['"ok"']);
});

test('[AC7] a named timer can be cancelled', () => {
  const timing = (cancels: boolean) =>
    hosted(
      plain.createMachine({
        context: { value: 0 },
        on: {
          go: {
            actions: [
              sendAfter({ to: self, message: ex`{:next, 1}`, delay: 10 }),
              sendAfter({ message: ex`{:next, 2}`, delay: 20, as: 'timer' }),
              ...(cancels ? [cancelTimer('timer')] : []),
            ],
          },
          next: { actions: log(({ event }) => event.message) },
        },
      }),
    );
  expect(logged(timing(false).send('p', ex`:go`).until(30))).toEqual(['{:next, 1}', '{:next, 2}']);
  expect(logged(timing(true).send('p', ex`:go`).until(30))).toEqual(['{:next, 1}']);
});

test('[AC8] fail ends the process there', () => {
  const trial = hosted(
    plain.createMachine({ context: { value: 0 }, on: { go: { actions: [log(1), fail(ex`{:bad, 1}`), log(2)] } } }),
  );
  expect(logged(trial.send('p', ex`:go`).until(1))).toEqual(['1', '{:bad, 1}']);
});

test('[AC9] spawn tells the pid, and a monitor its end', () => {
  const child = hostMachine({ name: 'child', machine: plain.createMachine({ context: { value: 0 }, on: { go: { actions: discard() } } }) });
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      entry: trapExit(),
      on: {
        go: { actions: spawn({ behaviour: child, argument: 1, label: 'kid', as: 'y' }) },
        next: { actions: spawn({ behaviour: child, argument: 1, link: true, monitor: true, as: 'x' }) },
        'answer.y': { actions: assign({ value: ({ event }) => event.value }) },
        'answer.x': { actions: [link(({ context }) => pidIn(context.value)), exit(({ context }) => pidIn(context.value), atom('out'))] },
        'DOWN.x': { actions: log(({ event }) => event.reason) },
      },
    }),
  );
  trial.send('p', ex`:go`).until(1).send('p', ex`:next`).until(2);
  expect(trial.lines()).toContain('kid exited :out');
  trial.exit('child', atom('gone')).until(3);
  expect(logged(trial)).toEqual([':gone']);
});

function pidIn(term: Term): Pid {
  return isPid(term) ? term : pid(0);
}

test('[AC10] an action with a name in setup', () => {
  const named = setup({
    types: { events: {} as Message<'go'> },
    actions: { greet: log('hello') },
  }).createMachine({ on: { go: { actions: 'greet' } } });
  expect(logged(hosted(named).send('p', ex`:go`).until(1))).toEqual(['"hello"']);
});
