import { expect, test } from 'vitest';

import { FakePlace, filesSaying, settled, textsOf } from './disk-fixture.ts';
import { RealDisk } from './real-disk.ts';
import type { Locks } from './turn.ts';

const CHANGE = { put: filesSaying({ 'bob.list': 'here' }), removed: [] };

type Waiting = { readonly grant: () => void; readonly signal: AbortSignal | undefined };

/** Locks of one name, as the browser has them for all tabs together. */
function fakeLocks(): Locks {
  let lose: (() => void) | undefined;
  const line: Waiting[] = [];
  const next = () => line.shift()?.grant();
  return {
    request: (_name, { ifAvailable, steal, signal }, held) =>
      new Promise((resolve, reject) => {
        const grant = () => {
          let over = false;
          const end = (how: () => void) => {
            if (over) return;
            over = true;
            lose = undefined;
            how();
          };
          lose = () => end(() => reject(new DOMException('stolen', 'AbortError')));
          const done = held({}) ?? Promise.resolve();
          void done.then(() =>
            end(() => {
              resolve(undefined);
              next();
            }),
          );
        };
        if (steal === true) {
          lose?.();
          grant();
        } else if (lose === undefined) grant();
        else if (ifAvailable === true) resolve(held(null));
        else {
          const waiting = { grant, signal };
          line.push(waiting);
          signal?.addEventListener('abort', () => {
            line.splice(line.indexOf(waiting), 1);
            reject(new DOMException('given up', 'AbortError'));
          });
        }
      }),
  };
}

function tab(place: FakePlace, locks: Locks | undefined) {
  return new RealDisk({ places: [async () => place], locks, wait: async () => undefined });
}

test('what one page has written the next one finds', async () => {
  const place = new FakePlace();
  const first = tab(place, undefined);
  await first.open();
  expect(await first.write(CHANGE)).toBe(true);
  first.close();
  const second = tab(place, undefined);
  await second.open();
  expect(second.state()).toEqual({ kind: 'kept', place: 'private files', alone: false });
  expect(textsOf(second.files())).toEqual({ 'bob.list': 'here' });
});

test('a place that was written by another version is not touched', async () => {
  const place = new FakePlace();
  place.kept = '7';
  const disk = tab(place, undefined);
  await disk.open();
  expect(disk.state()).toEqual({ kind: 'other version', version: '7' });
  expect(await disk.write(CHANGE)).toBe(false);
  expect(place.writes).toBe(0);
  expect(place.kept).toBe('7');
});

test('where the first kind of place is missing, the next is taken; where one is blocked, none', async () => {
  const place = new FakePlace();
  const next = new RealDisk({
    places: [async () => undefined, async () => place],
    locks: undefined,
  });
  await next.open();
  expect(next.state().kind).toBe('kept');

  const none = new RealDisk({ places: [async () => undefined], locks: undefined });
  await none.open();
  expect(none.state()).toEqual({ kind: 'missing' });

  const refuse = async () => {
    throw new DOMException('no', 'SecurityError');
  };
  const blocked = new RealDisk({ places: [refuse], locks: undefined });
  await blocked.open();
  expect(blocked.state()).toEqual({ kind: 'blocked' });
});

test('a full place says so, and what had come into it is known', async () => {
  const place = new FakePlace();
  const disk = tab(place, undefined);
  await disk.open();
  place.refuse = 'QuotaExceededError';
  expect(await disk.write(CHANGE)).toBe(false);
  expect(disk.state()).toEqual({ kind: 'full', place: 'private files' });
  place.refuse = 'NoModificationAllowedError';
  expect(await disk.write(CHANGE)).toBe(false);
  expect(disk.state()).toEqual({ kind: 'failing', place: 'private files' });
  expect(disk.files().size).toBe(0);
});

test('of two tabs one has the disk; the other gets it when that one closes', async () => {
  const [place, locks] = [new FakePlace(), fakeLocks()];
  const [one, other] = [tab(place, locks), tab(place, locks)];
  await one.open();
  await other.open();
  expect([one.state().kind, other.state().kind]).toEqual(['kept', 'elsewhere']);
  expect(await other.write(CHANGE)).toBe(false);
  expect(await one.write(CHANGE)).toBe(true);
  one.close();
  await settled();
  expect(other.state()).toEqual({ kind: 'kept', place: 'private files', alone: true });
  expect(textsOf(other.files())).toEqual({ 'bob.list': 'here' });
});

test('or when its learner takes it; the first is told, and may take it back', async () => {
  const [place, locks] = [new FakePlace(), fakeLocks()];
  const [one, other] = [tab(place, locks), tab(place, locks)];
  await one.open();
  await other.open();
  other.take();
  await settled();
  expect([one.state().kind, other.state().kind]).toEqual(['elsewhere', 'kept']);
  expect(await one.write(CHANGE)).toBe(false);
  one.take();
  await settled();
  expect([one.state().kind, other.state().kind]).toEqual(['kept', 'elsewhere']);
  one.close();
  await settled();
  expect(other.state().kind).toBe('kept');
});
