/** Joins everything: finds out which page this is and shows it. What a page does not need is not loaded. */
import '#app/shell/fonts.ts';
import '#app/shell/theme.css';
import { showKeptTheme } from '#app/shell/kept-theme.ts';
import { lessonAt } from '#app/shell/lessons.ts';
import { showNotices } from '#app/shell/notices.ts';

const home = document.documentElement.dataset['root'] ?? './';
const where = document.getElementById('root');
if (where !== null) void show(where);

async function show(element: HTMLElement): Promise<void> {
  showKeptTheme();
  const entry = lessonAt(location.pathname);
  if (entry === undefined) {
    const { showHome } = await import('#app/shell/home-page.ts');
    showHome(element, home);
  } else {
    const { showLesson } = await import('#app/shell/show-lesson.tsx');
    showLesson(element, { entry, home });
  }
  showNotices(home);
}
