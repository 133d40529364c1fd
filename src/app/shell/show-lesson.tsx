/** A lesson's page, with what catches it when it breaks. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ComponentType } from 'react';
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
  createRoot(where).render(<Opened Page={Page} home={home} />);
}

type OpenedProps = Pick<Shown, 'home'> & { readonly Page: ComponentType };

/** A link to a moment may come while the page is open: then the lesson begins anew, at that moment. */
function Opened({ Page, home }: OpenedProps) {
  const [link, setLink] = useState(location.hash);
  useEffect(() => {
    const come = () => {
      if (location.hash.startsWith('#moment=')) setLink(location.hash);
    };
    addEventListener('hashchange', come);
    return () => removeEventListener('hashchange', come);
  }, []);
  return (
    <ErrorBoundary key={link} homeHref={home}>
      <Suspense>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}
