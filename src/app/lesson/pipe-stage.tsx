/** The picture of a pipe on the stage of a lesson. Loaded when somebody wants to see it. */
import { useMemo } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { StageProps } from '#app/stage/stage-props.ts';
import { type Player, placeOf } from '#app/time/use-player.ts';
import type { Feed } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';
import { PIPE, type PipeFrame, pipeFrameOf } from '#scene/pipe-frame.ts';
import { bannerOf } from '#systems/pipes/error.ts';
import { PipePicture } from '#views/pipe-picture.tsx';

import type { LessonAtWork } from './use-lesson.tsx';

type PipeStageProps = { readonly work: LessonAtWork; readonly stage: StageProps };

export function PipeStage({ work, stage }: PipeStageProps) {
  const { actor } = work.player;
  const { parts } = work.staging.cast;
  const feed = useMemo(() => pipeFeed(actor, parts), [actor, parts]);
  return (
    <PipePicture
      feed={feed}
      focus={stage.focus}
      onSelect={() => stage.onSelect(PIPE)}
      onHover={stage.onHover}
      reducedMotion={useMedia(STILL)}
    />
  );
}

function pipeFeed(actor: Player['actor'], parts: Parts): Feed<PipeFrame> {
  return {
    current: () => pipeFrameOf(placeOf(actor.getSnapshot().context), { parts, bannerOf }),
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
  };
}
