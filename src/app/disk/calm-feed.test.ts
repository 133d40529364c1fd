import { expect, test } from 'vitest';

import { calm, CALM } from './calm-feed.ts';

function made() {
  let [now, value] = [0, 0];
  const listeners = new Set<() => void>();
  const due: { at: number; work: () => void }[] = [];
  const feed = calm(
    {
      current: () => value,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    {
      now: () => now,
      later: (work, milliseconds) => {
        const one = { at: now + milliseconds, work };
        due.push(one);
        return () => due.splice(due.indexOf(one), 1);
      },
    },
  );
  const change = (at: number) => {
    now = at;
    for (const one of due.filter((each) => each.at <= at)) {
      due.splice(due.indexOf(one), 1);
      one.work();
    }
    value += 1;
    for (const listener of listeners) listener();
  };
  return { feed, change, waiting: () => due.length, watchers: () => listeners.size };
}

test('what changes in each frame is told a few times a second, and the last of it is not missed', () => {
  const { feed, change, waiting } = made();
  const told: number[] = [];
  const end = feed.subscribe(() => told.push(feed.current()));
  for (let at = 1000; at < 2000; at += 16) change(at);
  expect(told.length).toBeLessThanOrEqual(1 + 1000 / CALM);
  expect(waiting()).toBe(1);
  change(5000);
  expect(told.at(-1)).toBe(feed.current());
  end();
  expect(waiting()).toBe(0);
});

test('after a rest a change is told at once', () => {
  const { feed, change, watchers } = made();
  let told = 0;
  const end = feed.subscribe(() => {
    told += 1;
  });
  change(1000);
  expect(told).toBe(1);
  change(1000 + CALM);
  expect(told).toBe(2);
  end();
  expect(watchers()).toBe(0);
});
