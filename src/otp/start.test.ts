import { expect, test } from 'vitest';

import { fail, log } from '#machine/actions.ts';
import { raise } from '#machine/reason.ts';
import { play } from '#machine/trial.ts';
import { atom } from '#term/term.ts';

import { ignore, stop } from './callback-actions.ts';
import { asker, clerks, context, failing, logged, server, starter } from './gen-server-fixture.ts';
import { genServer } from './gen-server.ts';

test('[ST1] the starter is told when init is over', () => {
  const trial = play([{ behaviour: starter(clerks()) }]).until(1);
  expect(trial.lines()).toEqual([
    'P started',
    'S started',
    'S logged "init"',
    'S logged "continue"',
    'P got {:ack, <S>, {:ok, <S>}}',
    'P logged {:ok, <S>}',
  ]);
});

test('[ST2] an init that fails', () => {
  const stopped = play([{ behaviour: starter(failing(stop(atom('why')))) }]).until(1);
  expect(logged(stopped)).toEqual([':why']);
  expect(logged(stopped, 'P')).toEqual(['{:error, :why}']);
  expect(logged(play([{ behaviour: starter(failing(fail(atom('e')))) }]).until(1), 'P')).toEqual([
    '{:error, :e}',
  ]);
  expect(
    logged(play([{ behaviour: starter(failing(log(() => raise('x')))) }]).until(1), 'P'),
  ).toEqual(['{:error, {%RuntimeError{message: "x"}, [{S, :init, 1, []}]}}']);
  expect(
    logged(play([{ behaviour: starter(failing(stop(atom('why'))), false) }]).until(1), 'P'),
  ).toEqual([':why']);
  expect(
    logged(play([{ behaviour: starter(failing(stop(atom('normal'))), false) }]).until(1), 'P'),
  ).toEqual(['{:error, :normal}']);
});

test('[ST3] ignore', () => {
  const trial = play([{ behaviour: starter(failing(ignore())) }]).until(1);
  expect([logged(trial), logged(trial, 'P')]).toEqual([[':normal'], [':ignore']]);
});

test('[ST4] the name comes first, and only once', () => {
  const trial = play([{ behaviour: clerks() }, { behaviour: starter(clerks()) }]).until(1);
  expect(logged(trial, 'P')).toEqual(['{:error, {:already_started, <S>}}']);
  expect(trial.lines().filter((line) => line.includes('"init"'))).toEqual(['S logged "init"']);
  const failed = play([{ behaviour: starter(failing(stop(atom('why')))) }]).until(1);
  const names = failed
    .events()
    .flatMap(({ kind }) => (kind === 'registered' || kind === 'unregistered' ? [kind] : []));
  expect(names).toEqual(['registered', 'unregistered']);
});

test('[ST5] an init that is too slow is killed', () => {
  const slow = genServer({
    module: 'S',
    machine: server.createMachine({
      context,
      initial: 'init',
      states: { init: { tags: ['blocked'], after: { 300: 'open' } }, open: {} },
    }),
  });
  const trial = play([{ behaviour: starter(slow, true, 30) }]);
  expect(trial.until(29).lines()).toHaveLength(2);
  expect([logged(trial.until(400)), logged(trial, 'P')]).toEqual([
    [':killed'],
    ['{:error, :timeout}'],
  ]);
  expect(logged(play([{ behaviour: starter(slow, true, 400) }]).until(300), 'P')).toEqual([
    '{:ok, <S>}',
  ]);
});

test('[ST6] a plain process is started at once', () => {
  expect(logged(play([{ behaviour: starter(asker([])) }]).until(1), 'P')).toEqual(['{:ok, <C>}']);
});
