import { expect, test } from 'vitest';

import { log } from '#machine/actions.ts';
import { ex } from '#term/ex.ts';
import { atom } from '#term/term.ts';

import { asker, logged, S, start } from './gen-server-fixture.ts';
import { call, cast, stopServer } from './wire.ts';

test('[CA1] a call and its reply', () => {
  const trial = start({ behaviour: asker(call(S, ex`{:order, 1}`, { as: 'x' })) });
  expect(trial.lines()).toContain('S got {:"$gen_call", {<C>, [:alias | ref]}, {:order, 1}}');
  expect(logged(trial, 'C')).toEqual(['{:ok, {:order, 1}}']);
  expect(trial.events().some(({ kind }) => kind === 'demonitored')).toBe(true);
  const forever = start({
    behaviour: asker(call(S, ex`{:order, 1}`, { as: 'x', timeout: 'infinity' })),
  });
  expect(forever.lines()).toContain('S got {:"$gen_call", {<C>, ref}, {:order, 1}}');
});

test('[CA2] what a call exits with', () => {
  const exits = (entry: Parameters<typeof asker>[0]) =>
    logged(start({ behaviour: asker(entry) }).until(6000), 'C');
  expect(exits(call(atom('nobody'), 1, { as: 'x' }))).toEqual([
    '{:noproc, {GenServer, :call, [:nobody, 1, 5000]}}',
  ]);
  expect(exits(call(({ self }) => self, 1, { as: 'x' }))).toEqual([
    '{:calling_self, {GenServer, :call, [<C>, 1, 5000]}}',
  ]);
  expect(exits([cast(S, ex`:wait`), call(S, ex`:order`, { as: 'x', timeout: 20 })])).toEqual([
    '{:timeout, {GenServer, :call, [S, :order, 20]}}',
  ]);
  expect(exits(call(S, ex`:unknown`, { as: 'x' }))).toEqual([
    '{{:function_clause, [{S, :handle_call, 3, []}]}, {GenServer, :call, [S, :unknown, 5000]}}',
  ]);
  const untaken = start({ behaviour: asker(call(atom('nobody'), 1, { as: 'x' }), false) });
  expect(logged(untaken, 'C')).toEqual(['{:noproc, {GenServer, :call, [:nobody, 1, 5000]}}']);
});

test('[CA3] a cast to a server and to nobody', () => {
  const trial = start({
    behaviour: asker([cast(atom('nobody'), 1), cast(S, ex`:timeout`), log('on')]),
  });
  expect(logged(trial, 'C')).toEqual(['"on"']);
  expect(trial.lines()).toContain('S got {:"$gen_cast", :timeout}');
});

test('[CA4] a tag without an alias is answered to the pid', () => {
  const trial = start({ behaviour: asker([]) });
  const from = trial.pidOf('C');
  trial.send('S', ex`{:"$gen_call", {${from}, :tag}, :order}`).until(2);
  expect(trial.events().some((event) => event.kind === 'landed' && event.pid === from)).toBe(true);
});

test('[CA5] stop ends the server and then answers', () => {
  const trial = start({ behaviour: asker(stopServer(S, atom('bye'), { as: 'x' })) });
  expect(trial.lines()).toContain('S got {:system, {<C>, ref}, {:terminate, :bye}}');
  expect(trial.lines()).toContain('C got {:DOWN, ref, :process, <S>, :bye}');
  expect(logged(trial)).toEqual(['"init"', '"continue"', '{:terminate, :bye}', ':bye']);
  expect(logged(trial, 'C')).toEqual([':ok']);
});
