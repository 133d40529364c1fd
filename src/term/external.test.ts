import { expect, test } from 'vitest';

import { equal } from './compare.ts';
import { ex, parseTerm } from './ex.ts';
import { BadExternalTerm, decode, encode } from './external.ts';
import { inspectLine } from './inspect.ts';
import recorded from './recorded/external.tsv?raw';
import {
  atom,
  binary,
  float,
  fun,
  list,
  listFrom,
  pid,
  port,
  reference,
  tupleFrom,
} from './term.ts';
import type { Term } from './term.ts';

test.each(
  recorded
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')),
)('%s is written as on the BEAM', (source = '', hex = '') => {
  expect(hexOf(encode(parseTerm(source)))).toBe(hex);
});

test('a term needs as many bytes as on the BEAM', () => {
  const sized: [Term, number][] = [
    [ex`nil`, 6],
    [ex`[]`, 2],
    [ex`{}`, 3],
    [ex`%{}`, 6],
    [255, 3],
    [256, 6],
    [-1, 6],
    [ex`1.5`, 10],
    ['', 6],
    [ex`~c"abc"`, 7],
    [ex`[300]`, 12],
    [ex`{1, 2, 3}`, 9],
    [ex`%{a: 1}`, 11],
    [ex`1..2`, 57],
    [ex`~D[2024-01-01]`, 89],
  ];
  for (const [term, size] of sized) expect(encode(term).length, inspectLine(term)).toBe(size);
});

test('long atoms, lists, tuples and integers have a longer head', () => {
  expect(hexOf(encode(atom('日'.repeat(100)))).slice(0, 12)).toBe('8376012CE697');
  expect(hexOf(encode(2n ** 2040n - 1n)).slice(0, 12)).toBe('836EFF00FFFF');
  expect(hexOf(encode(2n ** 2040n)).slice(0, 20)).toBe('836F0000010000000000');
  expect(hexOf(encode(tupleFrom(Array.from({ length: 256 }, () => 1)))).slice(0, 12)).toBe(
    '836900000100',
  );
  expect(hexOf(encode(listFrom(Array.from({ length: 65_535 }, () => 1)))).slice(0, 8)).toBe(
    '836BFFFF',
  );
  expect(hexOf(encode(listFrom(Array.from({ length: 65_536 }, () => 1)))).slice(0, 12)).toBe(
    '836C00010000',
  );
});

test('names of processes and functions are read as they were written', () => {
  const names = [
    pid(5, 1),
    reference(2 ** 40),
    port(2 ** 33),
    fun({ module: 'lists', name: 'map', arity: 2 }),
  ];
  for (const name of names) expect(equal(decode(encode(name)), name)).toBe(true);
});

test('a closure is read without the name of the function around it', () => {
  const closure = fun({ module: 'Elixir.Shop', name: '-open/0-fun-0-', arity: 1, unique: 9 });
  expect(decode(encode(closure))).toEqual(
    fun({ module: 'Elixir.Shop', name: '', arity: 1, unique: 9 }),
  );
});

test.each([
  ['an atom of Latin-1', '836400026F6B', ex`:ok`],
  ['a short atom of Latin-1', '837301E9', ex`:é`],
  [
    'a float of thirty-one characters',
    `8363${hexOfText('1.50000000000000000000e+00')}0000000000`,
    float(1.5),
  ],
  ['a pid of before OTP 19', '8367770D6E6F6E6F6465406E6F686F7374000000050000000000', pid(5)],
  [
    'a reference of one word',
    '8365770D6E6F6E6F6465406E6F686F73740000000700',
    { kind: 'reference', words: [7] },
  ],
  ['an integer with a longer head', '836F000000010005', 5],
  ['a list within the tail of a list', '836C0000000161016C0000000161026A', list(1, 2)],
  ['what is followed by something else', '83610500', 5],
  ['an integer of no bytes', '836E0000', 0],
] as const)('%s is read', (_name, hex, term) => {
  expect(equal(decode(bytesOf(hex)), term)).toBe(true);
});

test.each([
  ['', 0, 'the bytes end here, expected one more'],
  ['83', 1, 'the bytes end here, expected one more'],
  ['8361', 2, 'the bytes end here, expected one more'],
  ['826101', 0, 'expected the version byte 131, got 130'],
  ['83FF01', 1, 'no term begins with the tag 255'],
  ['8350000000FF', 1, 'compressed terms cannot be read here'],
  ['836D000000FF61', 6, 'expected 255 more bytes, but only 1 are left'],
  ['837701FF', 4, 'the name of an atom is not UTF-8'],
  ['83467FF0000000000000', 10, 'a float that is not a number, or infinite'],
  ['8374000000026101610161016102', 2, 'a map with the same key twice'],
  ['836FFFFFFFFF00', 6, 'an integer of 4294967295 bytes'],
  ['836CFFFFFFFF', 6, 'the bytes end here, expected one more'],
  ['8358610100', 2, 'expected an atom'],
])('%s is refused at byte %i: %s', (hex, offset, reason) => {
  expect(errorOf(hex)).toMatchObject({ offset, reason });
});

test('the message names offset and reason', () => {
  expect(errorOf('83FF')?.message).toBe(
    'Bad external term at byte 1: no term begins with the tag 255',
  );
});

test('deep nesting is refused instead of overflowing', () => {
  expect(errorOf(`83${'6801'.repeat(100_000)}`)).toBeInstanceOf(BadExternalTerm);
  expect(errorOf(`83${'6C00000001'.repeat(100_000)}`)).toBeInstanceOf(BadExternalTerm);
});

test('a binary that is no string keeps its bytes', () => {
  const raw = binary(Uint8Array.of(0x61, 0xff));
  expect(equal(decode(encode(raw)), raw)).toBe(true);
});

function errorOf(hex: string): BadExternalTerm | undefined {
  try {
    decode(bytesOf(hex));
  } catch (error) {
    if (error instanceof BadExternalTerm) return error;
    throw error;
  }
  return undefined;
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function hexOfText(text: string): string {
  return hexOf(Uint8Array.from(text, (char) => char.charCodeAt(0)));
}
