import { expect, test } from 'vitest';

import { play } from '#cli/play.ts';
import { scenarioOf } from '#cli/scenario.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import { valuesOf } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Tape } from '#trace/tape.ts';

import { mailbox } from './mailbox.ts';

const day = (messages: readonly string[], options: object = {}): Tape =>
  play(
    scenarioOf({
      system: 'mailbox',
      title: '',
      options,
      inputs: messages.map((tell) => ({ at: 10, tell })),
      end: 10_000,
    }),
  );

const said = (tape: Tape) =>
  eventsOf(tape, 'logged').map(({ message }) => (typeof message === 'string' ? message : ''));

/** What is still in the receiver’s mailbox, oldest first. */
function left({ world }: Tape): readonly string[] {
  const receiver = [...valuesOf(world.processes)].find(({ label }) => label === 'Receiver');
  if (receiver === undefined) return ['there is no receiver'];
  return lettersOf(receiver.mailbox).map(({ message }) => inspectLine(message));
}

const MIXED = ['{:number, 3}', '{:number, 30}', '"?"', '{:urgent, 1}', '{:number, 40}'];

test('what no clause matches stays, in its order', () => {
  const tape = day(MIXED);
  expect(said(tape)).toEqual([
    'works on {:number, 30}',
    'works on {:urgent, 1}',
    'works on {:number, 40}',
  ]);
  expect(left(tape)).toEqual(['{:number, 3}', '"?"']);
  expect(eventsOf(tape, 'skipped').length).toBeGreaterThan(2);
});

test('selective: what is urgent is taken before what has waited longer', () => {
  const tape = day(['{:number, 20}', ...MIXED], { mode: 'selective' });
  expect(said(tape)).toEqual([
    'works on {:number, 20}',
    'works on {:urgent, 1}',
    'works on {:number, 30}',
    'works on {:number, 40}',
  ]);
  expect(left(tape)).toEqual(['{:number, 3}', '"?"']);
});

test('with the catch-all clause nothing is left and nothing is skipped', () => {
  const tape = day(MIXED, { catch_all: 'yes' });
  expect(said(tape)).toContain('throws away "?"');
  expect(left(tape)).toEqual([]);
  expect(eventsOf(tape, 'skipped')).toEqual([]);
});

test('the guard compares as Elixir does: each atom is above each number', () => {
  const tape = day(['{:number, 10}', '{:number, 10.5}', '{:number, :ten}', '{:number, 1, 2}']);
  expect(said(tape)).toEqual(['works on {:number, 10.5}', 'works on {:number, :ten}']);
  expect(left(tape)).toEqual(['{:number, 10}', '{:number, 1, 2}']);
});

test('an input that is wrong', () => {
  expect(() => mailbox.input({ say: 1 }, 'x')).toThrow('there is no field "say"; allowed are tell');
});
