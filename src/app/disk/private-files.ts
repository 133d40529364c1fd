/**
 * The browser's private file system as a place: a file for each file, with its very bytes. A file is
 * written aside by the browser and put in place when it is closed.
 */
import { keptName, nameKept } from './file-name.ts';
import type { Changes, Files } from './files.ts';
import type { Place } from './place.ts';

const FOLDER = 'let-it-brew';
const DISK = 'disk';
const VERSION = 'version';

/** `undefined`: this browser has none that a page can write to. Throws where it is blocked. */
export async function privateFiles(): Promise<Place | undefined> {
  if (!isThere()) return undefined;
  const root = await navigator.storage.getDirectory();
  return placeIn(await root.getDirectoryHandle(FOLDER, { create: true }));
}

function isThere(): boolean {
  return (
    'storage' in navigator &&
    'getDirectory' in navigator.storage &&
    'FileSystemFileHandle' in window &&
    'createWritable' in FileSystemFileHandle.prototype
  );
}

async function placeIn(folder: FileSystemDirectoryHandle): Promise<Place> {
  const disk = await folder.getDirectoryHandle(DISK, { create: true });
  return {
    name: 'private files',
    version: async () => {
      const bytes = await readIfThere(folder, VERSION);
      if (bytes !== undefined) return new TextDecoder().decode(bytes);
      return (await readAll(disk)).size === 0 ? undefined : 'unknown';
    },
    mark: (version) => put(folder, VERSION, new TextEncoder().encode(version)),
    read: () => readAll(disk),
    write: (changes) => writeAll(disk, changes),
  };
}

async function readAll(disk: FileSystemDirectoryHandle): Promise<Files> {
  const found: Promise<readonly [string, Uint8Array]>[] = [];
  for await (const [kept, handle] of disk.entries()) {
    const name = nameKept(kept);
    if (name !== undefined && isFile(handle)) {
      found.push(bytesOf(handle).then((bytes) => [name, bytes]));
    }
  }
  return new Map(await Promise.all(found));
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

/** First all that is put, then what goes: what was renamed is nowhere missing meanwhile. */
async function writeAll(disk: FileSystemDirectoryHandle, changes: Changes): Promise<void> {
  for (const [name, bytes] of changes.put) await put(disk, keptName(name), bytes);
  for (const name of changes.removed) await removeIfThere(disk, keptName(name));
}

async function put(
  folder: FileSystemDirectoryHandle,
  kept: string,
  bytes: Uint8Array,
): Promise<void> {
  const handle = await folder.getFileHandle(kept, { create: true });
  const aside = await handle.createWritable();
  try {
    await aside.write(new Uint8Array(bytes));
    await aside.close();
  } catch (wrong) {
    await aside.abort().catch(() => undefined);
    throw wrong;
  }
}

async function readIfThere(
  folder: FileSystemDirectoryHandle,
  kept: string,
): Promise<Uint8Array | undefined> {
  try {
    return await bytesOf(await folder.getFileHandle(kept));
  } catch (wrong) {
    if (isMissing(wrong)) return undefined;
    throw wrong;
  }
}

async function removeIfThere(folder: FileSystemDirectoryHandle, kept: string): Promise<void> {
  try {
    await folder.removeEntry(kept);
  } catch (wrong) {
    if (!isMissing(wrong)) throw wrong;
  }
}

async function bytesOf(handle: FileSystemFileHandle): Promise<Uint8Array> {
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

function isMissing(wrong: unknown): boolean {
  return wrong instanceof DOMException && wrong.name === 'NotFoundError';
}
