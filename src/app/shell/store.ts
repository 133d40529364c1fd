/**
 * Keeps what is stored: in the browser where that is possible, in memory where it is not. Before each
 * write it reads what another tab may have written, and merges; nothing that it cannot read is lost.
 */
import { type Change, changed } from './stored-change.ts';
import { merge } from './stored-merge.ts';
import { firstVersion, readStored, type Wrong, writeStored } from './stored-text.ts';
import { NOTHING_STORED, type Stored } from './stored.ts';

export const KEPT_AS = 'let-it-brew';
const THEME_OF_FIRST_VERSION = 'let-it-brew.theme';

/** What `localStorage` is to us. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Something that the learner should know, until it is dismissed. */
export type Notice = { readonly id: string; readonly text: string };

export type Imported =
  | { readonly kind: 'imported'; readonly lessons: number; readonly wrong: readonly Wrong[] }
  | { readonly kind: 'refused'; readonly why: string };

type Host = {
  /** `undefined`: this browser keeps nothing. */
  readonly keeper: Keeper | undefined;
  readonly now: () => number;
};

export class Store {
  readonly #keeper: Keeper | undefined;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #told = new Set<string>();
  #stored = NOTHING_STORED;
  #notices: readonly Notice[] = [];
  /** What was read or written last: the same text again says nothing new. */
  #known: string | undefined;
  /** What is kept is not ours to change: a newer version's, or damaged and not yet set aside. */
  #untouchable = false;

  constructor({ keeper, now }: Host) {
    this.#keeper = keeper;
    this.#now = now;
    this.#begin();
  }

  readonly current = (): Stored => this.#stored;

  readonly notices = (): readonly Notice[] => this.#notices;

  /** Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly update = (change: Change): void => {
    this.#read();
    this.#stored = changed(this.#stored, change, this.#now());
    this.#write();
    this.#tell();
  };

  /** Something that the learner should know, in place of what was said by that id before. */
  readonly say = (id: string, text: string): void => {
    this.#notices = [...this.#notices.filter((notice) => notice.id !== id), { id, text }];
    this.#tell();
  };

  readonly dismiss = (id: string): void => {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
    this.#tell();
  };

  /** Reads what another tab has written, and writes what that tab did not know. */
  readonly reread = (): void => {
    this.#read();
    this.#write();
    this.#tell();
  };

  /** All of it, as the text of a file. */
  readonly exported = (): string => {
    this.#read();
    return `${JSON.stringify(JSON.parse(writeStored(this.#stored)), undefined, 2)}\n`;
  };

  /** Merges the text of such a file; one that is none of ours changes nothing. */
  readonly imported = (text: string): Imported => {
    const reading = readStored(text);
    if (reading.kind !== 'read') return { kind: 'refused', why: reading.why };
    this.#read();
    this.#stored = merge(this.#stored, reading.stored);
    this.#write();
    this.#tell();
    const lessons = Object.keys(reading.stored.lessons).length;
    return { kind: 'imported', lessons, wrong: reading.wrong };
  };

  #begin(): void {
    const theme = this.#attempt((keeper) => keeper.getItem(THEME_OF_FIRST_VERSION));
    this.#read();
    if (typeof theme === 'string') this.#take(firstVersion(theme));
    else if (this.#known === undefined) return;
    this.#write();
    if (typeof theme === 'string' && this.#known !== undefined) {
      this.#attempt((keeper) => keeper.removeItem(THEME_OF_FIRST_VERSION));
    }
  }

  #read(): void {
    const text = this.#attempt((keeper) => keeper.getItem(KEPT_AS)) ?? undefined;
    if (text === undefined || text === this.#known) return;
    this.#known = text;
    this.#untouchable = false;
    this.#take(text);
  }

  #take(text: string): void {
    const reading = readStored(text);
    switch (reading.kind) {
      case 'newer':
        this.#untouchable = true;
        this.#notify(
          'newer',
          `${reading.why} What you do now is not kept. Reload to get the newer page.`,
        );
        return;
      case 'read':
        this.#stored = merge(this.#stored, reading.stored);
        for (const wrong of reading.wrong) this.#setAside(JSON.stringify(wrong), wrongText(wrong));
        return;
      case 'damaged':
      case 'foreign':
        this.#setAside(text, `What this browser had kept could not be read. ${reading.why}`);
    }
  }

  #setAside(text: string, why: string): void {
    const key = this.#attempt((keeper) => putAside(keeper, text));
    if (key === undefined) this.#untouchable = true;
    else this.#notify(key, `${why} It was set aside as “${key}”; nothing else is lost.`);
  }

  #write(): void {
    const text = writeStored(merge(this.#stored, NOTHING_STORED));
    if (text === this.#known || this.#untouchable) return;
    const done = this.#attempt((keeper) => {
      keeper.setItem(KEPT_AS, text);
      return true;
    });
    if (done === true) this.#known = text;
  }

  /** A browser may refuse for many reasons: blocked, full, gone. It is said once. */
  #attempt<Result>(work: (keeper: Keeper) => Result): Result | undefined {
    try {
      if (this.#keeper !== undefined) return work(this.#keeper);
    } catch {
      // Said below: the page works on in memory.
    }
    this.#notify('memory', NOT_KEPT);
    return undefined;
  }

  #notify(id: string, text: string): void {
    if (!this.#told.has(id)) this.#notices = [...this.#notices, { id, text }];
    this.#told.add(id);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const NOT_KEPT =
  'This browser keeps nothing for this page now (private, full or blocked): your progress lasts until you close it. You can export it on the first page.';

export function wrongText({ where, why }: Wrong): string {
  return `A part of your progress could not be read: ${where}: ${why}.`;
}

/** Under the next key that is free: nothing is ever written over. */
function putAside(keeper: Keeper, text: string): string {
  let number = 1;
  while (keeper.getItem(`${KEPT_AS}.set-aside.${number}`) !== null) number += 1;
  const key = `${KEPT_AS}.set-aside.${number}`;
  keeper.setItem(key, text);
  return key;
}
