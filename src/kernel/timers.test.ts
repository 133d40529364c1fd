import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom } from '#term/term.ts';

import {
  after,
  ask,
  attempted,
  cancelTimer,
  exitSignal,
  log,
  on,
  readTimer,
  receive,
  register,
  send,
  sendAfter,
  sleep,
  spawn,
  startTimer,
  times,
} from './instructions.ts';
import { eventsOf, logOf, play, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction } from './script.ts';

const any = ex`:_`;
const next: Instruction = receive(on(any, 'm', [log('m')]), after(900_000, [log(ex`:nothing`)]));

describe('timers', () => {
  test('[TM1] send_after delivers an ordinary message', () => {
    const done = play(stage({ a: [sendAfter('self', ex`:tick`, 30_000), next] }), TO_THE_END);
    expect(logOf(done)).toEqual(['a: :tick']);
    expect(eventsOf(done, 'timer_fired').map(({ at }) => at)).toEqual([30_000]);
  });

  test('[TM2] start_timer wraps it', () => {
    expect(rehearse({ a: [startTimer('self', ex`:tick`, 10), next] })).toEqual([
      'a: {:timeout, #Ref, :tick}',
    ]);
  });

  test('[TM3] cancel answers the milliseconds left, rounded up', () => {
    const a = [
      sendAfter('self', ex`:tick`, 10_000_000),
      sleep(1),
      cancelTimer('timer', 'x'),
      log('x'),
      next,
    ];
    expect(rehearse({ a })).toEqual(['a: 10000', 'a: :nothing']);
  });

  test('[TM4] cancel answers false when there is nothing to cancel', () => {
    const twice = [cancelTimer('timer', 'x'), cancelTimer('timer', 'x'), log('x')];
    expect(rehearse({ a: [sendAfter('self', ex`:tick`, 1000), ...twice] })).toEqual(['a: false']);
    const fired = [
      sendAfter('self', ex`:tick`, 1000),
      sleep(5000),
      cancelTimer('timer', 'x'),
      log('x'),
      next,
    ];
    expect(rehearse({ a: fired })).toEqual(['a: false', 'a: :tick']);
    expect(rehearse({ a: [ask({ kind: 'alias' }, 'r'), cancelTimer('r', 'x'), log('x')] })).toEqual(
      ['a: false'],
    );
  });

  test('[TM5] read answers the same and changes nothing', () => {
    const a = [
      sendAfter('self', ex`:tick`, 7000),
      readTimer('timer', 'x'),
      log('x'),
      next,
      readTimer('timer', 'x'),
      log('x'),
    ];
    expect(rehearse({ a })).toEqual(['a: 7', 'a: :tick', 'a: false']);
  });

  test('[TM6] a delay of 0 comes after what the same turn sends', () => {
    const a = [sendAfter('self', ex`:timer`, 0), send('self', ex`:direct`), next, next];
    expect(rehearse({ a })).toEqual(['a: :direct', 'a: :timer']);
  });

  test('[TM7] a timer to a pid that died is none', () => {
    const a = [
      sendAfter('b', ex`:late`, 80_000),
      exitSignal('b', ex`:kill`),
      readTimer('timer', 'x'),
      log('x'),
      cancelTimer('timer', 'x'),
      log('x'),
    ];
    expect(rehearse({ a, b: [receive()] })).toEqual(['a: false', 'a: false']);
  });

  test('[TM8] a timer to a name finds who has it then', () => {
    expect(
      rehearse({ a: [sendAfter(ex`:future`, ex`:hi`, 60), register(atom('future')), next] }),
    ).toEqual(['a: :hi']);
    expect(rehearse({ a: [sendAfter(ex`:nobody`, ex`:hi`, 60), next] })).toEqual(['a: :nothing']);
  });

  test('[TM9] a timer outlives who set it', () => {
    expect(rehearse({ a: [spawn('b', [sendAfter('parent', ex`:hi`, 60)]), next] })).toEqual([
      'a: :hi',
    ]);
  });

  test.each([-1, 1.5, Number.NaN, Infinity])('[TM10] a delay of %f is refused', (delay) => {
    const a = [attempted(sendAfter('self', ex`:x`, delay), 'x'), log('x')];
    expect(rehearse({ a })).toEqual(['a: {:raised, :badarg}']);
  });

  test('[TM10] a delay may be longer than any timeout', () => {
    const a = [sendAfter('self', ex`:x`, 2 ** 32 * 1_000_000), cancelTimer('timer', 'x'), log('x')];
    expect(rehearse({ a })).toEqual(['a: 4294967296000']);
  });

  test('[TM11] timers fire by their time, and all of one instant fire', () => {
    const a = [sendAfter('self', ex`:late`, 120), sendAfter('self', ex`:early`, 20), next, next];
    expect(rehearse({ a })).toEqual(['a: :early', 'a: :late']);
    const five = [1, 2, 3, 4, 5].map((n) => sendAfter('self', n, 50));
    const all = ['a: 1', 'a: 2', 'a: 3', 'a: 4', 'a: 5'];
    for (let seed = 0; seed < 20; seed += 1) {
      expect(rehearse({ a: [...five, times(5, next)] }, { seed })).toEqual(all);
    }
  });

  test('[TM11] between processes the order at one instant is the seed’s', () => {
    const set = (n: number) => [sendAfter('c', n, 50), sleep(100)];
    const cast = { a: set(1), b: set(2), c: [next, next] };
    const orders = Array.from({ length: 20 }, (_, seed) => String(rehearse(cast, { seed })));
    expect(new Set(orders)).toEqual(new Set(['c: 1,c: 2', 'c: 2,c: 1']));
  });
});
