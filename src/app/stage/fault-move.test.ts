import { expect, it } from 'vitest';

import { tapeOf } from '#lesson/perform.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { ProcessMark } from '#scene/moment.ts';
import { act, fork, lengthOf, playUntil, positionAt, worldAt } from '#trace/tape.ts';

import { type ProcessFault, processFaultMove } from './fault-move.ts';

const AT = 4_500_000;
const tape = tapeOf(lesson.runs.main);

/** The barista a little after that is done to it. */
function baristaAfter(fault: ProcessFault): ProcessMark | undefined {
  const position = positionAt(tape, AT);
  const forked = fork(tape, position);
  const move = processFaultMove('Barista', fault)(worldAt(tape, position));
  if (move !== undefined) act(forked, move, AT);
  playUntil(forked, AT + 50_000);
  const place = { tape: forked, position: lengthOf(forked), at: AT + 50_000 };
  return momentOf(place, COFFEE_SHOP.parts).processes.find(({ key }) => key === 'Barista');
}

it('an exit with a reason of the learner’s own ends it with that', () => {
  expect(baristaAfter({ kind: 'exit', reason: ':kill' })).toMatchObject({
    alive: false,
    exitReason: ':killed',
  });
});

it('suspended and slowed down it lives on, and the picture knows', () => {
  expect(baristaAfter({ kind: 'suspend' })).toMatchObject({ alive: true, suspended: true });
  expect(baristaAfter({ kind: 'slow', lag: 1_000_000 })).toMatchObject({ lag: 1_000_000 });
});

it('nothing comes of it where nobody plays that part', () => {
  const nobody = processFaultMove('Nobody', { kind: 'suspend' });
  expect(nobody(worldAt(tape, 0))).toBeUndefined();
});
