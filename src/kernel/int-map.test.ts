import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  deleteInt,
  emptyIntMap,
  getInt,
  type IntMap,
  setInt,
  sortedEntries,
  sumOf,
  valuesOf,
} from './int-map.ts';

/** Keys that collide on many levels, are far apart, or close together. */
const key = fc.oneof(
  fc.nat(40),
  fc.nat(7).map((n) => n * 32 ** 3 + 5),
  fc.nat(3).map((n) => n * 2 ** 40 + 1),
  fc.nat(2 ** 31),
);
type Change = { readonly key: number; readonly value: number | undefined; readonly fresh: boolean };
const change: fc.Arbitrary<Change> = fc.record({
  key,
  value: fc.option(fc.nat(), { nil: undefined }),
  /** Whether it is made in a new edition, as by a new step. */
  fresh: fc.boolean(),
});
const changes = fc.array(change, { maxLength: 60 });

type Version = { readonly map: IntMap<number>; readonly model: ReadonlyMap<number, number> };

/** Every version that was finished: the one before each new edition, and the last. */
function versions(start: Version, made: readonly Change[], first: number): Version[] {
  const finished = [start];
  let now = start;
  let edition = first;
  for (const { key: at, value, fresh } of made) {
    if (fresh) {
      finished.push(now);
      edition += 1;
    }
    const model = new Map(now.model);
    if (value === undefined) model.delete(at);
    else model.set(at, value);
    const map =
      value === undefined ? deleteInt(now.map, at, edition) : setInt(now.map, [at, value], edition);
    now = { map, model };
  }
  return [...finished, now];
}

/** What is asked in every way there is, of the map and of its model. */
function answersOf({ map, model }: Version): unknown {
  const values = [...valuesOf(map)].toSorted((one, other) => one - other);
  const found = [...model.keys()].map((at) => getInt(map, at));
  return { size: map.size, entries: sortedEntries(map), values, found };
}

function rightAnswers({ model }: Version): unknown {
  const values = [...model.values()].toSorted((one, other) => one - other);
  const entries = [...model].toSorted(([one], [other]) => one - other);
  return { size: model.size, entries, values, found: [...model.values()] };
}

const empty: Version = { map: emptyIntMap(), model: new Map() };

describe('a map from whole numbers', () => {
  test('holds what a Map holds, in all its versions', () => {
    fc.assert(
      fc.property(changes, fc.array(key), (made, others) => {
        const all = versions(empty, made, 1);
        expect(all.map(answersOf)).toEqual(all.map(rightAnswers));
        for (const at of others) {
          const last = all.at(-1) ?? empty;
          expect(getInt(last.map, at)).toBe(last.model.get(at));
        }
      }),
    );
  });

  test('is the start of many forks, none of which another sees', () => {
    fc.assert(
      fc.property(changes, fc.array(changes, { maxLength: 4 }), (made, forks) => {
        const base = versions(empty, made, 1);
        const edition = made.length + 2;
        const grown = forks.flatMap((fork) => versions(base.at(-1) ?? empty, fork, edition));
        const all = [...base, ...grown];
        expect(all.map(answersOf)).toEqual(all.map(rightAnswers));
      }),
    );
  });

  test('has one shape for one content, in whatever order it was put in', () => {
    const shape = (value: unknown) =>
      JSON.stringify(value, (name, part: unknown) => (name === 'edition' ? undefined : part));
    fc.assert(
      fc.property(fc.uniqueArray(key), fc.array(key), (kept, deleted) => {
        const put = (keys: readonly number[]) =>
          keys.map((at): Change => ({ key: at, value: at, fresh: false }));
        const drop = deleted
          .filter((at) => !kept.includes(at))
          .map((at): Change => ({ key: at, value: undefined, fresh: true }));
        const plain = versions(empty, put(kept.toReversed()), 1).at(-1);
        const mixed = versions(empty, [...put(deleted), ...put(kept), ...drop], 1).at(-1);
        expect(shape(mixed?.map)).toBe(shape(plain?.map));
      }),
    );
  });

  test('sums up each version rightly, whichever were summed up before', () => {
    fc.assert(
      fc.property(changes, (made) => {
        const sums = {
          of: (value: number) => value,
          join: (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0),
          kept: new WeakMap<object, number>(),
        };
        for (const { map, model } of versions(empty, made, 1)) {
          expect(sumOf(map, sums)).toBe(sums.join([...model.values()]));
        }
      }),
    );
  });

  test('after one change looks at one value to sum up thousands', () => {
    const looked: number[] = [];
    const sums = {
      of: (value: number) => looked.push(value),
      join: () => 0,
      kept: new WeakMap<object, number>(),
    };
    let map = emptyIntMap<number>();
    for (let at = 0; at < 5000; at += 1) map = setInt(map, [at, at], 1);
    sumOf(map, sums);
    looked.length = 0;
    sumOf(setInt(map, [1234, -1], 2), sums);
    expect(looked).toEqual([-1]);
  });

  test('never writes into the empty map', () => {
    setInt(emptyIntMap<number>(), [1, 1], 0);
    expect(getInt(emptyIntMap(), 1)).toBeUndefined();
    expect(emptyIntMap().size).toBe(0);
  });
});
