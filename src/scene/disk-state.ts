/** What the pictures know of a disk: its files, and the asks that it serves or that wait for it. */
import type { Ask } from '#kernel/device.ts';
import type { World } from '#kernel/world.ts';
import { element, tagOf } from '#term/access.ts';
import { binary, map, type Term } from '#term/term.ts';
import { encodeUtf8 } from '#term/utf8.ts';

export type DiskState = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly underWay: readonly DiskTask[];
  readonly queue: readonly Ask[];
};

/** An ask that is served. */
export type DiskTask = {
  readonly ask: Ask;
  /** How many bytes of a write are on the disk. */
  readonly landed: number;
  /** The file that is written, by its name now; `undefined`: none, or one that is gone. */
  readonly into: string | undefined;
};

/** The name of the device. */
export const DISK = 'disk';
const NO_FILES: ReadonlyMap<string, Uint8Array> = new Map();

/** `undefined`: there is no disk in that world. */
export function diskIn({ devices }: World): DiskState | undefined {
  return devices.get(DISK) as DiskState | undefined;
}

export function filesOf(world: World): ReadonlyMap<string, Uint8Array> {
  return diskIn(world)?.files ?? NO_FILES;
}

/** `%{"bob.list" => <<131, …>>}` */
export function filesTerm(files: ReadonlyMap<string, Uint8Array>): Term {
  return map([...files].map(([name, bytes]) => [name, binary(bytes)] as const));
}

/** What is asked of a disk, in words: the file, and of a write how many bytes, of a rename its new name. */
export type DiskRequest =
  | { readonly kind: 'read' | 'remove'; readonly file: string }
  | { readonly kind: 'write'; readonly file: string; readonly size: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string };

/** `undefined`: a request that is none of a disk’s. */
export function requestOf(request: Term): DiskRequest | undefined {
  const kind = tagOf(request);
  const [file, other = ''] = [element(request, 1), element(request, 2)];
  if (typeof file !== 'string') return undefined;
  if (kind === 'read' || kind === 'remove') return { kind, file };
  if (kind === 'write') return { kind, file, size: sizeOf(other) };
  return kind === 'rename' && typeof other === 'string' ? { kind, file, to: other } : undefined;
}

function sizeOf(bytes: Term): number {
  if (typeof bytes === 'string') return encodeUtf8(bytes).length;
  return typeof bytes === 'object' && bytes.kind === 'bitstring' ? bytes.bytes.length : 0;
}
