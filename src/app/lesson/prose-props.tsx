/** What a lesson at work says and asks, as the props of its panel of words. */
import type { ReactNode } from 'react';

import { LESSONS } from '#app/shell/lessons.ts';
import { PHONE } from '#app/shell/use-media.ts';
import type { LessonEntry } from '#lesson/catalog.ts';
import { reach } from '#lesson/lesson.ts';

import { isTaskDone } from './lesson-steps.ts';
import type { ProsePanelProps, WayOn } from './prose-panel.tsx';
import { LessonProse } from './prose-parts.tsx';
import { StepExercise } from './step-exercise.tsx';
import { TaskLine } from './task-line.tsx';
import type { LessonAtWork } from './use-lesson.tsx';

export function proseProps(work: LessonAtWork, homeHref: string): ProsePanelProps {
  const { lesson, chosen, step, content, actions } = work;
  const { Prose, entry } = content;
  return {
    kicker: entry.kicker,
    title: entry.heading,
    kind: step.kind,
    step: chosen.step + 1,
    steps: lesson.steps.length,
    visited: lesson.steps.map(({ id }) => chosen.visited.includes(id)),
    onStep: (place) => actions.enter(place - 1),
    body: (
      <LessonProse
        Prose={Prose}
        reading={{
          step: step.id,
          focus: chosen.focus,
          names: namesIn(work),
          onSelect: (selected) => work.look({ selected }),
          onHover: (hovered) => work.look({ hovered }),
          onGo: (name) => goTo(work, name),
        }}
      />
    ),
    ...(step.exercise === undefined
      ? {}
      : { exercise: <StepExercise key={step.id} work={work} exercise={step.exercise} /> }),
    note: noteOf(work),
    back:
      chosen.step === 0
        ? undefined
        : { label: 'Back', onPress: () => actions.enter(chosen.step - 1) },
    next: nextOf(work, homeHref),
  };
}

/** What each part is called and which kind of thing it is, for words that name one. */
function namesIn({ content, lesson, staging }: LessonAtWork) {
  const stagings = Object.values(lesson.runs).flatMap(
    ({ system, options }) => content.stagings[system.name]?.(options) ?? [],
  );
  const casts = [...stagings, staging].map(({ cast }) => cast.parts);
  const parts = casts.flatMap(({ parts: all }) => all.map(({ key, kind }) => [key, kind] as const));
  const outside = casts.flatMap(({ devices, groups }) => [
    ...devices.map(({ key }) => [key, 'outside'] as const),
    ...groups.map(({ group }) => [group, 'outside'] as const),
  ]);
  return new Map([...parts, ...outside]);
}

/** Runs the stage to a moment that the prose names. */
function goTo({ lesson, present, player: { actor } }: LessonAtWork, name: string): void {
  const milestone = lesson.moments?.[name];
  const event = milestone === undefined ? undefined : reach(present.tape, milestone);
  if (event !== undefined) actor.send({ type: 'seek', at: event.at + SHORTLY });
}

const SHORTLY = 100_000;

function noteOf(work: LessonAtWork): ReactNode {
  const { step, present, lesson, chosen, content, actions } = work;
  if (step.task !== undefined) {
    const { task } = step;
    const done = isTaskDone(task, present);
    return <TaskLine key={step.id} task={task} done={done} onShow={() => actions.show(task)} />;
  }
  return chosen.step === lesson.steps.length - 1 ? (
    <div className="flex flex-col items-start gap-3">
      <p>To talk about: {content.entry.discuss}</p>
      <button type="button" className="button" onClick={actions.again}>
        From the beginning
      </button>
    </div>
  ) : undefined;
}

function nextOf(work: LessonAtWork, homeHref: string): WayOn {
  const { main, player, step, chosen, choose, actions, content } = work;
  const { actor } = player;
  const { exercise } = step;
  const unanswered = exercise !== undefined && chosen.answers[exercise.id] === undefined;
  if (main.kind === 'next' && unanswered && matchMedia(PHONE).matches) return TO_THE_QUESTION;
  switch (main.kind) {
    case 'play':
      return {
        label: main.label,
        onPress: () => {
          choose({ shown: false });
          actor.send({ type: 'play', stopAt: main.until.at + main.linger });
        },
      };
    case 'next':
      return { label: 'Next', onPress: () => actions.enter(chosen.step + 1) };
    case 'end':
      return nextLesson(content.entry, homeHref);
  }
}

/** The lesson after this one; after the last, all of them. */
function nextLesson(entry: LessonEntry, homeHref: string): WayOn {
  const next = LESSONS[LESSONS.findIndex(({ id }) => id === entry.id) + 1];
  if (next === undefined) {
    return { label: 'All lessons', onPress: () => location.assign(homeHref) };
  }
  return {
    label: `Next: ${next.title}`,
    onPress: () => location.assign(`${homeHref}${next.path}`),
  };
}

/** On a phone the question lies below the words, and would be passed by. */
const TO_THE_QUESTION: WayOn = {
  label: 'To the question',
  onPress: () => document.getElementById('exercise')?.scrollIntoView({ block: 'nearest' }),
};
