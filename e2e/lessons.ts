/** The lessons of the page under test, as the build found them: the address of each, and what is in it. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Exercise, ExerciseKind } from '#lesson/exercise.ts';
import type { Lesson } from '#lesson/lesson.ts';

/** As in playwright.config.ts. */
export const BUILT = process.env['E2E_BUILD'] ?? 'dist';

const ROOT = resolve(import.meta.dirname, '..');

/** The address of each lesson that was built. */
export const LESSON_ROUTES = foldersIn(resolve(ROOT, BUILT, 'lessons')).flatMap((track) =>
  foldersIn(resolve(ROOT, BUILT, 'lessons', track)).map((name) => `/lessons/${track}/${name}/`),
);

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

export type Asked<Kind extends ExerciseKind> = {
  readonly route: string;
  /** From 1. */
  readonly step: number;
  readonly exercise: Extract<Exercise, { readonly kind: Kind }>;
};

/** The first of that kind, by track and number. Throws where no lesson has one. */
export async function exerciseOf<Kind extends ExerciseKind>(kind: Kind): Promise<Asked<Kind>> {
  const lessons = resolve(ROOT, 'lessons');
  for (const track of foldersIn(lessons)) {
    for (const name of foldersIn(resolve(lessons, track))) {
      const route = `/lessons/${track}/${name}/`.replaceAll(/\/\d+-/g, '/');
      if (!LESSON_ROUTES.includes(route)) continue;
      const found = exerciseIn(await lessonIn(resolve(lessons, track, name)), kind);
      if (found !== undefined) return { route, ...found };
    }
  }
  throw new Error(`no lesson has an exercise of the kind "${kind}"`);
}

async function lessonIn(folder: string): Promise<Lesson> {
  const file = resolve(folder, 'lesson.ts');
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const { lesson }: { lesson: Lesson } = await import(file);
  return lesson;
}

function exerciseIn<Kind extends ExerciseKind>({ steps }: Lesson, kind: Kind) {
  for (const [place, { exercise }] of steps.entries()) {
    if (isOf(exercise, kind)) return { step: place + 1, exercise };
  }
  return undefined;
}

function isOf<Kind extends ExerciseKind>(
  exercise: Exercise | undefined,
  kind: Kind,
): exercise is Extract<Exercise, { readonly kind: Kind }> {
  return exercise?.kind === kind;
}
