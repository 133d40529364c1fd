/** A place where a browser keeps files: its private file system, or its database where that is missing. */
import type { Changes, Files } from './files.ts';

export type PlaceName = 'private files' | 'database';

export type Place = {
  readonly name: PlaceName;
  /** How what is kept was written; `undefined`: nothing was kept yet. */
  version(): Promise<string | undefined>;
  /** Says how what is kept from now on is written. */
  mark(version: string): Promise<void>;
  read(): Promise<Files>;
  /** Each file is whole at any time: as it was before, or as it is after. */
  write(changes: Changes): Promise<void>;
};

/** How a browser opens a place; `undefined`: it has none of that kind. */
export type PlaceOpener = () => Promise<Place | undefined>;
