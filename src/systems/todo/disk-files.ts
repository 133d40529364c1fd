/**
 * The files of a disk by name. It is never changed: with one file more, less or other there is a new
 * table that shares all else with this one, however many files there are (int-map.ts, by a hash).
 */
import { deleteInt, emptyIntMap, getInt, type IntMap, setInt, valuesOf } from '#kernel/int-map.ts';
import { compareText } from '#term/utf8.ts';

type File = { readonly name: string; readonly bytes: Uint8Array };

/** Gone through in the order of the names. */
export class FileTable implements ReadonlyMap<string, Uint8Array> {
  readonly size: number;
  /** Of all files together. */
  readonly bytes: number;
  readonly edition: number;
  /** Files whose names have the same hash. */
  readonly byHash: IntMap<readonly File[]>;

  private constructor(made: Pick<FileTable, 'size' | 'bytes' | 'edition' | 'byHash'>) {
    this.size = made.size;
    this.bytes = made.bytes;
    this.edition = made.edition;
    this.byHash = made.byHash;
  }

  static readonly empty = new FileTable({ size: 0, bytes: 0, edition: 0, byHash: emptyIntMap() });

  get(name: string): Uint8Array | undefined {
    return getInt(this.byHash, hashOf(name))?.find((file) => file.name === name)?.bytes;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  with(name: string, bytes: Uint8Array): FileTable {
    const rest = this.without(name);
    const [hash, edition] = [hashOf(name), this.edition + 1];
    const files = [...(getInt(rest.byHash, hash) ?? []), { name, bytes }];
    return new FileTable({
      size: rest.size + 1,
      bytes: rest.bytes + bytes.length,
      edition,
      byHash: setInt(rest.byHash, [hash, files], edition),
    });
  }

  without(name: string): FileTable {
    const [hash, edition] = [hashOf(name), this.edition + 1];
    const files = getInt(this.byHash, hash) ?? [];
    const gone = files.find((file) => file.name === name);
    if (gone === undefined) return this;
    const others = files.filter((file) => file !== gone);
    const byHash =
      others.length === 0
        ? deleteInt(this.byHash, hash, edition)
        : setInt(this.byHash, [hash, others], edition);
    const bytes = this.bytes - gone.bytes.length;
    return new FileTable({ size: this.size - 1, bytes, edition, byHash });
  }

  forEach(visit: (bytes: Uint8Array, name: string, files: FileTable) => void): void {
    for (const [name, bytes] of this) visit(bytes, name, this);
  }

  entries(): MapIterator<[string, Uint8Array]> {
    return inOrder(this).entries();
  }

  keys(): MapIterator<string> {
    return inOrder(this).keys();
  }

  values(): MapIterator<Uint8Array> {
    return inOrder(this).values();
  }

  [Symbol.iterator](): MapIterator<[string, Uint8Array]> {
    return this.entries();
  }
}

/** Sorted once, for all who look at the same files. */
const sorted = new WeakMap<FileTable, ReadonlyMap<string, Uint8Array>>();

function inOrder(table: FileTable): ReadonlyMap<string, Uint8Array> {
  const known =
    sorted.get(table) ??
    new Map(
      [...valuesOf(table.byHash)]
        .flat()
        .toSorted((one, other) => compareText(one.name, other.name))
        .map(({ name, bytes }) => [name, bytes]),
    );
  sorted.set(table, known);
  return known;
}

/** FNV-1a (Fowler, Noll, Vo) over the units of the text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
