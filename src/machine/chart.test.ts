import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';

import { atom, NIL, pid } from '#term/term.ts';

import { discard } from './actions.ts';
import { chartOf, regionOf } from './chart.ts';
import { hostMachine, type Message } from './host-machine.ts';
import { caseClause } from './reason.ts';
import { whereaboutsIn } from './whereabouts.ts';

const machine = setup({
  types: { context: {} as { n: number }, events: {} as Message<'go' | 'note' | 'break'> },
  guards: { isMany: ({ context }) => context.n > 1 },
}).createMachine({
  id: 'Door',
  context: { n: 0 },
  initial: 'open',
  on: { note: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
  states: {
    open: { on: { go: 'closing', '*': { actions: discard() } } },
    closing: {
      initial: 'pulling',
      states: { pulling: { always: 'done' }, done: { type: 'final' } },
      onDone: [{ guard: 'isMany', target: 'open' }, { target: 'closed' }],
    },
    closed: {
      after: { 800: 'open' },
      on: { break: { target: 'open', actions: assign(() => caseClause(NIL)) } },
    },
  },
});

test('[DE4] every state and transition, as a reader of the Elixir names them', () => {
  const { name, states, transitions } = chartOf(machine);
  expect(name).toBe('Door');
  expect(states.map(({ path, kind, initial }) => [path, kind, initial])).toEqual([
    ['open', 'atomic', true],
    ['closing', 'compound', false],
    ['closing.pulling', 'atomic', true],
    ['closing.done', 'final', false],
    ['closed', 'atomic', false],
  ]);
  expect(
    transitions.map(({ source, event, guard, target }) => [source, event, guard, target]),
  ).toEqual([
    ['', 'note', undefined, undefined],
    ['open', 'go', undefined, 'closing'],
    ['open', 'other messages', undefined, undefined],
    ['closing', 'done', 'isMany', 'open'],
    ['closing', 'done', undefined, 'closed'],
    ['closing.pulling', 'always', undefined, 'closing.done'],
    ['closed', 'break', undefined, 'open'],
    ['closed', 'after 800 ms', undefined, 'open'],
  ]);
  expect(chartOf(machine)).toBe(chartOf(machine));
});

test('[DE4] a region is a chart of its own', () => {
  const region = regionOf(chartOf(machine), 'closing');
  expect(region.states.map(({ path, parent }) => [path, parent])).toEqual([
    ['closing.pulling', ''],
    ['closing.done', ''],
  ]);
  expect(region.transitions.map(({ event }) => event)).toEqual(['done', 'done', 'always']);
});

const behaviour = hostMachine({ name: 'Door', machine });
const at = { self: pid(1), now: 0, budget: 100, answer: undefined };

function after(...messages: readonly string[]) {
  let state = behaviour.start(NIL, at);
  for (const message of messages) state = behaviour.take(state, atom(message), at) ?? state;
  const where = whereaboutsIn(state);
  const named = (keys: readonly string[] = []) =>
    keys.map((key) => where?.chart.transitions.find((one) => one.key === key)?.event);
  return { states: where?.states, last: named(where?.last), came: named(where?.came) };
}

test('[DE3] at the start it has come by nothing', () => {
  expect(after()).toEqual({ states: ['open'], last: [], came: [] });
});

test('[DE3] it came by a message and by all that always follows', () => {
  const ways = ['go', 'always', 'done'];
  expect(after('go')).toEqual({ states: ['closed'], last: ways, came: ways });
});

test('[DE3] a message that it takes without leaving its state does not change how it came there', () => {
  expect(after('go', 'note')).toMatchObject({ last: ['note'], came: ['go', 'always', 'done'] });
});

test('[DE3] what was thrown has a transition too, and led nowhere', () => {
  const died = after('go', 'break');
  expect(died).toMatchObject({
    states: ['closed'],
    last: ['break'],
    came: ['go', 'always', 'done'],
  });
});

test('[DE3] what is no machine has no chart', () => {
  expect(whereaboutsIn({ some: 'state' })).toBeUndefined();
});
