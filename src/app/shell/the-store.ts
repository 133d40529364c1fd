/** The one store of the page, kept in step with other tabs. */
import { type Keeper, KEPT_AS, Store } from './store.ts';

/** `store.update({ kind: 'answer', lesson, exercise, answer })` keeps something. */
export const store = new Store({ keeper: keeperHere(), now: () => Date.now() });

globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === KEPT_AS || key === null) store.reread();
});

/** Where storage is blocked, even asking for it may throw. */
function keeperHere(): Keeper | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
