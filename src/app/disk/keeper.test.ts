import { expect, test } from 'vitest';

import { atom, NIL, tuple } from '#term/term.ts';

import {
  FakePlace,
  filesSaying,
  filesTape,
  MS,
  playing,
  putInput,
  settled,
  textsOf,
} from './disk-fixture.ts';
import { DiskKeeper } from './keeper.ts';
import { shownFiles } from './mirror.ts';
import { RealDisk } from './real-disk.ts';

async function kept(texts: Readonly<Record<string, string>>, tape = filesTape({ first: 500 })) {
  const place = new FakePlace();
  place.files = new Map(filesSaying(texts));
  place.kept = '1';
  const disk = new RealDisk({ places: [async () => place], locks: undefined });
  await disk.open();
  const run = playing(tape, 50 * MS);
  const keeper = new DiskKeeper(run.player, disk);
  keeper.watch();
  const onDisk = () => textsOf(shownFiles(run.context()));
  const inPlace = () => textsOf(place.files);
  return { place, disk, run, keeper, onDisk, inPlace };
}

test('a run that begins finds what was kept, by a move that the learner sees', async () => {
  const { keeper, run, onDisk, inPlace } = await kept({ 'bob.list': 'old', 'eve.list': 'eve' });
  keeper.settle(true);
  await settled();
  expect(keeper.situation().standing).toBe('follows');
  expect(onDisk()).toEqual({ 'bob.list': 'old', 'eve.list': 'eve' });
  const [first] = run.context().tape.placed;
  expect(first).toMatchObject({ step: 0, at: 0, planned: false, move: { kind: 'input' } });
  run.play(500);
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'number 0', 'eve.list': 'eve' });
});

test('where nothing was kept nothing comes from outside', async () => {
  const { keeper, run } = await kept({});
  keeper.settle(true);
  expect(keeper.situation().standing).toBe('follows');
  expect(run.context().tape.placed.filter(({ planned }) => !planned)).toEqual([]);
});

test('a run that keeps no disk finds nothing and leaves nothing', async () => {
  const { keeper, run, onDisk, inPlace } = await kept({ 'bob.list': 'old' });
  keeper.settle(false);
  run.play(600);
  await settled();
  expect(keeper.situation().standing).toBe('apart');
  expect(onDisk()).toEqual({ 'bob.list': 'number 0', 'ann.list': 'number 1' });
  expect(inPlace()).toEqual({ 'bob.list': 'old' });
});

test('the run from its beginning finds what was kept last, also what is still being written', async () => {
  const { keeper, run, onDisk } = await kept({ 'bob.list': 'old' });
  keeper.settle(true);
  run.act(putInput('bob.list', 'new'));
  run.send({ type: 'restart' });
  keeper.settle(true);
  await settled();
  expect(onDisk()).toEqual({ 'bob.list': 'new' });
});

test('a run in which the learner has acted without the kept files is asked about', async () => {
  const { keeper, run, inPlace } = await kept({ 'bob.list': 'old' });
  run.act(putInput('ann.list', 'mine'));
  keeper.settle(true);
  await settled();
  expect(keeper.situation().standing).toBe('asks');
  expect(inPlace()).toEqual({ 'bob.list': 'old' });
});

test('then either the kept files come into the run, or those of the run are kept; and back', async () => {
  const one = await kept({ 'bob.list': 'old' });
  one.run.act(putInput('ann.list', 'mine'));
  one.keeper.settle(true);
  one.keeper.useKept();
  await settled();
  expect(one.onDisk()).toEqual({ 'bob.list': 'old' });
  expect(one.inPlace()).toEqual({ 'bob.list': 'old' });

  const other = await kept({ 'bob.list': 'old' });
  other.run.act(putInput('ann.list', 'mine'));
  other.keeper.settle(true);
  other.keeper.useOwn();
  await settled();
  expect(other.inPlace()).toEqual({ 'ann.list': 'mine' });
  other.keeper.undo();
  await settled();
  expect(other.inPlace()).toEqual({ 'bob.list': 'old' });
});

test('what was cleared comes back, and what has come since stays', async () => {
  const { keeper, run, inPlace } = await kept({ 'bob.list': 'old', 'eve.list': 'eve' });
  keeper.settle(true);
  keeper.clear();
  await settled();
  expect(inPlace()).toEqual({});
  expect(keeper.situation().undo?.text).toBe('2 files are deleted.');
  run.act(putInput('bob.list', 'new'));
  keeper.undo();
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'new', 'eve.list': 'eve' });
  expect(keeper.situation().undo).toBeUndefined();
});

test('a deleted file comes back', async () => {
  const { keeper, inPlace } = await kept({ 'bob.list': 'old', 'eve.list': 'eve' });
  keeper.settle(true);
  keeper.remove('bob.list');
  await settled();
  expect(inPlace()).toEqual({ 'eve.list': 'eve' });
  keeper.undo();
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'old', 'eve.list': 'eve' });
});

test('another future takes the place of what was kept, says so, and what was left comes back', async () => {
  const { keeper, run, inPlace } = await kept({ 'bob.list': 'old' });
  keeper.settle(true);
  run.act(putInput('bob.list', 'acknowledged'));
  run.play(100);
  expect(keeper.situation().left).toBeUndefined();
  run.send({ type: 'seek', at: 20 * MS });
  await settled();
  expect(keeper.situation().left).toBeUndefined();
  run.act(putInput('eve.list', 'here'));
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'old', 'eve.list': 'here' });
  expect(textsOf(keeper.situation().left ?? new Map())).toEqual({ 'bob.list': 'acknowledged' });
  keeper.useLeft();
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'acknowledged' });
  expect(keeper.situation().left).toBeUndefined();
});

test('to go on in the future that was left says, too, what that takes the place of', async () => {
  const { keeper, run, inPlace } = await kept({});
  keeper.settle(true);
  run.play(500);
  run.send({ type: 'seek', at: 20 * MS });
  run.act(putInput('eve.list', 'here'));
  run.send({ type: 'branch', id: run.context().branches[0]?.id ?? -1 });
  keeper.dismissLeft();
  run.play(600);
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'number 0', 'ann.list': 'number 1' });
  expect(textsOf(keeper.situation().left ?? new Map())).toEqual({ 'eve.list': 'here' });
});

test('where no file had changed since then, nothing is said to be left', async () => {
  const { keeper, run } = await kept({});
  keeper.settle(true);
  run.act(tuple(atom('mount'), NIL));
  run.play(100);
  run.send({ type: 'seek', at: 20 * MS });
  run.act(putInput('eve.list', 'here'));
  run.act(putInput('eve.list', 'and here'));
  await settled();
  expect(run.context().branches).toHaveLength(1);
  expect(keeper.situation().left).toBeUndefined();
});

test('to clear the disk in the past can be taken back, and so can the future that it made', async () => {
  const { keeper, run, inPlace } = await kept({ 'bob.list': 'old' });
  keeper.settle(true);
  run.act(putInput('eve.list', 'late'));
  run.play(50);
  run.send({ type: 'seek', at: 20 * MS });
  keeper.clear();
  await settled();
  expect(inPlace()).toEqual({});
  expect(keeper.situation().undo?.text).toBe('One file is deleted.');
  keeper.useLeft();
  await settled();
  expect(inPlace()).toEqual({ 'bob.list': 'old', 'eve.list': 'late' });
});
