/** All that the inspector says of what is selected, as plain data. */
import type { ReactNode } from 'react';

import type { EventId } from '#kernel/event.ts';
import type { Focus } from '#scene/focus.ts';
import type { Chart, ChartPlace, ChartTone } from '#scene/statechart.ts';

import type { CodeBlockProps } from './code-block.tsx';

export type InspectorTone = ChartTone;

export type Inspection = {
  readonly key: string;
  readonly name: string;
  readonly tone: InspectorTone;
  /** `exited`, `brewing`… */
  readonly status: string;
  /** `#PID<0.108.0>`, `permanent`, `restarted once`; or `a device: no pid`. */
  readonly identity: readonly string[];
  /** The tile that it stands in with others like it. */
  readonly group?: string | undefined;
  /** What may be asked about it, and the answer. */
  readonly why?: ReactNode;
  readonly code?: Omit<CodeBlockProps, 'label'> | { readonly none: string } | undefined;
  /** As inspected, line by line. */
  readonly state?: { readonly title: string; readonly lines: readonly string[] } | undefined;
  readonly mailbox?:
    | { readonly title: string; readonly messages: readonly MailboxMessage[] }
    | undefined;
  readonly relations?: readonly Relation[] | undefined;
  readonly machine?: { readonly chart: Chart; readonly place: ChartPlace } | undefined;
  readonly info?: Info | undefined;
  /** Of a tile: who has been in it, the newest first. */
  readonly members?: readonly Member[] | undefined;
  /** Who is meant by the pids in state and mailbox: by `#PID<0.107.0>`. */
  readonly names?: Names | undefined;
};

export type Names = Readonly<Record<string, string>>;

export type MailboxMessage = {
  readonly text: string;
  /** As it is on the wire. */
  readonly whole: string;
  /** A receive has looked at it and left it where it is. */
  readonly skipped: boolean;
  /** `call from Customer 101`. */
  readonly sender: string;
  /** That it landed, and that it was sent. */
  readonly events: readonly EventId[];
};

export type Relation = {
  readonly kind: 'linked' | 'monitors' | 'monitored';
  readonly name: string;
  /** What to select to see it; none: it has no place in the picture. */
  readonly key: string | undefined;
  readonly pid: string | undefined;
};

/** Of `Process.info/1`: name and value of each item, and what they are about. */
export type Info = {
  readonly title: string;
  readonly items: readonly (readonly [name: string, value: string])[];
};

export type Member = {
  readonly key: string;
  readonly pid: string;
  readonly status: string;
  readonly tone: InspectorTone;
};

/** How the inspector and the pictures know of one another. */
export type InspectorLinks = {
  readonly focus?: Focus;
  readonly onSelect?: (key: string) => void;
  readonly onHover?: (key: string | undefined) => void;
};
