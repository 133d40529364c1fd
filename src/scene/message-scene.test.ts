import { describe, expect, it } from 'vitest';

import { coffeeShopPlan } from './casts/coffee-shop-plan.ts';
import { CRASH, onItsWay, RESTARTED } from './fixtures.ts';
import { overlapArea } from './geometry.ts';
import { messageSceneOf } from './message-scene.ts';
import type { Moment, ProcessMark } from './moment.ts';

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
    expect(tile).toMatchObject({ headline: '3 alive' });
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

/** All of them begin together, and are so far. */
function moved(progress: number, count = RESTARTED.flights.length): Moment {
  const departure = onItsWay(0, RESTARTED.at);
  const flights = RESTARTED.flights.slice(0, count).map((flight) => ({ ...flight, ...departure }));
  return { ...RESTARTED, at: RESTARTED.at + progress * 500_000, flights };
}

function flightsAt(progress: number, count?: number) {
  return messageSceneOf(moved(progress, count), { plan }).flights;
}

describe('a crowd', () => {
  const customers = Array.from({ length: 60 }, (_, i) => customerOf(i));
  const groups = [{ key: 'Customers', alive: 1240, busy: 40, waiting: 1200, ended: 7 }];

  it('of a kind is a tile with counts, said in words', () => {
    const [tile] = messageSceneOf({ ...CRASH, processes: customers, groups }, { plan }).groups;
    expect(tile?.headline).toBe('1,240 alive');
    expect(tile?.rows.map(({ state }) => state)).toEqual(['40 busy', '1,200 waiting', '7 ended']);
    expect(tile?.rows[1]?.count?.share).toBe(1);
    expect(tile?.label).toBe('Customers, 1240 alive: 40 busy, 1200 waiting, 7 ended');
  });

  it('of signals are dots, and say what they are when they are pointed at', () => {
    const [first] = CRASH.flights;
    if (first === undefined) throw new Error('nothing flies');
    const flights = Array.from({ length: 60 }, (_, i) => ({
      ...first,
      key: `${i}`,
      event: 100 + i,
      departed: first.departed + i,
    }));
    const scene = messageSceneOf({ ...CRASH, flights }, { plan, focus: { event: 120 } });
    expect(scene.flights.every(({ text }) => text === '')).toBe(true);
    expect(scene.callout?.lines).toEqual([first.text]);
  });

  it('that left together flies as one', () => {
    const [, down] = CRASH.flights;
    if (down === undefined) throw new Error('nothing flies');
    const flights = [1, 2, 3].map((i) => ({ ...down, key: `${i}`, event: i }));
    const shapes = messageSceneOf({ ...CRASH, flights }, { plan }).flights;
    expect(shapes.map(({ text }) => text)).toEqual(['3 × {:DOWN, ref, :process, …}']);
  });

  function customerOf(i: number): ProcessMark {
    const mark = CRASH.processes.find(({ key }) => key === 'Customer 100');
    if (mark === undefined) throw new Error('no customer');
    return { ...mark, key: `Customer ${i}` };
  }
});

describe('what is looked at', () => {
  it('is lit, and so are the ways that end there', () => {
    const scene = messageSceneOf(CRASH, { plan, focus: { hovered: 'Cashier' } });
    expect(scene.nodes.find(({ lit }) => lit)?.key).toBe('Cashier');
    const told = scene.wires.filter(({ text }) => text !== '').map(({ text }) => text);
    expect(told).toContain('monitors');
    expect(told).toContain('supervises');
  });

  it('has a button for what may be done to it, unless it is dead', () => {
    const of = (selected: string) => messageSceneOf(CRASH, { plan, focus: { selected } }).handles;
    expect(of('Barista').map(({ label }) => label)).toEqual(['What may be done to Barista']);
    expect(of('PaymentGateway')).toEqual([]);
  });

  it('is the same shape as before while nothing about it changes', () => {
    const [one, other] = [0, 1].map(() => messageSceneOf(CRASH, { plan }).nodes);
    const barista = one?.findIndex(({ key }) => key === 'Barista') ?? -1;
    expect(other?.[barista]).toBe(one?.[barista]);
  });

  it('says in shape and word that it is suspended or slowed down', () => {
    const processes = CRASH.processes.map((mark) => ({ ...mark, suspended: true, lag: 1000 }));
    const node = messageSceneOf({ ...CRASH, processes }, { plan }).nodes.find(
      ({ key }) => key === 'Barista',
    );
    expect(node).toMatchObject({ tone: 'suspended', slowed: true, badge: 'slowed' });
    expect(node?.pill?.text).toContain('❚❚ suspended');
  });
});

describe('links', () => {
  it('are drawn between processes, and none twice', () => {
    const links = [
      { key: '1', a: 'Cashier', b: 'Barista' },
      { key: '2', a: 'Cashier', b: 'Barista' },
    ];
    const wires = messageSceneOf({ ...CRASH, links }, { plan }).wires;
    expect(wires.filter(({ kind }) => kind === 'link')).toHaveLength(1);
  });
});
