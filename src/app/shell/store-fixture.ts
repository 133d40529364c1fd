/** A browser's storage as tests need it. */
import { type Keeper, KEPT_AS, Store } from './store.ts';

/** A browser's storage, that may be full, and may show a tab what was there a moment ago. */
export class FakeKeeper implements Keeper {
  readonly items = new Map<string, string>();
  full = false;
  stale: string | undefined;

  getItem(key: string) {
    if (key === KEPT_AS && this.stale !== undefined) return this.stale;
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

export function opened(keeper: Keeper | undefined, clock = { now: 1000 }) {
  return new Store({ keeper, now: () => clock.now });
}
