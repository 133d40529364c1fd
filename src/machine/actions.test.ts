import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, isPid, pid, type Pid, type Term } from '#term/term.ts';

import { hosted, logged, plain } from './actions-fixture.ts';
import {
  discard,
  exit,
  fail,
  link,
  log,
  register,
  send,
  spawn,
  trapExit,
  unlink,
  unregister,
  work,
} from './actions.ts';
import { hostMachine, type Message } from './host-machine.ts';

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
        go: {
          actions: [
            register(atom('me'), { as: 'x' }),
            log('after'),
            unregister(atom('me')),
            register(atom('me')),
          ],
        },
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
  named
    .send('p', ex`:go`)
    .send('p', ex`:next`)
    .until(1);
  expect(logged(named)).toEqual([':badarg', '{:badarg, [{:p, :loop, 1, []}]}']);
  const nameless = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: { go: { actions: send(atom('nobody'), 1) } },
    }),
  );
  expect(logged(nameless.send('p', ex`:go`).until(1))).toEqual(['{:badarg, [{:p, :loop, 1, []}]}']);
});

test('[AC8] fail ends the process there', () => {
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: { go: { actions: [log(1), fail(ex`{:bad, 1}`), log(2)] } },
    }),
  );
  expect(logged(trial.send('p', ex`:go`).until(1))).toEqual(['1', '{:bad, 1}']);
});

test('[AC9] spawn tells the pid, and a monitor its end', () => {
  const child = hostMachine({
    name: 'child',
    machine: plain.createMachine({ context: { value: 0 }, on: { go: { actions: discard() } } }),
  });
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      entry: trapExit(),
      on: {
        go: { actions: spawn({ behaviour: child, argument: 1, label: 'kid', as: 'y' }) },
        next: {
          actions: spawn({ behaviour: child, argument: 1, link: true, monitor: true, as: 'x' }),
        },
        'answer.y': { actions: assign({ value: ({ event }) => event.value }) },
        'answer.x': {
          actions: [
            link(({ context }) => pidIn(context.value)),
            exit(({ context }) => pidIn(context.value), atom('out')),
          ],
        },
        'DOWN.x': { actions: log(({ event }) => event.reason) },
      },
    }),
  );
  trial
    .send('p', ex`:go`)
    .until(1)
    .send('p', ex`:next`)
    .until(2);
  expect(trial.lines()).toContain('kid exited :out');
  trial.exit('child', atom('gone')).until(3);
  expect(logged(trial)).toEqual([':gone']);
});

test('[AC9] an unlinked process does not hear of the end', () => {
  const child = hostMachine({
    name: 'child',
    machine: plain.createMachine({ context: { value: 0 }, on: { go: { actions: discard() } } }),
  });
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      entry: trapExit(),
      on: {
        go: {
          actions: spawn({ behaviour: child, argument: 1, link: true, label: 'kid', as: 'x' }),
        },
        'answer.x': { actions: [unlink(({ event }) => pidIn(event.value)), log('unlinked')] },
        '*': { actions: log('heard') },
      },
    }),
  );
  trial.send('p', ex`:go`).until(1);
  trial.exit('kid', atom('gone')).until(2);
  expect(logged(trial)).toEqual(['"unlinked"']);
});

function pidIn(term: Term): Pid {
  return isPid(term) ? term : pid(0);
}

test('[AC10] an action with a name in setup', () => {
  const named = setup({
    types: { events: {} as Message<'go'> },
    actions: { greet: log('hello') },
  }).createMachine({ on: { go: { actions: 'greet' } } });
  expect(
    logged(
      hosted(named)
        .send('p', ex`:go`)
        .until(1),
    ),
  ).toEqual(['"hello"']);
});
