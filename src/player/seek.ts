/** Going to a moment of the tape: at once, or by a short glide that shows what lies between. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { lengthOf, nextTime, playUntil, positionAt } from '#trace/tape.ts';

import type { PlayerContext, Spot } from './context.ts';
import { LONGEST_FRAME } from './frames.ts';

/** How much is recorded beyond the end each time it is reached. */
const EXTENSION: Microseconds = 4_000_000;
/** What is farther away than this is jumped to. */
const FARTHEST_GLIDE: Microseconds = 3_000_000;
/** Milliseconds of the wall clock. */
const GLIDE_TIME = 250;

export function jumpTo(context: PlayerContext, at: Microseconds): PlayerContext {
  return arrive(context, spotAt(recordedTo(context, at), at));
}

export function glideTo(context: PlayerContext, at: Microseconds): PlayerContext {
  const ready = recordedTo(landed(context), at);
  return glide(ready, spotAt(ready, at));
}

export function glideToPosition(context: PlayerContext, position: number): PlayerContext {
  const kept = Math.max(0, Math.min(position, lengthOf(context.tape)));
  return glide(landed(context), { position: kept, at: context.tape.times[kept] ?? 0 });
}

/** The moment after a frame, in milliseconds, of a run that plays. */
export function playOn(context: PlayerContext, elapsed: number): PlayerContext {
  const passed = Math.min(elapsed, LONGEST_FRAME) * 1000 * context.speed;
  return jumpTo(context, Math.min(context.at + passed, context.stopAt ?? Infinity));
}

/** The moment after a frame of a glide: quick at first, slow at its end. */
export function glideOn(context: PlayerContext, frame: number): PlayerContext {
  if (context.glide === undefined) return context;
  const { from, to } = context.glide;
  const elapsed = context.glide.elapsed + Math.min(frame, LONGEST_FRAME);
  if (elapsed >= GLIDE_TIME) return landed(context);
  const left = (1 - elapsed / GLIDE_TIME) ** 3;
  const at = Math.round(to.at + (from.at - to.at) * left);
  const [low, high] = [Math.min(from.position, to.position), Math.max(from.position, to.position)];
  const position = Math.max(low, Math.min(high, positionAt(context.tape, at)));
  return { ...context, at, position, glide: { from, to, elapsed } };
}

/** Where a glide leads, had it come to its end; whatever is asked for meanwhile begins there. */
export function landed(context: PlayerContext): PlayerContext {
  return context.glide === undefined ? context : arrive(context, context.glide.to);
}

/** There, and recorded ahead of it. */
export function arrive(context: PlayerContext, { position, at }: Spot): PlayerContext {
  const reached = Math.max(context.reached, position);
  return { ...recordedTo(context, at), position, at, reached, glide: undefined };
}

/** From where it stands to that spot, where it is near enough. */
export function glide(context: PlayerContext, to: Spot): PlayerContext {
  const { position, at, still } = context;
  const way = Math.abs(to.at - at);
  if (still || way === 0 || way > FARTHEST_GLIDE) return arrive(context, to);
  const ahead = recordedTo(context, to.at);
  return { ...ahead, glide: { from: { position, at }, to, elapsed: 0 } };
}

/** Nothing more can happen by itself. */
export function isOver({ tape, position }: PlayerContext): boolean {
  return position >= lengthOf(tape) && nextTime(tape) === undefined;
}

/** Recorded as far as the horizon, and the horizon moved on when that moment comes near it. */
function recordedTo(context: PlayerContext, at: Microseconds): PlayerContext {
  const { tape, horizon, byHand } = context;
  if (byHand) return { ...context, horizon: Math.max(horizon, lastTime(context)) };
  const wanted = at + EXTENSION / 2;
  const kept = wanted > horizon ? wanted + EXTENSION / 2 : horizon;
  playUntil(tape, kept);
  return { ...context, horizon: kept };
}

/** A run that is made by hand ends with what was chosen last. */
function spotAt(context: PlayerContext, wanted: Microseconds): Spot {
  const end = context.byHand ? lastTime(context) : Infinity;
  const at = Math.max(0, Math.min(end, Math.round(wanted)));
  return { at, position: positionAt(context.tape, at) };
}

function lastTime({ tape }: PlayerContext): Microseconds {
  return tape.times.at(-1) ?? 0;
}
