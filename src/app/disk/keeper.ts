/**
 * Brings the disk that is kept and the run on the stage together: a run that begins gets the kept
 * files; one that has gone on without them is asked about; and then what is kept follows it.
 */
import type { PlayerContext } from '#player/context.ts';
import { ownMoves } from '#player/futures.ts';
import type { PlayerEvent } from '#player/player.ts';
import { isOver } from '#player/seek.ts';
import type { Term } from '#term/term.ts';

import { changesFrom, type Files } from './files.ts';
import { type Mirror, mirrorOf, presentFiles, shownFiles, type Watched } from './mirror.ts';
import { mounted, mountInput, removeInput } from './mounting.ts';
import type { RealDisk } from './real-disk.ts';

export type DiskPlayer = Watched & {
  readonly send: (event: PlayerEvent) => void;
  readonly isPlaying: () => boolean;
};

export type Standing =
  /** Nothing of the run at hand is kept: it is none of that kind, or the disk is not open. */
  | 'apart'
  /** What is kept is what the run has on its disk. */
  | 'follows'
  /** The run has gone on without the kept files: the learner says which are to be had. */
  | 'asks';

/** What was done to the files, and what takes it back. */
export type Undo = { readonly text: string; readonly back: () => void };

export type Situation = { readonly standing: Standing; readonly undo: Undo | undefined };

type Keepable = Pick<RealDisk, 'files' | 'write' | 'isOpen' | 'subscribe'>;

export class DiskKeeper {
  readonly #player: DiskPlayer;
  readonly #disk: Keepable;
  readonly #mirror: Mirror;
  readonly #listeners = new Set<() => void>();
  #situation: Situation = { standing: 'apart', undo: undefined };

  constructor(player: DiskPlayer, disk: Keepable) {
    this.#player = player;
    this.#disk = disk;
    this.#mirror = mirrorOf(player, disk);
  }

  readonly situation = (): Situation => this.#situation;

  /** Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Until what it returns is called. */
  readonly watch = (): (() => void) => {
    const unwatch = this.#mirror.watch();
    const unsubscribe = this.#disk.subscribe(() => {
      // Another tab may write to it from now on.
      if (!this.#disk.isOpen()) this.#mirror.leave();
    });
    return () => {
      unwatch();
      unsubscribe();
      this.#mirror.leave();
    };
  };

  /** To be called when another run is on the stage, or the disk has become another. */
  readonly settle = (keepsDisk: boolean): void => {
    const { context } = this.#player.now();
    const next = keepsDisk && this.#disk.isOpen() ? settled(context, this.#mirror) : 'apart';
    if (next === 'begins') begin(this.#player, this.#mirror.files());
    if (next === 'begins' || next === 'follows') this.#follow();
    else this.#become({ standing: next });
  };

  readonly useKept = (): void => {
    this.#mount(this.#mirror.files());
    this.#follow();
  };

  readonly useOwn = (): void => {
    const kept = this.#mirror.files();
    this.#follow();
    this.#offer('What is kept are now the files of this run.', () => this.#mount(kept));
  };

  readonly clear = (): void => {
    const before = this.#shown();
    this.#mount(new Map());
    // What has come since stays.
    this.#offer(clearedText(before.size), () =>
      this.#mount(new Map([...before, ...this.#shown()])),
    );
  };

  readonly remove = (name: string): void => {
    const bytes = this.#shown().get(name);
    if (bytes === undefined) return;
    this.#input(removeInput(name));
    this.#offer(`${name} is deleted.`, () =>
      this.#mount(new Map([[name, bytes], ...this.#shown()])),
    );
  };

  readonly undo = (): void => {
    const { undo } = this.#situation;
    this.dismissUndo();
    undo?.back();
  };

  readonly dismissUndo = (): void => this.#become({ undo: undefined });

  #follow(): void {
    this.#mirror.follow();
    this.#become({ standing: 'follows' });
  }

  #offer(text: string, back: () => void): void {
    this.#become({ undo: { text, back } });
  }

  #shown(): Files {
    return shownFiles(this.#player.now().context);
  }

  #mount(files: Files): void {
    this.#input(mountInput(files));
  }

  #input(input: Term): void {
    this.#player.send({ type: 'act', moveIn: () => ({ kind: 'input', input }) });
  }

  #become(changes: Partial<Situation>): void {
    this.#situation = { ...this.#situation, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

function settled(context: PlayerContext, mirror: Mirror): Standing | 'begins' {
  const kept = mirror.files();
  if (mirror.isFollowed(context.tape)) return 'follows';
  if (kept.size === 0 || changesFrom(kept, presentFiles(context)) === undefined) return 'follows';
  return ownMoves(context.tape).length === 0 ? 'begins' : 'asks';
}

/** The run that is on the stage as it is when it finds those files at its start. */
function begin(player: DiskPlayer, files: Files): void {
  const { tape, at, horizon, branches, byHand, stopAt } = player.now().context;
  const playing = player.isPlaying();
  player.send({ type: 'load', tape: mounted(tape, files), at, horizon, branches, byHand });
  // Where nothing is to come, to play would begin at the start again.
  if (playing && !isOver(player.now().context))
    player.send({ type: 'play', ...(stopAt === undefined ? {} : { stopAt }) });
}

function clearedText(count: number): string {
  return count === 1 ? 'One file is deleted.' : `${count} files are deleted.`;
}
