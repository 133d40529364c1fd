import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, listFrom, type Term, tuple } from '#term/term.ts';

import { type Ets, ets } from './ets.ts';
import { madeBy } from './made-by-fixture.ts';

const start = () => ets.start(atom('none'));
const ask = (state: Ets, request: Term) =>
  ets.query?.(state, request, 0) ?? { state, answer: atom('none') };

/** What each is answered, one after the other. */
function answers(...requests: readonly Term[]): readonly string[] {
  let state = start();
  return requests.map((request) => {
    const done = ask(state, request);
    state = done.state;
    return inspectLine(done.answer);
  });
}

const all = (requests: readonly Term[]) =>
  requests.reduce<Ets>((state, request) => ask(state, request).state, start());

test('[ET1] a set has one object for each key', () => {
  expect(
    answers(
      ex`{:new, :t, :set}`,
      ex`{:insert, :t, {:a, 1}}`,
      ex`{:insert, :t, {:a, 2}}`,
      ex`{:insert_new, :t, {:a, 3}}`,
      ex`{:insert_new, :t, {1.0, 3}}`,
      ex`{:lookup, :t, :a}`,
      ex`{:lookup, :t, 1}`,
      ex`{:member, :t, 1.0}`,
      ex`{:info, :t, :size}`,
      ex`{:take, :t, :a}`,
      ex`{:lookup, :t, :a}`,
      ex`{:delete, :t, 1.0}`,
      ex`{:info, :t, :size}`,
    ),
  ).toEqual([
    ':t',
    'true',
    'true',
    'false',
    'true',
    '[a: 2]',
    '[]',
    'true',
    '2',
    '[a: 2]',
    '[]',
    'true',
    '0',
  ]);
});

test('[ET2] a duplicate bag has each object as often as it was inserted, in that order', () => {
  expect(
    answers(
      ex`{:new, :t, :duplicate_bag}`,
      ex`{:insert, :t, {:a, 2}}`,
      ex`{:insert, :t, {:a, 1}}`,
      ex`{:insert, :t, {:a, 2}}`,
      ex`{:lookup, :t, :a}`,
      ex`{:delete_object, :t, {:a, 2}}`,
      ex`{:lookup, :t, :a}`,
      ex`{:insert, :t, {:a, {3, 4}}}`,
      ex`{:match_delete, :t, {:a, {3, :_}}}`,
      ex`{:lookup, :t, :a}`,
      ex`{:info, :t, :type}`,
    ).slice(4),
  ).toEqual(['[a: 2, a: 1, a: 2]', 'true', '[a: 1]', 'true', 'true', '[a: 1]', ':duplicate_bag']);
});

test('[ET3] what :ets would raise is :badarg', () => {
  const wrong = [
    ex`{:lookup, :t, 1}`,
    ex`{:new, :t, :heap}`,
    ex`:new`,
    ex`{:insert, :t, 1}`,
    ex`{:match_delete, :t, {:_, 1}}`,
    ex`{:info, :t, :words}`,
    ex`{:select, :t, {1}}`,
  ];
  expect(answers(ex`{:new, :t, :set}`, ex`{:delete, :t}`, ...wrong).slice(2)).toEqual(
    wrong.map(() => ':badarg'),
  );
  expect(answers(ex`{:new, :t, :set}`, ...wrong.slice(3)).slice(1)).toEqual(
    wrong.slice(3).map(() => ':badarg'),
  );
});

test('[ET4] a query costs the same in a large table', () => {
  const filled = (size: number) =>
    all([
      ex`{:new, :t, :set}`,
      ...Array.from({ length: size }, (_, index) => ex`{:insert, :t, {${`list ${index}`}, 1}}`),
    ]);
  const made = [100, 10_000].map((size) => {
    const before = filled(size);
    return madeBy(before, ask(before, ex`{:insert_new, :t, {"one more", 1}}`).state);
  });
  expect(made[1]).toBeLessThan(2 * (made[0] ?? 0));
});

test('[ET5] an older state stays as it was, and all is gone when the node stops', () => {
  const before = all([ex`{:new, :t, :set}`, ex`{:insert, :t, {:a, 1}}`]);
  const one = ask(before, ex`{:insert, :t, {:b, 1}}`).state;
  const other = ask(before, ex`{:delete, :t, :a}`).state;
  expect([before, one, other].map((state) => inspectLine(ets.describe(state)))).toEqual([
    '%{t: [a: 1]}',
    '%{t: [a: 1, b: 1]}',
    '%{t: []}',
  ]);
  expect(inspectLine(ets.describe(ets.handle(one, { kind: 'halted' }, 0).state))).toBe('%{}');
});

test('[ET6] a set is a map, whatever is done to it', () => {
  const key = fc.integer({ min: 0, max: 40 });
  const verb = fc.constantFrom('insert', 'insert_new', 'delete');
  fc.assert(
    fc.property(fc.array(fc.tuple(verb, key, fc.nat())), (changes) => {
      const model = new Map<number, number>();
      let state = ask(start(), ex`{:new, :t, :set}`).state;
      for (const [what, of, value] of changes) {
        const argument = what === 'delete' ? of : tuple(of, value);
        state = ask(state, tuple(atom(what), atom('t'), argument)).state;
        if (what === 'delete') model.delete(of);
        else if (what === 'insert' || !model.has(of)) model.set(of, value);
      }
      const objects = [...model].toSorted(([one], [other]) => one - other);
      expect(inspectLine(ets.describe(state))).toBe(
        inspectLine(ex`%{t: ${listFrom(objects.map(([of, value]) => tuple(of, value)))}}`),
      );
    }),
  );
});
