/** The stage and time alone, for a frame on another site; the way to all of it is at hand. */
import { fullHref } from '#app/shell/embed.ts';
import { StagePanel } from '#app/stage/stage-panel.tsx';
import { Transport } from '#app/time/transport.tsx';

import type { LaidOutProps } from './lesson-page.tsx';
import { PictureTabs } from './picture-tabs.tsx';
import { Caption } from './stage-foot.tsx';

export function EmbedPage({ page, crash }: LaidOutProps) {
  const { header, stage, transport } = page;
  return (
    <div className="grid h-dvh grid-rows-[minmax(0,1fr)_auto]">
      <main className="grid min-h-0">
        <h1 className="sr-only">{header.lesson}</h1>
        <StagePanel
          stage={stage}
          crash={crash}
          foot={<Caption page={page} />}
          bar={
            <>
              <PictureTabs {...page} />
              <span className="flex-1" />
              <a
                className="button"
                href={header.link?.() ?? location.href}
                target="_blank"
                rel="noopener"
                onClick={({ currentTarget }) => {
                  // Where it stands now, not where it stood when this was drawn.
                  currentTarget.href = fullHref(header.link?.() ?? location.href);
                }}
              >
                Open full
              </a>
            </>
          }
        />
      </main>
      <Transport {...transport} />
    </div>
  );
}
