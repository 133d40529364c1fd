import { expect, test } from 'vitest';
import { assign } from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, pid } from '#term/term.ts';

import { hosted, logged, plain } from './actions-fixture.ts';
import { ask, cancelTimer, demonitor, log, monitor, query, self, sendAfter } from './actions.ts';

const asking = (timeout: number, takesTimeout: boolean) =>
  plain.createMachine({
    context: { value: 0 },
    initial: 'idle',
    states: {
      idle: {
        on: {
          go: { target: 'asking', actions: ask('echo', ex`{:hello, 1}`, { as: 'x', timeout }) },
        },
      },
      asking: {
        on: {
          'answer.x': { target: 'idle', actions: log(({ event }) => event.value) },
          ...(takesTimeout ? { 'timeout.x': { target: 'idle', actions: log('too late') } } : {}),
        },
      },
    },
  });

test('[AC4] a device answers, or the timeout comes first', () => {
  expect(
    logged(
      hosted(asking(200, true))
        .send('p', ex`:go`)
        .until(99),
    ),
  ).toEqual([]);
  expect(
    logged(
      hosted(asking(200, true))
        .send('p', ex`:go`)
        .until(100),
    ),
  ).toEqual(['{:hello, 1}']);
  expect(
    logged(
      hosted(asking(50, true))
        .send('p', ex`:go`)
        .until(500),
    ),
  ).toEqual(['"too late"']);
  const fallback = hosted(asking(50, false))
    .send('p', ex`:go`)
    .until(500);
  expect(logged(fallback)).toEqual(['{:error, :timeout}']);
  expect(fallback.events().some((event) => event.kind === 'dropped')).toBe(true);
});

test('[AC5] a query is answered before the next request', () => {
  const trial = hosted(
    plain.createMachine({
      context: { value: 0 },
      on: {
        go: { actions: [query('echo', 7, { as: 'x' }), log('then')] },
        'answer.x': {
          actions: [
            assign({ value: ({ event }) => event.value }),
            log(({ context }) => context.value),
          ],
        },
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
          next: {
            actions: [
              monitor(({ self: me }) => pid(me.id), { as: 'y' }),
              demonitor('y'),
              demonitor('z'),
              log('ok'),
            ],
          },
          'DOWN.x': { actions: log(({ event }) => event.reason) },
          DOWN: { actions: log('plain') },
        },
      }),
    );
  expect(
    logged(
      watching(true)
        .send('p', ex`:go`)
        .until(1),
    ),
  ).toEqual([':noproc']);
  expect(
    logged(
      watching(false)
        .send('p', ex`:go`)
        .until(1),
    ),
  ).toEqual(['"plain"']);
  expect(
    logged(
      watching(true)
        .send('p', ex`:next`)
        .until(1),
    ),
  ).toEqual(['"ok"']);
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
  expect(
    logged(
      timing(false)
        .send('p', ex`:go`)
        .until(30),
    ),
  ).toEqual(['{:next, 1}', '{:next, 2}']);
  expect(
    logged(
      timing(true)
        .send('p', ex`:go`)
        .until(30),
    ),
  ).toEqual(['{:next, 1}']);
});
