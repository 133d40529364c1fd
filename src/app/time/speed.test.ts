import { expect, test } from 'vitest';

import { placeOfSpeed, speedAt, speedBeside, speedText } from './speed.ts';

test('each step doubles, and near the middle it is 1×', () => {
  expect([-4, -1, -0.3, 0, 0.39, 1, 4, 9].map(speedAt)).toEqual([1 / 16, 0.5, 1, 1, 1, 2, 16, 16]);
  expect(placeOfSpeed(speedAt(2.5))).toBeCloseTo(2.5);
});

test.each([
  [1, 1, 2],
  [2, -1, 1],
  [1.5, 1, 2],
  [1.5, -1, 1],
  [16, 1, 16],
  [1 / 16, -1, 1 / 16],
] as const)('from %s the next in direction %s is %s', (speed, by, expected) => {
  expect(speedBeside(speed, by)).toBeCloseTo(expected);
});

test.each([
  [1 / 16, '1/16×'],
  [0.25, '1/4×'],
  [0.42, '0.42×'],
  [1, '1×'],
  [2 ** 0.5, '1.4×'],
  [16, '16×'],
])('%s is %s', (speed, text) => {
  expect(speedText(speed)).toBe(text);
});
