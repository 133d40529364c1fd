import { expect, test } from 'vitest';

import type { LessonRun } from '#lesson/lesson.ts';
import { tapeOf } from '#lesson/perform.ts';
import { phash2 } from '#term/phash2.ts';

import { DAN } from './exercises.ts';
import { assembled, sized } from './runs.ts';

/** Who asks the disk for bob’s, eva’s and dan’s list, each in the order in which they first do. */
function askers(run: LessonRun | undefined): readonly string[] {
  if (run === undefined) return ['does not run'];
  const { events, roll } = tapeOf(run);
  const workers = new Set(
    events.flatMap(({ pid, kind }) =>
      kind === 'asked' ? [roll.byPid.get(pid.id)?.label ?? ''] : [],
    ),
  );
  const deaths = events.flatMap((event) =>
    event.kind === 'exited' ? [`${event.label} exits`] : [],
  );
  return [...[...workers].toSorted(), ...deaths];
}

const ALL = ['Worker 0', 'Worker 1', 'Worker 2'];

test.each([
  ['hash', ALL],
  ['random', ALL],
  ['length', ['Worker 0']],
  ['zero', ['Worker 0']],
  ['four', ['Worker 0', 'Worker 1', 'Server dan exits']],
])('the lines that the learner puts together route: %s', (index, expected) => {
  expect(askers(assembled({ kind: 'assemble', lines: ['def', index, 'fetch', 'end'] }))).toEqual(
    expected,
  );
});

test('by random bob has not always the same worker, and half a list is read', () => {
  const ends = ['hash', 'random'].map((index) => {
    const run = assembled({ kind: 'assemble', lines: ['def', index, 'fetch', 'end'] });
    return run && tapeOf(run).events.some((event) => isCorrupt(event));
  });
  expect(ends).toEqual([false, true]);
});

const isCorrupt = (event: ReturnType<typeof tapeOf>['events'][number]) =>
  event.kind === 'logged' && event.message === '{:error, :corrupt}';

test('a name is no key of the pool: nobody has a worker', () => {
  expect(askers(assembled({ kind: 'assemble', lines: ['def', 'byKey', 'end'] }))).toEqual(
    ['bob', 'eva', 'dan'].map((list) => `Server ${list} exits`),
  );
});

test('what does not compile does not run', () => {
  for (const lines of [[], ['def', 'hash', 'end'], ['fetch', 'hash'], ['def', 'fetch', 'end']]) {
    expect(assembled({ kind: 'assemble', lines })).toBeUndefined();
  }
});

test.each([
  ['map_size(pool)', ['Worker 0', 'Worker 1', 'Worker 3']],
  [' Enum.count( pool ) ', ['Worker 0', 'Worker 1', 'Worker 3']],
  ['3', ALL],
  ['map_size(pool) - 1', ALL],
  ['map_size(pool) + 1', ['Worker 2', 'Server bob exits']],
  ['length(pool)', ['does not run']],
  ['0', ['does not run']],
  ['', ['does not run']],
])('what is typed into the gap routes: %s', (size, expected) => {
  expect(askers(sized({ kind: 'gaps', gaps: { size } }))).toEqual(expected);
});

test('dan’s worker is the one that the hash names', () => {
  const right = DAN.options.find(({ reply }) => reply === undefined);
  expect(right?.text).toBe(`Worker ${phash2('dan', 3)}.`);
});
