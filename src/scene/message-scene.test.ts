import { describe, expect, it } from 'vitest';

import { coffeeShopPlan } from './coffee-shop-plan.ts';
import { CRASH, RESTARTED } from './fixtures.ts';
import { overlapArea } from './geometry.ts';
import { messageSceneOf } from './message-scene.ts';
import type { Moment } from './moment.ts';

const plan = coffeeShopPlan({ width: 748, height: 640 });

function nodeOf(moment: Moment, key: string) {
  const node = messageSceneOf(moment, { plan }).nodes.find((one) => one.key === key);
  if (node === undefined) throw new Error(`no ${key}`);
  return node;
}

describe('a process that died', () => {
  it('stays in its place as a ghost, with its pid, its time and its reason', () => {
    const ghost = nodeOf(CRASH, 'PaymentGateway');
    expect(ghost).toMatchObject({
      tone: 'crash',
      pid: '#PID<0.108.0> † 4.20 s',
      pill: { text: 'ArithmeticError' },
    });
    expect(ghost.ring).toBeDefined();
    expect(ghost.label).toBe(
      'PaymentGateway, #PID<0.108.0>, exited at 4.20 s with ArithmeticError',
    );
  });

  it('shows what was in its mailbox as lost', () => {
    expect(nodeOf(CRASH, 'PaymentGateway').mail).toEqual([
      'lost',
      'empty',
      'empty',
      'empty',
      'empty',
    ]);
  });

  it('is followed in the same place by one with another pid, which glows for a while', () => {
    const [ghost, next] = [nodeOf(CRASH, 'PaymentGateway'), nodeOf(RESTARTED, 'PaymentGateway')];
    expect(next.box).toEqual(ghost.box);
    expect(next).toMatchObject({ pid: '#PID<0.124.0>', badge: '↻ 1', tone: 'busy' });
    expect(next.glow).toBeGreaterThan(0);
    expect(nodeOf({ ...RESTARTED, at: 7_000_000 }, 'PaymentGateway').glow).toBe(0);
  });

  it('is no crash if it was to end', () => {
    const processes = CRASH.processes.map((mark) => ({ ...mark, expected: true }));
    expect(nodeOf({ ...CRASH, processes }, 'PaymentGateway').tone).toBe('gone');
  });
});

describe('nodes', () => {
  it('show skipped messages apart from waiting ones, and say so', () => {
    const cashier = nodeOf(CRASH, 'Cashier');
    expect(cashier.mail.slice(0, 3)).toEqual(['skipped', 'waiting', 'empty']);
    expect(cashier.label).toBe(
      'Cashier, #PID<0.110.0>, awaiting_payment, 2 messages waiting, 1 skipped',
    );
  });

  it('stand for those not started yet, too', () => {
    expect(nodeOf({ ...CRASH, processes: [] }, 'Barista').tone).toBe('absent');
  });

  it('gather the customers in one tile', () => {
    const [tile] = messageSceneOf(CRASH, { plan }).groups;
    expect(tile).toMatchObject({ headline: '3 in line' });
    expect(tile?.rows.map(({ name }) => name)).toEqual(['100', '101', '102']);
  });

  it('count those for whom the tile has no room', () => {
    const phone = coffeeShopPlan({ width: 360, height: 440 });
    const [tile] = messageSceneOf(CRASH, { plan: phone }).groups;
    expect(tile?.rows.at(-1)?.state).toBe('and 2 more');
  });
});

describe('signals', () => {
  it('stay on the stage, all along', () => {
    for (const progress of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      for (const { box } of flightsAt(progress)) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(plan.size.width);
        expect(box.y + box.height).toBeLessThanOrEqual(plan.size.height);
      }
    }
  });

  it('do not jump: a small step in time is a small step in the picture', () => {
    const steps = Array.from({ length: 101 }, (_, i) => flightsAt(i / 100, 1));
    for (const [i, flights] of steps.slice(1).entries()) {
      for (const { key, box } of flights) {
        const before = steps[i]?.find((one) => one.key === key)?.box ?? box;
        expect(Math.hypot(box.x - before.x, box.y - before.y)).toBeLessThan(16);
      }
    }
  });

  it('do not cover each other', () => {
    const boxes = messageSceneOf(RESTARTED, { plan }).flights.map(({ box }) => box);
    for (const [i, box] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) expect(overlapArea(box, other)).toBe(0);
    }
  });

  it('stand half way where nothing may move', () => {
    const [a, b] = [0.1, 0.9].map((progress) =>
      messageSceneOf(moved(progress), { plan, still: true }),
    );
    expect(a?.flights).toEqual(b?.flights);
  });

  it('fit their text to the room, and keep the whole of it', () => {
    const [flight] = messageSceneOf(RESTARTED, { plan }).flights;
    expect(flight?.text).toBe('{:authorize_payment, …}');
    expect(flight?.fullText).toContain('card_token: "xyz"');
  });
});

function moved(progress: number, count = RESTARTED.flights.length): Moment {
  const flights = RESTARTED.flights.slice(0, count).map((flight) => ({ ...flight, progress }));
  return { ...RESTARTED, flights };
}

function flightsAt(progress: number, count?: number) {
  return messageSceneOf(moved(progress, count), { plan }).flights;
}
