/**
 * A lesson's own mistakes, in words that say where and what is allowed: names that nothing has, steps
 * without words, words without a step, tasks without a solution. The build stops at them.
 */
import { faultsInExercise } from '#lesson/exercise-faults.ts';
import type { Lesson, LessonStep } from '#lesson/lesson.ts';
import { tapeOf } from '#lesson/perform.ts';

import type { StagingFor } from './staging.ts';

export type WholeLesson = {
  readonly lesson: Lesson;
  /** The text of its prose.mdx. */
  readonly prose: string;
  readonly stagings: Readonly<Record<string, StagingFor>>;
};

const PARTS = ['Step', 'P', 'M', 'Go', 'Simplified'];

export function faultsInLesson(whole: WholeLesson): readonly string[] {
  const { lesson } = whole;
  return [
    ...faultsInProse(whole),
    ...twice(lesson.steps.map(({ id }) => id)).map(
      (id) => `lesson.ts: two steps are called "${id}"`,
    ),
    ...twice(exercisesIn(lesson).map(({ id }) => id)).map(
      (id) => `lesson.ts: two exercises are called "${id}"`,
    ),
    ...unknown([lesson.selected], keysIn(whole)).map((name) => `lesson.ts: selected: ${name}`),
    ...unknown(
      (lesson.versions ?? []).map(({ run }) => run),
      Object.keys(lesson.runs),
    ).map((name) => `lesson.ts: versions: ${name}`),
    ...Object.entries(lesson.runs).flatMap(([id, run]) =>
      run.horizon >= run.opensAt ? [] : [`lesson.ts: runs.${id}: horizon lies before opensAt`],
    ),
    ...Object.entries(lesson.runs).flatMap(([id, { prompt }]) =>
      prompt === undefined && lesson.pictures.includes('terminal')
        ? [`lesson.ts: runs.${id}: there is a terminal, and no prompt`]
        : [],
    ),
    ...lesson.steps.flatMap((step, at) => faultsInStep(step, `lesson.ts: steps[${at}]`, whole)),
  ];
}

function exercisesIn({ steps }: Lesson) {
  return steps.flatMap(({ exercise }) => exercise ?? []);
}

function faultsInProse(whole: WholeLesson): readonly string[] {
  const { lesson, prose } = whole;
  const ids = lesson.steps.map(({ id }) => id);
  const told = attributes(prose, 'Step', 'id');
  const used = [...prose.matchAll(/<([A-Z]\w*)/g)].map(([, name = '']) => name);
  return [
    ...unknown(used, PARTS).map((name) => `prose.mdx: ${name}`),
    ...unknown(told, ids).map((name) => `prose.mdx: <Step id>: ${name}`),
    ...ids
      .filter((id) => !told.includes(id))
      .map((id) => `prose.mdx: the step "${id}" has no words: <Step id="${id}"> is missing`),
    ...twice(told).map((id) => `prose.mdx: <Step id="${id}"> is there twice`),
    ...unknown(attributes(prose, 'P', 'name'), keysIn(whole)).map(
      (name) => `prose.mdx: <P name>: ${name}`,
    ),
    ...unknown(attributes(prose, 'Go', 'to'), Object.keys(lesson.moments ?? {})).map(
      (name) => `prose.mdx: <Go to>: ${name}`,
    ),
  ];
}

function faultsInStep(step: LessonStep, path: string, whole: WholeLesson): readonly string[] {
  const { scene, task, exercise } = step;
  const runs = Object.keys(whole.lesson.runs);
  const solutions = [task?.solution, scene?.at?.by].filter((one) => one !== undefined);
  // The types say that there is one; a lesson written in a hurry may not.
  const unsolved = task !== undefined && (task.solution as unknown) === undefined;
  return [
    ...unknown([scene?.run ?? 'main', ...solutions.map(({ run }) => run)], runs).map(
      (name) => `${path}: run: ${name}`,
    ),
    ...unknown(scene?.selected === undefined ? [] : [scene.selected], keysIn(whole)).map(
      (name) => `${path}.scene.selected: ${name}`,
    ),
    ...(unsolved ? [`${path}.task: the solution is missing`] : []),
    ...(exercise === undefined ? [] : faultsInExercise(exercise)).map(
      (fault) => `${path}.exercise: ${fault}`,
    ),
  ];
}

const keysOfRuns = new WeakMap<Lesson['runs'], readonly string[]>();

/** Keys of all that the pictures of this lesson may show: each run is recorded once for that. */
function keysIn(whole: WholeLesson): readonly string[] {
  const { runs } = whole.lesson;
  const keys = keysOfRuns.get(runs) ?? recordedKeys(whole);
  keysOfRuns.set(runs, keys);
  return keys;
}

function recordedKeys({ lesson, stagings }: WholeLesson): readonly string[] {
  const keys = Object.values(lesson.runs).flatMap((run) => {
    const parts = stagings[run.system.name]?.(run.options).cast.parts;
    return parts === undefined
      ? []
      : [
          ...parts.parts.map(({ key }) => key),
          ...parts.groups.map(({ group }) => group),
          ...parts.devices.map(({ key }) => key),
        ];
  });
  const members = Object.values(lesson.runs).flatMap((run) => [...tapeOf(run).roll.byLabel.keys()]);
  return [...new Set([...keys, ...members])];
}

function attributes(prose: string, part: string, attribute: string): readonly string[] {
  const found = prose.matchAll(new RegExp(`<${part}\\b[^>]*\\b${attribute}="([^"]*)"`, 'g'));
  return [...found].map(([, value = '']) => value);
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, at) => names.indexOf(name) < at);
}

/** `there is no "Baristo"; allowed are …` for each that is not known. */
function unknown(names: readonly string[], known: readonly string[]): readonly string[] {
  return [...new Set(names)]
    .filter((name) => !known.includes(name))
    .map((name) => `there is no "${name}"; allowed are ${known.join(', ')}`);
}
