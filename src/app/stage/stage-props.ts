/** What the stage shows and tells: the props of all that is on it. */
import type { ReactNode } from 'react';

import type { EventId } from '#kernel/event.ts';
import type { PictureName } from '#lesson/lesson.ts';
import type { Cast } from '#scene/cast.ts';
import type { Focus } from '#scene/focus.ts';
import type { Feed, Moment } from '#scene/moment.ts';

import type { Deed, Target } from './deed.ts';
import type { ProcessFault } from './fault-move.ts';
import type { Version } from './version-switch.tsx';

export type View = PictureName;

export type StageProps = {
  readonly moment: Feed<Moment>;
  readonly cast: Cast;
  readonly view: View;
  /** Pictures that are no pictures of one moment: the lanes over time. */
  readonly others?: Readonly<Partial<Record<View, ReactNode>>>;
  readonly focus: Focus;
  /** Time stands: what there is room for is written out. */
  readonly paused?: boolean;
  /** All that can be selected, and what may be done to it. */
  readonly targets: readonly Target[];
  readonly deeds: readonly Deed[];
  /** Runs to switch between; which of them is on the stage. */
  readonly versions: readonly Version[];
  readonly version: string;
  readonly onView: (view: View) => void;
  readonly onSelect: (key: string) => void;
  readonly onHover: (key: string | undefined) => void;
  readonly onEvent: (event: EventId | undefined) => void;
  readonly onFault: (key: string, fault: ProcessFault) => void;
  readonly faultIn: (reason: string) => string | undefined;
  readonly onDeed: (id: string) => void;
  readonly onVersion: (id: string) => void;
  /** A menu over the picture is opened or closed. */
  readonly onMenu: (open: boolean) => void;
};
