/** How a disk serves what it is asked: so many requests at once, each in its time. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask, DeviceInput, DeviceTurn } from '#kernel/device.ts';
import { dequeue, emptyQueue, enqueue, peek } from '#kernel/queue.ts';
import { atom, binary, OK, type Term, tuple } from '#term/term.ts';

import { NO_BYTES, put, putAt, removed, renamed, torn } from './disk-changes.ts';
import { type DiskParts, type DiskTask, requestIn } from './disk-state.ts';

/** What is written at a time, in bytes. */
const CHUNK = 64;
const SLOWER = 10;
export const MISSING: Term = tuple(atom('error'), atom('enoent'));
const FULL = tuple(atom('error'), atom('enospc'));

type Turn = DeviceTurn<DiskParts>;

/** What a disk does when something comes to it. */
export function turned(parts: DiskParts, input: DeviceInput, now: Microseconds): Turn {
  switch (input.kind) {
    case 'asked':
      requestIn(input.ask.request);
      return serveMore({ ...parts, waiting: enqueue(parts.waiting, input.ask) }, now);
    case 'woken': {
      const task = parts.underWay.find(({ key }) => key === input.key);
      return task === undefined ? quiet(parts) : goOn(parts, task, now);
    }
    case 'fault':
      return quiet(broken(parts, input.fault));
    case 'halted':
      return quiet({ ...parts, underWay: [], waiting: emptyQueue() });
  }
}

function quiet(state: DiskParts): Turn {
  return { state, answers: [], wakes: [] };
}

/** Who waits longest comes next, as long as there is room for one more. */
function serveMore(parts: DiskParts, now: Microseconds): Turn {
  let state = parts;
  const wakes: { readonly at: Microseconds; readonly key: number }[] = [];
  while (state.underWay.length < state.channels) {
    const ask = peek(state.waiting);
    if (ask === undefined) break;
    const task = taskOf(state, ask, now);
    const at = task.kind === 'write' ? now + paceOf(state, 'write') : task.ends;
    wakes.push({ at, key: task.key });
    state = begun({ ...state, waiting: dequeue(state.waiting) }, task);
  }
  return { state, answers: [], wakes };
}

function taskOf(parts: DiskParts, ask: Ask, now: Microseconds): DiskTask {
  const request = requestIn(ask.request);
  const { kind, name } = request;
  const chunks = request.kind === 'write' ? Math.ceil(request.bytes.length / CHUNK) : 1;
  const ends = Math.max(
    now + Math.max(1, chunks) * paceOf(parts, kind),
    kind === 'rename' || kind === 'remove' ? namedBy(parts) : 0,
  );
  const into = kind === 'write' ? name : undefined;
  return { ...request, key: parts.nextKey, ask, from: now, ends, landed: 0, into };
}

/** Names change one after the other, as in a folder of a real disk: when the last of them is done. */
function namedBy({ underWay }: DiskParts): Microseconds {
  const naming = underWay.filter(({ kind }) => kind === 'rename' || kind === 'remove');
  return Math.max(0, ...naming.map(({ ends }) => ends));
}

/** A file that is written is empty from the beginning. */
function begun(parts: DiskParts, task: DiskTask): DiskParts {
  const next = { ...parts, nextKey: task.key + 1, underWay: [...parts.underWay, task] };
  return task.kind === 'write' ? put(next, task.name, NO_BYTES) : next;
}

function paceOf({ times, slow }: DiskParts, kind: DiskTask['kind']): Microseconds {
  return times[kind === 'remove' ? 'rename' : kind] * (slow ? SLOWER : 1);
}

function goOn(parts: DiskParts, task: DiskTask, now: Microseconds): Turn {
  switch (task.kind) {
    case 'read': {
      const bytes = parts.files.get(task.name);
      return done(parts, task, { now, answer: bytes === undefined ? MISSING : readTerm(bytes) });
    }
    case 'write':
      return landed(parts, task, now);
    case 'rename':
      if (!parts.files.has(task.name)) return done(parts, task, { now, answer: MISSING });
      return done(renamed(parts, task.name, task.to), task, { now, answer: OK });
    case 'remove':
      if (!parts.files.has(task.name)) return done(parts, task, { now, answer: MISSING });
      return done(removed(parts, task.name), task, { now, answer: OK });
  }
}

function readTerm(bytes: Uint8Array): Term {
  return tuple(OK, binary(bytes));
}

type Done = { readonly now: Microseconds; readonly answer: Term };

function done(parts: DiskParts, { key, ask }: DiskTask, { now, answer }: Done): Turn {
  const underWay = parts.underWay.filter((task) => task.key !== key);
  return { ...serveMore({ ...parts, underWay }, now), answers: [{ ask, answer }] };
}

/** One chunk more of it is in the file. */
function landed(parts: DiskParts, task: DiskTask & { kind: 'write' }, now: Microseconds): Turn {
  const { bytes, into, landed: at } = task;
  if (bytes.length > 0 && parts.full) return done(parts, task, { now, answer: FULL });
  const state = putAt(parts, into, { bytes: bytes.subarray(at, at + CHUNK), at });
  if (at + CHUNK >= bytes.length) return done(state, task, { now, answer: OK });
  const pace = paceOf(parts, 'write');
  const ends = now + Math.ceil((bytes.length - at - CHUNK) / CHUNK) * pace;
  const next = { ...task, landed: at + CHUNK, ends };
  const underWay = state.underWay.map((one) => (one === task ? next : one));
  return {
    state: { ...state, underWay },
    answers: [],
    wakes: [{ at: now + pace, key: task.key }],
  };
}

function broken(parts: DiskParts, fault: string): DiskParts {
  switch (fault) {
    case 'slow':
    case 'quick':
      return { ...parts, slow: fault === 'slow' };
    case 'full':
    case 'space':
      return { ...parts, full: fault === 'full' };
    default:
      return torn(parts);
  }
}
