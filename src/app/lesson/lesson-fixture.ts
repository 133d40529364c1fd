import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
/** The lesson's own run, for tests: recorded, broken at a moment, and looked at. */
import type { Place } from '#scene/casting.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { Parts } from '#scene/parts.ts';
import { act, fork, playUntil, positionAt, type Tape, worldAt } from '#trace/tape.ts';

export function placeAt(tape: Tape, seconds: number): Place {
  const at = seconds * 1_000_000;
  return { tape, position: positionAt(tape, at), at };
}

/** What comes of it when that is done then, played on to 18 seconds. */
export function afterMove(
  tape: Tape,
  seconds: number,
  moveIn: (world: World) => Move | undefined,
): Tape {
  const { position, at } = placeAt(tape, seconds);
  const forked = fork(tape, position);
  const move = moveIn(worldAt(tape, position));
  if (move !== undefined) act(forked, move, at);
  playUntil(forked, 18_000_000);
  return forked;
}

export function momentAt(tape: Tape, seconds: number, parts: Parts = COFFEE_SHOP.parts) {
  return momentOf(placeAt(tape, seconds), parts);
}

export function eventCountAt(tape: Tape, seconds: number): number {
  return tape.eventCounts[placeAt(tape, seconds).position] ?? 0;
}
