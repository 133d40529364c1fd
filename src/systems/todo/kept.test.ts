import { describe, expect, test } from 'vitest';

import {
  add,
  added,
  broken,
  call,
  DATE,
  day,
  deleted,
  NAMES,
  noted,
  read,
  told,
  type Fate,
} from './history-fixture.ts';

describe('an acknowledged change is never lost', () => {
  test.each<readonly [string, readonly Fate[], string]>([
    [
      'an entry is',
      [...added('milk'), ...read([])],
      'bob: "milk" was kept, and is missing at 4.0 s',
    ],
    [
      'a deletion is',
      [...added('milk'), ...deleted(1), ...read(['1 milk'])],
      'bob: "milk" was deleted, and is there at 6.0 s',
    ],
    [
      'a note is',
      [...added('milk'), ...noted(1, 'cold'), ...read(['1 milk'])],
      'bob: the note "cold" was kept, and it is undefined at 6.0 s',
    ],
    [
      'a later note is',
      [...added('milk'), ...noted(1, 'cold'), ...noted(1, 'warm'), ...read(['1 milk (cold)'])],
      'bob: the note "warm" was kept, and it is "cold" at 8.0 s',
    ],
  ])('%s', (_, fates, what) => {
    expect(broken(day(fates))).toEqual({ [NAMES.lost]: what });
  });

  test.each<readonly [string, readonly Fate[]]>([
    ['what is deleted', [...added('milk'), ...deleted(1), ...read([])]],
    [
      'what may be deleted meanwhile',
      [
        ...added('milk'),
        { who: 'Ann', line: call('delete_entry', '1') },
        ...read([]),
        { who: 'Ann', prints: ':ok' },
      ],
    ],
    [
      'what was added in a loop',
      [...told(`Enum.each(1..2, fn i -> ${add('tea#{i}')} end)`, ':ok'), ...read(['1 tea2'])],
    ],
    ['what was answered with an exit', [...told(add('milk'), '** (exit) …'), ...read([])]],
    ['what came after all', [...told(add('milk'), '** (exit) …'), ...read(['1 milk'])]],
    [
      'an entry of another day',
      [...added('milk'), ...told(call('entries', '~D[2024-01-01]'), '[]')],
    ],
    [
      'one of two notes at once',
      [
        ...added('milk'),
        { who: 'Ann', line: call('update_entry', '1, %{note: "warm"}') },
        ...noted(1, 'cold'),
        { who: 'Ann', prints: ':ok' },
        ...read(['1 milk (warm)']),
      ],
    ],
  ])('%s is no loss', (_, fates) => {
    expect(broken(day(fates))).toEqual({});
  });
});

describe('an answer is a list that its changes explain', () => {
  test.each<readonly [string, readonly Fate[], string]>([
    [
      'an entry of nobody',
      read(['1 milk']),
      'bob: nobody had added "milk" to ~D[2023-12-19] at 2.0 s',
    ],
    [
      'an entry before it was asked for',
      [...read(['1 milk']), ...added('milk')],
      'bob: nobody had added "milk" to ~D[2023-12-19] at 2.0 s',
    ],
    [
      'a note of nobody',
      [...added('milk'), ...read(['1 milk (cold)'])],
      'bob: nobody had written the note "cold" at 4.0 s',
    ],
    [
      'another order',
      [...added('milk'), ...added('tea'), ...read(['2 tea', '1 milk'])],
      'bob: "milk" does not stand in the order of the numbers at 6.0 s',
    ],
    [
      'another order than that of the changes',
      [...added('milk'), ...added('tea'), ...read(['1 tea', '2 milk'])],
      'bob: "tea" was added after "milk", and stands before it',
    ],
    [
      'an entry that goes',
      [...told(add('milk'), '** (exit) …'), ...read(['1 milk']), ...read([])],
      'bob: "milk" was read before, and is missing at 6.0 s',
    ],
    [
      'an entry that comes after the power was cut',
      [...told(add('milk'), '** (exit) …'), { halt: true }, ...read([]), ...read(['1 milk'])],
      'bob: "milk" was missing before, and is there at 7.0 s',
    ],
  ])('%s', (_, fates, what) => {
    expect(broken(day(fates))).toEqual({ [NAMES.unexplained]: what });
  });

  test('an entry that is cast may come late', () => {
    const cast = call('cast_entry', `%{date: ${DATE}, title: "milk"}`);
    const fates = [...told(cast, ':ok'), ...read([]), ...read(['1 milk'])];
    expect(broken(day(fates))).toEqual({});
  });
});
