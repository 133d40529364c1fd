/** One lesson, running: where it begins, what is kept of it, and its page. */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';

import { keepRun } from '#app/shell/run-kept.ts';
import { store } from '#app/shell/the-store.ts';
import { useActionKeys } from '#app/shell/use-keys.ts';
import { useTheme } from '#app/shell/use-theme.ts';
import { STAGE_PANEL } from '#app/stage/stage-place.ts';
import type { TransportProps } from '#app/time/transport.tsx';
import { usePauseWhenUnseen } from '#app/time/use-unseen.ts';

import type { KeptDisk } from './disk-on-stage.tsx';
import type { LessonContent } from './lesson-content.ts';
import { LessonPage } from './lesson-page.tsx';
import { announcementOf, lessonPlace } from './lesson-props.tsx';
import { pageParts } from './page-parts.tsx';
import { paletteGroups } from './palette-groups.ts';
import { askedFor, isShownBy, linkOf, type Opened } from './shared.ts';
import { type Beginning, type LessonAtWork, useLesson } from './use-lesson.tsx';
import { keptBeginning, useProgress } from './use-progress.ts';

const DiskOnStage = lazy(async () => ({
  default: (await import('./disk-on-stage.tsx')).DiskOnStage,
}));

export type LessonAppProps = { readonly content: LessonContent; readonly homeHref: string };

export function LessonApp({ content, homeHref }: LessonAppProps) {
  const [theme, setTheme] = useTheme();
  const [{ beginning, linked }] = useState(() => begin(content));
  const work = useLesson(content, beginning);
  useProgress(work);
  useFirstScene(work, linked);
  const link = useLink(work);
  const [disk, setDisk] = useState<KeptDisk>();
  const parts = pageParts(work, { homeHref, disk });
  const { transport } = parts;
  useTimeKeys(transport);
  usePictureKeys(work);
  usePauseWhenUnseen(() => document.getElementById(STAGE_PANEL), transport.does.pause);
  const { track, title } = content.entry;
  const groups = () => paletteGroups({ work, homeHref, transport, onTheme: setTheme });
  const place = lessonPlace(content.entry);
  return (
    <LessonPage
      header={{
        homeHref,
        track,
        lesson: title,
        place,
        theme,
        onTheme: setTheme,
        link,
        onShare: (href) => {
          if (!isShownBy(href, work.player.context.position)) store.say('link', STEP_ALONE);
        },
        groups,
      }}
      {...parts}
      disk={
        hasDisk(work) && (
          <Suspense>
            <DiskOnStage work={work} onDisk={setDisk} />
          </Suspense>
        )
      }
      announcement={announcementOf(work)}
    />
  );
}

function hasDisk({ lesson: { pictures, runs } }: LessonAtWork): boolean {
  return (
    pictures.includes('files') || Object.values(runs).some(({ keepsDisk }) => keepsDisk === true)
  );
}

type Begun = { readonly beginning: Beginning; readonly linked: boolean };

/** A link goes before what was kept; one that cannot be opened is said to be so. */
function begin(content: LessonContent): Begun {
  const kept = keptBeginning(content);
  const asked = askedFor(content);
  store.dismiss('link');
  switch (asked.kind) {
    case 'none':
      return { beginning: kept, linked: false };
    case 'refused':
      store.say('link', asked.why);
      return { beginning: { ...kept, step: 0 }, linked: false };
    case 'moment':
      if (asked.opened.changed) store.say('link', CHANGED);
      return { beginning: { ...kept, ...openingAt(asked.opened) }, linked: true };
  }
}

const CHANGED =
  'This link was made for an earlier edition of the lesson. What it shows may have changed since.';

const STEP_ALONE =
  'What you did here is too long for a link, or an answer made this run. The link opens the step from its beginning.';

function openingAt({ step, run, picture, focus, tape, position, at }: Opened): Beginning {
  return { step, run, picture, focus, opening: { tape, position, at, reached: position } };
}

/** Who comes back to a later step is taken to the moment that it talks about. */
function useFirstScene({ chosen, actions }: LessonAtWork, linked: boolean): void {
  const first = useRef({ step: chosen.step, enter: actions.enter });
  useEffect(() => {
    const { step, enter } = first.current;
    if (!linked && step > 0) enter(step);
  }, [linked]);
}

/** The link of the moment that is shown when it is asked for, also when the page has broken. */
function useLink(work: LessonAtWork): () => string {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  const [link] = useState(() => () => {
    const { content, chosen, player } = latest.current;
    return linkOf({ content, chosen, context: player.actor.getSnapshot().context });
  });
  useEffect(() => keepRun(link), [link]);
  return link;
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

function usePictureKeys({ lesson, choose, step }: LessonAtWork): void {
  const { pictures } = lesson;
  // A learner who is the scheduler picks what happens next with these.
  const taken = step.exercise?.kind === 'scheduler';
  const keys = useMemo(() => {
    const show = (place: number) => () => {
      const picture = pictures[place];
      if (picture !== undefined) choose({ picture });
    };
    const search = () => document.getElementById('process-search')?.focus();
    if (taken) return { search };
    return { search, picture1: show(0), picture2: show(1), picture3: show(2), picture4: show(3) };
  }, [pictures, choose, taken]);
  useActionKeys(keys);
}
