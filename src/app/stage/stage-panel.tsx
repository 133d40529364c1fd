/** The picture, what may be seen in it, and what may be broken. */
import type { ReactNode } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import type { Feed, Moment } from '#scene/moment.ts';
import { MessagePicture } from '#views/message-picture.tsx';
import { TreePicture } from '#views/tree-picture.tsx';

import { FaultsBar } from './faults-bar.tsx';
import type { BankFault, CrashTarget } from './faults-bar.tsx';
import { MemorySwitch } from './memory-switch.tsx';
import type { Memory } from './memory-switch.tsx';
import type { Crashing } from './use-crash-menu.tsx';

export type View = 'messages' | 'tree';

export type StageProps = {
  readonly moment: Feed<Moment>;
  readonly view: View;
  readonly selected: string | undefined;
  /** All that can be selected, and whether it can be crashed. */
  readonly targets: readonly CrashTarget[];
  readonly bankFaults: readonly BankFault[];
  readonly memory: Memory;
  readonly onView: (view: View) => void;
  readonly onSelect: (key: string) => void;
  readonly onCrash: (key: string, reason: string) => void;
  readonly faultIn: (reason: string) => string | undefined;
  readonly onBankFault: (id: string) => void;
  readonly onMemory: (memory: Memory) => void;
};

type StagePanelProps = {
  readonly stage: StageProps;
  readonly crash: Pick<Crashing, 'target' | 'ask'>;
  /** What stands above the picture: the tabs, and what else the page puts there. */
  readonly bar: ReactNode;
  /** What stands below it. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
};

export const STAGE_PANEL = 'picture';

export function StagePanel({ stage, crash, bar, foot, children }: StagePanelProps) {
  return (
    <section aria-label="Picture" className="stage-ground relative flex min-h-0 min-w-0 flex-col">
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 pt-2 pb-1.5 md:px-4 md:py-3">
        {bar}
      </div>
      <div
        id={STAGE_PANEL}
        role="tabpanel"
        aria-labelledby={`${STAGE_PANEL}-${stage.view}`}
        className="h-[412px] min-h-0 px-2 md:h-auto md:flex-1"
      >
        <PictureOf stage={stage} onCrashMenu={crash.ask} />
      </div>
      {foot !== undefined && <div className="p-3 md:px-4 md:pb-3.5">{foot}</div>}
      {children}
    </section>
  );
}

/** What may be broken: the selected process, and the bank. */
export function StageFaults({ stage, crash }: Pick<StagePanelProps, 'stage' | 'crash'>) {
  const { target, ask } = crash;
  return (
    <FaultsBar
      target={target}
      bankFaults={stage.bankFaults}
      onCrashMenu={(at) => target.key !== undefined && ask(target.key, at)}
      onBankFault={stage.onBankFault}
    />
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
