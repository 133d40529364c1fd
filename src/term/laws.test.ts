/** What holds of every term, tried on generated ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compare, compareExact, equal, looselyEqual } from './compare.ts';
import { ex, parseTerm } from './ex.ts';
import { decode, encode } from './external.ts';
import { inspect, inspectLine } from './inspect.ts';
import { phash2 } from './phash2.ts';
import {
  atom,
  binary,
  bitstring,
  float,
  fun,
  integer,
  listFrom,
  map,
  pid,
  port,
  reference,
  struct,
  tupleFrom,
} from './term.ts';
import type { Term } from './term.ts';
import { words } from './words.ts';

const anyBytes = fc.uint8Array({ maxLength: 80 });

/** Terms that have a notation in Elixir. */
const readableLeaf: fc.Arbitrary<Term> = fc.oneof(
  fc.integer(),
  fc.bigInt().map(integer),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(float),
  fc
    .constantFrom(
      'ok',
      'a b',
      'Elixir.Enum',
      '+',
      'nil',
      'é',
      '',
      'Up',
      'Elixir.',
      'a?',
      '..',
      '::',
    )
    .map(atom),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map(atom),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  anyBytes.map(binary),
  anyBytes.chain((bytes) =>
    fc.nat({ max: bytes.length * 8 }).map((bits) => bitstring(bytes, bits)),
  ),
  fc.array(fc.integer({ min: 30, max: 130 }), { maxLength: 5 }).map((codes) => listFrom(codes)),
  fc.constantFrom(
    ex`~D[2024-02-29]`,
    ex`~T[10:00:00.5]`,
    ex`~U[2024-01-01 00:00:00Z]`,
    ex`1..3`,
    ex`3..1//-1`,
  ),
  fc.constantFrom(
    fun({ module: 'Elixir.Enum', name: 'map', arity: 2 }),
    fun({ module: 'a b', name: 'C d', arity: 0 }),
  ),
);

const leaf: fc.Arbitrary<Term> = fc.oneof(
  { arbitrary: readableLeaf, weight: 4 },
  {
    arbitrary: fc.tuple(fc.nat(1000), fc.nat(3)).map(([id, serial]) => pid(id, serial)),
    weight: 1,
  },
  { arbitrary: fc.maxSafeNat().map(reference), weight: 1 },
  { arbitrary: fc.nat(9).map(port), weight: 1 },
);

function nested(inner: fc.Arbitrary<Term>): fc.Arbitrary<Term> {
  return fc.letrec<{ term: Term }>((tie) => {
    const items = fc.array(tie('term'), { maxLength: 4 });
    const pairs = fc.array(fc.tuple(tie('term'), tie('term')), { maxLength: 4 });
    return {
      term: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        inner,
        items.map(tupleFrom),
        items.map((terms) => listFrom(terms)),
        fc
          .tuple(fc.array(tie('term'), { minLength: 1, maxLength: 3 }), tie('term'))
          .map(([terms, tail]) => listFrom(terms, tail)),
        pairs.map(map),
        fc
          .dictionary(fc.constantFrom('a', 'b', 'c d'), tie('term'), { noNullPrototype: true })
          .map((fields) => struct('Cup', fields)),
      ),
    };
  }).term;
}

const anyTerm = nested(leaf);
const readable = nested(readableLeaf);
const RUNS = { numRuns: 1000 };
const WHOLE = { limit: Infinity };

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyTerm, (term) => {
      expect(equal(decode(encode(term)), term)).toBe(true);
    }),
    RUNS,
  );
});

test('what is inspected is read again', () => {
  fc.assert(
    fc.property(readable, (term) => {
      expect(equal(parseTerm(inspectLine(term, WHOLE)), term)).toBe(true);
    }),
    RUNS,
  );
});

test('what is inspected in narrow lines is read again', () => {
  fc.assert(
    fc.property(readable, fc.nat(40), (term, width) => {
      expect(equal(parseTerm(inspect(term, { ...WHOLE, width })), term)).toBe(true);
    }),
    RUNS,
  );
});

test.each([
  ['the order of terms', compare],
  ['the order of keys', compareExact],
])('%s is total', (_name, order) => {
  fc.assert(
    fc.property(anyTerm, anyTerm, anyTerm, (one, other, third) => {
      const [low = 0, middle = 0, high = 0] = [one, other, third].toSorted(order);
      const signs = [order(low, middle), order(middle, high), order(low, high)];
      expect(signs.every((sign) => sign <= 0)).toBe(true);
      expect(Math.sign(order(one, other)) + Math.sign(order(other, one))).toBe(0);
    }),
    RUNS,
  );
});

test('equal terms are == and hash alike', () => {
  fc.assert(
    fc.property(anyTerm, (term) => {
      const copy = decode(encode(term));
      expect(looselyEqual(copy, term)).toBe(true);
      expect([phash2(copy), words(copy)]).toEqual([phash2(term), words(term)]);
    }),
    RUNS,
  );
});

test('random bytes are a term or a BadExternalTerm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(errorNameOf(() => inspect(decode(Uint8Array.of(131, ...bytes))))).toMatch(
        /^$|BadExternalTerm/,
      );
    }),
    { numRuns: 5000 },
  );
});

test('damaged bytes of a term are a term or a BadExternalTerm', () => {
  const damage = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyTerm, damage, fc.nat(300), (term, changes, size) => {
      const bytes = encode(term);
      for (const [at, value] of changes) bytes[1 + (at % (bytes.length - 1))] = value;
      expect(errorNameOf(() => inspect(decode(bytes.slice(0, 1 + size))))).toMatch(
        /^$|BadExternalTerm/,
      );
    }),
    { numRuns: 3000 },
  );
});

test('any text is a term or an ExSyntaxError', () => {
  const signs = fc.constantFrom(...Array.from('{}[]%<>":,|~?\\#a1.- &/=e'));
  const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: signs, maxLength: 15 }));
  fc.assert(
    fc.property(text, (source) => {
      expect(errorNameOf(() => parseTerm(source))).toMatch(/^$|ExSyntaxError/);
    }),
    { numRuns: 5000 },
  );
});

function errorNameOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.name : 'not an error';
  }
  return '';
}
