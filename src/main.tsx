/** Until the lesson is wired to its run: the page as it looks at a fixed moment. */
import '#app/fonts.ts';
import '#app/theme.css';
import { createRoot } from 'react-dom/client';

import { LessonStory } from '#app/lesson-story.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<LessonStory />);
