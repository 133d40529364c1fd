import { expect, test } from 'vitest';

import { askDevice, log, on, receive, sleep } from '#kernel/instructions.ts';
import { type Script, scripted } from '#kernel/script.ts';
import type { System } from '#kernel/world.ts';
import { disk } from '#systems/todo/disk.ts';
import { ex } from '#term/ex.ts';
import { encode } from '#term/external.ts';
import { atom, binary, type Term, tuple } from '#term/term.ts';
import { act, playUntil, positionAt, record, type Tape } from '#trace/tape.ts';

import { diskSight } from './disk-sight.ts';

const MS = 1000;
const answered = receive(on(ex`:_`, 'm', [log('m')]));
const asks = (request: Term): Script => [askDevice('disk', request), answered];
/** A file of that size which says a term. */
const write = (file: string, size: number) =>
  tuple(atom('write'), file, binary(encode('x'.repeat(size - 6))));
const rename = (file: string, to: string) => tuple(atom('rename'), file, to);

function tapeOf(workers: readonly Script[], until: number): Tape {
  const system: System = {
    name: 'workers',
    devices: { disk },
    boot: () =>
      workers.map((script, n) => ({
        kind: 'spawn',
        behaviour: scripted(`Worker ${n}`, script),
        argument: atom('nil'),
        label: `Worker ${n}`,
      })),
    input: (request) => [{ kind: 'query', device: 'disk', request }],
  };
  const options = ex`%{channels: 1, read: 5, write: 20, rename: 5}`;
  const tape = record(system, { options });
  playUntil(tape, until * MS);
  return tape;
}

function sightAt(tape: Tape, at: number) {
  const sight = diskSight({ tape, position: positionAt(tape, at * MS), at: at * MS });
  if (sight === undefined) throw new Error('there is a disk');
  const files = sight.files.map(({ name, bytes, changedAt, state }) => {
    const when = changedAt === undefined ? 'now' : `${changedAt / MS} ms`;
    return `${name} ${bytes.length} ${when} ${state}`;
  });
  return { ...sight, files };
}

test('a write is seen chunk by chunk, and who waits meanwhile', () => {
  const tape = tapeOf([asks(write('bob.list.1.tmp', 150)), asks(write('ann.list', 10))], 200);
  const { underWay, queue, files } = sightAt(tape, 25);
  expect(underWay).toMatchObject([
    { who: 'Worker 0', text: 'writes bob.list.1.tmp', landed: 64, size: 150, waited: 25 * MS },
  ]);
  expect(queue).toMatchObject([{ who: 'Worker 1', text: 'writes ann.list', waited: 25 * MS }]);
  expect(files).toEqual(['bob.list.1.tmp 64 now being written']);
});

test('aside, renamed, left over, set aside', () => {
  const first = [
    ...asks(write('bob.list.1.tmp', 10)),
    ...asks(rename('bob.list.1.tmp', 'bob.list')),
    ...asks(rename('bob.list', 'bob.list.2.corrupt')),
    ...asks(write('ann.list.3.tmp', 10)),
  ];
  const tape = tapeOf([first], 200);
  expect(sightAt(tape, 22).files).toEqual(['bob.list.1.tmp 10 20 ms written aside']);
  expect(sightAt(tape, 25).files).toEqual(['bob.list 10 25 ms whole']);
  expect(sightAt(tape, 100).files).toEqual([
    'ann.list.3.tmp 10 50 ms left over',
    'bob.list.2.corrupt 10 30 ms set aside',
  ]);
});

test('what is written for one who has died has changed all the same', () => {
  const tape = tapeOf([[askDevice('disk', write('bob.list', 10)), sleep(1)]], 200);
  expect(sightAt(tape, 100).files).toEqual(['bob.list 10 20 ms whole']);
});

test('what comes from outside changes at once', () => {
  const tape = tapeOf([], 0);
  act(tape, { kind: 'input', input: ex`{:mount, %{"bob.list" => <<131, 97, 1>>}}` }, 7 * MS);
  expect(sightAt(tape, 9).files).toEqual(['bob.list 3 7 ms whole']);
});

test('a file that a fault has torn has changed then', () => {
  const tape = tapeOf([asks(write('bob.list', 9))], 50);
  const fault = { kind: 'device', device: 'disk', fault: 'tear' } as const;
  act(tape, { kind: 'fault', fault }, 60 * MS);
  expect(sightAt(tape, 70).files).toEqual(['bob.list 6 60 ms torn']);
});

test('a file that is being written when the node stops was torn then', () => {
  const tape = tapeOf([asks(write('bob.list', 150))], 30);
  act(tape, { kind: 'fault', fault: { kind: 'halt' } }, 30 * MS);
  expect(sightAt(tape, 40).files).toEqual(['bob.list 64 30 ms torn']);
});

test('a world without a disk has nothing to show', () => {
  const system = { name: 'none', devices: {}, boot: () => [], input: () => [] };
  const tape = record(system, { options: atom('nil') });
  expect(diskSight({ tape, position: 0, at: 0 })).toBeUndefined();
});
