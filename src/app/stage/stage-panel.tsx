/** The picture, what may be seen in it, and what may be broken. */
import { lazy, Suspense, useDeferredValue } from 'react';
import type { ComponentType, ReactNode } from 'react';

import { STILL, useMedia } from '#app/shell/use-media.ts';
import { MessagePicture } from '#views/message-picture.tsx';
import type { PictureProps } from '#views/picture.tsx';

import { FaultsBar } from './faults-bar.tsx';
import { boxOf, STAGE_PANEL } from './stage-place.ts';
import type { StageProps, View } from './stage-props.ts';
import type { Crashing } from './use-crash-menu.tsx';
import { VersionSwitch } from './version-switch.tsx';

type StagePanelProps = {
  readonly stage: StageProps;
  readonly crash: Crashing;
  /** What stands above the picture: the tabs, and what else the page puts there. */
  readonly bar: ReactNode;
  /** What stands below it. */
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
};

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
        className="h-[373px] min-h-0 px-2 md:h-auto md:flex-1"
      >
        <PictureOf stage={stage} crash={crash} />
      </div>
      {foot !== undefined && <div className="p-3 md:px-4 md:pb-3.5">{foot}</div>}
      {children}
    </section>
  );
}

type OnStage = Pick<StagePanelProps, 'stage' | 'crash'>;

/** What may be broken: the selected process, and whatever else there is. */
export function StageFaults({ stage, crash }: OnStage) {
  const { target, ask, askMore } = crash;
  return (
    <FaultsBar
      target={target}
      targets={stage.targets}
      deeds={stage.deeds}
      onMenu={(at) => target !== undefined && ask(target.key, at)}
      onDeed={stage.onDeed}
      onMore={askMore}
    />
  );
}

function PictureOf({ stage, crash }: OnStage) {
  const reducedMotion = useMedia(STILL);
  const { moment, cast, focus, onHover, onEvent, others = {} } = stage;
  // While one is loaded, the one before it stays.
  const view = useDeferredValue(stage.view);
  /** A device has nothing inside to be looked at: pressed, it says what can go wrong with it. */
  const select = (key: string) => {
    stage.onSelect(key);
    if (stage.targets.find((one) => one.key === key)?.kind === 'device') crash.ask(key, boxOf(key));
  };
  const Chosen = PICTURES[view];
  if (Chosen === undefined) return <Suspense>{others[view]}</Suspense>;
  return (
    <Suspense>
      <Chosen
        moment={moment}
        cast={cast}
        focus={focus}
        paused={stage.paused ?? false}
        reducedMotion={reducedMotion}
        onSelect={select}
        onMenu={crash.ask}
        onHover={onHover}
        onEvent={onEvent}
      />
    </Suspense>
  );
}

/** Loaded when somebody wants to see it. */
const TreePicture = lazy(async () => ({
  default: (await import('#views/tree-picture.tsx')).TreePicture,
}));

const PICTURES: Partial<Record<View, ComponentType<PictureProps>>> = {
  messages: MessagePicture,
  tree: TreePicture,
};

export function StageVersions({ stage }: { readonly stage: StageProps }) {
  const { versions, version, onVersion } = stage;
  return <VersionSwitch versions={versions} version={version} onVersion={onVersion} />;
}
