import { expect, test } from 'vitest';

import { log } from '#machine/actions.ts';
import { raise } from '#machine/reason.ts';
import { atom, moduleAtom, type Term, tuple } from '#term/term.ts';

import { agent, agentCast, agentGet, agentGetAndUpdate, agentUpdate } from './agent.ts';
import { doer, playing, told } from './doer-fixture.ts';
import { startLink } from './start.ts';
import { mfa } from './task-process.ts';
import { stopServer } from './wire.ts';

const number = (term: Term | undefined) => Number(term);

const stock = agent({
  name: 'Stock',
  module: 'Stock',
  functions: {
    new: (amount = 0) => amount,
    get: (amount = 0) => amount,
    add: (amount, more) => number(amount) + number(more),
    take: (amount, some) => tuple(some ?? 0, number(amount) - number(some)),
    crash: () => raise('broken'),
  },
});

const as = { as: 'x' };
const S = moduleAtom('Stock');

const trial = () =>
  playing(
    doer(
      'a',
      {
        start: startLink({ behaviour: stock, argument: mfa('Stock', 'new', 10), ...as }),
        fail: startLink({ behaviour: stock, argument: mfa('Stock', 'crash'), ...as }),
        get: agentGet(S, mfa('Stock', 'get'), as),
        add: agentUpdate(S, mfa('Stock', 'add', 5), as),
        take: agentGetAndUpdate(S, mfa('Stock', 'take', 3), as),
        cast: [agentCast(S, mfa('Stock', 'add', 100)), log('cast')],
        crash: agentGet(S, mfa('Stock', 'crash'), as),
        bad: agentGetAndUpdate(S, mfa('Stock', 'get'), as),
        strange: agentGet(S, mfa('Other', 'get'), as),
        stop: stopServer(S, atom('normal'), as),
      },
      { traps: true },
    ),
  );

const says = (those: ReturnType<typeof trial>, ...messages: readonly string[]) =>
  messages.map((message) => told(those, 'a', atom(message)).join(' '));

test('[AG1] an agent keeps what its functions make of it', () => {
  const those = trial();
  expect(says(those, 'start', 'get', 'add', 'get', 'take', 'get', 'cast', 'get')).toEqual([
    '{:ok, <Agent>}',
    '10',
    ':ok',
    '15',
    '3',
    '12',
    '"cast"',
    '112',
  ]);
  expect(those.lines()).toContain(
    'Agent got {:"$gen_call", {<a>, [:alias | ref]}, {:update, {Stock, :add, [5]}}}',
  );
  expect(says(those, 'stop')).toEqual(['{:EXIT, <Agent>, :normal} :ok']);
});

test('[AG2] a function that raises ends the agent, and its caller as a call does', () => {
  const those = trial();
  says(those, 'start');
  const error = '{%RuntimeError{message: "broken"}, [{Agent.Server, :handle_call, 3, []}]}';
  expect(says(those, 'crash')[0]).toContain(
    `{${error}, {GenServer, :call, [Stock, {:get, {Stock, :crash, []}}, 5000]}}`,
  );
  expect(says(those, 'fail')[0]).toContain('{:error, {%RuntimeError{message: "broken"}, [');
});

test('[AG3] get_and_update wants a pair', () => {
  const those = trial();
  says(those, 'start');
  expect(says(those, 'bad')[0]).toContain('{:EXIT, <Agent>, {:bad_return_value, 10}}');
});

test('[AG4] a function that there is not', () => {
  const those = trial();
  says(those, 'start');
  expect(says(those, 'strange')[0]).toContain('{:EXIT, <Agent>, {:undef, [');
});
