import { describe, expect, test } from 'vitest';

import { phash2 } from '#term/phash2.ts';

import { bucketsSceneOf } from './buckets-scene.ts';
import { bucketsOf, countsOf, LIST_NAMES, movedBetween, type Routing } from './buckets.ts';

const by = (router: Routing['router'], workers: number): Routing => ({ router, workers });

test('there are a thousand names, no two alike', () => {
  expect(new Set(LIST_NAMES).size).toBe(1000);
  expect(LIST_NAMES).toContain('bob');
});

test('the hash divided by the number of workers is what :erlang.phash2/2 gives', () => {
  for (const workers of [3, 4, 7]) {
    const told = LIST_NAMES.map((name) => phash2(name, workers));
    expect(bucketsOf(by('phash2', workers))).toEqual(told);
  }
});

test('phash2 spreads evenly, the first letter does not', () => {
  const worst = (routing: Routing) =>
    Math.max(...countsOf(routing)) / (LIST_NAMES.length / routing.workers);
  for (const workers of [3, 4]) {
    expect(worst(by('phash2', workers))).toBeLessThan(1.12);
    expect(worst(by('letter', workers))).toBeGreaterThan(1.15);
  }
});

test('of four names some three move when a fourth worker comes', () => {
  const moved = movedBetween(by('phash2', 3), by('phash2', 4)).filter(Boolean).length;
  expect(moved).toBeGreaterThan(700);
  expect(moved).toBeLessThan(800);
});

describe.each([
  { width: 720, height: 420 },
  { width: 360, height: 300 },
])('in $width × $height', (size) => {
  test.each(['phash2', 'letter', 'length'] as const)(
    'by %s each dot is in its column',
    (router) => {
      for (const workers of [3, 4]) {
        const routing = by(router, workers);
        const { columns, dots } = bucketsSceneOf({ routing, before: undefined, named: '', size });
        expect(dots).toHaveLength(1000);
        for (const [at, { x, y, bucket }] of dots.entries()) {
          const box = columns[bucket]?.box;
          if (box === undefined) throw new Error('no column');
          expect(bucket).toBe(bucketsOf(routing)[at]);
          expect(x > box.x && x < box.x + box.width).toBe(true);
          expect(y > box.y && y < box.y + box.height).toBe(true);
        }
      }
    },
  );
});

test('it is said in words', () => {
  const size = { width: 720, height: 420 };
  const { texts } = bucketsSceneOf({
    routing: by('length', 4),
    before: by('length', 3),
    named: 'bob',
    size,
  });
  expect(texts.named).toBe('rem(String.length("bob"), 4) → 3, because 3 rem 4 = 3');
  expect(texts.spread).toMatch(
    /^1000 names over 4 workers: 250 each on average, the dashed line; Worker \d has/,
  );
  expect(texts.moved).toMatch(/^From 3 workers to 4: \d+ of 1000 names/);
});
