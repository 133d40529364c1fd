import { expect, test } from 'vitest';

import { equal } from './compare.ts';
import { ex, ExSyntaxError, parseTerm } from './ex.ts';
import { inspectLine } from './inspect.ts';
import { atom, float, keyword, list, map, NIL, pid, struct, tuple } from './term.ts';
import type { Term } from './term.ts';

const parsed: readonly (readonly [source: string, term: Term])[] = [
  ['{:ok, 1}', tuple(atom('ok'), 1)],
  [':"two words"', atom('two words')],
  ['Foo.Bar', atom('Elixir.Foo.Bar')],
  ['[1, 2]', list(1, 2)],
  ['[ ]', NIL],
  ['[1, a: 2]', list(1, tuple(atom('a'), 2))],
  ['{1, a: 2, b: 3}', tuple(1, keyword({ a: 2, b: 3 }))],
  ['{1, 2,}', tuple(1, 2)],
  ['%{a: 1, "b" => 2}', parseTerm('%{"b" => 2, :a => 1}')],
  [
    '%{"b" => 2, a: 1}',
    map([
      [atom('a'), 1],
      ['b', 2],
    ]),
  ],
  ['%Order{id: 1}', struct('Order', { id: 1 })],
  ['["odd key": 1]', list(tuple(atom('odd key'), 1))],
  ['[+: 1, ready?: 2, Up: 3]', keyword({ '+': 1, 'ready?': 2, Up: 3 })],
  ['1_000', 1000],
  ['0xFF', 255],
  ['0b101', 5],
  ['0o17', 15],
  ['-0x10', -16],
  ['?a', 97],
  ['?\\n', 10],
  ['-1.5e3', float(-1500)],
  ['-0.0', float(-0)],
  ['123456789012345678901234567890', 123456789012345678901234567890n],
  ['"a\\tb\\x41\\u00e9\\u{1F600}\\#{x}"', 'a\tbAé😀#{x}'],
  ['~c"hé"', list(104, 233)],
  ['<<1, 2, 3::size(4)>>', { kind: 'bitstring', bytes: Uint8Array.of(1, 2, 0x30), bits: 20 }],
  ['<<"é", ?x, 0x79>>', 'éxy'],
  ['"\\xFF"', { kind: 'bitstring', bytes: Uint8Array.of(255), bits: 8 }],
  ['<<>>', ''],
  ['1..3', struct('Range', { first: 1, last: 3, step: 1 })],
  ['3..1', struct('Range', { first: 3, last: 1, step: -1 })],
  ['1..9//2', struct('Range', { first: 1, last: 9, step: 2 })],
  ['[[1]|2]', parseTerm('[[1] | 2]')],
  [':<<>>', atom('<<>>')],
];

test.each(parsed)('%s is read', (source, term) => {
  expect(equal(parseTerm(source), term), inspectLine(parseTerm(source))).toBe(true);
});

test('a date is read as its struct', () => {
  const date = struct('Date', {
    calendar: atom('Elixir.Calendar.ISO'),
    year: 2024,
    month: 2,
    day: 29,
  });
  expect(equal(ex`~D[2024-02-29]`, date)).toBe(true);
});

test('holes take terms and booleans', () => {
  const order = ex`{:brew, [order: ${7}, by: ${pid(3)}], %Cup{size: ${2n ** 70n}}, paid: ${true}}`;
  expect(inspectLine(order)).toBe(
    '{:brew, [order: 7, by: #PID<0.3.0>], %Cup{size: 1180591620717411303424}, [paid: true]}',
  );
});

test('a template is filled anew each time', () => {
  const order = (id: number, drink: Term): Term =>
    ex`{:brew, order_id: ${id}, type: ${drink}, milk: :oat}`;
  expect(inspectLine(order(1, atom('latte')))).toBe(
    '{:brew, [order_id: 1, type: :latte, milk: :oat]}',
  );
  expect(inspectLine(order(2, atom('mocha')))).toBe(
    '{:brew, [order_id: 2, type: :mocha, milk: :oat]}',
  );
});

test('a hole may be a key, a tail or an end of a range', () => {
  expect(inspectLine(ex`%{${2} => :two, ${1} => :one}`)).toBe('%{1 => :one, 2 => :two}');
  expect(inspectLine(ex`%{b: ${1}, a: ${2}}`)).toBe('%{a: 2, b: 1}');
  expect(inspectLine(ex`[0 | ${ex`[1, 2]`}]`)).toBe('[0, 1, 2]');
  expect(inspectLine(ex`${1}..${5}//${2}`)).toBe('1..5//2');
});

test('a template without holes gives the same object each time', () => {
  const ready = (): Term => ex`{:ready, [1, 2]}`;
  expect(ready()).toBe(ready());
});

test('a fraction in a hole is refused', () => {
  expect(() => ex`{${1.5}}`).toThrow(RangeError);
});

const malformed = [
  ['{:brew, ', 'a value', 1, 9],
  ['{1 2}', ', or }', 1, 4],
  ['[1, 2', ']', 1, 6],
  ['{:ok,\n  oops}', 'a value', 2, 3],
  ['"open', 'the " that closes this text', 1, 1],
  ['[a:1]', 'a space after the key', 1, 4],
  ['[a: 1, 2]', 'only pairs after the first pair', 1, 8],
  ['%{1, 2}', '=>', 1, 4],
  ['12ab', 'the end of the number', 1, 3],
  ['~D[2024-02-30]', 'a date or time for ~D', 1, 1],
  ['1 2', 'the end', 1, 3],
  [':', 'the name of an atom', 1, 2],
  ['"a#{b}"', 'text without #{…}: write \\#{ for these characters', 1, 3],
  ['{1}..2', 'an integer at the end of a range', 1, 1],
  ['', 'a value', 1, 1],
] as const;

test.each(malformed)('%s is refused: expected %s', (...[source, expected, line, column]) => {
  expect(errorOf(() => parseTerm(source))).toMatchObject({
    name: 'ExSyntaxError',
    expected,
    line,
    column,
  });
});

test('a message shows the place, holes included', () => {
  const message = errorOf(() => ex`{:brew, ${1} ${2}}`)?.message;
  expect(message).toBe('Expected , or } at line 1, column 14:\n{:brew, ${…} ${…}}\n             ^');
});

test('a hole inside a text is refused', () => {
  expect(errorOf(() => ex`"id ${1}"`)).toBeInstanceOf(ExSyntaxError);
});

test('deep nesting is refused instead of overflowing', () => {
  expect(errorOf(() => parseTerm('['.repeat(100_000)))).toBeInstanceOf(ExSyntaxError);
});

function errorOf(run: () => unknown): Error | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error : undefined;
  }
  return undefined;
}
