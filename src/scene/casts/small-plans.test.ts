/** The pictures of the small systems: every place is on the stage and free, every way is clear. */
import { describe, expect, it } from 'vitest';

import type { Cast } from '#scene/cast.ts';
import { centreOf, grown, overlapArea, pointsOf } from '#scene/geometry.ts';
import type { Box, Size } from '#scene/geometry.ts';
import { momentOf } from '#scene/moment-of.ts';
import { curveOf, slotOf } from '#scene/plan.ts';
import { subjectNamed } from '#systems/catalog.ts';
import { optionsTerm } from '#systems/options.ts';
import { plansOf } from '#trace/plans.ts';
import { lengthOf, playUntil, record } from '#trace/tape.ts';

import { BACK_ROOM } from './back-room.ts';
import { BANK_ACCOUNT } from './bank-account.ts';
import { LETTERS } from './letters.ts';
import { MAILBOX } from './mailbox.ts';
import { PIPES } from './pipes.ts';

type Shown = { readonly cast: Cast; readonly says: readonly string[] };

/** With what each says of itself in a run with the usual visitors. */
const CASTS: Readonly<Record<string, Shown>> = {
  letters: {
    cast: LETTERS,
    says: ['Alice waits to be told', 'Bob reads a letter', 'Bob waits for a letter'],
  },
  mailbox: {
    cast: MAILBOX,
    says: ['Receiver waits', 'Receiver works', 'Sender waits to be told'],
  },
  'bank-account': {
    cast: BANK_ACCOUNT,
    says: [
      'Account balance 100',
      'Account balance 20',
      'Ann asks',
      'Ann has 0',
      'Ann has 80',
      'Ann wants 80',
      'Ben has 0',
      'Ben wants 80',
    ],
  },
  pipes: {
    cast: PIPES,
    says: [
      'Caller waits for a value',
      'Caller waits for the pipe',
      'Pipe Enum.map(&String.length/1)',
      'Pipe Enum.sum()',
      'Pipe String.downcase()',
      'Pipe String.split()',
      'Pipe String.trim()',
      'Pipe done',
    ],
  },
  'back-room': {
    cast: BACK_ROOM,
    says: [
      'BackRoom running',
      'BackRoom startingChild',
      'Bench running',
      'Bench startingChild',
      'Cleaner cleaning',
      'Grinder ground 0',
      'Grinder ground 1',
      'Grinder ground 2',
      'Grinder ground 3',
      'Machine brewing 1',
      'Machine brewing 2',
      'Machine brewing 3',
      'Machine made 0',
      'Machine made 1',
      'Machine made 2',
      'Radio playing',
    ],
  },
};

const ROOMS: readonly Size[] = [
  { width: 344, height: 410 },
  { width: 430, height: 520 },
  { width: 660, height: 500 },
  { width: 748, height: 640 },
  { width: 1900, height: 700 },
];

describe.each(Object.entries(CASTS))('%s', (name, { cast: { parts, plan: planFor }, says }) => {
  it.each(ROOMS)('in $width × $height keeps its places apart and its ways clear', (room) => {
    const plan = planFor(room);
    for (const [index, { box }] of plan.slots.entries()) {
      expect(isInside(box, plan.size)).toBe(true);
      for (const other of plan.slots.slice(index + 1)) {
        expect(overlapArea(grown(box, 5), other.box)).toBe(0);
      }
    }
    for (const wire of plan.wires) {
      const curve = curveOf(plan, wire);
      if (curve === undefined) throw new Error(`${wire.from} ${wire.to}`);
      for (const { x, y } of pointsOf(curve, 60).slice(2, -2)) {
        const hit = plan.slots.find(({ box }) => {
          const centre = centreOf(box);
          return (
            Math.abs(x - centre.x) < box.width / 2 - 1 &&
            Math.abs(y - centre.y) < box.height / 2 - 1
          );
        });
        expect(hit?.key).toBeUndefined();
      }
    }
  });

  it('has a place for each process, and something to say of it', () => {
    const { system, options, visitors } = subjectNamed(name);
    const settings = { options: optionsTerm(options, {}), flight: 200_000 };
    const tape = record(system, settings, plansOf(visitors(1), []));
    playUntil(tape, 5_000_000);
    const told = new Set<string>();
    for (let position = 0; position < lengthOf(tape); position += 1) {
      const moment = momentOf({ tape, position, at: tape.times[position] ?? 0 }, parts);
      for (const { key, stateText } of moment.processes) told.add(`${key} ${stateText}`);
    }
    const plan = planFor({ width: 748, height: 640 });
    for (const { key } of parts.parts) expect(slotOf(plan, key)).toBeDefined();
    expect([...told].toSorted()).toEqual(says);
  });
});

function isInside(box: Box, { width, height }: Size): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}
