import { SayBar } from '#app/stage/say-bar.tsx';
import { StageFaults } from '#app/stage/stage-panel.tsx';
/** What stands below the picture: what is happening in words, what may be said, what may be broken. */
import type { Crashing } from '#app/stage/use-crash-menu.tsx';

import type { LessonPageProps } from './lesson-page.tsx';

type StageFootProps = { readonly page: LessonPageProps; readonly crash: Crashing };

export function StageFoot({ page, crash }: StageFootProps) {
  const { saying, prompt, disk, stage } = page;
  return (
    <div className="flex flex-col gap-2.5">
      <Caption page={page} />
      {saying !== undefined && <SayBar key={saying.label} {...saying} />}
      {disk}
      {prompt}
      <StageFaults stage={stage} crash={crash} />
    </div>
  );
}

/** It keeps its line while nothing is said, so that the picture keeps its size. */
export function Caption({ page: { narration, narrated } }: Pick<StageFootProps, 'page'>) {
  if (!narrated) return null;
  return (
    <p className="min-h-[21px] text-center text-[14px] font-[550] text-balance max-md:px-3 max-md:pb-2 max-md:text-[13px]">
      {narration}
    </p>
  );
}
