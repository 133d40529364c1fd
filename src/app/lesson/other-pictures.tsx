/**
 * The pictures that are not of one moment alone (the lanes and the queues over time), and those that
 * are none of processes: a pipe, a terminal, the files on a disk, the buckets of a hash.
 */
import { lazy, Suspense, useMemo } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { StageProps } from '#app/stage/stage-props.ts';
import type { Player } from '#app/time/use-player.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Feed } from '#scene/moment.ts';

import type { KeptDisk } from './disk-on-stage.tsx';
import type { LessonAtWork } from './use-lesson.tsx';

/** Loaded when somebody wants to see it. */
const LanesPicture = lazy(async () => ({
  default: (await import('#views/lanes-picture.tsx')).LanesPicture,
}));

const PipeStage = lazy(async () => ({ default: (await import('./pipe-stage.tsx')).PipeStage }));

const QueuesPicture = lazy(async () => ({
  default: (await import('#views/queues-picture.tsx')).QueuesPicture,
}));

const BucketsPicture = lazy(async () => ({
  default: (await import('#views/buckets-picture.tsx')).BucketsPicture,
}));

const TerminalOnStage = lazy(async () => ({
  default: (await import('#app/terminal/terminal-at-work.tsx')).TerminalOnStage,
}));

const PromptOnStage = lazy(async () => ({
  default: (await import('#app/terminal/terminal-at-work.tsx')).PromptOnStage,
}));

const FilesOnStage = lazy(async () => ({
  default: (await import('./disk-on-stage.tsx')).FilesOnStage,
}));

type OthersProps = { readonly work: LessonAtWork; readonly stage: StageProps };

export function Lanes({ work, stage }: OthersProps) {
  const { actor } = work.player;
  const feed = useMemo(() => lanesFeed(actor), [actor]);
  const reducedMotion = useMedia(STILL);
  return (
    <LanesPicture
      feed={feed}
      parts={work.staging.cast.parts}
      focus={stage.focus}
      onSelect={stage.onSelect}
      onHover={stage.onHover}
      onEvent={stage.onEvent}
      onSeek={(at) => actor.send({ type: 'seek', at })}
      reducedMotion={reducedMotion}
    />
  );
}

export function Pipe(props: OthersProps) {
  return <PipeStage {...props} />;
}

export function Queues({ work, stage }: OthersProps) {
  const { actor } = work.player;
  const feed = useMemo(() => lanesFeed(actor), [actor]);
  return (
    <QueuesPicture
      feed={feed}
      parts={work.staging.cast.parts}
      focus={stage.focus}
      onSelect={stage.onSelect}
      onSeek={(at) => actor.send({ type: 'seek', at })}
      reducedMotion={useMedia(STILL)}
    />
  );
}

export function Buckets() {
  return <BucketsPicture reducedMotion={useMedia(STILL)} />;
}

type AtWork = { readonly work: LessonAtWork };

export function Terminal({ work: { run, player, actions } }: AtWork) {
  if (run.prompt === undefined) return null;
  return <TerminalOnStage actor={player.actor} prompt={run.prompt} onAct={actions.act} />;
}

export function PromptBelow({ work: { run, player, actions, chosen } }: AtWork) {
  if (run.prompt === undefined || chosen.picture === 'terminal') return null;
  return (
    <Suspense fallback={<div className="h-[102px]" />}>
      <PromptOnStage actor={player.actor} prompt={run.prompt} onAct={actions.act} />
    </Suspense>
  );
}

/** Nothing until the disk is at hand. */
export function Files({ work, disk }: AtWork & { readonly disk: KeptDisk | undefined }) {
  if (disk === undefined) return null;
  return <FilesOnStage actor={work.player.actor} disk={disk} />;
}

function lanesFeed(actor: Player['actor']): Feed<LanesFrame> {
  return {
    current: () => {
      const { tape, position, at, reached } = actor.getSnapshot().context;
      return { tape, position, at, reached: tape.eventCounts[reached] ?? 0 };
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
  };
}
