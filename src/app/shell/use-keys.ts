/** Keys of the page in React. */
import { useEffect, useMemo } from 'react';

import { type KeyAction, keysOf } from './keys.ts';
import { type Keys, listenToKeys } from './listen-to-keys.ts';

export function useKeys(keys: Keys): void {
  useEffect(() => listenToKeys(keys), [keys]);
}

/** The keys of the page's actions, as keys.ts has them. */
export function useActionKeys(actions: Readonly<Partial<Record<KeyAction, () => void>>>): void {
  useKeys(useMemo(() => keysOf(actions), [actions]));
}
