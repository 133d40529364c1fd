import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  deleteInt,
  emptyIntMap,
  getInt,
  type IntMap,
  setInt,
  sortedEntries,
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

function agree({ map, model }: Version): void {
  const sorted = [...model].toSorted(([one], [other]) => one - other);
  expect(map.size).toBe(model.size);
  expect(sortedEntries(map)).toEqual(sorted);
  expect([...valuesOf(map)].toSorted((one, other) => one - other)).toEqual(
    [...model.values()].toSorted((one, other) => one - other),
  );
  for (const [at, value] of model) expect(getInt(map, at)).toBe(value);
}

const empty: Version = { map: emptyIntMap(), model: new Map() };

describe('a map from whole numbers', () => {
  test('holds what a Map holds, in all its versions', () => {
    fc.assert(
      fc.property(changes, fc.array(key), (made, others) => {
        const all = versions(empty, made, 1);
        for (const version of all) agree(version);
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
        for (const version of [...base, ...grown]) agree(version);
      }),
    );
  });

  test('has one shape for one content', () => {
    fc.assert(
      fc.property(changes, (made) => {
        const { map, model } = versions(empty, made, 1).at(-1) ?? empty;
        const again = versions(
          empty,
          [...model].toReversed().map(([at, value]) => ({ key: at, value, fresh: false })),
          1,
        ).at(-1);
        const shape = (value: unknown) =>
          JSON.stringify(value, (name, part: unknown) => (name === 'edition' ? undefined : part));
        if (made.every(({ value }) => value !== undefined))
          expect(shape(map)).toBe(shape(again?.map));
        agree({ map, model });
      }),
    );
  });

  test('never writes into the empty map', () => {
    setInt(emptyIntMap<number>(), [1, 1], 0);
    expect(getInt(emptyIntMap(), 1)).toBeUndefined();
    expect(emptyIntMap().size).toBe(0);
  });
});
