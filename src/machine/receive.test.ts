import { expect, test } from 'vitest';
import { assign, createMachine, raise, setup } from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, type Term, tuple } from '#term/term.ts';

import { discard, log, whereis } from './actions.ts';
import { hostMachine } from './host-machine.ts';
import { play } from './trial.ts';

type AnyMessage = { readonly type: string; readonly message: Term; readonly reason?: Term };

const machine = setup({ types: { context: {} as { n: number }, events: {} as AnyMessage } });

const hosted = (made: Parameters<typeof hostMachine>[0]['machine']) =>
  play([{ behaviour: hostMachine({ name: 'p', machine: made }) }]);

test('[MA1] a message that no transition takes stays where it is', () => {
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      initial: 'closed',
      states: {
        closed: { on: { open: 'open' } },
        open: { on: { order: { actions: log(({ event }) => event.message) } } },
      },
    }),
  );
  trial
    .until(1)
    .send('p', ex`{:order, 1}`)
    .send('p', ex`{:order, 2}`)
    .until(2);
  expect(trial.news()).toEqual(['p started']);
  trial.send('p', ex`:open`).until(3);
  expect(trial.news().filter((line) => line.includes('got'))).toEqual([
    'p got :open',
    'p got {:order, 1}',
    'p got {:order, 2}',
  ]);
});

test('[MA2] the tag of a message is the type of its event', () => {
  const show = {
    actions: log(({ event }: { event: AnyMessage }) => ex`{${event.type}, ${event.message}}`),
  };
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      on: { brew: show, message: show, '*': { actions: discard() } },
    }),
  );
  trial.until(1).news();
  for (const message of [
    ex`:brew`,
    ex`{:brew, 1}`,
    ex`42`,
    ex`{1, 2}`,
    tuple(atom('xstate.stop')),
    ex`:other`,
  ])
    trial.send('p', message);
  expect(
    trial
      .until(2)
      .news()
      .filter((line) => line.includes('logged')),
  ).toEqual([
    'p logged {"brew", :brew}',
    'p logged {"brew", {:brew, 1}}',
    'p logged {"message", 42}',
    'p logged {"message", {1, 2}}',
    'p logged {"message", {:"xstate.stop"}}',
  ]);
});

test('[MA3] the parts of EXIT and DOWN are fields', () => {
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      on: {
        EXIT: { actions: log(({ event }) => event.reason ?? 0) },
        DOWN: { actions: log(({ event }) => event.reason ?? 0) },
      },
    }),
  );
  trial
    .until(1)
    .send('p', ex`{:EXIT, 1, :boom}`)
    .send('p', ex`{:DOWN, 1, :process, 2, :gone}`);
  expect(
    trial
      .until(2)
      .lines()
      .filter((line) => line.includes('logged')),
  ).toEqual(['p logged :boom', 'p logged :gone']);
});

test('[MA4] the catch-all takes any message, and no answer', () => {
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      on: { '*': { actions: [log('any'), whereis(atom('nobody'), { as: 'pid' })] } },
    }),
  );
  trial.until(1).send('p', ex`:what`);
  expect(
    trial
      .until(2)
      .lines()
      .filter((line) => line.includes('logged')),
  ).toEqual(['p logged "any"']);
});

test('[MA5] after counts from entering the state, whatever is skipped meanwhile', () => {
  const trial = hosted(
    createMachine({
      initial: 'heating',
      states: {
        heating: { after: { 800: 'idle' }, on: { off: 'idle' } },
        idle: { after: { 100: 'cold' } },
        cold: {},
      },
    }),
  );
  trial
    .until(700)
    .send('p', ex`:brew`)
    .until(799);
  expect(trial.stateOf('p')).toMatch(/^heating/);
  expect(trial.until(800).stateOf('p')).toMatch(/^idle/);
  expect(trial.until(899).stateOf('p')).toMatch(/^idle/);
  expect(trial.until(900).stateOf('p')).toMatch(/^cold/);
  const left = hosted(
    createMachine({
      initial: 'a',
      states: { a: { after: { 10: 'late' }, on: { go: 'b' } }, b: {}, late: {} },
    }),
  );
  expect(
    left
      .until(5)
      .send('p', ex`:go`)
      .until(50)
      .stateOf('p'),
  ).toMatch(/^b/);
});

test('[MA6] guards, always, raise, hierarchy and parallel states', () => {
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      type: 'parallel',
      states: {
        left: {
          initial: 'low',
          states: {
            low: { always: { guard: ({ context }) => context.n >= 2, target: 'high' } },
            high: {},
          },
        },
        right: {
          initial: 'on',
          states: {
            on: {
              on: {
                more: {
                  actions: [
                    assign({ n: ({ context }) => context.n + 1 }),
                    raise({ type: 'again', message: 1 }),
                  ],
                },
                again: { guard: ({ context }) => context.n === 2, target: 'off' },
              },
            },
            off: {},
          },
        },
      },
    }),
  );
  trial
    .until(1)
    .send('p', ex`:more`)
    .until(2);
  expect(trial.stateOf('p')).toBe('left.low.right.on %{n: 1}');
  expect(
    trial
      .send('p', ex`:more`)
      .until(3)
      .stateOf('p'),
  ).toBe('left.high.right.off %{n: 2}');
});

test('[MA10] a sleeping state looks at no message', () => {
  const trial = hosted(
    machine.createMachine({
      context: { n: 0 },
      initial: 'asleep',
      states: {
        asleep: { tags: ['sleeping'], on: { order: 'awake' }, after: { 100: 'awake' } },
        awake: { on: { order: { actions: log(({ event }) => event.message) } } },
      },
    }),
  );
  trial
    .until(1)
    .send('p', ex`{:order, 1}`)
    .until(50);
  expect(trial.news()).toEqual(['p started']);
  expect(trial.stateOf('p')).toContain('asleep');
  expect(trial.until(200).news()).toContain('p got {:order, 1}');
});
