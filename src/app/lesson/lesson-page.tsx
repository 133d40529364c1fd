/**
 * The page of a lesson, from one object: words at the left, the picture, what is inside the selected
 * process at the right, time below. It keeps nothing but which panel of a small screen is open.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';

import { Inspector } from '#app/details/inspector.tsx';
import type { InspectorProps } from '#app/details/inspector.tsx';
import { ProcessSearch } from '#app/details/process-search.tsx';
import type { ProcessSearchProps } from '#app/details/process-search.tsx';
import { Transcript } from '#app/details/transcript.tsx';
import type { TranscriptProps } from '#app/details/transcript.tsx';
import { isEmbed } from '#app/shell/embed.ts';
import { CloseIcon, PanelIcon } from '#app/shell/icons.tsx';
import { PageHeader } from '#app/shell/page-header.tsx';
import type { PageHeaderProps } from '#app/shell/page-header.tsx';
import { PictureMenu } from '#app/shell/picture-menu.tsx';
import type { PictureMenuProps } from '#app/shell/picture-menu.tsx';
import { useDismiss } from '#app/shell/use-dismiss.ts';
import { NARROW, PHONE, useMedia } from '#app/shell/use-media.ts';
import { Legend } from '#app/stage/legend.tsx';
import type { SayBarProps } from '#app/stage/say-bar.tsx';
import { StagePanel, StageVersions } from '#app/stage/stage-panel.tsx';
import type { StageProps } from '#app/stage/stage-props.ts';
import { useCrashMenu } from '#app/stage/use-crash-menu.tsx';
import type { Crashing } from '#app/stage/use-crash-menu.tsx';
import { Transport } from '#app/time/transport.tsx';
import type { TransportProps } from '#app/time/transport.tsx';
import type { PictureName } from '#lesson/lesson.ts';

import { EmbedPage } from './embed-page.tsx';
import { PhonePage } from './phone-page.tsx';
import { PictureTabs } from './picture-tabs.tsx';
import { ProsePanel } from './prose-panel.tsx';
import type { ProsePanelProps } from './prose-panel.tsx';
import { StageFoot } from './stage-foot.tsx';

export type LessonPageProps = {
  readonly header: PageHeaderProps;
  readonly prose: ProsePanelProps;
  readonly stage: StageProps;
  readonly pictures: readonly PictureName[];
  /** What is happening, in one sentence; `narrated`: whether there ever is one. */
  readonly narration: string | undefined;
  readonly narrated: boolean;
  readonly saying?: SayBarProps | undefined;
  /** Where lines are typed, if the run has such a place. */
  readonly prompt: ReactNode;
  /** What there is to say of where the disk is kept. */
  readonly disk: ReactNode;
  /** `undefined`: nothing is selected. */
  readonly inspector: InspectorProps | undefined;
  readonly transcript: TranscriptProps;
  readonly transport: TransportProps;
  readonly search: ProcessSearchProps;
  readonly saving: PictureMenuProps;
  /** The latest milestone, said to whoever cannot see it. */
  readonly announcement: string;
};

export function LessonPage(props: LessonPageProps) {
  const crash = useCrashMenu(props.stage);
  return (
    <>
      <a
        href="#picture"
        className="sr-only z-20 rounded-lg bg-ink px-4 py-2 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the picture
      </a>
      <LaidOut page={props} crash={crash} />
      {crash.menu}
      <p aria-live="polite" className="sr-only">
        {props.announcement}
      </p>
    </>
  );
}

function LaidOut(props: LaidOutProps) {
  const phone = useMedia(PHONE);
  if (isEmbed()) return <EmbedPage {...props} />;
  return phone ? <PhonePage {...props} /> : <WidePage {...props} />;
}

export type LaidOutProps = { readonly page: LessonPageProps; readonly crash: Crashing };

function WidePage({ page, crash }: LaidOutProps) {
  const { header, prose, stage, transport } = page;
  const narrow = useMedia(NARROW);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className="grid h-dvh grid-rows-[52px_minmax(0,1fr)_92px]">
      <PageHeader {...header} />
      <main className="grid min-h-0 grid-cols-[300px_minmax(0,1fr)] wide:grid-cols-[352px_minmax(0,1fr)_340px]">
        <ProsePanel {...prose} />
        <StagePanel
          stage={stage}
          crash={crash}
          foot={<StageFoot page={page} crash={crash} />}
          bar={
            <>
              <PictureTabs {...page} />
              <span className="flex-1" />
              <Legend />
              <PictureMenu {...page.saving} />
              <StageVersions stage={stage} />
              {narrow && <DetailsButton ref={opener} open={open} onPress={() => setOpen(!open)} />}
            </>
          }
        >
          {narrow && open && <Drawer {...page} onClose={close} />}
        </StagePanel>
        {!narrow && (
          <aside className="flex min-h-0 flex-col border-l border-line bg-panel">
            <Details {...page} />
          </aside>
        )}
      </main>
      <Transport {...transport} />
    </div>
  );
}

type DetailsButtonProps = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly open: boolean;
  readonly onPress: () => void;
};

const DETAILS = 'details-button';

function DetailsButton({ ref, open, onPress }: DetailsButtonProps) {
  return (
    <button ref={ref} type="button" className="button" aria-expanded={open} onClick={onPress}>
      <PanelIcon /> Details
    </button>
  );
}

function Details({ inspector, transcript, search }: LessonPageProps) {
  return (
    <>
      <div className="px-4 pt-3 max-wide:pr-14">
        <ProcessSearch {...search} />
      </div>
      <div className="min-h-0 flex-[2.5] overflow-y-auto">
        <Inspector inspected={inspector} />
      </div>
      <div className="flex min-h-[170px] flex-1 border-t border-line">
        <Transcript {...transcript} />
      </div>
    </>
  );
}

function Drawer({ onClose, ...props }: LessonPageProps & { readonly onClose: () => void }) {
  const drawer = useRef<HTMLElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  const close = useCallback(() => {
    if (drawer.current?.contains(document.activeElement) === true)
      document.getElementById(DETAILS)?.focus();
    latest.current();
  }, []);
  useDismiss(drawer, close);
  return (
    <aside
      ref={drawer}
      aria-label="Details"
      className="absolute inset-y-0 right-0 z-10 flex w-[340px] flex-col border-l border-line bg-panel shadow-2xl"
    >
      <button
        type="button"
        aria-label="Close details"
        title="Close (Escape)"
        className="button absolute top-3 right-3 z-10 w-8 px-0"
        onClick={close}
      >
        <CloseIcon />
      </button>
      <Details {...props} />
    </aside>
  );
}
