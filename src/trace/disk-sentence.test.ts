import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';

import { diskSentence } from './disk-sentence.ts';

test('files that a run begins with are from before', () => {
  expect(diskSentence(ex`{:mount, %{"bob.list" => "a", "ann.list" => "b"}}`, 0)).toBe(
    'The disk holds 2 files from before: ann.list, bob.list',
  );
});

test('later they come from outside, or go', () => {
  expect(diskSentence(ex`{:mount, %{"a" => "", "b" => "", "c" => "", "d" => ""}}`, 7)).toBe(
    'From outside the disk gets 4 files and no others: a, b, c…',
  );
  expect(diskSentence(ex`{:mount, %{"a" => ""}}`, 7)).toContain('1 file and');
  expect(diskSentence(ex`{:mount, %{}}`, 7)).toBe('All files are deleted from the disk');
  expect(diskSentence(ex`{:remove, "bob.list"}`, 7)).toBe(
    'Somebody deletes bob.list from the disk',
  );
});

test('other inputs are none of a disk', () => {
  expect(diskSentence(ex`{:line, "IEx", "self()"}`, 0)).toBeUndefined();
  expect(diskSentence(ex`{:boot}`, 0)).toBeUndefined();
});
