import fc from 'fast-check';
import { expect, test } from 'vitest';

import { FakeKeeper, opened } from './store-fixture.ts';
import { KEPT_AS } from './store.ts';
import type { Change } from './stored-change.ts';
import { merge } from './stored-merge.ts';
import { readStored, writeStored } from './stored-text.ts';
import { NOTHING_STORED } from './stored.ts';

const key = fc.constantFrom('a', 'b', 'toString', 'valueOf');
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    lesson: key,
    exercise: key,
    answer: fc.option(fc.record({ kind: fc.constant('choice' as const), option: fc.string() }), {
      nil: undefined,
    }),
  }),
  fc.record({ kind: fc.constant('done' as const), lesson: key, exercise: key }),
  fc.record({ kind: fc.constant('finished' as const), lesson: key, step: key }),
  fc.record({ kind: fc.constant('step' as const), lesson: key, step: key }),
  fc.record({ kind: fc.constant('complete' as const), lesson: key }),
  fc.record({ kind: fc.constant('speed' as const), speed: fc.constantFrom(0.5, 1, 2) }),
);

const account = fc.array(fc.tuple(change, fc.nat(50))).map((changes) => {
  const clock = { now: 0 };
  const store = opened(new FakeKeeper(), clock);
  for (const [one, now] of changes) {
    clock.now = now;
    store.update(one);
  }
  return store.current();
});

test('merging is the same in any order, and any number of times', () => {
  fc.assert(
    fc.property(account, account, account, (a, b, c) => {
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, a)).toEqual(merge(a, NOTHING_STORED));
      expect(readStored(writeStored(a))).toEqual({ kind: 'read', stored: a, wrong: [] });
    }),
  );
});

test('two tabs at once lose nothing', () => {
  const turn = fc.record({ tab: fc.nat(1), change, stale: fc.boolean() });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      const keeper = new FakeKeeper();
      const clock = { now: 0 };
      const tabs = [opened(keeper, clock), opened(keeper, clock)];
      const alone = [opened(new FakeKeeper(), clock), opened(new FakeKeeper(), clock)];
      for (const { tab, change: made, stale } of turns) {
        clock.now += 1;
        // The other tab has just written, and this one does not see it yet.
        const before = keeper.getItem(KEPT_AS) ?? undefined;
        if (stale)
          tabs[1 - tab]?.update({ kind: 'done', lesson: 'raced', exercise: `${clock.now}` });
        keeper.stale = stale ? before : undefined;
        tabs[tab]?.update(made);
        keeper.stale = undefined;
        alone[tab]?.update(made);
        if (stale) for (const each of tabs) each.reread();
      }
      for (const each of tabs) each.reread();
      const [one, other] = tabs.map((tab) => tab.current());
      expect(one).toEqual(other);
      expect(readStored(keeper.getItem(KEPT_AS) ?? writeStored(NOTHING_STORED))).toMatchObject({
        stored: merge(one ?? NOTHING_STORED, NOTHING_STORED),
      });
      const raced = turns.flatMap(({ stale }, at) => (stale ? [`${at + 1}`] : []));
      expect(Object.keys(one?.lessons['raced']?.done ?? {}).toSorted()).toEqual(raced.toSorted());
      for (const each of alone) {
        const lost = Object.keys(each.current().lessons).filter(
          (id) => !Object.hasOwn(one?.lessons ?? {}, id),
        );
        expect(lost).toEqual([]);
      }
      const together = alone.reduce((all, each) => merge(all, each.current()), NOTHING_STORED);
      for (const [id, { done, finished, complete }] of Object.entries(together.lessons)) {
        expect(one?.lessons[id]).toMatchObject({ done, finished, ...(complete && { complete }) });
      }
    }),
    { numRuns: 300 },
  );
});
