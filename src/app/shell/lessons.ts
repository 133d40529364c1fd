/** All lessons there are, in their order. */
import { TRACKS } from 'virtual:lessons';

import type { LessonEntry } from '#lesson/catalog.ts';

export { TRACKS };

export const LESSONS: readonly LessonEntry[] = TRACKS.flatMap(({ lessons }) => lessons);

/** The lesson at that address of the site, whatever folder the site is in. */
export function lessonAt(pathname: string): LessonEntry | undefined {
  const folder = pathname.replace(/index\.html$/, '').replace(/\/?$/, '/');
  return LESSONS.find(({ path }) => folder.endsWith(`/${path}`));
}
