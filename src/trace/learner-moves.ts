/** What the learner did in a run, apart from what the lesson had planned; and the same done again. */
import type { Microseconds } from '#kernel/behaviour.ts';

import { MOST_STEPS } from './link-moves.ts';
import type { SharedMoment } from './link.ts';
import { moveOf, moveText, type RunMove } from './run.ts';
import { act, lengthOf, nextTime, playUntil, type Tape } from './tape.ts';

export function learnerMovesOf({ placed }: Tape): readonly RunMove[] {
  return placed.flatMap(({ step, at, move, planned }) => {
    const text = planned ? undefined : moveText(move);
    return text === undefined ? [] : [{ step, at, move: text }];
  });
}

/**
 * Does the moves on a tape that has just begun, and records as far as that position: never more than
 * a bounded number of steps. Says what time it is then: the one asked for, if it lies before the next
 * step. Throws a `RangeError` where the run does not go that way.
 */
export function repeatMoves(
  tape: Tape,
  { moves, position, at: asked }: Pick<SharedMoment, 'moves' | 'position' | 'at'>,
): Microseconds {
  for (const { step, at, move } of moves) {
    playTo(tape, step);
    act(tape, moveOf(move), at);
  }
  playTo(tape, Math.max(position, lengthOf(tape)));
  const earliest = tape.times[position] ?? 0;
  const latest = tape.times[position + 1] ?? nextTime(tape) ?? earliest;
  return Math.min(Math.max(asked, earliest), Math.max(latest, earliest));
}

function playTo(tape: Tape, position: number): void {
  if (position > MOST_STEPS) throw new RangeError(`a link may not go on for ${position} steps`);
  playUntil(tape, Infinity, position - lengthOf(tape));
  if (lengthOf(tape) !== position) {
    throw new RangeError(`the run goes on for ${lengthOf(tape)} steps, not ${position}`);
  }
}
