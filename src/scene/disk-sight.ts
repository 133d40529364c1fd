/** A disk at a moment of a run: what it does, who waits for it, and its files. Numbers and words. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask } from '#kernel/device.ts';
import type { EventId } from '#kernel/event.ts';
import { BadExternalTerm, decode } from '#term/external.ts';
import type { Term } from '#term/term.ts';
import { nameIn } from '#trace/roll.ts';
import { type Tape, worldAt } from '#trace/tape.ts';

import type { Place } from './casting.ts';
import { askedAt, changedAt, type DiskIndex, diskIndexOf } from './disk-index.ts';
import { diskIn, type DiskRequest, type DiskState, requestOf } from './disk-state.ts';

export type DiskSight = {
  readonly underWay: readonly AskSight[];
  /** In the order in which they are served. */
  readonly queue: readonly AskSight[];
  /** By name. */
  readonly files: readonly FileSight[];
};

export type AskSight = {
  readonly key: string;
  /** `writes bob.list` */
  readonly text: string;
  /** Who asked: `Worker 1`. */
  readonly who: string;
  /** Since it was asked. */
  readonly waited: Microseconds;
  /** Of a write that is under way: bytes that have landed, of how many. */
  readonly landed?: number;
  readonly size?: number;
};

export type FileSight = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `undefined`: it changes now, or was there before the first event. */
  readonly changedAt: Microseconds | undefined;
  readonly state: FileState;
};

export type FileState =
  | 'whole'
  | 'being written'
  /** Whole, and about to be renamed. */
  | 'written aside'
  /** Nobody will finish it. */
  | 'left over'
  /** Its bytes say no term. */
  | 'torn'
  | 'set aside';

const VERBS = { read: 'reads', write: 'writes', remove: 'deletes', rename: 'renames' } as const;

/** `undefined`: there is no disk. */
export function diskSight({ tape, position, at }: Place): DiskSight | undefined {
  const disk = diskIn(worldAt(tape, position));
  if (disk === undefined) return undefined;
  const scene = { tape, at, index: diskIndexOf(tape), disk };
  const eventCount = tape.eventCounts[position] ?? 0;
  return {
    underWay: disk.underWay.map(({ ask, landed }) => askSight(scene, ask, landed)),
    queue: disk.queue.map((ask) => askSight(scene, ask)),
    files: [...disk.files.keys()]
      .toSorted(byName)
      .map((name) => fileSight(scene, name, eventCount)),
  };
}

type Scene = {
  readonly tape: Tape;
  readonly at: Microseconds;
  readonly index: DiskIndex;
  readonly disk: DiskState;
};

function askSight({ tape, at, index }: Scene, ask: Ask, landed?: number): AskSight {
  const request = requestOf(ask.request);
  const { words } = ask.ref;
  const sight = {
    key: words.join('.'),
    text: request === undefined ? 'does something' : askText(request),
    who: nameIn(tape.roll, ask.from),
    waited: at - (askedAt(index, ask.ref) ?? at),
  };
  if (request?.kind !== 'write') return sight;
  return { ...sight, size: request.size, ...(landed === undefined ? {} : { landed }) };
}

function askText(request: DiskRequest): string {
  const text = `${VERBS[request.kind]} ${request.file}`;
  return request.kind === 'rename' ? `${text} to ${request.to}` : text;
}

function fileSight({ index, disk }: Scene, name: string, eventCount: EventId): FileSight {
  const bytes = disk.files.get(name) ?? new Uint8Array();
  const state = stateOf(disk, name, bytes);
  const changed = state === 'being written' ? undefined : changedAt(index, name, eventCount);
  return { name, bytes, changedAt: changed, state };
}

function stateOf({ underWay, queue }: DiskState, name: string, bytes: Uint8Array): FileState {
  if (underWay.some(({ into }) => into === name)) return 'being written';
  if (name.endsWith('.corrupt')) return 'set aside';
  if (!name.endsWith('.tmp')) return isTerm(bytes) ? 'whole' : 'torn';
  const asks = [...underWay.map(({ ask }) => ask), ...queue];
  return asks.some(({ request }) => isRenaming(request, name)) ? 'written aside' : 'left over';
}

const terms = new WeakMap<Uint8Array, boolean>();

/** Read once: bytes on the disk never change, they are replaced. */
function isTerm(bytes: Uint8Array): boolean {
  const known = terms.get(bytes) ?? canBeRead(bytes);
  terms.set(bytes, known);
  return known;
}

function canBeRead(bytes: Uint8Array): boolean {
  try {
    decode(bytes);
    return true;
  } catch (wrong) {
    if (wrong instanceof BadExternalTerm) return false;
    throw wrong;
  }
}

function isRenaming(term: Term, name: string): boolean {
  const request = requestOf(term);
  return request?.kind === 'rename' && request.file === name;
}

function byName(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
