/**
 * Brings the disk that is kept and the run on the stage together: a run that begins gets the kept
 * files; one that has gone on without them is asked about; and then what is kept follows it.
 */
import type { Move } from '#kernel/move.ts';
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

/** What was done to the files, and what takes it back; `undefined`: nothing does. */
export type Undo = { readonly text: string; readonly back: (() => void) | undefined };

export type Situation = {
  readonly standing: Standing;
  readonly undo: Undo | undefined;
  /** What was kept until the learner went back in time and another future took its place. */
  readonly left: Files | undefined;
};

type Keepable = Pick<RealDisk, 'files' | 'write' | 'isOpen' | 'subscribe'>;

const HALT: Move = { kind: 'fault', fault: { kind: 'halt' } };

const STOPPED =
  'Those files are on the disk of this run now. The node is stopped for that; start it again.';

export class DiskKeeper {
  readonly #player: DiskPlayer;
  readonly #disk: Keepable;
  readonly #mirror: Mirror;
  readonly #listeners = new Set<() => void>();
  #situation: Situation = { standing: 'apart', undo: undefined, left: undefined };

  constructor(player: DiskPlayer, disk: Keepable) {
    this.#player = player;
    this.#disk = disk;
    this.#mirror = mirrorOf(player, disk, (left) => this.#tookPlaceOf(left));
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
    this.#adopt(this.#mirror.files());
    this.#follow();
  };

  readonly useOwn = (): void => {
    const kept = this.#mirror.files();
    this.#follow();
    this.#offer('What is kept are now the files of this run.', () => this.#adopt(kept));
  };

  /** Those of the future that was left. */
  readonly useLeft = (): void => {
    const { left } = this.#situation;
    if (left !== undefined) this.#adopt(left);
    this.dismissLeft();
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
    undo?.back?.();
  };

  readonly dismissUndo = (): void => this.#become({ undo: undefined });

  readonly dismissLeft = (): void => this.#become({ left: undefined });

  #follow(): void {
    this.#mirror.follow();
    this.#become({ standing: 'follows' });
  }

  #tookPlaceOf(left: Files): void {
    const { undo } = this.#situation;
    // What was only said was said of the other future.
    this.#become({ left, undo: undo?.back && undo });
  }

  #offer(text: string, back?: Undo['back']): void {
    this.#become({ undo: { text, back } });
  }

  #shown(): Files {
    return shownFiles(this.#player.now().context);
  }

  /** They are of elsewhere: a node that runs has other lists in memory, and would write those over them. */
  #adopt(files: Files): void {
    const { tape } = this.#player.now().context;
    this.#player.send({
      type: 'act',
      moveIn: ({ processes }) => (processes.size > 0 ? HALT : undefined),
    });
    const isStopped = this.#player.now().context.tape !== tape;
    this.#mount(files);
    if (isStopped) this.#offer(STOPPED);
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
