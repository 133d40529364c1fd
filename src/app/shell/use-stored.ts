/** What is stored, in React. */
import { useSyncExternalStore } from 'react';

import type { Stored } from './stored.ts';
import { store } from './the-store.ts';

/** A part of what is stored, and again when that changes. `select` takes a part and makes nothing. */
export function useStored<Part>(select: (stored: Stored) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.current()));
}
