import { expect, test } from 'vitest';

import { ex } from './ex.ts';
import { listFrom, map, pid, reference, tupleFrom } from './term.ts';
import type { Term } from './term.ts';
import { words } from './words.ts';

const numbers = (size: number): number[] => Array.from({ length: size }, (_, at) => at + 1);
const squares = (size: number): Term => map(numbers(size).map((n) => [n, n]));

test('small terms live in their slot', () => {
  expect([1, ex`:a`, ex`nil`, ex`[]`, pid(1), ex`true`].map(words)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('an integer of more than 60 bits takes words', () => {
  expect([2n ** 59n - 1n, 2n ** 59n, -(2n ** 59n), -(2n ** 59n) - 1n].map(words)).toEqual([
    0, 2, 0, 2,
  ]);
  expect([2n ** 63n, 2n ** 64n, 2n ** 128n].map(words)).toEqual([2, 3, 4]);
});

test('a list takes two words an element, a tuple one and a head', () => {
  expect([1, 2, 10].map((size) => words(listFrom(numbers(size))))).toEqual([2, 4, 20]);
  expect([0, 1, 2, 10].map((size) => words(tupleFrom(numbers(size))))).toEqual([0, 2, 3, 11]);
  expect(words(ex`[a: 1]`)).toBe(5);
});

test('a map takes its keys and values and a head', () => {
  expect([0, 1, 2, 32].map((size) => words(squares(size)))).toEqual([3, 6, 8, 68]);
  expect(words(ex`1..2`)).toBe(12);
});

test('a binary of more than 64 bytes is only pointed to', () => {
  expect([0, 1, 8, 9, 64, 65, 1000].map((size) => words('x'.repeat(size)))).toEqual([
    2, 3, 3, 4, 10, 8, 8,
  ]);
});

test('floats and references take a fixed number of words', () => {
  expect([words(ex`1.5`), words(reference(1))]).toEqual([2, 3]);
});

test('a long list does not overflow the stack', () => {
  expect(words(listFrom(numbers(200_000)))).toBe(400_000);
});
