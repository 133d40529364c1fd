/**
 * Whose turn it is to have the disk: of all tabs of this page one, until it closes or another takes
 * it. It waits in line by the browser's locks, which are let go when a tab ends, however that ends.
 */

const NAME = 'let-it-brew disk';

/** What `navigator.locks` is to us. */
export type Locks = {
  request(
    name: string,
    options: LockOptions,
    held: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>;
};

export class Turn {
  readonly #locks: Locks;
  readonly #changed: (mine: boolean) => void;
  #waiting: AbortController | undefined;
  #letGo: (() => void) | undefined;
  #over = false;

  /** `changed` is told when it becomes this tab's turn, and when another tab has taken it. */
  constructor(locks: Locks, changed: (mine: boolean) => void) {
    this.#locks = locks;
    this.#changed = changed;
  }

  /** Whether nobody has it now. If somebody has, it waits in line. */
  async ask(): Promise<boolean> {
    return new Promise((answer) => {
      this.#request({ ifAvailable: true }, (lock) => {
        answer(lock !== null);
        if (lock === null) this.#wait();
      });
    });
  }

  /** From another tab, which is told of it. */
  take(): void {
    this.#waiting?.abort();
    this.#request({ steal: true }, () => this.#changed(true));
  }

  end(): void {
    this.#over = true;
    this.#waiting?.abort();
    this.#letGo?.();
  }

  #wait(): void {
    if (this.#over) return;
    this.#waiting = new AbortController();
    this.#request({ signal: this.#waiting.signal }, () => this.#changed(true));
  }

  #request(options: LockOptions, had: (lock: unknown) => void): void {
    const held = (lock: unknown) => {
      if (this.#over) return undefined;
      had(lock);
      if (lock === null) return undefined;
      return new Promise<void>((done) => {
        this.#letGo = done;
      });
    };
    this.#locks.request(NAME, options, held).catch(() => this.#lost(options));
  }

  /** Who no longer waits has lost nothing; who had it, has it no longer, and waits again. */
  #lost({ signal }: LockOptions): void {
    if (signal?.aborted === true || this.#over || this.#letGo === undefined) return;
    this.#letGo = undefined;
    this.#changed(false);
    this.#wait();
  }
}
