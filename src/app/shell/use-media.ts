/** Whether a media query holds, and again when that changes. */
import { useCallback, useSyncExternalStore } from 'react';

export const PHONE = '(width < 48rem)';
export const NARROW = '(width < 74rem)';
export const STILL = '(prefers-reduced-motion: reduce)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
