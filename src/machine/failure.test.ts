import { expect, test } from 'vitest';
import {
  assign,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  raise as raiseEvent,
  sendTo,
  setup,
} from 'xstate';

import { ex } from '#term/ex.ts';
import { atom, float, type Term } from '#term/term.ts';

import { log } from './actions.ts';
import { hostMachine, type Message } from './host-machine.ts';
import {
  badKey,
  badMatch,
  caseClause,
  divide,
  erlangError,
  exit,
  functionClause,
  raise,
  throwTerm,
} from './reason.ts';
import { RefusedMachine } from './refuse.ts';
import { play } from './trial.ts';

const plain = setup({ types: { context: {} as { value: Term }, events: {} as Message<'go'> } });

type Options = Parameters<typeof hostMachine>[0];

const ends = (options: Options) =>
  play([{ behaviour: hostMachine(options) }])
    .until(0)
    .send(options.name, ex`{:go, 1}`)
    .until(1)
    .lines()
    .slice(2);

const endOf = (thrower: () => never | Term) =>
  ends({
    name: 'Shop',
    machine: plain.createMachine({
      context: { value: 0 },
      on: { go: { actions: assign({ value: thrower }) } },
    }),
  });

const STACK = '[{Shop, :loop, 1, []}]';

test('[ER1] what was asked for before is done, then the process ends', () => {
  const machine = plain.createMachine({
    context: { value: 0 },
    on: { go: { actions: [log('before'), assign({ value: () => divide(1, 0) }), log('after')] } },
  });
  expect(ends({ name: 'Shop', machine })).toEqual([
    'Shop logged "before"',
    `Shop exited {:badarith, ${STACK}}`,
  ]);
  const guarded = plain.createMachine({
    context: { value: 0 },
    on: { go: { guard: () => erlangError(atom('badarg')), actions: log(1) } },
  });
  expect(ends({ name: 'Shop', machine: guarded })).toEqual([`Shop exited {:badarg, ${STACK}}`]);
  const starting = createMachine({ entry: [log('in'), log(() => raise('no'))] });
  expect(
    play([{ behaviour: hostMachine({ name: 'Shop', machine: starting }) }])
      .until(1)
      .lines()
      .slice(1),
  ).toEqual([
    'Shop logged "in"',
    'Shop exited {%RuntimeError{message: "no"}, [{Shop, :init, 1, []}]}',
  ]);
});

test('[ER2] the reasons of Erlang', () => {
  expect(endOf(() => raise('oops'))).toEqual([
    `Shop exited {%RuntimeError{message: "oops"}, ${STACK}}`,
  ]);
  expect(endOf(() => raise(ex`%ArgumentError{message: "bad"}`))).toEqual([
    `Shop exited {%ArgumentError{message: "bad"}, ${STACK}}`,
  ]);
  expect(endOf(() => caseClause(ex`{:error, :closed}`))).toEqual([
    `Shop exited {{:case_clause, {:error, :closed}}, ${STACK}}`,
  ]);
  expect(endOf(() => badMatch(1))).toEqual([`Shop exited {{:badmatch, 1}, ${STACK}}`]);
  expect(endOf(() => badKey(atom('tea')))).toEqual([`Shop exited {{:badkey, :tea}, ${STACK}}`]);
  expect(endOf(() => functionClause())).toEqual([`Shop exited {:function_clause, ${STACK}}`]);
  expect(endOf(() => throwTerm(1))).toEqual([`Shop exited {{:nocatch, 1}, ${STACK}}`]);
  expect(endOf(() => divide(atom('a'), 1))).toEqual([`Shop exited {:badarith, ${STACK}}`]);
  expect(endOf(() => exit(ex`{:shutdown, 1}`))).toEqual(['Shop exited {:shutdown, 1}']);
  expect(divide(float(4.5), float(1.25))).toEqual(float(3.6));
});

test('[ER3] any other exception is an ErlangError', () => {
  const [line] = endOf(() => {
    throw new TypeError('no function');
  });
  expect(line).toBe(
    `Shop exited {%ErlangError{original: {:js, "TypeError: no function"}, reason: nil}, ${STACK}}`,
  );
});

const SOURCE = `defmodule Shop do
  use GenServer

  @impl true
  def handle_cast({:pay, _}, state) do
    {:noreply, state}
  end

  def handle_cast({:go, n}, state) when n > 0,
    do: {:noreply, state}
end
`;

test('[ER4] the stack names the clause of the twin and its line', () => {
  const machine = plain.createMachine({
    context: { value: 0 },
    on: {
      go: { meta: { ex: 'Shop.handle_cast({:go' }, actions: assign({ value: () => divide(1, 0) }) },
    },
  });
  const [line] = ends({ name: 'Shop', machine, twin: { file: 'shop.ex', source: SOURCE } });
  expect(line).toBe(
    'Shop exited {:badarith, [{Shop, :handle_cast, 2, [file: ~c"shop.ex", line: 9]}]}',
  );
});

test('[ER5] an endless chain of microsteps ends the process', () => {
  const machine = plain.createMachine({
    context: { value: 0 },
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
  });
  expect(ends({ name: 'Shop', machine })[0]).toMatch(/exited \{%ErlangError.*Infinite loop/);
});

test('[RF1] what only XState’s own actors can do is refused', () => {
  const refused = (machine: Options['machine']) => () => hostMachine({ name: 'Shop', machine });
  const job = fromPromise(async () => 1);
  expect(refused(createMachine({ initial: 'a', states: { a: { invoke: { src: job } } } }))).toThrow(
    /Shop, state a: invoke/,
  );
  expect(refused(createMachine({ on: { go: { actions: () => undefined } } }))).toThrow(
    RefusedMachine,
  );
  expect(refused(createMachine({ entry: sendTo('other', { type: 'go' }) }))).toThrow(
    /the machine itself: xstate.sendTo/,
  );
  expect(refused(createMachine({ exit: emit({ type: 'go' }) }))).toThrow(/xstate.emit/);
  expect(refused(createMachine({ entry: 'unknown' }))).toThrow(
    /the action unknown is not in setup/,
  );
  expect(
    refused(createMachine({ initial: 'a', states: { a: { after: { later: 'a' } } } })),
  ).toThrow(/the delay later/);
  const allowed = createMachine({
    entry: [raiseEvent({ type: 'x' }), enqueueActions(({ enqueue }) => enqueue(log('queued')))],
  });
  expect(
    play([{ behaviour: hostMachine({ name: 'Shop', machine: allowed }) }])
      .until(1)
      .lines(),
  ).toContain('Shop logged "queued"');
});
