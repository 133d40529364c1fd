import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, createMachine, raise, setup } from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, type Term, tuple } from '#term/term.ts';

import { discard, log } from './actions.ts';
import { hostMachine } from './host-machine.ts';
import { withContext } from './stay.ts';
import { play } from './trial.ts';

type AnyMessage = { readonly type: string; readonly message: Term };

/** Nobody ever goes to `aside`; but a machine with an `always` is left to XState from end to end. */
const LEFT_TO_XSTATE = { aside: { always: 'plain' } };

/** Clauses that stay and clauses that leave, in plain, nested and parallel states. */
function shop(aside: object) {
  return setup({
    types: { context: {} as { n: number; last: Term }, events: {} as AnyMessage },
    actions: {
      more: assign({ n: ({ context }) => context.n + 1 }),
      show: log(({ context }) => context.n),
    },
  }).createMachine({
    context: { n: 0, last: ex`nil` },
    initial: 'plain',
    on: {
      nest: '.nested',
      both: '.parallel',
      fail: { actions: ['show', assign({ n: () => boil() })] },
    },
    states: {
      plain: {
        on: {
          count: { actions: assign({ n: ({ context }) => context.n + 1 }) },
          tell: { actions: [log(({ context }) => context.n), 'more', 'show', 'more', 'show'] },
          keep: {
            actions: assign(({ event, context }) => ({ last: event.message, n: context.n })),
          },
          set: { actions: assign({ n: 7, last: ({ context }) => context.n }) },
          even: [
            { guard: ({ context }) => context.n % 2 === 0, actions: log(ex`:even`) },
            { actions: ['more', log(ex`:odd`)] },
          ],
          again: { actions: ['more', raise({ type: 'count', message: ex`nil` })] },
          nothing: {},
        },
      },
      nested: {
        initial: 'inner',
        on: { count: { actions: ['more', log(ex`:outer`)] }, '*': { actions: discard() } },
        states: {
          inner: { on: { tell: { actions: ['show', 'more'] }, even: 'deep' } },
          deep: { on: { count: { actions: log(ex`:deep`) }, nest: { actions: 'more' } } },
        },
      },
      parallel: {
        type: 'parallel',
        on: { keep: 'plain' },
        states: {
          left: { on: { count: { actions: ['more', 'show'] }, tell: { actions: log(ex`:left`) } } },
          right: { on: { count: { actions: ['more', 'show'] }, even: { actions: 'show' } } },
        },
      },
      ...aside,
    },
  });
}

function boil(): number {
  throw new Error('too hot');
}

const MESSAGES = [
  'count',
  'tell',
  'keep',
  'set',
  'even',
  'again',
  'nothing',
  'other',
  'nest',
  'both',
];

function story(aside: object, messages: readonly string[]): readonly unknown[] {
  const trial = play([{ behaviour: hostMachine({ name: 'shop', machine: shop(aside) }) }]);
  trial.until(1);
  const states = messages.map((message) => {
    trial.send('shop', tuple(atom(message), 1)).until(1);
    return trial.stateOf('shop');
  });
  return [trial.lines(), states];
}

test('[MA9] a transition that stays gives what XState’s own microstep gives', () => {
  const messages = fc.array(fc.constantFrom(...MESSAGES), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(messages, fc.boolean(), (some, fails) => {
      const all = fails ? [...some, 'fail'] : some;
      expect(story({}, all)).toEqual(story(LEFT_TO_XSTATE, all));
    }),
    { numRuns: 150 },
  );
});

test('[MA9] a snapshot with another context has every field that XState gives one', () => {
  const machine = createMachine({ context: { n: 1 } });
  const snapshot = machine.resolveState({ value: {}, context: { n: 1 } });
  const other = withContext(snapshot, { n: 2 });
  expect(Object.entries(other)).toEqual(Object.entries({ ...snapshot, context: { n: 2 } }));
});
