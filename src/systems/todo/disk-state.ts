/** What a disk holds at one instant, and what is asked of it, as data. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask } from '#kernel/device.ts';
import type { Queue } from '#kernel/queue.ts';
import { element, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';
import { encodeUtf8 } from '#term/utf8.ts';

import type { FileTable } from './disk-files.ts';

export type DiskRequest =
  | { readonly kind: 'read' | 'remove'; readonly name: string }
  | { readonly kind: 'write'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string };

/** A request that is served. */
export type DiskTask = DiskRequest & {
  readonly key: number;
  readonly ask: Ask;
  readonly from: Microseconds;
  /** When it will be done, if nothing comes between. */
  readonly ends: Microseconds;
  /** How many of the bytes of a write are in the file. */
  readonly landed: number;
  /** What the file that is written is called by now; `undefined`: it has been deleted meanwhile. */
  readonly into: string | undefined;
};

export type DiskParts = {
  readonly files: FileTable;
  /** Rises with each change of the files. */
  readonly version: number;
  readonly underWay: readonly DiskTask[];
  readonly waiting: Queue<Ask>;
  readonly slow: boolean;
  readonly full: boolean;
  readonly lastWritten: string | undefined;
  readonly nextKey: number;
  readonly channels: number;
  /** How long each takes; a write, for each chunk. */
  readonly times: Readonly<Record<'read' | 'write' | 'rename', Microseconds>>;
};

/** Throws a `RangeError` for what a disk does not understand. */
export function requestIn(request: Term): DiskRequest {
  const [kind, name, other] = [tagOf(request), element(request, 1), element(request, 2)];
  if (typeof name === 'string') {
    if (kind === 'read' || kind === 'remove') return { kind, name };
    if (kind === 'write' && other !== undefined) return { kind, name, bytes: bytesIn(other) };
    if (kind === 'rename' && typeof other === 'string') return { kind, name, to: other };
  }
  throw new RangeError(`the disk does not understand ${inspectLine(request)}`);
}

/** Of a binary. Throws a `RangeError` for anything else. */
export function bytesIn(binary: Term): Uint8Array {
  if (typeof binary === 'string') return encodeUtf8(binary);
  if (typeof binary === 'object' && binary.kind === 'bitstring' && binary.bits % 8 === 0) {
    return binary.bytes;
  }
  throw new RangeError(`a file has bytes, not ${inspectLine(binary)}`);
}
