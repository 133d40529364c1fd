import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';

import { forever, log, on, receive, send, sleep, spawn, work } from './instructions.ts';
import { eventsOf, logOf, play, processNamed, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Script } from './script.ts';

const any = ex`:_`;
const steps = (n: number) => ({ kind: 'go', steps: n }) as const;

describe('reductions', () => {
  test('[RD1] a turn is 4,000 of them', () => {
    const done = play(stage({ a: [work(400_000)] }), TO_THE_END);
    expect(eventsOf(done, 'preempted')).toHaveLength(100);
    expect(eventsOf(done, 'preempted')[0]?.reductions).toBe(4000);
    const short = play(stage({ a: [work(1000)] }, { budget: 100 }), TO_THE_END);
    expect(eventsOf(short, 'preempted')).toHaveLength(10);
  });

  test('[RD2] who has used them goes to the end of the queue', () => {
    const cast = { a: [work(9000), log(1)], b: [log(2)], c: [work(5000), log(3)] };
    expect(rehearse(cast)).toEqual(['b: 2', 'c: 3', 'a: 1']);
  });

  test('[RD3] an endless loop stops nobody', () => {
    const a = [sleep(0), forever(work(1_000_000))];
    const b = [send('c', ex`:ping`), receive(on(any, 'm', [log('m')]))];
    const c = [receive(on(any)), send('b', ex`:pong`)];
    expect(logOf(play(stage({ a, b, c }), steps(50)))).toEqual(['b: :pong']);
  });

  test('[RD4] who waits uses none', () => {
    const start = stage({ a: [receive()], b: [work(100_000)] });
    const waiting = play(start, steps(10));
    const used = processNamed(waiting, 'a')?.reductions;
    expect(processNamed(play(waiting, steps(100)), 'a')?.reductions).toBe(used);
  });

  test('[RD5] a turn goes on through several requests', () => {
    expect(rehearse({ a: [log(1), log(2), log(3)], b: [log(4)] })).toEqual([
      'a: 1',
      'a: 2',
      'a: 3',
      'b: 4',
    ]);
    const done = play(
      stage({ a: Array.from({ length: 50 }, (_, n) => log(n)) }, { budget: 20 }),
      TO_THE_END,
    );
    expect(eventsOf(done, 'preempted')).toHaveLength(2);
  });

  test('[RD6] a long look through the mailbox is preempted, and goes on where it was', () => {
    const a: Script = [work(1000), receive(on(ex`:last`, 'm', [log('m')]))];
    const noise = Array.from({ length: 250 }, (_, n) => send('a', n));
    const done = play(
      stage({ a, b: [...noise, send('a', ex`:last`)] }, { budget: 100 }),
      TO_THE_END,
    );
    expect(logOf(done)).toEqual(['a: :last']);
    expect(eventsOf(done, 'skipped')).toHaveLength(250);
    const turns = eventsOf(done, 'preempted').filter(({ pid }) => pid.id === 105);
    expect(turns.length).toBe(10 + 2);
  });

  test('[RD7] with a speed computing takes time', () => {
    const cast = { a: [work(10_000), log(1)] };
    const at = (speed: number) =>
      eventsOf(play(stage(cast, { speed }), TO_THE_END), 'logged')[0]?.at;
    expect(at(0)).toBe(0);
    expect(at(10)).toBeGreaterThanOrEqual(1000);
    expect(at(10)).toBeLessThan(1010);
    expect(at(0.5)).toBeGreaterThanOrEqual(20_000);
  });
});

describe('schedulers', () => {
  const busy = (n: number): Script => [work(4000 * n), log(n)];

  test('[SC1] a child starts on the scheduler of its parent', () => {
    const a = [work(20_000), spawn('kid', [receive()]), receive()];
    const done = play(
      stage({ b: [work(40_000), receive()], a }, { schedulers: 2, speed: 1 }),
      TO_THE_END,
    );
    expect(new Set(eventsOf(done, 'stolen').map(({ to }) => to)).has(1)).toBe(true);
    expect(processNamed(done, 'kid')?.scheduler).toBe(processNamed(done, 'a')?.scheduler);
    expect(eventsOf(done, 'stolen').filter(({ pid }) => pid.id === 107)).toEqual([]);
  });

  test('[SC2] an idle one steals the oldest of those that wait', () => {
    const cast = { a: busy(10), b: busy(2), c: busy(2), d: busy(2) };
    const done = play(stage(cast, { schedulers: 2, speed: 1 }), TO_THE_END);
    const [first] = eventsOf(done, 'stolen');
    expect(first).toMatchObject({ pid: { id: 106 }, from: 0, to: 1 });
    expect(eventsOf(play(stage(cast, { schedulers: 2 }), TO_THE_END), 'stolen')).toEqual([]);
  });

  test('[SC2] from the longest queue', () => {
    const kids = (n: number) => Array.from({ length: n }, (_, at) => spawn(`kid${at}`, busy(9)));
    const cast = { a: [...kids(2), ...busy(9)], b: [sleep(0), ...kids(6), ...busy(9)], c: busy(1) };
    const done = play(stage(cast, { schedulers: 3, speed: 1 }), TO_THE_END);
    expect(new Set(eventsOf(done, 'stolen').map(({ to }) => to))).toEqual(new Set([0, 1, 2]));
  });

  test('[SC3] several compute at the same time', () => {
    const cast = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, busy(10)]));
    const took = (schedulers: number) =>
      play(stage(cast, { schedulers, speed: 1 }), TO_THE_END).world.now;
    expect(took(1)).toBeGreaterThan(3.9 * took(4));
    expect(took(2)).toBeGreaterThan(1.9 * took(4));
    expect(took(2)).toBeLessThan(2.2 * took(4));
  });

  test('[SC4] the seed chooses among them', () => {
    const cast = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [name, [work(500), log(1)]]),
    );
    const orders = Array.from({ length: 30 }, (_, seed) =>
      String(rehearse(cast, { seed, schedulers: 4, speed: 1 })),
    );
    expect(new Set(orders).size).toBeGreaterThan(3);
  });
});
