/** What is said of where the files are, and of what is wrong with that: one sentence each. */
import type { Situation } from './keeper.ts';
import type { DiskState } from './real-disk.ts';

/** What the learner may do about a notice. */
export type DiskDeed =
  | 'take'
  | 'use kept'
  | 'use own'
  | 'use left'
  | 'dismiss left'
  | 'download'
  | 'undo'
  | 'dismiss';

export type DiskNotice = {
  readonly id: string;
  readonly text: string;
  readonly deeds: readonly DiskDeed[];
};

export type Known = {
  /** The run on the stage is one whose disk is kept. */
  readonly keepsDisk: boolean;
  readonly state: DiskState;
  readonly situation: Situation;
  /** How many files are kept. */
  readonly kept: number;
};

/** Where the files of the run on the stage really are. */
export function whereText({ keepsDisk, state, situation }: Known): string {
  if (!keepsDisk) return 'The disk of this run is in memory: it begins anew with each run.';
  if (situation.standing !== 'follows' || !isPlace(state)) return IN_MEMORY;
  if (state.kind !== 'kept') return NOT_ALL;
  return `Kept in this browser’s own storage for this page (${PLACES[state.place]}). Nothing leaves it.`;
}

const IN_MEMORY = 'The disk of this run is in memory now: it is gone when you close the page.';

const NOT_ALL = 'In memory now; what is kept in this browser’s own storage is older.';

const PLACES = {
  'private files': 'origin private file system',
  database: 'IndexedDB',
} as const;

type AtPlace = Extract<DiskState, { readonly place: unknown }>;

function isPlace(state: DiskState): state is AtPlace {
  return 'place' in state;
}

export function noticesOf(known: Known): readonly DiskNotice[] {
  const { situation, keepsDisk } = known;
  const said = keepsDisk ? [troubleOf(known), questionOf(known), leftOf(known)] : [];
  return [...said, undoOf(situation)].filter((notice) => notice !== undefined);
}

function undoOf({ undo }: Situation): DiskNotice | undefined {
  if (undo === undefined) return undefined;
  const deeds = undo.back === undefined ? (['dismiss'] as const) : (['undo', 'dismiss'] as const);
  return { id: 'undo', text: undo.text, deeds };
}

function leftOf({ situation }: Known): DiskNotice | undefined {
  if (situation.standing !== 'follows' || situation.left === undefined) return undefined;
  return {
    id: 'left',
    text: `You went back in time: what is kept is now what happened in this future. Bringing back what was kept before stops the node, if it runs.`,
    deeds: ['use left', 'dismiss left'],
  };
}

function questionOf({ situation, kept, state }: Known): DiskNotice | undefined {
  if (situation.standing !== 'asks' || !isPlace(state)) return undefined;
  const files = kept === 1 ? 'a file' : `${kept} files`;
  return {
    id: 'asks',
    text: `This browser keeps ${files} of another run; the files of this run are in memory. Using the kept files stops the node, if it runs.`,
    deeds: ['use kept', 'use own'],
  };
}

function troubleOf({ state }: Known): DiskNotice | undefined {
  switch (state.kind) {
    case 'opening':
      return undefined;
    case 'kept':
      return state.alone ? undefined : TROUBLES['not alone'];
    case 'other version':
      return { id: state.kind, text: otherVersion(state.version), deeds: ['download'] };
    case 'full':
    case 'failing':
    case 'missing':
    case 'blocked':
    case 'unreadable':
    case 'elsewhere':
      return TROUBLES[state.kind];
  }
}

const GOES_ON = 'The lesson runs in memory; close the page and its files are gone.';

const TROUBLES = {
  'not alone': {
    id: 'not alone',
    text: 'This browser cannot tell whether another tab uses the same disk: use one tab at a time.',
    deeds: [],
  },
  full: {
    id: 'full',
    text: 'This browser’s storage is full: the last change is in memory only, and is tried again with the next.',
    deeds: ['download'],
  },
  failing: {
    id: 'failing',
    text: 'This browser refused to keep the last change: it is in memory only, and is tried again with the next.',
    deeds: ['download'],
  },
  missing: {
    id: 'missing',
    text: `This browser has no storage for files. ${GOES_ON}`,
    deeds: ['download'],
  },
  blocked: {
    id: 'blocked',
    text: `This browser keeps no files for this page: its storage is blocked, as in a private window. ${GOES_ON}`,
    deeds: ['download'],
  },
  unreadable: {
    id: 'unreadable',
    text: `The kept files cannot be read now, and are left as they are. ${GOES_ON}`,
    deeds: ['download'],
  },
  elsewhere: {
    id: 'elsewhere',
    text: 'Another tab has the disk. This one runs in memory, and gets the disk when that tab is closed.',
    deeds: ['take', 'download'],
  },
} as const satisfies Record<string, DiskNotice>;

function otherVersion(version: string): string {
  const whose = version === 'unknown' ? 'an unknown version' : `version ${version}`;
  return `The kept files were written by ${whose} of this page, and are left as they are. ${GOES_ON}`;
}
