/** One lesson, running. */
import { useEffect, useMemo, useState } from 'react';

import { applyTheme, keepTheme, keptTheme } from '#app/shell/theme.ts';
import { useKeys } from '#app/shell/use-keys.ts';

import { LessonPage } from './lesson-page.tsx';
import {
  announcementOf,
  inspectorProps,
  proseProps,
  stageProps,
  transcriptProps,
  transportProps,
} from './lesson-props.tsx';
import { type LessonContent, useLesson } from './use-lesson.tsx';

export type LessonAppProps = { readonly content: LessonContent; readonly homeHref: string };

export function LessonApp({ content, homeHref }: LessonAppProps) {
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => {
    applyTheme(theme, document.documentElement);
    keepTheme(theme);
  }, [theme]);
  const work = useLesson(content);
  const { actor } = work.player;
  const transport = transportProps(work);
  const { onPlay, onStepBack, onStepForward } = transport;
  const keys = useMemo(
    () => ({ ' ': onPlay, '.': onPlay, ArrowLeft: onStepBack, ArrowRight: onStepForward }),
    [onPlay, onStepBack, onStepForward],
  );
  useKeys(keys);
  usePauseWhenHidden(() => actor.send({ type: 'pause' }));
  const { track, title } = content.lesson;
  return (
    <LessonPage
      header={{ homeHref, track, lesson: title, theme, onTheme: setTheme }}
      prose={proseProps(work, content.Prose)}
      stage={stageProps(work)}
      inspector={inspectorProps(work)}
      transcript={transcriptProps(work)}
      transport={transport}
      announcement={announcementOf(work)}
    />
  );
}

/** A page that nobody sees does not go on. */
function usePauseWhenHidden(pause: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.hidden) pause();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [pause]);
}
