/**
 * The disk as it is really kept, in a place of this browser. Whatever is wrong with that place is
 * said as a state; the run goes on in memory, and nothing that was kept is touched.
 */
import type { Changes, Files } from './files.ts';
import type { Place, PlaceName, PlaceOpener } from './place.ts';
import { type Locks, Turn } from './turn.ts';

/** How files are kept now. A place that was written otherwise is left alone. */
const VERSION = '1';
/** Milliseconds in which what another tab was just writing comes to its end. */
const GRACE = 300;

export type DiskState =
  | { readonly kind: 'opening' }
  /** `alone`: no other tab can have it meanwhile. */
  | { readonly kind: 'kept'; readonly place: PlaceName; readonly alone: boolean }
  /** The last change was refused; it is tried again with the next. */
  | { readonly kind: 'full' | 'failing'; readonly place: PlaceName }
  /** Another tab has it. */
  | { readonly kind: 'elsewhere' }
  | Unusable;

/** The run goes on in memory alone. */
type Unusable =
  | { readonly kind: 'missing' | 'blocked' | 'unreadable' }
  | { readonly kind: 'other version'; readonly version: string };

type Found =
  | Unusable
  | {
      readonly kind: 'found';
      readonly place: Place;
      readonly files: Files;
      readonly marked: boolean;
    };

export type DiskHost = {
  /** Tried one after the other, until one is there. */
  readonly places: readonly PlaceOpener[];
  /** `undefined`: this browser cannot tell whether another tab has the disk. */
  readonly locks: Locks | undefined;
  readonly wait?: (milliseconds: number) => Promise<void>;
};

const NO_FILES: Files = new Map();

export class RealDisk {
  readonly #host: DiskHost;
  readonly #turn: Turn | undefined;
  readonly #listeners = new Set<() => void>();
  #place: Place | undefined;
  #state: DiskState = { kind: 'opening' };
  #files = NO_FILES;
  #marked = false;
  #mine = false;

  constructor(host: DiskHost) {
    this.#host = host;
    this.#turn = host.locks && new Turn(host.locks, (mine) => this.#turned(mine));
  }

  readonly state = (): DiskState => this.#state;

  /** What is kept now. */
  readonly files = (): Files => this.#files;

  /** Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Never throws: what is wrong is a state. */
  readonly open = async (): Promise<void> => {
    this.#mine = this.#turn === undefined || (await this.#turn.ask());
    if (this.#mine) await this.#load();
    else this.#become({ kind: 'elsewhere' });
  };

  /** From the other tab that has it. */
  readonly take = (): void => this.#turn?.take();

  /** Whether it can be written to. */
  readonly isOpen = (): boolean => this.#place !== undefined;

  /** Whether all of it is kept now; if not, the state says why. */
  readonly write = async (changes: Changes): Promise<boolean> => {
    const place = this.#place;
    if (place === undefined) return false;
    try {
      if (!this.#marked) await place.mark(VERSION);
      this.#marked = true;
      await place.write(changes);
    } catch (wrong) {
      await this.#refused(place, wrong);
      return false;
    }
    if (place !== this.#place) return false;
    this.#files = changed(this.#files, changes);
    this.#become(this.#kept(place));
    return true;
  };

  readonly close = (): void => {
    this.#listeners.clear();
    this.#mine = false;
    this.#place = undefined;
    this.#turn?.end();
  };

  #turned(mine: boolean): void {
    this.#mine = mine;
    if (!mine) {
      this.#place = undefined;
      this.#become({ kind: 'elsewhere' });
      return;
    }
    const wait = this.#host.wait ?? pause;
    void wait(GRACE).then(() => this.#load());
  }

  async #load(): Promise<void> {
    const found = await this.#find();
    // Meanwhile another tab may have taken it.
    if (!this.#mine) return;
    if (found.kind !== 'found') {
      this.#become(found);
      return;
    }
    this.#marked = found.marked;
    this.#files = found.files;
    this.#place = found.place;
    this.#become(this.#kept(found.place));
  }

  async #find(): Promise<Found> {
    const place = await firstOf(this.#host.places).catch(() => 'blocked' as const);
    if (place === undefined) return { kind: 'missing' };
    if (place === 'blocked') return { kind: 'blocked' };
    try {
      const version = await place.version();
      if (version !== undefined && version !== VERSION) return { kind: 'other version', version };
      const files = await place.read();
      return { kind: 'found', place, files, marked: version === VERSION };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  #kept({ name }: Place): DiskState {
    return { kind: 'kept', place: name, alone: this.#turn !== undefined };
  }

  /** What was kept of it before it was refused is found by reading. */
  async #refused(place: Place, wrong: unknown): Promise<void> {
    const now = await place.read().catch(() => undefined);
    if (place !== this.#place) return;
    this.#files = now ?? this.#files;
    this.#become({ kind: isFull(wrong) ? 'full' : 'failing', place: place.name });
  }

  #become(state: DiskState): void {
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function changed(files: Files, { put, removed }: Changes): Files {
  const now = new Map([...files, ...put]);
  for (const name of removed) now.delete(name);
  return now;
}

async function firstOf(openers: readonly PlaceOpener[]): Promise<Place | undefined> {
  for (const open of openers) {
    const place = await open();
    if (place !== undefined) return place;
  }
  return undefined;
}

function isSameState(one: DiskState, other: DiskState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isFull(wrong: unknown): boolean {
  return wrong instanceof Error && wrong.name === 'QuotaExceededError';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
