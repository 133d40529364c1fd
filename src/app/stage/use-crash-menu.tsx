/** The menu of what may be done: to whom it was asked, from the picture, a button or the key K. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

import { useKeys } from '#app/shell/use-keys.ts';

import type { Deed, Target } from './deed.ts';
import { boxOf } from './stage-place.ts';
import type { StageProps } from './stage-props.ts';

/** Loaded when it is first asked for. */
const FaultMenu = lazy(async () => ({
  default: (await import('./fault-menu.tsx')).FaultMenu,
}));

export type Crashing = {
  /** Who is selected. */
  readonly target: Target | undefined;
  /** Opens the menu for that one, beside that box; not for whom nothing can be done to. */
  readonly ask: (key: string, at: DOMRect) => void;
  /** Opens a menu of these deeds alone. */
  readonly askMore: (deeds: readonly Deed[], at: DOMRect) => void;
  readonly menu: ReactNode;
};

type Asked = {
  readonly target: Target;
  readonly deeds: readonly Deed[];
  readonly at: DOMRect;
};

const OUTSIDE: Target = { key: '', name: 'the system', kind: 'device' };

export function useCrashMenu(stage: StageProps): Crashing {
  const [asked, setAsked] = useState<Asked>();
  const { targets, focus, deeds, onMenu } = stage;
  const target = targets.find(({ key }) => key === focus.selected);
  const ask = (key: string, at: DOMRect) => {
    const found = targets.find((one) => one.key === key);
    if (found === undefined) return;
    const own = deeds.filter(({ of }) => of === key);
    if (canBeAsked(found, own)) setAsked({ target: found, deeds: own, at });
  };
  const askHere = () => {
    if (target !== undefined) ask(target.key, boxOf(target.key));
  };
  const isOpen = asked !== undefined;
  useEffect(() => {
    if (!isOpen) return undefined;
    onMenu(true);
    return () => onMenu(false);
  }, [isOpen, onMenu]);
  useKeys({ k: askHere, K: askHere });
  const menu =
    asked === undefined ? null : (
      <Suspense>
        <FaultMenu
          {...asked}
          faultIn={stage.faultIn}
          onClose={() => setAsked(undefined)}
          onFault={(fault) => stage.onFault(asked.target.key, fault)}
          onDeed={stage.onDeed}
        />
      </Suspense>
    );
  return {
    target,
    ask,
    askMore: (some, at) => setAsked({ target: OUTSIDE, deeds: some, at }),
    menu,
  };
}

function canBeAsked({ kind, whyNot }: Target, deeds: readonly Deed[]): boolean {
  return kind === 'process' ? whyNot === undefined : kind === 'device' && deeds.length > 0;
}
