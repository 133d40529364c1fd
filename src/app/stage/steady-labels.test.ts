import { expect, it } from 'vitest';

import { performed } from '#lesson/perform.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import type { Cast } from '#scene/cast.ts';
import { COFFEE_SHOP_MONOLITH } from '#scene/casts/coffee-shop-monolith.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import type { FlightShape } from '#scene/flight-shape.ts';
import { overlapArea } from '#scene/geometry.ts';
import { messageSceneOf } from '#scene/message-scene.ts';
import { momentOf } from '#scene/moment-of.ts';
import { positionAt } from '#trace/tape.ts';
import type { Tape } from '#trace/tape.ts';

const FRAME = 16_000;
const ROOMS = [
  { width: 748, height: 700 },
  { width: 360, height: 412 },
];
const CASTS: readonly [run: string, cast: Cast][] = [
  ['main', COFFEE_SHOP],
  ['shared', COFFEE_SHOP_MONOLITH],
];
const CASES = CASTS.flatMap(([run, cast]) => ROOMS.map((room) => ({ run, cast, room })));

/** The picture, frame by frame, from payment to well after the restart. */
function filmOf({ run, cast, room }: (typeof CASES)[number]): readonly (readonly FlightShape[])[] {
  const tape = tapeOf(run);
  const plan = cast.plan(room);
  const placements = new Map();
  return Array.from({ length: 500 }, (_, i) => {
    const at = 4_000_000 + i * FRAME;
    const moment = momentOf({ tape, position: positionAt(tape, at), at }, cast.parts);
    return messageSceneOf(moment, { plan, placements }).flights;
  });
}

const tapes = new Map<string, Tape>();

function tapeOf(run: string): Tape {
  const crash = { fault: run === 'main' ? 'crash PaymentGateway' : 'crash Program' };
  const tape =
    tapes.get(run) ??
    performed(lesson, { run, from: lesson.moments?.['payment'] ?? never(), acts: [crash] });
  tapes.set(run, tape);
  return tape;
}

function never(): never {
  throw new Error('the lesson has no payment');
}

it.each(CASES)('in the $run run no label jumps, in $room.width × $room.height', (one) => {
  const film = filmOf(one);
  let seen = 0;
  for (const [i, flights] of film.slice(1).entries()) {
    for (const flight of flights) {
      const before = film[i]?.find(({ key }) => key === flight.key);
      if (before === undefined) continue;
      seen += 1;
      const signal = distance(before.dot, flight.dot);
      expect(distance(before.box, flight.box)).toBeLessThanOrEqual(Math.max(12, 1.5 * signal));
      expect(flight.text).toBe(before.text);
    }
  }
  expect(seen).toBeGreaterThan(200);
});

it.each(CASES)(
  'in the $run run labels do not cover each other, in $room.width × $room.height',
  (one) => {
    let worst = 0;
    for (const flights of filmOf(one)) {
      const boxes = flights.filter(({ text }) => text !== '').map(({ box }) => box);
      for (const [i, box] of boxes.entries()) {
        for (const other of boxes.slice(i + 1)) {
          const area = Math.min(box.width * box.height, other.width * other.height);
          worst = Math.max(worst, overlapArea(box, other) / area);
        }
      }
    }
    expect(worst).toBeLessThan(0.35);
  },
);

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
