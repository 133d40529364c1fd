/**
 * What the learner does makes another future. The one that was seen before is kept as a branch, and can
 * be returned to; nothing that was seen is lost without a word.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import { act, fork, lengthOf, record, type Tape, worldAt } from '#trace/tape.ts';

import type { Branch, PlayerContext } from './context.ts';
import { ownMoves, seedOf } from './futures.ts';
import { arrive, glide, glideToPosition, jumpTo, landed } from './seek.ts';

/** More futures than these nobody tells apart. */
export const MOST_BRANCHES = 12;

export type MoveIn = (world: World) => Move | undefined;

/** What was to come from here on is another future, and is kept where some of it was seen. */
export function actNow(before: PlayerContext, moveIn: MoveIn): PlayerContext {
  const context = landed(before);
  const { position, at, reached } = context;
  const move = moveIn(worldAt(context.tape, position));
  if (move === undefined) return context;
  if (isNext(context, move)) return glideToPosition(context, position + 1);
  const tape = fork(context.tape, position);
  act(tape, move, at);
  const end = lengthOf(tape);
  const left = reached > position ? leave(context) : context;
  const now = { ...left, tape, reached: end, stopAt: undefined };
  return context.byHand
    ? glide(now, { position: end, at: tape.times[end] ?? at })
    : arrive(now, { position: end, at });
}

/** That future at the moment that is shown now, or at the last that was seen of it. */
export function returnTo(before: PlayerContext, id: number): PlayerContext {
  const branch = before.branches.find((one) => one.id === id);
  if (branch === undefined) return before;
  const context = landed(before);
  return jumpTo(change(context, branch), Math.min(context.at, seenUntil(branch)));
}

/** From the beginning, as it would be had the learner done nothing; what was done is a branch. */
export function startAgain(before: PlayerContext, at: Microseconds = 0): PlayerContext {
  const context = landed(before);
  if (context.byHand) return glideToPosition(context, beginning(context));
  const isFresh = ({ tape }: { readonly tape: Tape }) =>
    ownMoves(tape).length === 0 && seedOf(tape) === seedOf(context.tape);
  if (isFresh(context)) return jumpTo(context, at);
  const known = context.branches.find(isFresh);
  return jumpTo(known === undefined ? afresh(context, {}) : change(context, known), at);
}

/** Of a run that is made by hand: where the learner made the first step. */
function beginning({ tape }: PlayerContext): number {
  return ownMoves(tape)[0]?.step ?? lengthOf(tape);
}

/** The same system from the beginning, with other chance. */
export function withSeed(before: PlayerContext, seed: number): PlayerContext {
  return jumpTo(afresh(landed(before), { seed }), 0);
}

function afresh(context: PlayerContext, settings: { readonly seed?: number }): PlayerContext {
  const { system, plans, settings: given } = context.tape;
  const tape = record(system, { ...given, ...settings }, plans);
  return { ...leave(context), tape, reached: 0, position: 0, stopAt: undefined };
}

function change(context: PlayerContext, { id, tape, reached }: Branch): PlayerContext {
  const others = context.branches.filter((one) => one.id !== id);
  return {
    ...leave({ ...context, branches: others }),
    tape,
    reached,
    branch: id,
    stopAt: undefined,
  };
}

/** With a number for the next future, and the one at hand among those that are kept. */
export function leave(context: PlayerContext): PlayerContext {
  const { tape, reached, branch } = context;
  const branches = [...context.branches, { id: branch, tape, reached }];
  const next = { ...context, branch: Math.max(...branches.map(({ id }) => id)) + 1 };
  const [oldest, ...others] = branches;
  if (oldest === undefined || others.length < MOST_BRANCHES) return { ...next, branches };
  return { ...next, branches: others, notice: { kind: 'dropped', tape: oldest.tape } };
}

function seenUntil({ tape, reached }: Branch): Microseconds {
  return tape.times[reached] ?? 0;
}

/** A choice that the tape has there already is no other future. */
function isNext({ tape, position, byHand }: PlayerContext, move: Move): boolean {
  if (!byHand || move.kind !== 'choose') return false;
  const next = tape.placed.find(({ step }) => step === position)?.move;
  return next?.kind === 'choose' && isSameChoice(next, move);
}

type Chosen = Move & { kind: 'choose' };

function isSameChoice({ choice: one }: Chosen, { choice: other }: Chosen): boolean {
  if (one.kind === 'run') return other.kind === 'run' && one.pid === other.pid;
  return other.kind === 'happen' && one.seq === other.seq;
}
