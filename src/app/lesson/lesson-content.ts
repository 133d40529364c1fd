/** All of a lesson that is loaded where it is shown: its data, its words, its systems on the stage. */
import type { LessonEntry } from '#lesson/catalog.ts';
import type { Lesson } from '#lesson/lesson.ts';

import type { ProseComponent } from './prose-parts.tsx';
import { type StagingFor, stagingOf } from './staging.ts';

export type LessonContent = {
  readonly entry: LessonEntry;
  readonly lesson: Lesson;
  readonly Prose: ProseComponent;
  /** By the name of the system. */
  readonly stagings: Readonly<Record<string, StagingFor>>;
};

const lessons = import.meta.glob<Lesson>('/lessons/*/*/lesson.ts', { import: 'lesson' });
const proses = import.meta.glob<ProseComponent>('/lessons/*/*/prose.mdx', { import: 'default' });

/** Throws a `RangeError` that names what is missing. */
export async function contentOf(entry: LessonEntry): Promise<LessonContent> {
  const [lesson, Prose] = await Promise.all([
    lessons[`${entry.folder}/lesson.ts`]?.(),
    proses[`${entry.folder}/prose.mdx`]?.(),
  ]);
  if (lesson === undefined || Prose === undefined) {
    throw new RangeError(`the lesson ${entry.id} has no ${Prose === undefined ? 'prose' : 'data'}`);
  }
  const systems = [...new Set(Object.values(lesson.runs).map(({ system }) => system.name))];
  const stagings = await Promise.all(systems.map(stagingOf));
  return {
    entry,
    lesson,
    Prose,
    stagings: Object.fromEntries(
      systems.map((name, at) => [name, stagings[at]] as const),
    ) as Record<string, StagingFor>,
  };
}
