/** The disk of a lesson in React: opened with the page, brought together with each run, closed with it. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import type { LessonAtWork } from '#app/lesson/use-lesson.tsx';
import type { Player } from '#app/time/use-player.ts';

import { database } from './database.ts';
import type { DiskNoticesProps } from './disk-notices.tsx';
import { type DiskDeed, noticesOf, whereText } from './disk-words.ts';
import { downloadFile, downloadFiles } from './download.ts';
import { DiskKeeper, type DiskPlayer } from './keeper.ts';
import { presentFiles, shownFiles } from './mirror.ts';
import { privateFiles } from './private-files.ts';
import { type DiskHost, RealDisk } from './real-disk.ts';

export type DiskAtWork = {
  readonly notices: DiskNoticesProps;
  /** Where the files really are, in a sentence. */
  readonly where: string;
  readonly clear: () => void;
  readonly remove: (name: string) => void;
  readonly download: (name: string, bytes: Uint8Array) => void;
  readonly downloadAll: () => void;
};

type Opened = { readonly disk: RealDisk; readonly keeper: DiskKeeper };

/** Without a run that keeps its disk nothing of the browser’s is opened. */
export function useDisk({ lesson, run, player }: LessonAtWork): DiskAtWork {
  const { actor } = player;
  const [{ disk, keeper }] = useState(() => opened(actor));
  const wanted = Object.values(lesson.runs).some(({ keepsDisk }) => keepsDisk === true);
  useEffect(() => {
    if (!wanted) return undefined;
    void disk.open();
    const end = keeper.watch();
    return () => {
      end();
      disk.close();
    };
  }, [wanted, disk, keeper]);
  const state = useSyncExternalStore(disk.subscribe, disk.state);
  const situation = useSyncExternalStore(keeper.subscribe, keeper.situation);
  const keepsDisk = run.keepsDisk === true;
  const [beginning] = player.context.tape.checkpoints;
  const open = disk.isOpen();
  // Not asked for by what it does, but when it is to be done: with another run, with another disk.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => keeper.settle(keepsDisk), [keeper, keepsDisk, beginning, open]);
  const known = { keepsDisk, state, situation, kept: disk.files().size };
  const does = useMemo(() => deedsOf({ disk, keeper }, actor), [disk, keeper, actor]);
  const notices = noticesOf(known);
  const where = whereText(known);
  return { notices: { notices, onDeed: does.onDeed }, where, ...does };
}

function opened(actor: Player['actor']): Opened {
  const disk = new RealDisk(browserHost());
  return { disk, keeper: new DiskKeeper(playerOf(actor), disk) };
}

function browserHost(): DiskHost {
  const { locks } = navigator;
  return { places: [privateFiles, database], locks: 'locks' in navigator ? locks : undefined };
}

function playerOf(actor: Player['actor']): DiskPlayer {
  return {
    now: () => {
      const snapshot = actor.getSnapshot();
      return { context: snapshot.context, scrubbing: snapshot.matches('scrubbing') };
    },
    isPlaying: () => actor.getSnapshot().matches('playing'),
    send: (event) => actor.send(event),
    subscribe: (listener) => {
      const watching = actor.subscribe(listener);
      return () => watching.unsubscribe();
    },
  };
}

function deedsOf({ disk, keeper }: Opened, actor: Player['actor']) {
  const now = () => actor.getSnapshot().context;
  const acts: Readonly<Record<DiskDeed, () => void>> = {
    take: disk.take,
    'use kept': keeper.useKept,
    'use own': keeper.useOwn,
    'use left': keeper.useLeft,
    'dismiss left': keeper.dismissLeft,
    download: () => downloadFiles(presentFiles(now())),
    undo: keeper.undo,
    dismiss: keeper.dismissUndo,
  };
  return {
    onDeed: (deed: DiskDeed) => acts[deed](),
    clear: keeper.clear,
    remove: keeper.remove,
    download: downloadFile,
    downloadAll: () => downloadFiles(shownFiles(now())),
  };
}
