/** One lesson, running. */
import { useMemo } from 'react';

import { useActionKeys } from '#app/shell/use-keys.ts';
import { useTheme } from '#app/shell/use-theme.ts';
import { STAGE_PANEL } from '#app/stage/stage-panel.tsx';
import type { TransportProps } from '#app/time/transport.tsx';
import { usePauseWhenUnseen } from '#app/time/use-unseen.ts';

import type { LessonContent } from './lesson-content.ts';
import { LessonPage } from './lesson-page.tsx';
import {
  announcementOf,
  inspectorProps,
  saidProps,
  stageProps,
  transcriptProps,
  transportProps,
} from './lesson-props.tsx';
import { Lanes } from './other-pictures.tsx';
import { proseProps } from './prose-props.tsx';
import { useLesson } from './use-lesson.tsx';

export type LessonAppProps = { readonly content: LessonContent; readonly homeHref: string };

export function LessonApp({ content, homeHref }: LessonAppProps) {
  const [theme, setTheme] = useTheme();
  const work = useLesson(content);
  const transport = transportProps(work);
  useTimeKeys(transport);
  usePauseWhenUnseen(() => document.getElementById(STAGE_PANEL), transport.does.pause);
  const stage = stageProps(work);
  const { track, title } = content.entry;
  return (
    <LessonPage
      header={{ homeHref, track, lesson: title, theme, onTheme: setTheme }}
      prose={proseProps(work)}
      stage={{ ...stage, others: { lanes: <Lanes work={work} stage={stage} /> } }}
      pictures={content.lesson.pictures}
      {...saidProps(work)}
      inspector={inspectorProps(work)}
      transcript={transcriptProps(work)}
      transport={transport}
      announcement={announcementOf(work)}
    />
  );
}

function useTimeKeys({ does, onPlay, onStep }: TransportProps): void {
  const keys = useMemo(
    () => ({
      play: onPlay,
      back: () => onStep(-1),
      forward: () => onStep(1),
      previousMark: () => does.toMark(-1),
      nextMark: () => does.toMark(1),
      start: does.restart,
      reseed: does.reseed,
    }),
    [does, onPlay, onStep],
  );
  useActionKeys(keys);
}
