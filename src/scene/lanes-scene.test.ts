import fc from 'fast-check';
import { expect, test } from 'vitest';

import { badDayTape, eventsOf, played, shopTape } from '#cli/shop-rehearsal.ts';
import { playUntil, positionAt, positionOf, type Tape } from '#trace/tape.ts';
import { why } from '#trace/why.ts';

import { COFFEE_SHOP_MONOLITH } from './casts/coffee-shop-monolith.ts';
import { COFFEE_SHOP } from './casts/coffee-shop.ts';
import { NO_FOCUS } from './focus.ts';
import type { Focus } from './focus.ts';
import { overlapArea } from './geometry.ts';
import { firstCamera, followed, gestured, zoomed } from './lanes-camera.ts';
import { lanesRoom } from './lanes-room.ts';
import { lanesSceneOf } from './lanes-scene.ts';

const { parts } = COFFEE_SHOP;
const ROOMS = [
  { width: 374, height: 412 },
  { width: 692, height: 500 },
  { width: 964, height: 680 },
  { width: 1440, height: 820 },
];
const look = fc.record({
  seed: fc.integer({ min: 1, max: 6 }),
  at: fc.nat(40_000_000),
  size: fc.constantFrom(...ROOMS),
  zoom: fc.constantFrom(0.2, 1, 3),
});
const settings = { flight: 350_000 };
const faults = ['bank malformed at 1500'];
const crash = played(shopTape({ faults, settings, options: { bank_latency: 1500 } }));

const days = new Map<number, Tape>();

function day(seed: number): Tape {
  const known = days.get(seed) ?? badDayTape(seed);
  playUntil(known, 40_000_000);
  days.set(seed, known);
  return known;
}

type Look = {
  readonly at: number;
  readonly size?: (typeof ROOMS)[number];
  readonly reached?: number;
  readonly zoom?: number;
  readonly focus?: Focus;
};

function sceneAt(tape: Tape, { at, size = ROOMS[2], zoom = 1, reached, focus = NO_FOCUS }: Look) {
  if (size === undefined) throw new Error('no room');
  const { perPixel, ...rest } = firstCamera(tape.settings.flight ?? 0);
  const height = size.height - 62;
  const camera = followed({ ...rest, perPixel: perPixel / zoom }, { at, height, still: false });
  const seen = reached === undefined ? {} : { reached };
  const frame = { tape, position: positionAt(tape, at), at, ...seen };
  return lanesSceneOf({ frame, parts, size, camera, focus });
}

test('no two labels lie on one another, and nothing lies outside', () => {
  fc.assert(
    fc.property(look, ({ seed, at, size, zoom }) => {
      const tape = day(seed);
      const scene = sceneAt(tape, { at, size, zoom, reached: tape.events.length });
      for (const [index, { box, text }] of scene.labels.entries()) {
        expect(box.x, text).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, text).toBeLessThanOrEqual(size.width + scene.room.overhang);
        for (const other of scene.labels.slice(index + 1)) {
          expect(overlapArea(box, other.box), `${text} on ${other.text}`).toBeLessThan(1);
        }
      }
      for (const { x } of scene.names) {
        expect(x).toBeGreaterThan(scene.room.left);
        expect(x).toBeLessThan(size.width + scene.room.overhang);
      }
    }),
    { numRuns: 60 },
  );
});

test('a label stays where it is while time goes by', () => {
  const tape = crash;
  const places = new Map<string, string>();
  for (let at = 0; at < 12_000_000; at += 170_000) {
    for (const { key, box, text, kind } of sceneAt(tape, { at }).labels) {
      if (kind === 'work') continue;
      const place = JSON.stringify([text, box]);
      expect(places.get(key) ?? place).toBe(place);
      places.set(key, place);
    }
  }
  expect(places.size).toBeGreaterThan(12);
});

test('what nobody has seen is not drawn, what was seen before is future', () => {
  const [death] = eventsOf(crash, 'exited');
  const [at, id] = [(death?.at ?? 0) - 1, death?.id ?? 0];
  const unseen = sceneAt(crash, { at });
  expect(unseen.marks.map(({ kind }) => kind)).not.toContain('crash');
  expect(unseen.seenY).toBe(unseen.presentY);
  const seen = sceneAt(crash, { at, reached: id });
  expect(seen.marks.find(({ kind }) => kind === 'crash')?.future).toBe(true);
  expect(seen.seenY).toBeGreaterThan(seen.presentY);
  const position = positionOf(crash, id);
  const after = sceneAt(crash, { at: crash.times[position] ?? 0 });
  expect(after.marks.find(({ kind }) => kind === 'crash')?.future).toBe(false);
  expect(after.names.find(({ key }) => key === 'PaymentGateway')?.tone).toBe('crash');
});

test('the answer to why is a way from the first cause to the death, through the bank', () => {
  const [death] = eventsOf(crash, 'exited');
  const chain = why(crash.events, death?.id ?? 0).map(({ id }) => id);
  const at = (death?.at ?? 0) + 100_000;
  const { chain: ways, names } = sceneAt(crash, { at, focus: { chain } });
  const bank = names.find(({ key }) => key === 'Bank')?.x;
  expect(ways.some(({ from, to }) => from.x === bank && to.x === bank)).toBe(true);
  for (const [index, { from }] of ways.slice(1).entries()) expect(from).toEqual(ways[index]?.to);
});

test('the whole of a text is shown when its message is pointed at', () => {
  const [order] = eventsOf(crash, 'sent').filter(({ message }) =>
    JSON.stringify(message).includes('authorize_payment'),
  );
  const event = order?.id ?? 0;
  const at = (order?.at ?? 0) + 200_000;
  const before = sceneAt(crash, { at }).labels.find(({ id }) => id === event);
  const pointed = sceneAt(crash, { at, focus: { event } }).labels.find(({ id }) => id === event);
  expect(before?.text).toBe('{:authorize_payment, …}');
  expect(pointed?.text).toContain('order_id: 101, amount: ');
  expect(pointed?.whole).toBe(true);
});

test('members of a group have a lane each where there is room, else one together', () => {
  const few = { parts, members: ['Customer 1', 'Customer 2'] };
  const keys = (width: number, lanes = few) =>
    lanesRoom(lanes, { width, height: 600 }).slots.map(({ key }) => key);
  expect(keys(1440).slice(0, 3)).toEqual(['Customer 1', 'Customer 2', 'Cashier']);
  expect(keys(700).slice(0, 2)).toEqual(['Customers', 'Cashier']);
  const many = { parts, members: Array.from({ length: 9 }, (_, at) => `Customer ${at}`) };
  expect(keys(4000, many)).toContain('Customers');
  expect(lanesRoom(many, { width: 700, height: 600 }).xOf('Customer 3')).toBeGreaterThan(0);
});

test('threads of one program have a lane each', () => {
  const lanes = { parts: COFFEE_SHOP_MONOLITH.parts, members: [] };
  const { slots } = lanesRoom(lanes, { width: 900, height: 600 });
  const keys = ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen', 'Bank', 'Supervisor'];
  expect(slots.map(({ key }) => key)).toEqual(keys);
});

test('the camera follows until the picture is moved, and a zoom keeps what is under it', () => {
  const [first, there] = [firstCamera(350_000), { height: 600, until: 60_000_000, overhang: 0 }];
  const later = followed(first, { at: 20_000_000, height: 600, still: false });
  expect((20_000_000 - later.from) / later.perPixel).toBeCloseTo(432);
  const closer = zoomed(later, { scale: 2, y: 432 }, there);
  expect((20_000_000 - closer.from) / closer.perPixel).toBeCloseTo(432);
  expect(closer.follows).toBe(true);
  const moved = gestured(closer, { scale: 1, dx: 0, dy: 100 }, there);
  expect(moved.follows).toBe(false);
  expect(moved.from).toBeCloseTo(closer.from - 100 * closer.perPixel);
  expect(followed(moved, { at: 50_000_000, height: 600, still: false })).toBe(moved);
});
