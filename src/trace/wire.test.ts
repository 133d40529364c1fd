import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';

import { written } from './wire.ts';

test('bytes beyond the first eight are not written out', () => {
  const bytes = ex`{:ok, <<131, 116, 0, 0, 0, 3, 119, 10, 95, 95>>}`;
  expect(written(bytes)).toBe('{:ok, <<131, 116, 0, 0, 0, 3, 119, 10, …>>}');
  expect(written(ex`<<131, 116, 0, 0, 0, 3, 119, 10>>`)).toBe('<<131, 116, 0, 0, 0, 3, 119, 10>>');
});

test('a tagged keyword list is written without its brackets', () => {
  expect(written(ex`{:brew, [order_id: 101]}`)).toBe('{:brew, order_id: 101}');
});
