import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';

import {
  after,
  cancelTimer,
  forever,
  on,
  receive,
  send,
  sendAfter,
  spawn,
  times,
} from './instructions.ts';
import { sortedEntries } from './int-map.ts';
import { play, processNamed, stage } from './rehearsal.ts';
import { step } from './step.ts';
import type { World } from './world.ts';

const any = ex`:_`;

/** How many objects of the next world are none of this one: what a step has made. */
function madeBy(world: World, next: World): number {
  const known = new Set<unknown>();
  walk(world, known);
  const all = new Set<unknown>(known);
  walk(next, all);
  return all.size - known.size;
}

function walk(value: unknown, seen: Set<unknown>): void {
  const ahead = [value];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    ahead.push(...Object.values(next).filter((part) => typeof part === 'object' && part !== null));
  }
}

/** Two processes that play ping-pong beside many that wait, each with a deadline. */
function pingPong(waiting: number): World {
  const idle = [receive(on(any), after(1e9))];
  const a = [send('b', 1), forever(receive(on(any)), send('b', 1))];
  const b = forever(receive(on(any)), send('a', 1));
  const crowd = [times(waiting, spawn('kid', idle))];
  const start = stage({ a, b: [b], crowd });
  return play(start, { kind: 'go', steps: waiting * 4 + 1000 }).world;
}

test('[DT8] a step makes as many objects among 20,000 processes as among 100', () => {
  const made = [100, 20_000].map((waiting) => {
    const world = pingPong(waiting);
    expect(world.processes.size).toBe(waiting + 2);
    return madeBy(world, step(world, { kind: 'go', steps: 1 }).world);
  });
  expect(made[1]).toBeLessThan(1.5 * (made[0] ?? 0));
});

test('[DT8] a long history leaves nothing behind', () => {
  const a = [
    forever(
      sendAfter('self', 1, 1e9),
      cancelTimer('timer', 'x'),
      spawn('kid', []),
      receive(on(any), after(1)),
    ),
  ];
  // Something that is due before the cancelled timers, so that they do not fall off the end.
  const start = stage({ a, b: [receive(on(any), after(5e8))] });
  const sizes = [20_000, 60_000].map((steps) => {
    const { world } = play(start, { kind: 'go', steps });
    const seen = new Set<unknown>();
    walk({ ...world, system: undefined }, seen);
    return seen.size;
  });
  expect(sizes[1]).toBeLessThan(1.2 * (sizes[0] ?? 0) + 1000);
  const longAfter = play(start, { kind: 'go', steps: 60_000 });
  expect(longAfter.world.agenda.size).toBeLessThan(1100);
  expect(sortedEntries(longAfter.world.processes).length).toBeLessThan(5);
  expect(processNamed(longAfter, 'a')).toBeDefined();
});
