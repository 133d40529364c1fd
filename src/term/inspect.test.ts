import { expect, test } from 'vitest';

import { ex, parseTerm } from './ex.ts';
import { inspect, inspectLine } from './inspect.ts';
import recorded from './recorded/inspect.tsv?raw';
import { atom, fun, listFrom, pid, reference, struct } from './term.ts';

test.each(
  recorded
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')),
)('%s is printed as Elixir prints it', (source = '', text) => {
  expect(inspectLine(parseTerm(source))).toBe(text);
});

test('a closure is printed with the function around it', () => {
  const closure = fun({ module: 'Elixir.Shop', name: '-open/2-fun-3-', arity: 1, unique: 123 });
  expect(inspect(closure)).toBe('#Function<3.123/1 in Shop.open/2>');
});

test('pids and references are printed by their numbers', () => {
  expect(inspect(ex`{${pid(101)}, ${reference(7)}}`)).toBe('{#PID<0.101.0>, #Reference<0.0.0.7>}');
});

test('a struct of the program is printed in the order of its definition', () => {
  const cup = struct('Cup', { drink: atom('tea'), size: 3 });
  expect(inspect(cup)).toBe('%Cup{drink: :tea, size: 3}');
  expect(inspect(cup, { fields: { Cup: ['size', 'drink'] } })).toBe('%Cup{size: 3, drink: :tea}');
});

test('a list of small integers is shown as one where it is asked for', () => {
  const orders = ex`%{unpaid: [101], ready: [100, 99]}`;
  expect(inspect(orders)).toBe('%{ready: ~c"dc", unpaid: ~c"e"}');
  expect(inspect(orders, { charlists: 'as_lists' })).toBe('%{ready: [100, 99], unpaid: [101]}');
});

test('a narrow line breaks where a wide one does not', () => {
  const order = ex`{:brew, [1, 2, 3], %{milk: :oat, size: :large}}`;
  expect(inspect(order, { width: 20 })).toBe(
    '{:brew, [1, 2, 3],\n %{\n   milk: :oat,\n   size: :large\n }}',
  );
});

test('more than fifty elements end in dots', () => {
  const long = listFrom(Array.from({ length: 60 }, (_, at) => 200 + at));
  expect(inspectLine(long)).toMatch(/248, 249, \.\.\.\]$/);
  expect(inspectLine(long, { limit: 2 })).toBe('[200, 201, ...]');
});

test('a very long list does not overflow the stack', () => {
  const long = listFrom(Array.from({ length: 200_000 }, () => 1000));
  expect(inspect(long, { limit: Infinity }).length).toBeGreaterThan(1_000_000);
});
