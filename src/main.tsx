/** Joins everything: finds out which page this is and shows it. */
import '#app/shell/fonts.ts';
import '#app/shell/theme.css';
import { createRoot } from 'react-dom/client';

import { HomePage } from '#app/shell/home-page.tsx';

const LESSON = 'lessons/coffee-shop/the-gateway-crashes/';

const element = document.getElementById('root');
if (element !== null) void show(element);

/** The lesson is loaded only where it is shown. */
async function show(where: HTMLElement): Promise<void> {
  const root = createRoot(where);
  const home = document.documentElement.dataset['root'] ?? './';
  if (!location.pathname.replace(/index\.html$/, '').endsWith(LESSON)) {
    root.render(<HomePage lessonHref={`${home}${LESSON}`} />);
    return;
  }
  const [{ LessonApp }, { content }] = await Promise.all([
    import('#app/lesson/lesson-app.tsx'),
    import('#app/lesson/gateway-lesson.ts'),
  ]);
  root.render(<LessonApp content={content} homeHref={home} />);
}
