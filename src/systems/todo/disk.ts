/**
 * The disk, a device that takes its time: it serves some requests at once, the others wait in the
 * order in which they came. A file is written chunk by chunk, so that whatever happens meanwhile
 * finds it half written, as it would on a real one. Who asked may be gone: what is begun is ended.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask, Device } from '#kernel/device.ts';
import { emptyQueue, itemsOf } from '#kernel/queue.ts';
import { element, field, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, atomMap, isMap, listFrom, OK, type Term, tuple } from '#term/term.ts';

import { mounted, removed } from './disk-changes.ts';
import { FileTable } from './disk-files.ts';
import type { DiskParts, DiskTask } from './disk-state.ts';
import { MISSING, turned } from './disk-work.ts';

/** A disk at one instant. */
export class Disk {
  readonly parts: DiskParts;

  constructor(parts: DiskParts) {
    this.parts = parts;
  }

  /** In the order of their names. */
  get files(): ReadonlyMap<string, Uint8Array> {
    return this.parts.files;
  }

  get version(): number {
    return this.parts.version;
  }

  get underWay(): readonly DiskTask[] {
    return this.parts.underWay;
  }

  /** Who waits to be served, the next first. */
  get queue(): readonly Ask[] {
    return itemsOf(this.parts.waiting);
  }
}

export const disk: Device<Disk> = {
  start: (options) =>
    new Disk({
      files: FileTable.empty,
      version: 0,
      underWay: [],
      waiting: emptyQueue(),
      slow: false,
      full: false,
      lastWritten: undefined,
      nextKey: 1,
      channels: Number(field(options, 'channels')),
      times: {
        read: milliseconds(options, 'read'),
        write: milliseconds(options, 'write'),
        rename: milliseconds(options, 'rename'),
      },
    }),
  handle: ({ parts }, input, now) => {
    const { state, ...turn } = turned(parts, input, now);
    return { ...turn, state: new Disk(state) };
  },
  query: ({ parts }, request) => {
    const { state, answer } = queried(parts, request);
    return { state: new Disk(state), answer };
  },
  faults: ['slow', 'quick', 'full', 'space', 'tear'],
  describe: ({ parts: { slow, full, files, underWay, waiting } }) =>
    atomMap({
      state: atom(full ? 'full' : slow ? 'slow' : 'well'),
      files: files.size,
      bytes: files.bytes,
      under_way: listFrom(underWay.map(taskTerm)),
      waiting: waiting.size,
    }),
};

function milliseconds(options: Term, key: string): Microseconds {
  const value = field(options, key);
  if (typeof value !== 'number') throw new RangeError(`option ${key} must be whole milliseconds`);
  return value * 1000;
}

/** `{:write, "bob.list", 64, 200}`: so many of so many bytes. */
function taskTerm(task: DiskTask): Term {
  const { kind, name } = task;
  if (kind === 'write') return tuple(atom(kind), name, task.landed, task.bytes.length);
  return kind === 'rename' ? tuple(atom(kind), name, task.to) : tuple(atom(kind), name);
}

type Queried = { readonly state: DiskParts; readonly answer: Term };

/** `{:mount, files}` and `{:remove, name}`, at once: by the outside world. */
function queried(parts: DiskParts, request: Term): Queried {
  const [verb, what] = [tagOf(request), element(request, 1)];
  if (verb === 'remove' && typeof what === 'string') {
    if (!parts.files.has(what)) return { state: parts, answer: MISSING };
    return { state: removed(parts, what), answer: OK };
  }
  if (verb === 'mount' && what !== undefined && isMap(what)) {
    return { state: mounted(parts, what), answer: OK };
  }
  throw new RangeError(`the disk does not understand ${inspectLine(request)}`);
}
