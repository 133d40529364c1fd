/** Every lesson's own mistakes, each with its file: what the build asks before it builds. */
import { LESSONS } from '#app/shell/lessons.ts';

import { faultsInLesson } from './faults-in-lesson.ts';
import { contentOf } from './lesson-content.ts';

/** `proseOf` reads a lesson's prose.mdx as text, by the lesson's folder. */
export async function allLessonFaults(
  proseOf: (folder: string) => string,
): Promise<readonly string[]> {
  const found = await Promise.all(
    LESSONS.map(async (entry) => {
      const content = await contentOf(entry);
      const faults = faultsInLesson({ ...content, prose: proseOf(entry.folder) });
      return faults.map((fault) => `${entry.folder.slice(1)}/${fault}`);
    }),
  );
  return found.flat();
}
