import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shopTape } from '#cli/shop-rehearsal.ts';
import { choices } from '#kernel/choices.ts';
import { lengthOf, playUntil, type Tape } from '#trace/tape.ts';

import { MOST_BRANCHES } from './branches.ts';
import { futuresOf } from './futures.ts';
import { doing, SECOND, started, type Started } from './player-fixture.ts';
import type { PlayerInput } from './player.ts';

/** Two orders, the first at one second. */
function shop(): Tape {
  return shopTape({
    orders: [
      { at: 1000, order_id: 101 },
      { at: 4000, order_id: 102 },
    ],
    settings: { seed: 7, flight: 100_000 },
  });
}

function opened(given: Partial<PlayerInput> = {}): Started {
  return started({ tape: shop(), ...given });
}

const still = { still: true };

function crashedInThePast(): Started {
  const player = opened({ ...still, at: 5 * SECOND });
  player.send({ type: 'seek', at: 4.2 * SECOND });
  player.send(doing('crash Barista'));
  return player;
}

describe('the future that was seen', () => {
  test('stays as a branch, and can be returned to', () => {
    const player = opened({ ...still, at: 5 * SECOND });
    const { tape } = player.context();
    player.send({ type: 'seek', at: 4.2 * SECOND });
    player.send(doing('crash Barista'));
    const { branches, tape: crashed } = player.context();
    expect(branches.map((one) => one.tape)).toEqual([tape]);
    expect(crashed).not.toBe(tape);

    player.send({ type: 'seek', at: 7 * SECOND });
    player.send({ type: 'branch', id: branches[0]?.id ?? -1 });
    expect(player.context().tape).toBe(tape);
    expect(player.seconds()).toBeLessThanOrEqual(5);
    expect(player.context().branches.map((one) => one.tape)).toEqual([crashed]);

    player.send({ type: 'branch', id: player.context().branches[0]?.id ?? -1 });
    expect(player.context().tape).toBe(crashed);
  });

  test('is none where nothing of it was seen', () => {
    const player = opened({ ...still, at: 4.2 * SECOND });
    player.send(doing('crash Barista'));
    expect(player.context().branches).toEqual([]);
  });

  test('is named by what was done', () => {
    const player = crashedInThePast();
    const [{ from, name, id } = { from: 0, name: '', id: -1 }] = futuresOf(player.context());
    expect([from, name]).toEqual([4.2 * SECOND, 'the run without crash Barista at 4.20 s']);
    player.send({ type: 'branch', id });
    expect(futuresOf(player.context())[0]?.name).toBe('the run with crash Barista at 4.20 s');
  });
});

test('from the beginning nothing was done, and what was done is kept', () => {
  const player = opened({ ...still, at: 2 * SECOND });
  player.send(doing('crash Barista'));
  const crashed = player.context().tape;
  player.send({ type: 'restart' });
  expect(player.seconds()).toBe(0);
  expect(player.context().tape.placed.every(({ planned }) => planned)).toBe(true);
  expect(player.context().branches.map(({ tape }) => tape)).toEqual([crashed]);
  const fresh = player.context().tape;
  player.send({ type: 'seek', at: SECOND });
  player.send({ type: 'restart' });
  expect(player.context().tape).toBe(fresh);
});

test('another seed is another run, and the one before is kept', () => {
  const player = opened({ ...still, at: 2 * SECOND });
  player.send({ type: 'reseed' });
  expect(player.seconds()).toBe(0);
  expect(player.context().tape.world.settings.seed).toBe(8);
  expect(futuresOf(player.context())).toMatchObject([{ from: 0, name: 'the run with seed 7' }]);
});

test('a run that plays goes on with another seed', () => {
  const player = opened();
  player.send({ type: 'play' });
  player.send({ type: 'reseed', seed: 21 });
  expect(player.state()).toBe('playing');
});

test('of too many futures the one that was left first is given up, and it is said', () => {
  const player = opened({ ...still, at: 2 * SECOND });
  const { tape } = player.context();
  for (let i = 0; i < MOST_BRANCHES; i += 1) player.send({ type: 'reseed' });
  expect(player.context().notice).toBeUndefined();
  player.send({ type: 'reseed' });
  expect(player.context().branches).toHaveLength(MOST_BRANCHES);
  expect(player.context().notice).toEqual({ kind: 'dropped', tape });
  const [oldest] = player.context().branches;
  player.send({ type: 'branch', id: oldest?.id ?? -1 });
  expect(player.context().branches).toHaveLength(MOST_BRANCHES);
  expect(player.context().notice).toBeUndefined();
});

/** What was seen of a tape, as far as a run without surprises tells it. */
function seenOf(tape: Tape, reached: number): string {
  const { events, eventCounts } = tape;
  return events
    .slice(0, eventCounts[reached])
    .map(({ id, at, kind }) => `${id} ${at} ${kind}`)
    .join('\n');
}

const doings = fc.oneof(
  fc
    .integer({ min: 0, max: 70 })
    .map((tenths) => ({ type: 'seek', at: tenths * 100_000 }) as const),
  fc.constantFrom('crash Barista', 'crash Cashier', 'suspend Cashier', 'bank down').map(doing),
  fc.nat(5).map((index) => ({ type: 'branch', index }) as const),
  fc.constant({ type: 'restart' } as const),
  fc.constantFrom(1 as const, -1 as const).map((by) => ({ type: 'step', by }) as const),
);

test('nothing that was ever seen is lost', () => {
  fc.assert(
    fc.property(fc.array(doings, { maxLength: MOST_BRANCHES }), (list) => {
      const player = opened({ ...still, at: SECOND });
      const seen = new Set<string>();
      for (const one of list) {
        const { branches } = player.context();
        player.send(
          'index' in one
            ? { type: 'branch', id: branches[one.index % branches.length]?.id ?? -1 }
            : one,
        );
        const { tape, reached } = player.context();
        seen.add(seenOf(tape, reached));
      }
      const { tape, reached, branches } = player.context();
      const kept = [{ tape, reached }, ...branches].map((one) => seenOf(one.tape, one.reached));
      for (const text of seen) expect(kept.some((whole) => whole.startsWith(text))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe('by hand', () => {
  function chosenByHand(): Started {
    const tape = shop();
    playUntil(tape, 0.5 * SECOND);
    const player = opened({ ...still, tape, byHand: true, position: lengthOf(tape) });
    const begun = player.context().position;
    for (let i = 0; i < 3; i += 1) {
      player.send({
        type: 'act',
        moveIn: (world) => {
          const [choice] = choices(world);
          return choice && { kind: 'choose', choice };
        },
      });
    }
    expect(player.context().position).toBe(begun + 3);
    return player;
  }

  test('the start is where the first step was chosen, and what was chosen stays', () => {
    const player = chosenByHand();
    const { tape, position } = player.context();
    player.send({ type: 'restart' });
    expect(player.context()).toMatchObject({ position: position - 3, branches: [] });
    expect(player.context().tape).toBe(tape);
  });

  test('another seed changes nothing', () => {
    const player = chosenByHand();
    const before = player.context();
    player.send({ type: 'reseed' });
    expect(player.context()).toBe(before);
  });
});
