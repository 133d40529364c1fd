/** The picture, what may be seen in it, and what may be broken. */
import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Feed, Moment } from '#scene/moment.ts';
import { MessagePicture } from '#views/message-picture.tsx';
import { TreePicture } from '#views/tree-picture.tsx';

import { CrashMenu } from './crash-menu.tsx';
import { FaultsBar } from './faults-bar.tsx';
import type { BankFault } from './faults-bar.tsx';
import { Legend } from './legend.tsx';
import { MemorySwitch } from './memory-switch.tsx';
import type { Memory } from './memory-switch.tsx';
import { STILL, useMedia } from './use-media.ts';

export type View = 'messages' | 'tree';

export type StageProps = {
  readonly moment: Feed<Moment>;
  readonly view: View;
  readonly selected: string | undefined;
  /** The keys of those that are alive and may be crashed. */
  readonly crashable: readonly string[];
  readonly bankFaults: readonly BankFault[];
  readonly memory: Memory;
  readonly onView: (view: View) => void;
  readonly onSelect: (key: string) => void;
  readonly onCrash: (key: string, reason: string) => void;
  readonly faultIn: (reason: string) => string | undefined;
  readonly onBankFault: (id: string) => void;
  readonly onMemory: (memory: Memory) => void;
};

type Asked = { readonly key: string; readonly at: DOMRect };

type StagePanelProps = {
  readonly stage: StageProps;
  /** What stands above the picture: the tabs, and what else the page puts there. */
  readonly bar: ReactNode;
  readonly children?: ReactNode;
};

export const STAGE_PANEL = 'picture';

export function StagePanel({ stage, bar, children }: StagePanelProps) {
  const [asked, setAsked] = useState<Asked>();
  const { selected, crashable } = stage;
  const target = crashable.find((key) => key === selected);
  const ask = (key: string, at: DOMRect) => {
    if (crashable.includes(key)) setAsked({ key, at });
  };
  return (
    <section aria-label="Picture" className="stage-ground relative flex min-h-0 min-w-0 flex-col">
      <div className="flex flex-wrap items-center justify-between gap-2 p-3 md:px-4">{bar}</div>
      <div
        id={STAGE_PANEL}
        role="tabpanel"
        aria-labelledby={`${STAGE_PANEL}-${stage.view}`}
        className="h-[452px] min-h-0 px-2 md:h-auto md:flex-1"
      >
        <PictureOf stage={stage} onCrashMenu={ask} />
      </div>
      <div className="flex flex-col gap-3 p-3 md:px-4 md:pb-3.5">
        <div className="md:hidden">
          <StageMemory stage={stage} />
        </div>
        <FaultsBar
          target={target}
          bankFaults={stage.bankFaults}
          onCrashMenu={(at) => target !== undefined && ask(target, at)}
          onBankFault={stage.onBankFault}
        />
        <div className="md:hidden">
          <Legend />
        </div>
      </div>
      {children}
      {asked !== undefined && (
        <CrashMenu
          name={asked.key}
          at={asked.at}
          faultIn={stage.faultIn}
          onClose={() => setAsked(undefined)}
          onCrash={(reason) => stage.onCrash(asked.key, reason)}
        />
      )}
    </section>
  );
}

type PictureOfProps = {
  readonly stage: StageProps;
  readonly onCrashMenu: (key: string, at: DOMRect) => void;
};

function PictureOf({ stage, onCrashMenu }: PictureOfProps) {
  const reducedMotion = useMedia(STILL);
  const { moment, view, selected, onSelect } = stage;
  const Chosen = view === 'messages' ? MessagePicture : TreePicture;
  return (
    <Chosen
      moment={moment}
      selected={selected}
      reducedMotion={reducedMotion}
      onSelect={onSelect}
      onCrashMenu={onCrashMenu}
    />
  );
}

export function StageMemory({ stage }: { readonly stage: StageProps }) {
  return <MemorySwitch memory={stage.memory} onMemory={stage.onMemory} />;
}
