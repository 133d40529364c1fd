/** The pictures that are not of one moment alone: the lanes over time, a pipe. */
import { lazy, useMemo } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { StageProps } from '#app/stage/stage-props.ts';
import type { Player } from '#app/time/use-player.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Feed } from '#scene/moment.ts';

import type { LessonAtWork } from './use-lesson.tsx';

/** Loaded when somebody wants to see it. */
const LanesPicture = lazy(async () => ({
  default: (await import('#views/lanes-picture.tsx')).LanesPicture,
}));

const PipeStage = lazy(async () => ({ default: (await import('./pipe-stage.tsx')).PipeStage }));

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
