/**
 * The same page on a phone. The picture stands above the words, so that a new step moves nothing; the
 * way on and time stay below at hand, and whatever they start is in sight.
 */
import { useEffect, useState } from 'react';

import { Inspector } from '#app/details/inspector.tsx';
import { ProcessSearch } from '#app/details/process-search.tsx';
import { Transcript } from '#app/details/transcript.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import { PictureMenu } from '#app/shell/picture-menu.tsx';
import { CrashButton } from '#app/stage/faults-bar.tsx';
import { Legend } from '#app/stage/legend.tsx';
import { SayBar } from '#app/stage/say-bar.tsx';
import { StageFaults, StagePanel, StageVersions } from '#app/stage/stage-panel.tsx';
import { STAGE_PANEL } from '#app/stage/stage-place.ts';
import { StageTabs } from '#app/stage/stage-tabs.tsx';
import type { Crashing } from '#app/stage/use-crash-menu.tsx';
import { Transport } from '#app/time/transport.tsx';
import type { PictureName } from '#lesson/lesson.ts';

import type { LessonPageProps } from './lesson-page.tsx';
import { ProseBody, ProseTitle, ProseWork, StepButtons } from './prose-panel.tsx';
import type { ProsePanelProps } from './prose-panel.tsx';
import { Caption } from './stage-foot.tsx';

type PhonePageProps = { readonly page: LessonPageProps; readonly crash: Crashing };

type PhoneTab = PictureName | 'code';

const TABS: Readonly<Record<PhoneTab, string>> = {
  messages: 'Messages',
  tree: 'Tree',
  lanes: 'Lanes',
  pipe: 'Pipe',
  terminal: 'Terminal',
  files: 'Files',
  queues: 'Queues',
  buckets: 'Buckets',
  code: 'Code',
};

export function PhonePage({ page, crash }: PhonePageProps) {
  const { header, prose, stage, saying, prompt, disk, transport } = page;
  useBackToPicture(prose.step, transport.playing);
  return (
    <div className="flex min-h-dvh flex-col bg-panel">
      <PageHeader {...header} />
      <main className="flex-1">
        <div className="px-4 pt-2">
          <ProseTitle {...prose} />
        </div>
        <PhoneWords {...prose} />
        <PhoneStage page={page} crash={crash} />
        <div className="flex flex-col gap-3 border-t border-line px-4 py-4">
          {disk}
          {prompt}
          <ProseWork {...prose} />
          {saying !== undefined && <SayBar key={saying.label} {...saying} />}
          <StageFaults stage={stage} crash={crash} />
          <StageVersions stage={stage} />
          <div className="flex flex-wrap gap-2">
            <Legend />
            <PictureMenu {...page.saving} />
          </div>
        </div>
      </main>
      <div className="sticky bottom-0 z-10 border-t border-line bg-panel">
        <div className="flex gap-2 px-4 pt-2">
          <CrashButton
            target={crash.target}
            onCrashMenu={(at) => crash.target !== undefined && crash.ask(crash.target.key, at)}
          />
          <StepButtons {...prose} />
        </div>
        <Transport {...transport} />
      </div>
    </div>
  );
}

/** As many lines as leave room for the picture; the rest is scrolled to, so that nothing moves. */
function PhoneWords(prose: ProsePanelProps) {
  return (
    <section
      // Another step begins at its first line.
      key={prose.step}
      aria-label="Text of the step"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
      tabIndex={0}
      className="phone-words h-[100px] overflow-y-auto px-4 pb-3 -outline-offset-2"
    >
      <ProseBody {...prose} />
    </section>
  );
}

function PhoneStage({ page, crash }: PhonePageProps) {
  const { stage, pictures, inspector, transcript } = page;
  const [code, setCode] = useState(false);
  const show = (id: PhoneTab) => {
    setCode(id === 'code');
    if (id !== 'code') stage.onView(id);
  };
  const tabs = (
    <StageTabs
      label="Pictures"
      tabs={[...pictures, 'code' as const].map((id) => ({ id, label: TABS[id] }))}
      current={code ? 'code' : stage.view}
      panel={STAGE_PANEL}
      onTab={show}
    />
  );
  if (!code) {
    return <StagePanel stage={stage} crash={crash} bar={tabs} foot={<Caption page={page} />} />;
  }
  return (
    <div className="stage-ground">
      <div className="px-3 pt-2 pb-1.5">{tabs}</div>
      <div
        id={STAGE_PANEL}
        role="tabpanel"
        aria-labelledby={`${STAGE_PANEL}-code`}
        className="bg-panel"
      >
        <div className="px-4 pt-3">
          <ProcessSearch {...page.search} />
        </div>
        <Inspector inspected={inspector} />
        <Transcript {...transcript} />
      </div>
    </div>
  );
}

/** A new step and play both begin with the picture in sight. */
function useBackToPicture(step: number, playing: boolean): void {
  useEffect(() => {
    if (step > 1 || playing) window.scrollTo({ top: 0, behavior: 'smooth' });
  }, [step, playing]);
}
