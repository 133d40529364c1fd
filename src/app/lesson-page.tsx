/**
 * The page of a lesson, from one object: words at the left, the picture, what is inside the selected
 * process at the right, time below. It keeps nothing but which panel of a small screen is open.
 */
import { useState } from 'react';

import { CloseIcon, PanelIcon } from './icons.tsx';
import { Inspector } from './inspector.tsx';
import type { InspectorProps } from './inspector.tsx';
import { Legend } from './legend.tsx';
import { PageHeader } from './page-header.tsx';
import type { PageHeaderProps } from './page-header.tsx';
import { ProsePanel } from './prose-panel.tsx';
import type { ProsePanelProps } from './prose-panel.tsx';
import { STAGE_PANEL, StageMemory, StagePanel } from './stage-panel.tsx';
import type { StageProps, View } from './stage-panel.tsx';
import { StageTabs } from './stage-tabs.tsx';
import type { Tab } from './stage-tabs.tsx';
import { Transcript } from './transcript.tsx';
import type { TranscriptProps } from './transcript.tsx';
import { Transport } from './transport.tsx';
import type { TransportProps } from './transport.tsx';
import { NARROW, PHONE, useMedia } from './use-media.ts';

export type LessonPageProps = {
  readonly header: PageHeaderProps;
  readonly prose: ProsePanelProps;
  readonly stage: StageProps;
  /** `undefined`: nothing is selected. */
  readonly inspector: InspectorProps | undefined;
  readonly transcript: TranscriptProps;
  readonly transport: TransportProps;
  /** The latest milestone, said to whoever cannot see it. */
  readonly announcement: string;
};

export function LessonPage(props: LessonPageProps) {
  const phone = useMedia(PHONE);
  return (
    <>
      <a
        href="#picture"
        className="sr-only z-20 rounded-lg bg-ink px-4 py-2 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the picture
      </a>
      {phone ? <PhonePage {...props} /> : <WidePage {...props} />}
      <p aria-live="polite" className="sr-only">
        {props.announcement}
      </p>
    </>
  );
}

const VIEWS: readonly Tab<View>[] = [
  { id: 'messages', label: 'Messages' },
  { id: 'tree', label: 'Supervision tree' },
];

function WidePage(props: LessonPageProps) {
  const { header, prose, stage, transport } = props;
  const narrow = useMedia(NARROW);
  const [open, setOpen] = useState(false);
  return (
    <div className="grid h-dvh grid-rows-[52px_minmax(0,1fr)_92px]">
      <PageHeader {...header} />
      <main className="grid min-h-0 grid-cols-[300px_minmax(0,1fr)] wide:grid-cols-[352px_minmax(0,1fr)_340px]">
        <ProsePanel {...prose} />
        <StagePanel
          stage={stage}
          bar={
            <>
              <ViewTabs stage={stage} />
              <span className="flex-1" />
              <Legend />
              <StageMemory stage={stage} />
              {narrow && <DetailsButton open={open} onPress={() => setOpen(!open)} />}
            </>
          }
        >
          {narrow && open && <Drawer {...props} onClose={() => setOpen(false)} />}
        </StagePanel>
        {!narrow && (
          <aside className="flex min-h-0 flex-col border-l border-line bg-panel">
            <Details {...props} />
          </aside>
        )}
      </main>
      <Transport {...transport} />
    </div>
  );
}

function ViewTabs({ stage }: { readonly stage: StageProps }) {
  return (
    <StageTabs
      label="Pictures"
      tabs={VIEWS}
      current={stage.view}
      panel={STAGE_PANEL}
      onTab={stage.onView}
    />
  );
}

function DetailsButton({
  open,
  onPress,
}: {
  readonly open: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="button" aria-expanded={open} onClick={onPress}>
      <PanelIcon /> Details
    </button>
  );
}

function Details({ inspector, transcript }: LessonPageProps) {
  return (
    <>
      <div className="min-h-0 flex-[2.5] overflow-y-auto">
        <Inspector inspected={inspector} />
      </div>
      <div className="flex min-h-[170px] flex-1 border-t border-line">
        <Transcript {...transcript} />
      </div>
    </>
  );
}

function Drawer(props: LessonPageProps & { readonly onClose: () => void }) {
  return (
    <aside
      aria-label="Details"
      className="absolute inset-y-0 right-0 z-10 flex w-[340px] flex-col border-l border-line bg-panel shadow-2xl"
    >
      <button
        type="button"
        aria-label="Close details"
        className="button absolute top-3 right-3 z-10 w-8 px-0"
        onClick={props.onClose}
      >
        <CloseIcon />
      </button>
      <Details {...props} />
    </aside>
  );
}

type PhoneTab = View | 'code';

const PHONE_TABS: readonly Tab<PhoneTab>[] = [
  { id: 'messages', label: 'Messages' },
  { id: 'tree', label: 'Tree' },
  { id: 'code', label: 'Code' },
];

function PhonePage(props: LessonPageProps) {
  const { header, prose, stage, transport, inspector, transcript } = props;
  const [code, setCode] = useState(false);
  const show = (id: PhoneTab) => {
    setCode(id === 'code');
    if (id !== 'code') stage.onView(id);
  };
  const tabs = (
    <StageTabs
      label="Pictures"
      tabs={PHONE_TABS}
      current={code ? 'code' : stage.view}
      panel={STAGE_PANEL}
      onTab={show}
    />
  );
  return (
    <div className="flex min-h-dvh flex-col bg-panel">
      <PageHeader {...header} />
      <main className="flex-1">
        <ProsePanel {...prose} />
        <div className="border-t border-line">
          {code ? (
            <div
              id={STAGE_PANEL}
              role="tabpanel"
              aria-labelledby={`${STAGE_PANEL}-code`}
              className="bg-panel"
            >
              <div className="stage-ground p-3">{tabs}</div>
              <Inspector inspected={inspector} />
              <Transcript {...transcript} />
            </div>
          ) : (
            <StagePanel stage={stage} bar={tabs} />
          )}
        </div>
      </main>
      <div className="sticky bottom-0 z-10">
        <Transport {...transport} />
      </div>
    </div>
  );
}
