/** Which processes and devices of a system a picture shows, and what it says of each. */
import type { Term } from '#term/term.ts';

import type { DeviceMark, Moment, ProcessMark, Timed } from './moment.ts';

export type Parts = {
  readonly memory: Moment['memory'];
  readonly parts: readonly Part[];
  /** Processes that stand together in one tile, by how their labels begin. */
  readonly groups: readonly Group[];
  readonly devices: readonly DevicePart[];
  /** Lanes stand as the parts are listed, not the other way round. */
  readonly inOrder?: boolean;
  /** States in which something is being done. */
  readonly busy: readonly string[];
  /** States that end when a timer fires. */
  readonly timed: readonly string[];
};

export type Part = {
  /** Of the process that plays it. */
  readonly label: string;
  /** Its place in the plan. */
  readonly key: string;
  readonly name: string;
  readonly kind: ProcessMark['kind'];
  /** The region of a parallel machine that this part is: a thread of one program. */
  readonly region?: string;
  /** Of threads of one program: the messages that go through this one, by their tags. */
  readonly says?: readonly string[];
  readonly detail?: Detail;
  readonly line?: Line;
};

/** What it says of itself: from its innermost state, its data, and how long that state still lasts. */
export type Detail = (state: string, data: Term, timed: Timed | undefined) => string;

/** The same from all of its states, outermost first, where the innermost does not say enough. */
export type Line = (states: readonly string[], data: Term) => string;

export type Group = {
  readonly prefix: string;
  readonly group: string;
  readonly detail?: Detail;
  readonly line?: Line;
  /** Its lanes come after that part's; elsewise first of all. */
  readonly after?: string;
  /** Up to so many are shown each by itself, the dead as well: each keeps its place. */
  readonly singly?: number;
};

export type DevicePart = {
  readonly device: string;
  readonly key: string;
  readonly name: string;
  readonly icon?: DeviceMark['icon'];
  /** It works in steps, and none says whether it is the last: no answer is seen before it is there. */
  readonly inSteps?: true;
  readonly look: (
    described: Term,
  ) => Pick<DeviceMark, 'stateText' | 'health' | 'waiting' | 'texts' | 'progress'>;
  /** What can go wrong with it, as the picture offers it. */
  readonly faults?: readonly DeviceFault[];
};

export type DeviceFault = {
  /** As the device knows it. */
  readonly fault: string;
  readonly label: string;
  readonly hint: string;
  /** It lasts while the device's `stateText` is this, until that other fault ends it. */
  readonly lasts?: { readonly shownAs: string; readonly end: string };
};
