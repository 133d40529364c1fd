import fc from 'fast-check';
import { expect, test } from 'vitest';

import { filesOf } from '#scene/disk-state.ts';
import { worldAt } from '#trace/tape.ts';

import { FakePlace, filesTape, MS, playing, putInput, settled, textsOf } from './disk-fixture.ts';
import { mirrorOf } from './mirror.ts';
import { RealDisk } from './real-disk.ts';

async function mirrored(at = 0) {
  const place = new FakePlace();
  const disk = new RealDisk({ places: [async () => place], locks: undefined });
  await disk.open();
  const run = playing(filesTape(), at * MS);
  const mirror = mirrorOf(run.player, disk, () => undefined);
  mirror.watch();
  mirror.follow();
  await settled();
  return { place, run, mirror, disk };
}

test('what has not been played yet is not kept', async () => {
  const { place, run } = await mirrored();
  expect(textsOf(place.files)).toEqual({});
  run.play(150);
  await settled();
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 0' });
  run.play(100);
  await settled();
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 0', 'ann.list': 'number 1' });
});

test('going back, playing what was played and dragging the track write nothing', async () => {
  const { place, run } = await mirrored();
  run.play(450);
  await settled();
  const { writes } = place;
  run.send({ type: 'seek', at: 150 * MS });
  run.play(200);
  run.send({ type: 'scrub', at: 300 * MS });
  run.send({ type: 'scrub', at: 900 * MS });
  await settled();
  expect(place.writes).toBe(writes);
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 2', 'ann.list': 'number 3' });
});

test('acting in the past makes another future, which is kept; the one that was left is not', async () => {
  const { place, run, context } = await mirrored().then((made) => ({ ...made, ...made.run }));
  run.play(450);
  run.send({ type: 'seek', at: 250 * MS });
  run.act(putInput('eve.list', 'here'));
  await settled();
  const here = { 'bob.list': 'number 0', 'ann.list': 'number 1', 'eve.list': 'here' };
  expect(textsOf(place.files)).toEqual(here);
  run.send({ type: 'branch', id: context().branches[0]?.id ?? -1 });
  await settled();
  expect(textsOf(place.files)).toEqual(here);
  run.play(400);
  await settled();
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 4', 'ann.list': 'number 5' });
});

test('to come back to the end of another future writes nothing either', async () => {
  const { place, run } = await mirrored();
  run.play(150);
  run.send({ type: 'seek', at: 50 * MS });
  run.act(putInput('eve.list', 'here'));
  run.play(500);
  await settled();
  const before = textsOf(place.files);
  run.send({ type: 'branch', id: run.context().branches[0]?.id ?? -1 });
  expect(run.context().position).toBe(run.context().reached);
  await settled();
  expect(textsOf(place.files)).toEqual(before);
});

test('of a run that it does not follow nothing is written', async () => {
  const { place, run } = await mirrored();
  run.play(150);
  await settled();
  run.send({ type: 'load', tape: filesTape({ seed: 2 }), at: 500 * MS });
  run.play(300);
  await settled();
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 0' });
});

test('many changes while a write goes on become one, and the last is kept', async () => {
  const { place, run } = await mirrored();
  for (let at = 0; at < 30; at += 1) run.act(putInput('bob.list', `act ${at}`));
  await settled();
  expect(place.writes).toBeLessThan(5);
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'act 29' });
});

test('what was refused is kept with the next change', async () => {
  const { place, run, disk } = await mirrored();
  place.refuse = 'QuotaExceededError';
  run.play(150);
  await settled();
  expect(disk.state()).toEqual({ kind: 'full', place: 'private files' });
  expect(textsOf(place.files)).toEqual({});
  place.refuse = undefined;
  run.play(100);
  await settled();
  expect(disk.state().kind).toBe('kept');
  expect(textsOf(place.files)).toEqual({ 'bob.list': 'number 0', 'ann.list': 'number 1' });
});

const deed = fc.oneof(
  fc.record({ kind: fc.constant('play' as const), by: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constantFrom('seek' as const, 'scrub' as const), by: fc.nat(30) }),
  fc.record({ kind: fc.constantFrom('act' as const, 'branch' as const), by: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('restart' as const, 'wait' as const), by: fc.nat(1) }),
);

/** Every text that a file had in a live present: where something happened for the first time. */
test('at any time each kept file is one that a live present had', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const { place, run } = await mirrored();
      const lived = new Set<string>();
      run.player.subscribe(() => live());
      const live = () => {
        const { tape, position, reached } = run.context();
        if (position !== reached || run.player.now().scrubbing) return;
        for (const [name, text] of Object.entries(textsOf(filesOf(worldAt(tape, position)))))
          lived.add(`${name} ${text}`);
      };
      for (const [at, { kind, by }] of deeds.entries()) {
        if (kind === 'play') run.play(by * 50);
        if (kind === 'seek' || kind === 'scrub') run.send({ type: kind, at: by * 50 * MS });
        if (kind === 'act') run.act(putInput(`${by}.list`, `act ${at}`));
        if (kind === 'branch') run.send({ type: 'branch', id: by });
        if (kind === 'restart') run.send({ type: 'restart' });
        if (kind === 'wait') await settled();
      }
      await settled();
      for (const put of place.puts) expect(lived).toContain(put);
    }),
    { numRuns: 150 },
  );
});
