/**
 * Thousands of terms of every kind, and what Elixir 1.18 on OTP 27 said of each: see
 * `recorded/record.exs`.
 */
import { expect, test } from 'vitest';

import { compare, equal } from './compare.ts';
import { decode, encode } from './external.ts';
import { inspect, inspectLine } from './inspect.ts';
import { phash2 } from './phash2.ts';
import recorded from './recorded/terms.jsonl?raw';
import { isMap, isTuple } from './term.ts';
import type { Term } from './term.ts';
import { words } from './words.ts';

type Row = {
  readonly hex: string;
  readonly pretty: string;
  readonly line: string;
  readonly hashes: readonly number[];
  readonly words: number;
  readonly order: string;
  readonly term: Term;
};

type Recorded = [
  hex: string,
  pretty: string,
  line: string | 0,
  hashes: number[],
  words: number,
  order: string,
];

const rows: readonly Row[] = recorded
  .trimEnd()
  .split('\n')
  .map((text) => {
    const [hex, pretty, line, hashes, size, order] = JSON.parse(text) as Recorded;
    return {
      hex,
      pretty,
      line: line === 0 ? pretty : line,
      hashes,
      words: size,
      order,
      term: decode(bytesOf(hex)),
    };
  });

test('there are terms enough', () => {
  expect(rows.length).toBeGreaterThan(2500);
});

test('a term is written as the BEAM writes it', () => {
  const rest = rows.filter(({ term, hex }) => hexOf(encode(term)) !== hex);
  // The BEAM orders maps that are keys by the order in which their atoms were first used.
  expect(rest.every(({ term }) => hasMapsAsKeys(term))).toBe(true);
  expect(rest.length).toBeLessThan(5);
});

test('a term is read as it was written', () => {
  for (const { term } of rows) expect(equal(decode(encode(term)), term)).toBe(true);
});

test('a term is inspected in lines of 80 columns', () => {
  for (const { term, pretty } of rows) expect(inspect(term, { pretty: true })).toBe(pretty);
});

test('a term is inspected on one line', () => {
  for (const { term, line } of rows) expect(inspectLine(term)).toBe(line);
});

test('a term has the portable hash of the BEAM', () => {
  for (const { term, hashes, line } of rows) {
    const ours = [phash2(term), phash2(term, 2 ** 32), phash2(term, 1000), phash2(term, 3)];
    expect(ours, line).toEqual(hashes);
  }
});

test('a term takes the words it takes on the BEAM', () => {
  for (const row of rows.filter(({ term }) => !hasLargeMap(term))) {
    expect(words(row.term), row.line).toBe(row.words);
  }
});

test('the words of a map of more than 32 keys are estimated', () => {
  for (const row of rows.filter(({ term }) => hasLargeMap(term))) {
    expect(Math.abs(words(row.term) - row.words) / row.words, row.line).toBeLessThan(0.06);
  }
});

test('two terms are in the order of the BEAM', () => {
  rows.forEach(({ term, order, line }, at) => {
    const ours = [1, 7, 60].map((step) =>
      signOf(term, rows[(at + step) % rows.length]?.term ?? term),
    );
    expect(ours.join(''), line).toBe(order);
  });
});

function signOf(one: Term, other: Term): string {
  if (equal(one, other)) return 'e';
  const order = compare(one, other);
  return order === 0 ? '=' : order < 0 ? '<' : '>';
}

function hasMapsAsKeys(term: Term): boolean {
  return mapsIn(term).some((map) => map.entries.some(([key]) => mapsIn(key).length > 0));
}

function hasLargeMap(term: Term): boolean {
  return mapsIn(term).some((map) => map.entries.length > 32);
}

function mapsIn(term: Term): Extract<Term, { kind: 'map' }>[] {
  if (isMap(term)) return [term, ...term.entries.flatMap((entry) => entry.flatMap(mapsIn))];
  if (isTuple(term)) return term.items.flatMap(mapsIn);
  if (typeof term !== 'object' || term.kind !== 'cons') return [];
  return [...mapsIn(term.head), ...mapsIn(term.tail)];
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
