import { describe, expect, test } from 'vitest';

import { shopTape } from '#cli/shop-rehearsal.ts';
import { choices } from '#kernel/choices.ts';
import { lengthOf, type Tape, worldAt } from '#trace/tape.ts';

import { doing, SECOND, started, type Started } from './player-fixture.ts';
import type { PlayerEvent, PlayerInput } from './player.ts';

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

test('plays at its speed and pauses', () => {
  const player = opened();
  player.send({ type: 'play' });
  player.frames(4);
  expect(player.seconds()).toBe(0.2);
  player.send({ type: 'speed', speed: 4 });
  player.frames(1);
  expect(player.seconds()).toBe(0.4);
  player.send({ type: 'pause' });
  player.frames(1);
  expect([player.state(), player.seconds()]).toEqual(['paused', 0.4]);
});

test('a long gap between two frames is not made up for', () => {
  const player = opened();
  player.send({ type: 'play' });
  player.frame(60_000);
  expect(player.seconds()).toBe(0.1);
});

test('stops where it is to stop', () => {
  const player = opened();
  player.send({ type: 'play', stopAt: 120_000 });
  player.frames(10);
  expect([player.state(), player.seconds()]).toEqual(['paused', 0.12]);
});

test('is over when nothing more can happen, and then plays from the beginning', () => {
  const player = opened(still);
  player.send({ type: 'seek', at: 600 * SECOND });
  expect(player.state()).toBe('over');
  player.send({ type: 'step', by: -1 });
  expect(player.state()).toBe('paused');
  player.send({ type: 'seek', at: 600 * SECOND });
  player.send({ type: 'play' });
  expect([player.state(), player.seconds()]).toEqual(['playing', 0]);
});

test('what a learner does makes something happen again where all was over', () => {
  const player = opened(still);
  player.send({ type: 'seek', at: 600 * SECOND });
  player.send(doing('crash Barista'));
  expect(player.state()).toBe('paused');
});

describe('a step', () => {
  test('by an event goes there and back', () => {
    const player = opened({ ...still, at: 2 * SECOND });
    const before = player.last()?.id ?? 0;
    player.send({ type: 'step', by: 1 });
    expect(player.last()?.id).toBeGreaterThan(before);
    player.send({ type: 'step', by: -1 });
    expect(player.last()?.id).toBe(before);
    expect(player.state()).toBe('paused');
  });

  test('until a process acts finds what that process does next, and what it did before', () => {
    const player = opened({ ...still, at: 1.2 * SECOND });
    const barista = { kind: 'process', label: 'Barista' } as const;
    const { tape, position } = player.context();
    const known = tape.eventCounts[position] ?? 0;
    const pid = tape.roll.byLabel.get('Barista')?.[0]?.pid.id;
    const theirs = tape.events.filter((event) => event.pid.id === pid);
    player.send({ type: 'step', by: 1, unit: barista });
    const next = theirs.find(({ id }) => id > known);
    expect(player.context().at).toBe(next?.at);
    expect(player.last()?.id).toBeGreaterThanOrEqual(next?.id ?? Infinity);
    player.send({ type: 'step', by: -1, unit: barista });
    expect(player.context().at).toBe(theirs.findLast(({ id }) => id <= known)?.at);
  });

  test('until the next crash looks beyond what is recorded', () => {
    const late = shopTape({ orders: [{ at: 30_000, order_id: 101 }] });
    const player = opened({ ...still, tape: late, horizon: SECOND });
    player.send(doing('bank malformed'));
    const { tape } = player.context();
    const crash = { kind: 'crash' } as const;
    player.send({ type: 'step', by: 1, unit: crash });
    expect(player.seconds()).toBeGreaterThan(30);
    const { position, at } = player.context();
    const events = tape.events.slice(tape.eventCounts[position - 1], tape.eventCounts[position]);
    expect(events.some(({ kind }) => kind === 'exited')).toBe(true);
    player.send({ type: 'seek', at: at + SECOND });
    player.send({ type: 'step', by: -1, unit: crash });
    expect(player.context().position).toBe(position);
  });

  test('that leads nowhere stays, and says so until something else is asked for', () => {
    const player = opened({ ...still, at: 2 * SECOND });
    for (const by of [1, -1] as const) {
      player.send({ type: 'step', by, unit: { kind: 'crash' } });
      expect(player.context().notice).toMatchObject({ kind: 'nothing found', by });
      expect(player.seconds()).toBe(2);
    }
    player.send({ type: 'step', by: 1 });
    expect(player.context().notice).toBeUndefined();
  });
});

describe('a glide', () => {
  test.each([
    ['forward', 2.5],
    ['back', 1.5],
  ])('%s shows what lies between and ends exactly there', (_way, target) => {
    const player = opened({ at: 2 * SECOND });
    player.send({ type: 'seek', at: target * SECOND });
    expect(player.state()).toBe('stepping');
    const shown: number[] = [];
    while (player.state() === 'stepping') {
      player.frames(1);
      shown.push(player.seconds());
    }
    expect(shown).toHaveLength(5);
    expect(shown).toEqual(shown.toSorted((one, other) => (target - 2) * (one - other)));
    expect([player.state(), player.seconds()]).toEqual(['paused', target]);
  });

  test('is left out for a long way, and where motion is reduced', () => {
    const player = opened({ at: 2 * SECOND });
    player.send({ type: 'seek', at: 6 * SECOND });
    expect([player.state(), player.seconds()]).toEqual(['paused', 6]);
    player.send({ type: 'still', still: true });
    player.send({ type: 'seek', at: 5 * SECOND });
    expect([player.state(), player.seconds()]).toEqual(['paused', 5]);
  });

  test('is completed by the next step: steps pressed fast lead as far as slow ones', () => {
    const [fast, slow] = [opened({ at: 2 * SECOND }), opened({ at: 2 * SECOND, ...still })];
    for (let i = 0; i < 5; i += 1) {
      fast.send({ type: 'step', by: 1 });
      fast.frames(1);
      slow.send({ type: 'step', by: 1 });
    }
    fast.frames(10);
    expect(fast.context().position).toBe(slow.context().position);
    expect(fast.context().at).toBe(slow.context().at);
  });

  test('is completed before anything is done', () => {
    const player = opened({ at: 2 * SECOND });
    player.send({ type: 'seek', at: 2.5 * SECOND });
    player.frames(1);
    player.send(doing('crash Barista'));
    const done = player.context().tape.placed.find(({ planned }) => !planned);
    expect(done?.at).toBe(2.5 * SECOND);
  });
});

test('a track that is dragged shows each moment at once, and the run stays paused', () => {
  const player = opened({ at: 2 * SECOND });
  player.send({ type: 'play' });
  player.send({ type: 'scrub', at: 1.5 * SECOND });
  player.send({ type: 'scrub', at: 1.2 * SECOND });
  expect([player.state(), player.seconds()]).toEqual(['scrubbing', 1.2]);
  player.send({ type: 'release' });
  expect(player.state()).toBe('paused');
});

describe('a menu', () => {
  test('holds a run that plays, which then goes on with what was done', () => {
    const player = opened({ at: 2 * SECOND });
    player.send({ type: 'play' });
    player.send({ type: 'pause', by: 'menu' });
    expect(player.state()).toBe('paused');
    player.send(doing('crash Barista'));
    player.send({ type: 'resume' });
    expect(player.state()).toBe('playing');
  });

  test('leaves a run paused that was, or that was paused meanwhile', () => {
    const player = opened({ at: 2 * SECOND });
    player.send({ type: 'pause', by: 'menu' });
    player.send({ type: 'resume' });
    expect(player.state()).toBe('paused');
    player.send({ type: 'play' });
    player.send({ type: 'pause', by: 'menu' });
    player.send({ type: 'pause' });
    player.send({ type: 'resume' });
    expect(player.state()).toBe('paused');
  });
});

describe('by hand', () => {
  const byHand = () => opened({ ...still, byHand: true });
  const chosen = (index: number): PlayerEvent => ({
    type: 'act',
    moveIn: (world) => {
      const choice = choices(world).at(index);
      return choice === undefined ? undefined : { kind: 'choose', choice };
    },
  });

  test('nothing plays, and nothing is recorded but what is chosen', () => {
    const player = byHand();
    player.send({ type: 'play' });
    expect(player.state()).toBe('paused');
    player.send({ type: 'step', by: 1 });
    player.send({ type: 'seek', at: 9 * SECOND });
    expect(lengthOf(player.context().tape)).toBe(0);
    player.send(chosen(0));
    player.send(chosen(0));
    expect(lengthOf(player.context().tape)).toBe(2);
    expect(player.context().position).toBe(2);
  });

  test('another choice in the past is another future, the same choice is not', () => {
    const player = byHand();
    const open = () => choices(worldAt(player.context().tape, player.context().position)).length;
    while (open() < 2) player.send(chosen(0));
    const { position } = player.context();
    for (let i = 0; i < 3; i += 1) player.send(chosen(0));
    player.send({ type: 'seekPosition', position });
    player.send(chosen(0));
    expect(player.context()).toMatchObject({ position: position + 1, branches: [] });
    player.send({ type: 'seekPosition', position });
    player.send(chosen(1));
    expect(player.context()).toMatchObject({
      position: position + 1,
      branches: [{ reached: position + 3 }],
    });
  });
});
