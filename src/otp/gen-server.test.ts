import { expect, test } from 'vitest';

import { log, sendAfter } from '#machine/actions.ts';
import { raise } from '#machine/reason.ts';
import { play } from '#machine/trial.ts';
import { ex } from '#term/ex.ts';
import { atom } from '#term/term.ts';

import { continueWith, stop } from './callback-actions.ts';
import {
  asker,
  clerks,
  context,
  failing,
  logged,
  S,
  server,
  start,
  starter,
} from './gen-server-fixture.ts';
import { genServer } from './gen-server.ts';
import { call } from './wire.ts';

test('[GS1] events are named after the callback', () => {
  const trial = start()
    .send('S', ex`:go`)
    .send('S', ex`{:go, 1}`)
    .until(2);
  expect(logged(trial).slice(-2)).toEqual([':go', '{:go, 1}']);
});

test('[GS2] continue comes before any message', () => {
  const early = server.createMachine({
    context,
    entry: [sendAfter({ message: ex`:go`, delay: 0 }), continueWith('recover')],
    on: { 'continue.recover': { actions: log('continue') }, 'info.go': { actions: log('go') } },
  });
  expect(
    logged(play([{ behaviour: genServer({ module: 'S', machine: early }) }]).until(1)),
  ).toEqual(['"continue"', '"go"']);
});

test('[GS3] a call or a cast without a clause', () => {
  expect(
    logged(
      start()
        .send('S', ex`{:"$gen_cast", {:other, 1}}`)
        .until(2),
    ).at(-1),
  ).toBe('{:function_clause, [{S, :handle_cast, 2, []}]}');
  const bare = play([{ behaviour: failing([]) }])
    .until(1)
    .send('S', ex`{:"$gen_cast", 1}`)
    .until(2);
  expect(logged(bare).at(-1)).toBe(
    '{%RuntimeError{message: "attempted to cast GenServer S but no handle_cast/2 clause was provided"}, [{S, :handle_cast, 2, []}]}',
  );
});

test('[GS4] a message without a clause', () => {
  expect(
    logged(
      start()
        .send('S', ex`:other`)
        .until(2),
    ).at(-1),
  ).toBe('{:function_clause, [{S, :handle_info, 2, []}]}');
  const bare = play([{ behaviour: failing([]) }])
    .until(1)
    .send('S', ex`{:other, 1}`)
    .until(2);
  expect(logged(bare)).toEqual(['"S S received unexpected message in handle_info/2: {:other, 1}"']);
});

test('[GS5] while it is blocked, calls, casts and system messages wait', () => {
  const trial = start()
    .send('S', ex`{:"$gen_cast", :wait}`)
    .send('S', ex`{:"$gen_cast", :timeout}`);
  trial.send('S', ex`{:system, {${trial.pidOf('S')}, 1}, {:terminate, :late}}`).until(49);
  expect(trial.lines().filter((line) => line.includes('got'))).toEqual([
    'S got {:"$gen_cast", :wait}',
  ]);
  expect(
    trial
      .until(60)
      .lines()
      .filter((line) => line.includes('got'))
      .slice(1, 3),
  ).toEqual(['S got :go', 'S got {:"$gen_cast", :timeout}']);
  expect(logged(trial).at(-1)).toBe(':late');
});

test('[GS6] stop, terminate, exit; a reply comes after terminate', () => {
  expect(
    logged(
      start()
        .send('S', ex`{:"$gen_cast", :stop}`)
        .until(2),
    ).slice(2),
  ).toEqual(['"rest"', '{:terminate, :boom}', ':boom']);
  const trial = start({ behaviour: asker(call(S, ex`:stop`, { as: 'x' })) });
  expect(trial.lines().slice(-5)).toEqual([
    'S logged "rest"',
    'S logged {:terminate, :normal}',
    'S exited :normal',
    'C got {[:alias | ref], :bye}',
    'C logged :bye',
  ]);
});

test('[GS7] what is raised runs terminate, too', () => {
  const reason = '{%RuntimeError{message: "no"}, [{S, :handle_cast, 2, []}]}';
  expect(
    logged(
      start()
        .send('S', ex`{:"$gen_cast", :crash}`)
        .until(2),
    ).slice(2),
  ).toEqual([`{:terminate, ${reason}}`, reason]);
  const worse = server.createMachine({
    context,
    on: {
      'cast.stop': { actions: stop(atom('normal')) },
      terminate: { actions: log(() => raise('bad end')) },
    },
  });
  const trial = play([{ behaviour: genServer({ module: 'S', machine: worse }) }])
    .until(1)
    .send('S', ex`{:"$gen_cast", :stop}`)
    .until(2);
  expect(logged(trial)).toEqual(['{%RuntimeError{message: "bad end"}, [{S, :terminate, 2, []}]}']);
});

test('[GS8] the end of the parent, and of others', () => {
  const trial = play([{ behaviour: starter(clerks()) }]).until(1);
  trial.exit('S', atom('other')).until(2);
  expect(logged(trial).at(-1)).toBe('"exit"');
  trial.exit('P', atom('kill')).until(3);
  expect(logged(trial).slice(-2)).toEqual(['{:terminate, :killed}', ':killed']);
});

test('[GS9] a timeout, unless a message comes first', () => {
  const asked = () =>
    start({ behaviour: asker([]) })
      .send('S', ex`{:"$gen_cast", :timeout}`)
      .until(10);
  expect(logged(asked().until(31)).at(-1)).toBe('"timeout"');
  expect(
    logged(
      asked()
        .send('S', ex`:go`)
        .until(99),
    ).at(-1),
  ).toBe(':go');
  const system = asked();
  system.send('S', ex`{:system, {${system.pidOf('C')}, 1}, :get_state}`);
  expect(system.until(31).lines()).toContain('S logged "timeout"');
});

test('[GS10] get_state', () => {
  const trial = start({ behaviour: asker([]) });
  const from = trial.pidOf('C');
  trial.send('S', ex`{:system, {${from}, 1}, :get_state}`).until(2);
  const landed = trial
    .events()
    .flatMap((event) => (event.kind === 'landed' && event.pid === from ? [event.message] : []));
  expect(landed).toEqual([ex`{1, {:ok, %{value: :boom}}}`]);
});

test('[GS11] terminate may take its time', () => {
  const slow = server.createMachine({
    context,
    initial: 'open',
    states: {
      open: { on: { 'cast.stop': { actions: stop(atom('normal')) }, terminate: 'cleaning' } },
      cleaning: { tags: ['terminating'], after: { 50: 'clean' } },
      clean: {},
    },
  });
  const trial = play([{ behaviour: genServer({ module: 'S', machine: slow }) }])
    .until(0)
    .send('S', ex`{:"$gen_cast", :stop}`);
  expect(logged(trial.until(49))).toEqual([]);
  expect(logged(trial.until(50))).toEqual([':normal']);
});
