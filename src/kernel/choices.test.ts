import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { type Pid, pid } from '#term/term.ts';

import { dueItems } from './agenda.ts';
import { choices } from './choices.ts';
import type { Fault } from './event.ts';
import {
  after,
  askDevice,
  cancelTimer,
  forever,
  log,
  on,
  receive,
  send,
  sendAfter,
  sleep,
  times,
  work,
} from './instructions.ts';
import type { Choice, Move } from './move.ts';
import { eventsOf, exitsOf, logOf, play, stage, TO_THE_END } from './rehearsal.ts';
import { type Played, nextAt, step } from './step.ts';
import type { World } from './world.ts';

const any = ex`:_`;
const A = 105;
const B = 106;
const C = 107;
const tell = forever(receive(on(any, 'm', [log('m')])));
const go = (steps: number, until?: number): Move =>
  until === undefined ? { kind: 'go', steps } : { kind: 'go', steps, until };
const run = (id: number): Move => ({ kind: 'choose', choice: { kind: 'run', pid: id } });
const happen = (choice: Choice | undefined): Move => {
  if (choice === undefined) throw new Error('there is no such choice');
  return { kind: 'choose', choice };
};
const fault = (inflicted: Fault): Move => ({ kind: 'fault', fault: inflicted });
const runs = (world: World) =>
  choices(world).flatMap((choice) => (choice.kind === 'run' ? [choice.pid] : []));
const others = (world: World) => choices(world).filter(({ kind }) => kind === 'happen');
const kindsOf = (world: World) => {
  const seqs = new Set(others(world).map((choice) => (choice.kind === 'happen' ? choice.seq : 0)));
  return dueItems(world.agenda).flatMap(({ kind, seq }) => (seqs.has(seq) ? [kind] : []));
};

describe('choices', () => {
  test('[CH1] are who could run and what is due', () => {
    const start = stage(
      { a: [send('b', 1), work(9000)], b: [receive(on(any), after(50))], c: [work(1)] },
      { flight: 9 },
    );
    expect(runs(start.world)).toEqual([A, B, C]);
    const { world } = play(start, run(A), run(B));
    expect(runs(world)).toEqual([A, C]);
    expect(kindsOf(world)).toEqual(['signal', 'deadline']);
    expect(choices(play(start, TO_THE_END).world)).toEqual([]);
  });

  test('[CH2] leave out who waits, is suspended or lags', () => {
    const start = stage({ a: [receive()], b: [work(1e6)], c: [receive()] });
    const lag = fault({ kind: 'slow', pid: pid(C), lag: 100 });
    const suspend = fault({ kind: 'suspend', pid: pid(B) });
    const { world } = play(start, lag, go(4), suspend, { kind: 'input', input: ex`{:c, 1}` });
    expect(runs(world)).toEqual([]);
    for (const id of [A, B, C]) expect(() => step(world, run(id))).toThrow(RangeError);
  });

  test('[CH3] have one signal of each pair', () => {
    const start = stage(
      { a: [send('b', 1), send('b', 2), send('c', 3)], b: [tell], c: [tell] },
      { flight: 9 },
    );
    const { world } = play(start, run(A), run(A), run(A));
    expect(others(world)).toHaveLength(2);
    const second = dueItems(world.agenda)
      .filter(({ kind }) => kind === 'signal')
      .find(
        ({ seq }) =>
          !others(world).some((choice) => choice.kind === 'happen' && choice.seq === seq),
      );
    expect(() => step(world, happen({ kind: 'happen', seq: second?.seq ?? 0 }))).toThrow(
      RangeError,
    );
  });

  test('[CH4] have the soonest of all else', () => {
    const start = stage({
      a: [sendAfter('self', 1, 30), sendAfter('self', 2, 20), receive(on(any), after(90))],
      b: [sleep(20)],
    });
    const { world } = play(start, go(4));
    expect(kindsOf(world).toSorted()).toEqual(['deadline', 'timer']);
  });

  test('[CH5] are all that may be chosen', () => {
    const { world } = stage({
      a: [sendAfter('self', 1, 30), cancelTimer('timer', 'x'), receive()],
    });
    const later = play({ world, events: [] }, go(2)).world;
    for (const seq of [0, 1, 2, 99]) {
      expect(() => step(later, happen({ kind: 'happen', seq }))).toThrow(RangeError);
    }
    expect(() => step(later, run(1))).toThrow(RangeError);
    expect(step(later, go(1))).toEqual(step(later, go(1)));
  });

  test('[CH6] let one run before all others', () => {
    const start = stage({ a: [log(1), log(2)], b: [log(3)], c: [log(4)] });
    const done = play(start, run(A), run(C), run(C), TO_THE_END);
    expect(logOf(done)).toEqual(['a: 1', 'c: 4', 'b: 3', 'a: 2']);
  });

  test('[CH7] may come before their time, and the clock with them', () => {
    const start = stage(
      {
        a: [receive(on(any, 'm', [log('m')]), after(500, [log(ex`:timeout`)]))],
        b: [sleep(200), send('a', 1)],
      },
      { flight: 50 },
    );
    const waiting = play(start, go(2));
    const [first] = others(waiting.world);
    const woken = play(waiting, happen(first));
    expect(woken.world.now).toBe(200);
    expect(logOf(play(woken, TO_THE_END))).toEqual(['a: 1']);
  });

  test('[CH7] in any order of two pairs', () => {
    const start = stage(
      { a: [send('c', 1)], b: [send('c', 2)], c: [...tellOnce(), ...tellOnce()] },
      { flight: 9 },
    );
    const { world, events } = play(start, run(A), run(B));
    const orders = others(world).map((choice) =>
      logOf(play({ world, events }, happen(choice), TO_THE_END)),
    );
    expect(new Set(orders.map(String))).toEqual(new Set(['c: 1,c: 2', 'c: 2,c: 1']));
  });
});

function tellOnce() {
  return [receive(on(any, 'm', [log('m')]))];
}

describe('faults', () => {
  const b: Pid = pid(B);
  const start = stage({ a: [times(5, sleep(100), send('b', 1))], b: [tell] });

  test('[FA2] exit is a signal from outside', () => {
    const done = play(start, go(5), fault({ kind: 'exit', pid: b, reason: ex`:kill` }), TO_THE_END);
    expect(exitsOf(done)).toEqual(['b: :killed', 'a: :normal']);
    const [inflicted] = eventsOf(done, 'fault');
    expect(eventsOf(done, 'signalled')[0]?.cause).toBe(inflicted?.id);
    expect(exitsOf(play(start, fault({ kind: 'exit', pid: b, reason: ex`:normal` })))).toEqual([]);
  });

  test('[FA3] a suspended process gets signals and no turn', () => {
    const suspended = play(start, go(5), fault({ kind: 'suspend', pid: b }), TO_THE_END);
    expect(eventsOf(suspended, 'landed')).toHaveLength(5);
    expect(eventsOf(suspended, 'received')).toHaveLength(0);
    const resumed = play(suspended, fault({ kind: 'resume', pid: b }), TO_THE_END);
    expect(logOf(resumed)).toEqual(Array.from({ length: 5 }, () => 'b: 1'));
    const killed = play(suspended, fault({ kind: 'exit', pid: b, reason: ex`:x` }));
    expect(exitsOf(killed)).toContain('b: :x');
  });

  test('[FA3] who is resumed has one place in the queue', () => {
    const busy = stage({ a: [work(40_000)], b: [work(40_000)] });
    const twice = [fault({ kind: 'suspend', pid: b }), fault({ kind: 'resume', pid: b })];
    const done = play(busy, ...twice, ...twice, TO_THE_END);
    const turns = eventsOf(done, 'preempted').map(({ pid: { id } }) => id);
    expect(turns.slice(0, 6)).toEqual([A, B, A, B, A, B]);
  });

  test('[FA4] a slowed one is ready that much later each time', () => {
    const done = play(start, fault({ kind: 'slow', pid: b, lag: 30 }), TO_THE_END);
    expect(eventsOf(done, 'landed').map(({ at }) => at)).toEqual([100, 200, 300, 400, 500]);
    expect(eventsOf(done, 'received').map(({ at }) => at)).toEqual([130, 230, 330, 430, 530]);
    const calm = play(
      start,
      fault({ kind: 'slow', pid: b, lag: 30 }),
      fault({ kind: 'slow', pid: b, lag: 0 }),
      TO_THE_END,
    );
    expect(eventsOf(calm, 'received').map(({ at }) => at)).toEqual([100, 200, 300, 400, 500]);
  });

  test('[FA4] a lag neither ends early nor starts anew by suspending', () => {
    const slow = fault({ kind: 'slow', pid: b, lag: 30 });
    const stop = fault({ kind: 'suspend', pid: b });
    const cont = fault({ kind: 'resume', pid: b });
    const first = (...moves: Move[]) =>
      eventsOf(play(start, slow, ...moves, TO_THE_END), 'received')[0]?.at;
    expect(first(go(99, 110), stop, cont)).toBe(130);
    expect(first(go(99, 110), stop, go(99, 170), cont)).toBe(170);
  });

  test('[FA5] who is dead is not concerned', () => {
    const dead = play(start, fault({ kind: 'exit', pid: b, reason: ex`:x` }));
    for (const kind of ['suspend', 'resume'] as const) {
      expect(play({ ...dead, events: [] }, fault({ kind, pid: b })).events).toMatchObject([
        { kind: 'fault' },
      ]);
    }
    expect(
      exitsOf(play({ ...dead, events: [] }, fault({ kind: 'exit', pid: b, reason: ex`:y` }))),
    ).toEqual([]);
  });
});

describe('going on', () => {
  const start = stage({ a: [times(3, sleep(100))] });
  const at = ({ world }: Played) => world.now;

  test('[DT7] does so many steps and does not pass until', () => {
    expect(play(start, go(4)).world.steps).toBe(4);
    expect(at(play(start, go(1000, 50)))).toBe(50);
    expect(at(play(start, go(1000, 50), go(1000, 99)))).toBe(99);
    expect(at(play(start, go(1000, 100)))).toBe(100);
    expect(at(play(start, go(1000, 9000)))).toBe(9000);
    expect(at(play(start, TO_THE_END))).toBe(300);
    expect(at(play(start, go(3, 9000)))).toBe(100);
  });

  test('[DT6] a turn goes on before what is due, and that before who could run', () => {
    const cast = {
      a: [sendAfter('c', ex`:timer`, 0), send('c', ex`:direct`)],
      b: [send('c', ex`:later`)],
      c: [tell],
    };
    expect(logOf(play(stage(cast), TO_THE_END))).toEqual(['c: :direct', 'c: :timer', 'c: :later']);
  });

  test('[DT9] what is over is not what is next', () => {
    const timer = stage({ a: [sendAfter('self', 1, 500), cancelTimer('timer', 'x'), receive()] });
    expect(nextAt(play(timer, go(8)).world)).toBeUndefined();
    const deadline = stage({ a: [receive(on(any), after(500))] });
    const dead = play(deadline, go(8), fault({ kind: 'exit', pid: pid(A), reason: ex`:x` }));
    expect(nextAt(dead.world)).toBeUndefined();
    const taken = play(
      stage({ a: [receive(on(any), after(500)), receive()], b: [send('a', 1)] }),
      TO_THE_END,
    );
    expect(taken.world.now).toBe(0);
    const queued = stage({ a: [work(9000)] });
    const killed = play(queued, fault({ kind: 'exit', pid: pid(A), reason: ex`:x` }));
    expect(nextAt(killed.world)).toBeUndefined();
    const asleep = play(queued, fault({ kind: 'suspend', pid: pid(A) }));
    expect(nextAt(asleep.world)).toBeUndefined();
    expect(nextAt(play(deadline, go(1)).world)).toBe(500);
  });

  test('[DV2] a device that is asked belongs to what is next', () => {
    expect(() => play(stage({ a: [askDevice('none', 1)] }), TO_THE_END)).not.toThrow();
  });
});
