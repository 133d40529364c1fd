/**
 * When what was asked of the disk, and when its files changed: entered as a tape grows, so that a
 * picture of any moment finds it without looking through all that has happened.
 */
import type { EventId, Fault, KernelEvent } from '#kernel/event.ts';
import { element, tagOf } from '#term/access.ts';
import { isMap, isReference, type Reference, type Term } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import { DISK, requestOf } from './disk-state.ts';

type Change = { readonly id: EventId; readonly at: number };

export type DiskIndex = {
  /** By the words of the reference: the event of each ask. */
  readonly asks: Map<string, KernelEvent & { kind: 'asked' }>;
  /** By file, in the order of time. */
  readonly changes: Map<string, Change[]>;
  lastWritten: string | undefined;
  /** Files that are written now, by the words of the reference. */
  readonly open: Map<string, string>;
  /** How many events are entered. */
  entered: number;
};

const indexes = new WeakMap<Tape, DiskIndex>();

export function diskIndexOf(tape: Tape): DiskIndex {
  const known = indexes.get(tape);
  const index = known ?? {
    asks: new Map(),
    changes: new Map(),
    lastWritten: undefined,
    open: new Map(),
    entered: 0,
  };
  if (known === undefined) indexes.set(tape, index);
  for (; index.entered < tape.events.length; index.entered += 1) {
    const event = tape.events[index.entered];
    if (event !== undefined) enter(index, event);
  }
  return index;
}

/** `undefined`: it has not changed, as far as those events go. */
export function changedAt(index: DiskIndex, file: string, eventCount: EventId): number | undefined {
  return index.changes.get(file)?.findLast(({ id }) => id <= eventCount)?.at;
}

export function askedAt({ asks }: DiskIndex, ref: Reference): number | undefined {
  return asks.get(keyOf(ref))?.at;
}

function enter(index: DiskIndex, event: KernelEvent): void {
  if (event.kind === 'asked' && event.device === DISK) asked(index, event);
  if (event.kind === 'answered' && event.device === DISK) done(index, event, event);
  if (event.kind === 'dropped') doneUnheard(index, event, event.message);
  if (event.kind === 'queried' && event.device === DISK) putFromOutside(index, event);
  if (event.kind === 'fault' && event.fault.kind === 'halt') cutOff(index, event);
  if (event.kind === 'fault' && isTear(event.fault) && index.lastWritten !== undefined) {
    change(index, event, index.lastWritten);
  }
}

function asked({ asks, open }: DiskIndex, event: KernelEvent & { kind: 'asked' }): void {
  asks.set(keyOf(event.ref), event);
  const request = requestOf(event.request);
  if (request?.kind === 'write') open.set(keyOf(event.ref), request.file);
}

/** What is written when the node stops stays as it is then. */
function cutOff(index: DiskIndex, event: KernelEvent): void {
  for (const file of index.open.values()) change(index, event, file);
  index.open.clear();
}

type Done = { readonly ref: Reference; readonly answer: Term };

function done(index: DiskIndex, event: KernelEvent, { ref, answer }: Done): void {
  const ask = index.asks.get(keyOf(ref));
  index.open.delete(keyOf(ref));
  const request = ask === undefined ? undefined : requestOf(ask.request);
  if (request === undefined || request.kind === 'read') return;
  // What was written until the disk was full stays.
  if (tagOf(answer) !== 'ok' && request.kind !== 'write') return;
  const file = request.kind === 'rename' ? request.to : request.file;
  change(index, event, file);
  if (request.kind !== 'remove') index.lastWritten = file;
}

/** Who had asked no longer waits: it was done all the same. */
function doneUnheard(index: DiskIndex, event: KernelEvent, message: Term): void {
  const [ref, answer] = [element(message, 0), element(message, 1)];
  if (ref === undefined || answer === undefined || !isReference(ref)) return;
  done(index, event, { ref, answer });
}

function putFromOutside(index: DiskIndex, event: KernelEvent & { kind: 'queried' }): void {
  const files = element(event.request, 1);
  if (tagOf(event.request) !== 'mount' || files === undefined || !isMap(files)) return;
  for (const [file] of files.entries) if (typeof file === 'string') change(index, event, file);
}

function isTear(fault: Fault): boolean {
  return fault.kind === 'device' && fault.device === DISK && fault.fault === 'tear';
}

function change({ changes }: DiskIndex, { id, at }: KernelEvent, file: string): void {
  const known = changes.get(file) ?? [];
  known.push({ id, at });
  changes.set(file, known);
}

function keyOf({ words }: Reference): string {
  return words.join('.');
}
