import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { faultableIn } from '#cli/fault.ts';
import { badDayTape, eventsOf, played, shapeOf, shopTape, tapeShape } from '#cli/shop-rehearsal.ts';
import type { World } from '#kernel/world.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { ex } from '#term/ex.ts';

import { parseFault } from './fault-text.ts';
import { plansOf } from './plans.ts';
import {
  type Tape,
  act,
  fork,
  lengthOf,
  playOne,
  playUntil,
  positionAt,
  positionOf,
  worldAt,
} from './tape.ts';

const SECONDS = 1_000_000;
const seeds = fc.integer({ min: 1, max: 100_000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const runs = { numRuns: 20 };

/** The world at each position, as playing gave it. */
function worldsOf(seed: number): { tape: Tape; worlds: World[] } {
  const tape = badDayTape(seed);
  const worlds = [tape.world];
  while (playOne(tape)) worlds[lengthOf(tape)] ??= tape.world;
  return { tape, worlds };
}

const timesOfFaults = (tape: Tape) => eventsOf(tape, 'fault').map(({ at }) => at / 1000);

const within = (length: number, part: number) => Math.round(part * length);

describe('recording', () => {
  test('[TR1] every event, counted without a gap, by rising time', () => {
    const { events } = played(badDayTape(3));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    for (const [index, { at }] of events.entries()) {
      expect(at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
    }
  });

  test('[TR2] until a time: all by then, nothing later', () => {
    const [part, whole] = [shopTape(), shopTape()];
    playUntil(part, 4 * SECONDS);
    playUntil(whole, 9 * SECONDS);
    expect(part.events).toEqual(whole.events.filter(({ at }) => at <= 4 * SECONDS));
  });

  test('[TR3] a position is a number of steps', () => {
    const { worlds } = worldsOf(5);
    expect(worlds.map(({ steps }) => steps)).toEqual(worlds.map((_, position) => position));
  });

  test('[TR4] the same system, settings and plans give the same tape', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(tapeShape(played(badDayTape(seed)))).toBe(tapeShape(played(badDayTape(seed))));
      }),
      runs,
    );
  });
});

describe('seeking', () => {
  test('[SK1] to any position gives the world that playing gave there', () => {
    fc.assert(
      fc.property(seeds, fc.array(share, { minLength: 1, maxLength: 8 }), (seed, parts) => {
        const { tape, worlds } = worldsOf(seed);
        for (const part of parts) {
          const position = Math.min(within(lengthOf(tape), part), lengthOf(tape) - 1);
          expect(shapeOf(worldAt(tape, position))).toBe(shapeOf(worlds[position]));
        }
        expect(worldAt(tape, lengthOf(tape))).toBe(tape.world);
      }),
      runs,
    );
  });

  test('[SK1] to each position of one day, in any order', () => {
    const { tape, worlds } = worldsOf(11);
    for (let position = lengthOf(tape) - 1; position >= 0; position -= 1) {
      expect(shapeOf(worldAt(tape, position))).toBe(shapeOf(worlds[position]));
    }
  });

  test('[SK2] changes nothing', () => {
    const [sought, plain] = [badDayTape(21), badDayTape(21)];
    while (playOne(sought)) worldAt(sought, Math.floor(lengthOf(sought) / 2));
    while (playOne(plain));
    expect(tapeShape(sought)).toBe(tapeShape(plain));
  });

  test('[SK3] a step back, and forward again', () => {
    const { tape } = worldsOf(4);
    const position = 250;
    const back = fork(tape, position - 1);
    playOne(back);
    expect(shapeOf(back.world)).toBe(shapeOf(worldAt(tape, position)));
  });

  test('[SK4] by time, and by event', () => {
    const { tape } = worldsOf(6);
    const at = tape.times[120] ?? 0;
    const position = positionAt(tape, at);
    expect(tape.times[position]).toBe(at);
    expect(tape.times[position + 1]).toBeGreaterThan(at);
    expect(positionAt(tape, -1)).toBe(0);
    expect(positionAt(tape, Infinity)).toBe(lengthOf(tape));
    for (const { id } of tape.events.slice(0, 400)) {
      const after = positionOf(tape, id);
      expect(tape.eventCounts[after]).toBeGreaterThanOrEqual(id);
      expect(tape.eventCounts[after - 1] ?? 0).toBeLessThan(id);
    }
  });
});

describe('forks', () => {
  test('[FK1] share the past', () => {
    fc.assert(
      fc.property(seeds, share, (seed, part) => {
        const { tape } = worldsOf(seed);
        const position = within(lengthOf(tape), part);
        const other = fork(tape, position);
        expect(lengthOf(other)).toBe(position);
        expect(other.events).toEqual(tape.events.slice(0, tape.eventCounts[position]));
        expect(other.times).toEqual(tape.times.slice(0, position + 1));
        expect(other.placed).toEqual(tape.placed.filter(({ step }) => step < position));
        expect(shapeOf(other.world)).toBe(shapeOf(worldAt(tape, position)));
      }),
      runs,
    );
  });

  test('[FK2] leave the old tape as it was', () => {
    const tape = played(badDayTape(8));
    const before = tapeShape(tape);
    const other = fork(tape, 100);
    act(other, { kind: 'fault', fault: { kind: 'device', device: 'bank', fault: 'down' } });
    played(other);
    expect(tapeShape(tape)).toBe(before);
    expect(tapeShape(other)).not.toBe(before);
  });

  test('[FK3] go on as the old tape did', () => {
    fc.assert(
      fc.property(seeds, share, (seed, part) => {
        const { tape } = worldsOf(seed);
        const other = played(fork(tape, within(lengthOf(tape), part)));
        expect(tapeShape(other)).toBe(tapeShape(tape));
      }),
      runs,
    );
  });

  test('[FK4] of forks go back as far', () => {
    const { tape, worlds } = worldsOf(9);
    const second = fork(played(fork(tape, 300)), 200);
    for (const position of [0, 1, 99, 100, 101, 199]) {
      expect(shapeOf(worldAt(second, position))).toBe(shapeOf(worlds[position]));
    }
  });
});

describe('plans and moves', () => {
  test('[PL1] happen at their times, inputs first', () => {
    const tape = played(
      shopTape({
        faults: ['bank down at 1000', 'bank up at 900', 'bank slow at 1000'],
        orders: [
          { at: 1000, order_id: 101 },
          { at: 400, order_id: 102 },
        ],
      }),
    );
    const outside = tape.events.filter(({ kind }) => kind === 'input' || kind === 'fault');
    expect(outside.map(({ at, kind }) => `${kind} ${at / 1000}`)).toEqual([
      'input 400',
      'fault 900',
      'input 1000',
      'fault 1000',
      'fault 1000',
    ]);
    expect(outside.slice(3)).toMatchObject([
      { fault: { fault: 'down' } },
      { fault: { fault: 'slow' } },
    ]);
    expect(tape.placed.map(({ at, planned }) => [at / 1000, planned])).toEqual(
      [400, 900, 1000, 1000, 1000].map((at) => [at, true]),
    );
  });

  test('[PL2] a fault finds who plays the part then; one for nobody does nothing', () => {
    const faults = ['crash Barista at 500', 'crash Barista at 600', 'kill Customer 7 at 700'];
    const tape = played(shopTape({ faults }));
    const struck = eventsOf(tape, 'fault');
    expect(struck.map(({ fault }) => fault.kind === 'exit' && fault.pid.id)).toEqual([108, 110]);
    expect(tape.plansDone).toBe(4);
  });

  test('[PL3] after a fork those ahead happen, those behind do not happen again', () => {
    const faults = ['crash Barista at 500', 'crash Cashier at 1500', 'crash Barista at 2500'];
    const tape = played(shopTape({ faults }));
    const other = played(fork(tape, positionAt(tape, 1 * SECONDS)));
    expect(timesOfFaults(other)).toEqual([500, 1500, 2500]);
    const late = played(fork(tape, positionAt(tape, 2 * SECONDS)));
    expect(timesOfFaults(late)).toEqual([500, 1500, 2500]);
  });

  test('[PL4] a move happens at the end of the tape, at once or at the time given', () => {
    const tape = shopTape({ orders: [] });
    playUntil(tape, 1 * SECONDS);
    act(tape, { kind: 'fault', fault: { kind: 'device', device: 'bank', fault: 'slow' } });
    act(tape, { kind: 'input', input: coffeeShop.input({ order: LATTE }, 'order') }, 3 * SECONDS);
    expect(tape.placed.map(({ at, planned }) => [at, planned])).toEqual([
      [800_000, false],
      [3 * SECONDS, false],
    ]);
    expect(tape.events.at(-1)?.at).toBe(3 * SECONDS);
    playUntil(tape, 4 * SECONDS);
    expect(shapeOf(worldAt(tape, lengthOf(tape)))).toBe(shapeOf(tape.world));
  });

  test('a plan that lies behind the clock happens at once', () => {
    const plans = plansOf([], [parseFault('bank down at 10', faultableIn(coffeeShop))]);
    const tape = { ...shopTape({ orders: [] }), plans: [] };
    playUntil(tape, 1 * SECONDS);
    const late = { ...tape, plans };
    playOne(late);
    expect(late.events.at(-1)).toMatchObject({ kind: 'fault', at: 800_000 });
  });
});

const LATTE = { order_id: 101, type: 'latte' };

test('an input that the system does not know is refused', () => {
  expect(() => act(shopTape(), { kind: 'input', input: ex`:tea` })).toThrow(RangeError);
});
