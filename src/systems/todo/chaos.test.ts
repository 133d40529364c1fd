import { expect, test } from 'vitest';

import { brokenOn, CHAOTIC, dayOf } from '#cli/bad-day.ts';
import { eventsOf } from '#cli/shop-rehearsal.ts';
import type { BadDay } from '#systems/chaos.ts';
import { inspectLine } from '#term/inspect.ts';

import type { Disk } from './disk.ts';
import { doingsOf } from './history.ts';

const DATE = '~D[2023-12-19]';
const BOB = 'Todo.Cache.server_process("bob")';
const add = (title: string) => `Todo.Server.add_entry(${BOB}, %{date: ${DATE}, title: "${title}"})`;

const { todo } = CHAOTIC;
if (todo === undefined) throw new RangeError('there is no chaos at the to-do server');

/** `bob` is changed while the disk is slow; its worker is killed, and the disk is quick again. */
const overtaking: BadDay = {
  settings: {},
  options: { form: 'registered', write: 1, shells: ['IEx', 'Ann'] },
  inputs: [
    { at: 100, shell: 'IEx', line: add('bread') },
    { at: 1000, shell: 'IEx', line: add('milk') },
    { at: 1064, shell: 'Ann', line: add('tea') },
    { at: 3000, boot: true },
    { at: 4000, shell: 'IEx', line: `Todo.Server.entries(${BOB}, ${DATE})` },
  ],
  faults: ['disk slow at 900', 'kill Worker 0 at 1060', 'disk quick at 1062', 'halt at 2000'],
};

/** A worker lags behind; the server of the list that it has to store ends, and is started again. */
const lagging: BadDay = {
  settings: {},
  options: { form: 'supervised', shells: ['IEx', 'Ann'] },
  inputs: [
    { at: 100, shell: 'IEx', line: add('bread') },
    { at: 1000, shell: 'IEx', line: add('milk') },
    { at: 1500, shell: 'Ann', line: add('tea') },
    { at: 21_000, boot: true },
    { at: 22_000, shell: 'IEx', line: `Todo.Server.entries(${BOB}, ${DATE})` },
  ],
  faults: ['slow Worker 2 by 2000 at 900', 'kill Server bob at 1300', 'halt at 20000'],
};

const brokenBy = (seed: number, changes: object = {}) =>
  brokenOn(todo, dayOf(todo, seed, changes)).map(({ invariant }) => invariant);

test('bad days are bad: everybody crashes, the power is cut in the middle of a write', () => {
  const tapes = Array.from({ length: 50 }, (_, index) => dayOf(todo, index + 1));
  const exits = tapes.flatMap((tape) => eventsOf(tape, 'exited'));
  const crashed = exits.filter(({ reason }) => !/normal|halted/.test(inspectLine(reason)));
  const kinds = new Set(crashed.map(({ label }) => label.replace(/ .*/, '')));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['IEx', 'Cache', 'Database', 'Worker', 'Server', 'System']),
  );
  const printed = tapes.flatMap(({ events }) => doingsOf(events)).map((doing) => doing.printed);
  const count = (text: string | undefined) => printed.filter((one) => one === text).length;
  expect(count(':ok')).toBeGreaterThan(300);
  expect(count('{:error, :enospc}')).toBeGreaterThan(10);
  const files = tapes.flatMap(({ world }) => [...(world.devices.get('disk') as Disk).files.keys()]);
  expect(files.some((name) => name.endsWith('.tmp'))).toBe(true);
}, 60_000);

test('who writes over the old list loses it when the power is cut', () => {
  expect(brokenBy(1)).toEqual([]);
  expect(brokenBy(1, { writing: 'in_place' })).toEqual([
    'an acknowledged change is never lost',
    'an answer is a list that its changes explain',
    'every list’s file is whole',
  ]);
});

test('who gives a list now to this worker and now to that one loses what both write', () => {
  const brokenWith = (router: string) =>
    brokenOn(todo, dayOf({ ...todo, day: () => lagging }, 1, { router }));
  expect(brokenWith('phash2')).toEqual([]);
  expect(brokenWith('round_robin')).toEqual([
    {
      invariant: 'an acknowledged change is never lost',
      what: 'bob: "tea" was kept, and is missing at 22.0 s',
    },
  ]);
});

test('the last word of a worker that is killed does not overtake that of the next', () => {
  const tape = dayOf({ ...todo, day: () => overtaking }, 1);
  const printed = doingsOf(tape.events).map((doing) => doing.printed);
  expect(printed).toEqual([
    ':ok',
    expect.stringContaining('** (exit)'),
    ':ok',
    expect.stringContaining('tea'),
  ]);
  expect(brokenOn(todo, tape)).toEqual([]);
});

test('seed 3803: a list that starts while the registry ends does not try for ever', () => {
  expect(brokenBy(3803)).toEqual([]);
});
