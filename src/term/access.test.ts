import { expect, test } from 'vitest';

import {
  element,
  elements,
  entriesOf,
  field,
  keywordGet,
  mapDelete,
  mapGet,
  mapPut,
  tagOf,
} from './access.ts';
import { ex } from './ex.ts';
import { inspectLine } from './inspect.ts';
import { atom, float, map } from './term.ts';

const ORDERS = map([
  [1, 'one'],
  [float(1), 'one point zero'],
  ['k', 'text'],
]);

test('a proper list has elements, an improper one has none', () => {
  expect(elements(ex`[1, 2]`)).toEqual([1, 2]);
  expect(elements(ex`[1 | 2]`)).toBeUndefined();
  expect(elements(ex`{1}`)).toBeUndefined();
});

test('an element of a tuple is counted from zero', () => {
  expect(element(ex`{:a, 5}`, 1)).toBe(5);
  expect(element(ex`{:a, 5}`, 2)).toBeUndefined();
});

test('the first of equal keys in a keyword list is found', () => {
  expect(keywordGet(ex`[a: 1, b: 2, a: 3]`, 'a')).toBe(1);
  expect(keywordGet(ex`[a: 1]`, 'c')).toBeUndefined();
  expect(keywordGet(ex`[{"a", 1}, 5]`, 'a')).toBeUndefined();
});

test('1 and 1.0 are two keys of a map', () => {
  expect(mapGet(ORDERS, 1)).toBe('one');
  expect(mapGet(ORDERS, float(1))).toBe('one point zero');
  expect(mapGet(ORDERS, 2)).toBeUndefined();
});

test('putting and deleting leave the map they start from', () => {
  const more = mapPut(ORDERS, atom('new'), 1);
  expect(inspectLine(mapDelete(mapPut(more, 'k', 2), 1))).toBe(
    '%{1.0 => "one point zero", :new => 1, "k" => 2}',
  );
  expect(ORDERS.entries.length).toBe(3);
  expect(mapDelete(ORDERS, 99)).toBe(ORDERS);
});

test('a field is the value under an atom', () => {
  expect(field(ex`%{drink: :tea}`, 'drink')).toBe(atom('tea'));
  expect(field(ex`:tea`, 'drink')).toBeUndefined();
});

test('the tag is the atom, or the first atom of a tuple', () => {
  expect(tagOf(ex`{:ok, 1}`)).toBe('ok');
  expect(tagOf(ex`:stop`)).toBe('stop');
  expect(tagOf(ex`{1, :ok}`)).toBeUndefined();
  expect(tagOf('text')).toBeUndefined();
});

test('only a map has entries', () => {
  expect(entriesOf(ex`%{1 => 2}`)).toEqual([[1, 2]]);
  expect(entriesOf(1)).toEqual([]);
});
