/**
 * What is the present of a run, and not a moment that was gone back to, or recorded ahead: the
 * furthest position that the learner has come to. Only there do things happen that are kept.
 */
import type { World } from '#kernel/world.ts';
import type { PlayerContext } from '#player/context.ts';
import type { Tape } from '#trace/tape.ts';

export type Present = { readonly tape: Tape; readonly position: number };

/** A player as it stands; `scrubbing`: the learner is dragging the track. */
export type PlayerNow = { readonly context: PlayerContext; readonly scrubbing: boolean };

export class LivePresent {
  /** Of the run that is followed: the world in which it began, which all its futures share. */
  #run: World | undefined;
  /** How far each future of it was when it was seen last. */
  #reached = new WeakMap<Tape, number>();

  /** From now on it is that run. Returns its present. */
  follow({ tape, reached, branches }: PlayerContext): Present {
    this.#run = beginningOf(tape);
    this.#reached = new WeakMap(branches.map((branch) => [branch.tape, branch.reached]));
    this.#reached.set(tape, reached);
    return { tape, position: reached };
  }

  leave(): void {
    this.#run = undefined;
  }

  isFollowed(tape: Tape): boolean {
    return this.#run !== undefined && beginningOf(tape) === this.#run;
  }

  /** Where something has happened for the first time. A future that is returned to brings nothing new. */
  newIn({ context, scrubbing }: PlayerNow): Present | undefined {
    const { tape, position, reached, glide } = context;
    if (scrubbing || glide !== undefined || position < reached) return undefined;
    if (!this.isFollowed(tape)) return undefined;
    const known = this.#reached.get(tape) ?? -1;
    if (reached <= known) return undefined;
    this.#reached.set(tape, reached);
    return { tape, position: reached };
  }
}

/** A fork shares it with the tape that it was made of; a run that begins again has another. */
function beginningOf(tape: Tape): World | undefined {
  return tape.checkpoints[0];
}
