/** The first page: what this is, and the way to the lesson. */
import { useEffect } from 'react';

import { CupIcon } from './icons.tsx';
import { applyTheme, keptTheme } from './theme.ts';

export type HomePageProps = { readonly lessonHref: string };

export function HomePage({ lessonHref }: HomePageProps) {
  useEffect(() => applyTheme(keptTheme(), document.documentElement), []);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[640px] flex-col justify-center gap-6 px-6 py-16">
      <p className="flex items-center gap-2 font-display text-[19px] font-semibold">
        <CupIcon /> Let It Brew
      </p>
      <h1 className="font-display text-[44px] leading-[1.08] font-[560] tracking-[-0.02em] md:text-[60px]">
        Crash it.
        <br />
        Watch it <span className="text-crash">heal.</span>
      </h1>
      <p className="max-w-[46ch] text-[18px] leading-relaxed text-muted">
        A coffee shop built from Elixir processes that you can see, step through in both directions
        and kill, right in this page.
      </p>
      <p>
        <a href={lessonHref} className="button button-main inline-flex min-h-11 px-4 text-[15px]">
          The gateway crashes <span aria-hidden="true">→</span>
        </a>
      </p>
    </main>
  );
}
