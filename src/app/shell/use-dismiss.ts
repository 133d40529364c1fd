/** Closes what lies over the page when Escape is pressed, or the pointer where nothing is. */
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Controls keep working beside it: only a press on nothing closes. */
const CONTROLS = 'button, a, input, select, summary, label, [role="button"], [role="tab"], dialog';

export function useDismiss(over: RefObject<HTMLElement | null>, close: (() => void) | undefined) {
  useEffect(() => {
    if (close === undefined) return undefined;
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || target.closest(CONTROLS) !== null) return;
      if (over.current?.contains(target) !== true) close();
    };
    const key = (event: KeyboardEvent) => {
      const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
      if (event.key === 'Escape' && !inDialog) close();
    };
    document.addEventListener('pointerdown', press);
    document.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', press);
      document.removeEventListener('keydown', key);
    };
  }, [over, close]);
}
