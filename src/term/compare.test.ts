import { expect, test } from 'vitest';

import { compare, compareExact, equal, looselyEqual } from './compare.ts';
import { ex, parseTerm } from './ex.ts';
import { float, fun, listFrom, pid, port, reference } from './term.ts';
import type { Term } from './term.ts';

/** Each row as a real Elixir compares it: = for ===, ~ for == only. */
const TABLE = `
=><<<<<<<<<<<<<<<<<<<<< 0
<=<<<<<<<<<<<<<<<<<<<<< -1
>>=~<<<<<<<<<<<<<<<<<<< 1
>>~=<<<<<<<<<<<<<<<<<<< 1.0
>>>>=<<<<<<<<<<<<<<<<<< 1.5
>>>>>=<<<<<<<<<<<<<<<<< 1180591620717411303424
>>>>>>=<<<<<<<<<<<<<<<< :a
>>>>>>>=<<<<<<<<<<<<<<< :b
>>>>>>>>=<<<<<<<<<<<<<< nil
>>>>>>>>>=<<<<<<<<<<<<< {}
>>>>>>>>>>=<<<<<<<<<<<< {1}
>>>>>>>>>>>=<<<<<<<<<<< {1, 2}
>>>>>>>>>>>>=<<<<<<<<<< %{}
>>>>>>>>>>>>>=<<<<<<<<< %{a: 1}
>>>>>>>>>>>>>>=<<<<<<<< %{b: 1}
>>>>>>>>>>>>>>>=<<<<<<< []
>>>>>>>>>>>>>>>>=<<<<<< [1]
>>>>>>>>>>>>>>>>>=><<<< [2]
>>>>>>>>>>>>>>>>><=<<<< [1, 2]
>>>>>>>>>>>>>>>>>>>=<<< ""
>>>>>>>>>>>>>>>>>>>>=<> "a"
>>>>>>>>>>>>>>>>>>>>>=> "b"
>>>>>>>>>>>>>>>>>>>><<= <<1::size(3)>>`;

const table = TABLE.trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(' ');
    return { signs: line.slice(0, at), term: parseTerm(line.slice(at + 1)) };
  });

test.each(table)('the order of $signs is that of the BEAM', ({ signs, term }) => {
  expect(table.map((other) => sign(term, other.term)).join('')).toBe(signs);
});

test('kinds come in the order of Erlang', () => {
  const kinds: Term[] = [
    1,
    ex`:atom`,
    reference(1),
    fun({ module: 'm', name: 'f', arity: 1 }),
    port(1),
    pid(1),
    ex`{}`,
    ex`%{}`,
    ex`[]`,
    ex`[1]`,
    'binary',
  ];
  expect(kinds.toReversed().toSorted(compare)).toEqual(kinds);
});

test('an integer is compared with a float by its exact value', () => {
  expect(compare(9007199254740993n, float(9007199254740992))).toBeGreaterThan(0);
  expect(looselyEqual(9007199254740992n, float(9007199254740992))).toBe(true);
  expect(compare(10n ** 400n, float(1.7e308))).toBeGreaterThan(0);
});

test('0.0 and -0.0 are == but not ===', () => {
  expect(looselyEqual(float(0), float(-0))).toBe(true);
  expect(equal(float(0), float(-0))).toBe(false);
  expect(equal(float(0), float(0))).toBe(true);
});

test('keys have integers before floats', () => {
  expect(compareExact(1000, float(1))).toBeLessThan(0);
  expect(compareExact(float(-0), float(0))).toBeLessThan(0);
});

test('text is compared by its bytes', () => {
  expect(compare('\u{10000}', '\uffff')).toBeGreaterThan(0);
  expect(compare('é', 'z')).toBeGreaterThan(0);
  expect(compare(ex`<<255>>`, 'é')).toBeGreaterThan(0);
});

test('long lists are compared without a deep stack', () => {
  const [one, other] = [0, 1].map((last) =>
    listFrom([...Array.from({ length: 100_000 }, () => 1), last]),
  );
  expect(compare(one ?? 0, other ?? 0)).toBeLessThan(0);
});

function sign(one: Term, other: Term): string {
  if (equal(one, other)) return '=';
  if (looselyEqual(one, other)) return '~';
  return compare(one, other) < 0 ? '<' : '>';
}
