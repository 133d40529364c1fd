/** The menu of exit reasons: for whom it was asked, from the picture, a button or the key K. */
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useKeys } from '#app/shell/use-keys.ts';

import { CrashMenu } from './crash-menu.tsx';
import type { CrashTarget } from './faults-bar.tsx';
import { STAGE_PANEL } from './stage-panel.tsx';
import type { StageProps } from './stage-panel.tsx';

export type Crashing = {
  readonly target: CrashTarget;
  /** Opens the menu for that process, beside that box; not for who cannot be crashed. */
  readonly ask: (key: string, at: DOMRect) => void;
  readonly menu: ReactNode;
};

type Asked = { readonly target: CrashTarget; readonly at: DOMRect };

const NOBODY: CrashTarget = { key: undefined, name: '', whyNot: 'Select a process first' };

export function useCrashMenu(stage: StageProps): Crashing {
  const [asked, setAsked] = useState<Asked>();
  const { targets, selected, onCrash } = stage;
  const target = targets.find(({ key }) => key === selected) ?? NOBODY;
  const ask = (key: string, at: DOMRect) => {
    const found = targets.find((one) => one.key === key);
    if (found !== undefined && found.whyNot === undefined) setAsked({ target: found, at });
  };
  const askHere = () => {
    if (target.key !== undefined) ask(target.key, boxOf(target.key));
  };
  useKeys({ k: askHere, K: askHere });
  const menu =
    asked === undefined ? null : (
      <CrashMenu
        name={asked.target.name}
        at={asked.at}
        faultIn={stage.faultIn}
        onClose={() => setAsked(undefined)}
        onCrash={(reason) => onCrash(asked.target.key ?? '', reason)}
      />
    );
  return { target, ask, menu };
}

/** Where the process is drawn, or the picture where it is not. */
function boxOf(key: string): DOMRect {
  const picture = document.getElementById(STAGE_PANEL);
  const node = picture?.querySelector(`[data-key="${key}"]`) ?? picture ?? document.body;
  return node.getBoundingClientRect();
}
