/**
 * Keeps the disk of a run's live present in the browser: what has happened for the first time is
 * written, as soon as the write before is done. Going back in time, or ahead, writes nothing.
 */
import type { PlayerContext } from '#player/context.ts';
import { ownMoves } from '#player/futures.ts';
import { filesOf } from '#scene/disk-state.ts';
import { type Tape, worldAt } from '#trace/tape.ts';

import { type Changes, changesFrom, type Files } from './files.ts';
import { LivePresent, type PlayerNow, type Present } from './live-present.ts';

/** Where it is kept. */
export type Kept = {
  /** What is kept now. */
  readonly files: () => Files;
  /** Whether all of it is kept now. */
  readonly write: (changes: Changes) => Promise<boolean>;
};

export type Watched = {
  readonly now: () => PlayerNow;
  readonly subscribe: (listener: () => void) => () => void;
};

export type Mirror = {
  /** From now on what is kept follows the run that is played now. */
  readonly follow: () => void;
  readonly isFollowed: (tape: Tape) => boolean;
  /** What is kept as soon as all is written. */
  readonly files: () => Files;
  /** Follows none: what is kept is somebody else's. */
  readonly leave: () => void;
  /** Until what it returns is called. */
  readonly watch: () => () => void;
};

/** `onLeft` gets what was to be kept until another future took its place, if any of it is lost by that. */
export function mirrorOf(player: Watched, kept: Kept, onLeft: (files: Files) => void): Mirror {
  const live = new LivePresent();
  let latest: Present | undefined;
  let busy = false;
  /** Whether what was the latest when it began is kept now. */
  const isKept = async (present: Present): Promise<boolean> => {
    const changes = changesFrom(kept.files(), filesAt(present));
    return changes === undefined || kept.write(changes);
  };
  const catchUp = async (present: Present): Promise<void> => {
    busy = true;
    const done = await isKept(present);
    busy = false;
    // What came meanwhile: of many changes only the last.
    if (done && latest !== undefined && latest !== present) await catchUp(latest);
  };
  const keep = (present: Present | undefined) => {
    if (present === undefined) return;
    latest = present;
    if (!busy) void catchUp(present);
  };
  const goOn = (present: Present | undefined) => {
    const left = latest;
    keep(present);
    if (left !== undefined && present !== undefined && isLost(left, present)) onLeft(filesAt(left));
  };
  return {
    follow: () => keep(live.follow(player.now().context)),
    isFollowed: (tape) => live.isFollowed(tape),
    files: () => (latest === undefined ? kept.files() : filesAt(latest)),
    leave: () => {
      live.leave();
      latest = undefined;
    },
    watch: () => player.subscribe(() => goOn(live.newIn(player.now()))),
  };
}

function filesAt({ tape, position }: Present): Files {
  return filesOf(worldAt(tape, position));
}

/** Whether files had changed in one future since the other parts from it, and are otherwise in that. */
function isLost(left: Present, present: Present): boolean {
  if (left.tape === present.tape) return false;
  const position = sharedUntil(left.tape, present.tape);
  if (position >= left.position) return false;
  const files = filesAt(left);
  const changed = changesFrom(filesAt({ tape: left.tape, position }), files) !== undefined;
  return changed && changesFrom(files, filesAt(present)) !== undefined;
}

/** The position from which on two futures of a run differ. */
function sharedUntil(one: Tape, other: Tape): number {
  const [mine, theirs] = [ownMoves(one), ownMoves(other)];
  const shared = mine.filter((move, at) => move === theirs[at]).length;
  return Math.min(mine[shared]?.step ?? Infinity, theirs[shared]?.step ?? Infinity);
}

/** What the disk of the run at hand holds at the furthest that was seen of it. */
export function presentFiles({ tape, reached }: PlayerContext): Files {
  return filesAt({ tape, position: reached });
}

/** What it holds at the moment that is shown. */
export function shownFiles({ tape, position }: PlayerContext): Files {
  return filesAt({ tape, position });
}
