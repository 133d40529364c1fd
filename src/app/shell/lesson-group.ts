/** All lessons, and the first page, to jump to. */
import { LESSONS } from './lessons.ts';
import type { PaletteGroup } from './palette.tsx';

/** `home`: the way from this page to the root of the site. */
export function lessonGroup(home: string): PaletteGroup {
  const lessons = LESSONS.map(({ id, number, title, track, path, summary }) => ({
    id: `lesson ${id}`,
    label: `${number} ${title}`,
    detail: track,
    keywords: [track, summary],
    onPick: () => location.assign(`${home}${path}`),
  }));
  const first = {
    id: 'home',
    label: 'All lessons',
    keywords: ['home', 'start'],
    onPick: () => location.assign(home),
  };
  return { name: 'Lessons', items: [...lessons, first] };
}
