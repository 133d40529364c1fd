import { expect, test } from 'vitest';

import { ex, parseTerm } from './ex.ts';
import { phash2 } from './phash2.ts';
import recorded from './recorded/phash2.tsv?raw';
import { atom, float, list, listFrom, map, tuple } from './term.ts';
import type { Entry, Term } from './term.ts';

const ALL = 2 ** 32;

test.each(
  recorded
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')),
)('%s hashes to %s', (source = '', hash) => {
  expect(phash2(parseTerm(source), ALL)).toBe(Number(hash));
});

test('the range is 2^27 unless told', () => {
  expect(phash2(float(0.1))).toBe(114238079);
  expect(upTo(-10, 10).map((n) => phash2(n, 5))).toEqual([
    3, 0, 2, 2, 2, 4, 2, 2, 1, 2, 4, 2, 3, 3, 4, 2, 4, 3, 2, 4, 3,
  ]);
});

test('numbers of many sizes hash as on the BEAM', () => {
  expect(digest(upTo(1, 2000).map((n) => n ** 3))).toBe(249240477);
  expect(digest(upTo(1, 2000).map((n) => float(n / 7)))).toBe(600388213);
  expect(digest(upTo(1, 300).map((n) => small(3n ** BigInt(n))))).toBe(618113607);
  expect(digest(upTo(1, 300).map((n) => small(-(7n ** BigInt(n)))))).toBe(277482123);
});

test('keys spread over workers as on the BEAM', () => {
  const names = ['ann', 'bob', 'cyd', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'joe'];
  expect(names.map((name) => phash2(name, 3))).toEqual([0, 0, 1, 2, 0, 0, 0, 2, 2, 1]);
  expect(upTo(1, 20).map((n) => phash2(`user:${n}`, 8))).toEqual([
    5, 2, 7, 2, 3, 3, 1, 2, 3, 5, 2, 6, 7, 4, 1, 0, 1, 3, 3, 5,
  ]);
  expect(upTo(1, 15).map((n) => phash2(ex`{:user, ${n}, %{n: ${n}}}`, 3))).toEqual([
    1, 0, 0, 2, 2, 0, 1, 2, 1, 0, 1, 2, 2, 1, 1,
  ]);
});

test('binaries of every length hash as on the BEAM', () => {
  const copies = upTo(0, 300).map((n) => bytes(n));
  expect(digest(copies)).toBe(761464185);
});

test('maps hash as on the BEAM below and above 32 keys', () => {
  const counted = [1, 2, 8, 16, 31, 32, 33, 34, 40, 64, 65, 100, 1000].map((size) =>
    phash2(
      mapOf(size, (n) => [n, n * n]),
      ALL,
    ),
  );
  expect(counted).toEqual([
    3869853266, 4188858510, 2483921851, 647940814, 1743165557, 4131098339, 3820814825, 823262075,
    708446302, 261133283, 962659705, 3388796832, 1316426553,
  ]);
  const strings = [5, 32, 33, 100].map((size) =>
    phash2(
      mapOf(size, (n) => [`key${n}`, n]),
      ALL,
    ),
  );
  expect(strings).toEqual([3264108566, 2285424366, 1654315074, 941100689]);
  const atoms = [5, 32, 33, 100].map((size) =>
    phash2(
      mapOf(size, (n) => [atom(`key${n}`), list(n)]),
      ALL,
    ),
  );
  expect(atoms).toEqual([3694892991, 632362083, 2069571195, 45994850]);
  const tuples = [31, 32, 33, 34].map((size) =>
    phash2(
      mapOf(size, (n) => [tuple(atom('k'), n), ex`%{v: ${n}}`]),
      ALL,
    ),
  );
  expect(tuples).toEqual([1613415041, 3622774434, 759983480, 1199288508]);
});

test('a deep term and a long list do not overflow the stack', () => {
  let deep: Term = 1;
  for (let level = 0; level < 100_000; level += 1) deep = tuple(deep);
  expect(phash2(deep)).toBeGreaterThan(0);
  expect(phash2(listFrom(upTo(1, 200_000)))).toBeGreaterThan(0);
});

function upTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** One number for many hashes, as the recorded programs reduce them. */
function digest(terms: readonly Term[]): number {
  return terms.reduce<number>((sum, term) => (sum * 31 + phash2(term)) % 1_000_000_007, 0);
}

function small(value: bigint): Term {
  return parseTerm(String(value));
}

function bytes(size: number): Term {
  return parseTerm(
    `<<${upTo(1, size)
      .map(() => size % 256)
      .join(', ')}>>`,
  );
}

function mapOf(size: number, entry: (n: number) => Entry): Term {
  return map(upTo(1, size).map(entry));
}
