import { expect, test } from 'vitest';

import { inspectLine } from './inspect.ts';
import {
  atom,
  binary,
  bitstring,
  boolean,
  cons,
  FALSE,
  float,
  integer,
  isAtom,
  isBinary,
  isBitstring,
  isBoolean,
  isFun,
  isInteger,
  isList,
  isNumber,
  isPid,
  isTuple,
  keyword,
  list,
  listFrom,
  map,
  NIL,
  pid,
  reference,
  struct,
  TRUE,
  tuple,
} from './term.ts';

test('an atom and a pid are the same object each time', () => {
  expect(atom('latte')).toBe(atom('latte'));
  expect(atom('latte').index).not.toBe(atom('mocha').index);
  expect(pid(7)).toBe(pid(7));
  expect(pid(7)).not.toBe(pid(7, 1));
});

test('an integer is a number while it is safe', () => {
  expect(integer(2n ** 53n - 1n)).toBe(2 ** 53 - 1);
  expect(integer(2n ** 53n)).toBe(2n ** 53n);
  expect(integer(2 ** 60)).toBe(2n ** 60n);
  expect(Object.is(integer(-0), 0)).toBe(true);
  expect(() => integer(1.5)).toThrow(RangeError);
});

test('a float is never infinite', () => {
  expect(() => float(Infinity)).toThrow(RangeError);
  expect(() => float(Number.NaN)).toThrow(RangeError);
});

test('a map keeps the last of equal keys, and 1 apart from 1.0', () => {
  const made = map([
    [1, atom('a')],
    [float(1), atom('d')],
    [1, atom('c')],
  ]);
  expect(inspectLine(made)).toBe('%{1 => :c, 1.0 => :d}');
});

test('bytes of UTF-8 are a string, others are not', () => {
  expect(binary(Uint8Array.of(0xc3, 0xa9))).toBe('é');
  expect(binary(Uint8Array.of(0xff))).toMatchObject({ kind: 'bitstring', bits: 8 });
  expect(binary(Uint8Array.of(0xed, 0xa0, 0x80))).toMatchObject({ kind: 'bitstring' });
  expect(binary(Uint8Array.of(0xc0, 0x80))).toMatchObject({ kind: 'bitstring' });
});

test('unused bits of a bitstring are zero', () => {
  expect(bitstring(Uint8Array.of(0xff), 3)).toEqual({
    kind: 'bitstring',
    bytes: Uint8Array.of(0xe0),
    bits: 3,
  });
  expect(bitstring(Uint8Array.of(0x61, 0xff), 8)).toBe('a');
});

test('lists, keyword lists and structs are built as in Elixir', () => {
  expect(inspectLine(list(1, 2))).toBe('[1, 2]');
  expect(inspectLine(listFrom([1, 2], 3))).toBe('[1, 2 | 3]');
  expect(inspectLine(keyword({ milk: atom('oat'), size: 2 }))).toBe('[milk: :oat, size: 2]');
  expect(inspectLine(struct('Order', { id: 1 }))).toBe('%Order{id: 1}');
});

test('the first words of a reference take what is beyond 18 bits', () => {
  expect(reference(7).words).toEqual([0, 0, 7]);
  expect(reference(2 ** 18 + 1).words).toEqual([0, 2 ** 18, 1]);
  expect(reference(2 ** 32).words).toEqual([1, 0, 0]);
});

test('questions ask for kind, name and size', () => {
  expect(isAtom(atom('ok'), 'ok')).toBe(true);
  expect(isAtom(atom('ok'), 'error')).toBe(false);
  expect(isAtom('ok')).toBe(false);
  expect(isTuple(tuple(1, 2), 2)).toBe(true);
  expect(isTuple(tuple(1, 2), 3)).toBe(false);
  expect(isList(NIL) && isList(cons(1, 2))).toBe(true);
  expect(isPid(pid(1)) && !isPid(reference(1))).toBe(true);
  expect(isBoolean(boolean(true)) && !isBoolean(atom('nil'))).toBe(true);
  expect([boolean(true), boolean(false)]).toEqual([TRUE, FALSE]);
  expect(isInteger(2n ** 80n) && isNumber(float(1)) && !isInteger(float(1))).toBe(true);
  expect(isBinary('a') && isBinary(binary(Uint8Array.of(255)))).toBe(true);
  expect(isBinary(bitstring(Uint8Array.of(255), 3))).toBe(false);
  expect(isBitstring(bitstring(Uint8Array.of(255), 3))).toBe(true);
  expect(isFun(atom('f'))).toBe(false);
});
