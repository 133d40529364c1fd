/**
 * What a learner who is the scheduler sees as one step: a process that is given its turn handles one
 * message, until it waits again or would take the next one. For the kernel these are several moves.
 */
import { choices } from '#kernel/choices.ts';
import type { Choice, Move } from '#kernel/move.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';

/** A process that never waits is left at some point. */
const MOST_MOVES = 1000;

/** The moves of that step, to be made one after the other. Throws a `RangeError` for no choice. */
export function movesOf(world: World, choice: Choice): readonly Move[] {
  const move: Move = { kind: 'choose', choice };
  const moves: Move[] = [];
  let now = world;
  while (moves.length < MOST_MOVES) {
    const { world: next, events } = step(now, move);
    if (moves.length > 0 && events.some(({ kind }) => kind === 'received')) break;
    moves.push(move);
    if (choice.kind === 'happen' || !canRun(next, choice.pid)) break;
    now = next;
  }
  return moves;
}

function canRun(world: World, pid: number): boolean {
  return choices(world).some((choice) => choice.kind === 'run' && choice.pid === pid);
}
