import { expect, test } from 'vitest';

import { type Known, noticesOf, whereText } from './disk-words.ts';
import type { DiskState } from './real-disk.ts';

const KEPT: DiskState = { kind: 'kept', place: 'private files', alone: true };

function known(changes: Partial<Known> = {}): Known {
  const situation = { standing: 'follows', undo: undefined, left: undefined } as const;
  return { keepsDisk: true, state: KEPT, situation, kept: 2, ...changes };
}

const apart = { standing: 'apart', undo: undefined, left: undefined } as const;

test('where all is well nothing is said but where the files are', () => {
  expect(noticesOf(known())).toEqual([]);
  expect(whereText(known())).toMatch(/browser’s own storage.*origin private file system.*leaves/);
  const state: DiskState = { kind: 'kept', place: 'database', alone: true };
  expect(whereText(known({ state }))).toContain('IndexedDB');
});

const TROUBLES: readonly (readonly [DiskState, RegExp])[] = [
  [{ kind: 'missing' }, /no storage for files/],
  [{ kind: 'blocked' }, /private window/],
  [{ kind: 'unreadable' }, /cannot be read/],
  [{ kind: 'elsewhere' }, /Another tab has the disk/],
  [{ kind: 'other version', version: '7' }, /version 7 of this page, and are left as they are/],
  [{ kind: 'full', place: 'private files' }, /storage is full/],
  [{ kind: 'failing', place: 'database' }, /refused/],
];

test.each(TROUBLES)('what is wrong is said once, and the files can be had: %o', (state, text) => {
  const [notice, ...others] = noticesOf(known({ state, situation: apart }));
  expect(notice?.text).toMatch(text);
  expect(notice?.deeds).toContain('download');
  expect(others).toEqual([]);
  expect(whereText(known({ state, situation: apart }))).toContain('in memory');
});

test('a run that keeps no disk is not told of the one that is kept', () => {
  const given = known({ keepsDisk: false, state: { kind: 'blocked' }, situation: apart });
  expect(noticesOf(given)).toEqual([]);
  expect(whereText(given)).toContain('begins anew');
});

test('whose files are to be had is asked; what was done can be undone', () => {
  const back = () => undefined;
  const undo = { text: '2 files are deleted.', back };
  const situation = { standing: 'asks', undo, left: undefined } as const;
  const deeds = noticesOf(known({ situation })).map((notice) => notice.deeds);
  expect(deeds).toEqual([
    ['use kept', 'use own'],
    ['undo', 'dismiss'],
  ]);
});

test('that another future is kept is said while the run is kept; what nothing takes back is only said', () => {
  const undo = { text: 'The node is stopped.', back: undefined };
  const situation = { standing: 'follows', undo, left: new Map() } as const;
  expect(noticesOf(known({ situation })).map(({ deeds }) => deeds)).toEqual([
    ['use left', 'dismiss left'],
    ['dismiss'],
  ]);
  const gone = { ...situation, standing: 'apart' } as const;
  expect(noticesOf(known({ situation: gone })).map(({ id }) => id)).toEqual(['undo']);
});
