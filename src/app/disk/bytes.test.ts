import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { filesSaying } from './disk-fixture.ts';
import { keptName, nameKept } from './file-name.ts';
import { changesFrom } from './files.ts';
import { hexLines } from './hex.ts';
import { tarOf } from './tar.ts';

test('each name is kept as one that every file system takes, and found again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (name) => {
      const kept = keptName(name);
      expect(kept).toMatch(/^[a-z0-9_%A-F-][a-z0-9_.%A-F-]*$/);
      expect(nameKept(kept)).toBe(name);
    }),
  );
  expect(keptName('bob.list')).toBe('bob.list');
  expect(keptName('Bob.list')).toBe('%42ob.list');
  expect(keptName('..')).toBe('%2E.');
});

test('a name that we did not write is none', () => {
  expect(nameKept('%zz')).toBeUndefined();
  expect(nameKept('Bob.list')).toBeUndefined();
});

test('bytes of 16 a line, with their offset and what of them is ASCII', () => {
  const bytes = Uint8Array.from([131, 109, 0, 0, 0, 5, ...new TextEncoder().encode('Hello world')]);
  expect(hexLines(bytes)).toEqual([
    {
      offset: '00000000',
      digits: '83 6d 00 00 00 05 48 65 6c 6c 6f 20 77 6f 72 6c'.split(' '),
      text: '.m....Hello worl',
    },
    { offset: '00000010', digits: ['64'], text: 'd' },
  ]);
  expect(hexLines(bytes, 1)).toHaveLength(1);
  expect(hexLines(new Uint8Array())).toEqual([]);
});

test('what is the same is no change', () => {
  const before = filesSaying({ 'bob.list': 'one', 'ann.list': 'two' });
  expect(
    changesFrom(before, filesSaying({ 'ann.list': 'two', 'bob.list': 'one' })),
  ).toBeUndefined();
  expect(changesFrom(before, filesSaying({ 'bob.list': 'new' }))).toEqual({
    put: filesSaying({ 'bob.list': 'new' }),
    removed: ['ann.list'],
  });
});

test('tar reads all files as one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  try {
    const files = filesSaying({ 'bob.list': 'x'.repeat(1000), 'a%20b.list': '' });
    writeFileSync(join(folder, 'disk.tar'), tarOf(files));
    execFileSync('tar', ['xf', 'disk.tar'], { cwd: folder });
    for (const [name, bytes] of files) {
      expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(bytes);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const long = `${'x'.repeat(100)}.list`;
  expect(() => tarOf(filesSaying({ [long]: '' }))).toThrow('too long');
});
