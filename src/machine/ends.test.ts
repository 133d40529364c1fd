import { expect, test } from 'vitest';
import { assign, cancel, createMachine, raise, setup } from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, type Term } from '#term/term.ts';

import { discard, log } from './actions.ts';
import { hostMachine, type Message } from './host-machine.ts';
import { play } from './trial.ts';

type AnyMessage = { readonly type: string; readonly message: Term; readonly reason?: Term };

const machine = setup({ types: { context: {} as { n: number }, events: {} as AnyMessage } });

const hosted = (made: Parameters<typeof hostMachine>[0]['machine']) =>
  play([{ behaviour: hostMachine({ name: 'p', machine: made }) }]);

test('[MA7] a final state ends the process', () => {
  const normal = hosted(
    createMachine({ initial: 'a', states: { a: { on: { go: 'done' } }, done: { type: 'final' } } }),
  );
  expect(
    normal
      .until(1)
      .send('p', ex`:go`)
      .until(2)
      .news()
      .at(-1),
  ).toBe('p exited :normal');
  const other = hosted(
    createMachine({
      initial: 'a',
      output: { reason: atom('bored') },
      states: { a: { type: 'final' } },
    }),
  );
  expect(other.until(1).news().at(-1)).toBe('p exited :bored');
});

test('[MA8] a raise with a delay comes later, unless it is cancelled', () => {
  const ticking = (withCancel: boolean) =>
    hosted(
      machine.createMachine({
        context: { n: 0 },
        entry: [raise({ type: 'tick', message: 1 }, { delay: 50, id: 'tick' })],
        on: {
          tick: { actions: log('tick') },
          stop: { actions: withCancel ? cancel('tick') : discard() },
        },
      }),
    );
  expect(
    ticking(false)
      .until(10)
      .send('p', ex`:stop`)
      .until(100)
      .lines(),
  ).toContain('p logged "tick"');
  expect(
    ticking(true)
      .until(10)
      .send('p', ex`:stop`)
      .until(100)
      .lines(),
  ).not.toContain('p logged "tick"');
});

test('[AN3] a state is a value that taking a message leaves as it was', () => {
  const behaviour = hostMachine({
    name: 'p',
    machine: setup({
      types: { context: {} as { n: number }, events: {} as Message<'more'> },
    }).createMachine({
      context: { n: 0 },
      on: {
        more: {
          actions: [assign({ n: ({ context }) => context.n + 1 }), log(({ context }) => context.n)],
        },
      },
    }),
  });
  const moment = {
    self: hosted(createMachine({})).pidOf('p'),
    now: 0,
    budget: 100,
    answer: undefined,
  };
  const state = behaviour.start(ex`[]`, moment);
  const twice = [1, 2].map(() => behaviour.take(state, ex`:more`, moment));
  expect(twice.map((next) => next && behaviour.describe(next).data)).toEqual([
    ex`%{n: 1}`,
    ex`%{n: 1}`,
  ]);
  expect(behaviour.describe(state).data).toEqual(ex`%{n: 0}`);
  expect(behaviour.take(state, ex`:unknown`, moment)).toBeUndefined();
});
