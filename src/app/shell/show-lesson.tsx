/** A lesson's page, with what catches it when it breaks. */
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';

import type { LessonEntry } from '#lesson/catalog.ts';

import { ErrorBoundary } from './error-boundary.tsx';

type Shown = {
  readonly entry: LessonEntry;
  /** The way to the root of the site. */
  readonly home: string;
};

export function showLesson(where: HTMLElement, { entry, home }: Shown): void {
  const Page = lazy(async () => {
    const [{ LessonApp }, { contentOf }] = await Promise.all([
      import('#app/lesson/lesson-app.tsx'),
      import('#app/lesson/lesson-content.ts'),
    ]);
    const content = await contentOf(entry);
    return { default: () => <LessonApp content={content} homeHref={home} /> };
  });
  createRoot(where).render(
    <ErrorBoundary homeHref={home}>
      <Suspense>
        <Page />
      </Suspense>
    </ErrorBoundary>,
  );
}
