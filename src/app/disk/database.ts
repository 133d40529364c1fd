/** The browser's database as a place, where it has no file system of its own: a record for each file. */
import type { UseStore } from 'idb-keyval';

import type { Changes, Files } from './files.ts';
import type { Place } from './place.ts';

const DATABASE = 'let-it-brew-disk';
const STORE = 'files';
/** A file's key is `file:` and its name, so none is taken for this. */
const VERSION = 'version';
const FILE = 'file:';

type Library = typeof import('idb-keyval');

/** `undefined`: this browser has none. Throws where it is blocked. */
export async function database(): Promise<Place | undefined> {
  if (!('indexedDB' in window)) return undefined;
  const library = await import('idb-keyval');
  const store = library.createStore(DATABASE, STORE);
  await library.keys(store);
  return placeIn(library, store);
}

function placeIn(library: Library, store: UseStore): Place {
  return {
    name: 'database',
    version: async () => {
      const version: unknown = await library.get(VERSION, store);
      if (typeof version === 'string') return version;
      return (await library.keys(store)).length === 0 ? undefined : 'unknown';
    },
    mark: (version) => library.set(VERSION, version, store),
    read: async () => filesIn(await library.entries(store)),
    write: (changes) => writeAll(library, store, changes),
  };
}

function filesIn(entries: readonly (readonly [IDBValidKey, unknown])[]): Files {
  const files = new Map<string, Uint8Array>();
  for (const [key, bytes] of entries) {
    if (typeof key !== 'string' || !key.startsWith(FILE)) continue;
    if (bytes instanceof Uint8Array) files.set(key.slice(FILE.length), bytes);
  }
  return files;
}

async function writeAll(
  { setMany, delMany }: Library,
  store: UseStore,
  { put, removed }: Changes,
): Promise<void> {
  // What is put is there before anything goes; each of the two is done wholly or not at all.
  if (put.size > 0) {
    await setMany(
      [...put].map(([name, bytes]) => [`${FILE}${name}`, new Uint8Array(bytes)]),
      store,
    );
  }
  if (removed.length > 0) {
    await delMany(
      removed.map((name) => `${FILE}${name}`),
      store,
    );
  }
}
