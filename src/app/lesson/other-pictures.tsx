/** The pictures that are not of one moment alone: the lanes over time. */
import { useMemo } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { StageProps } from '#app/stage/stage-panel.tsx';
import type { Player } from '#app/time/use-player.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Feed } from '#scene/moment.ts';
import { LanesPicture } from '#views/lanes-picture.tsx';

import type { LessonAtWork } from './use-lesson.tsx';

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
