import { expect, test } from 'vitest';

import { fullHref, isEmbed } from './embed.ts';

test('a page is in a frame where its address says so', () => {
  expect(isEmbed('?embed')).toBe(true);
  expect(isEmbed('?embed=1&x=2')).toBe(true);
  expect(isEmbed('?x=embed')).toBe(false);
});

test('"open full" leads to the same moment', () => {
  expect(fullHref('https://example.org/a/?embed&x=1#moment=b')).toBe(
    'https://example.org/a/?x=1#moment=b',
  );
});
