/** Keys that work anywhere on the page, except while something is typed or a dialog is open. */
import { useEffect } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

export function useKeys(keys: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const act = keys[event.key];
      if (act === undefined || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}

/** Somebody else needs the key: a field, a dialog, or a button that the space bar presses. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, textarea, select, [contenteditable]') !== null) return true;
  if (target instanceof HTMLInputElement) return true;
  const pressable = target.closest('button, a, summary, [role="button"], [role="tab"]') !== null;
  return pressable && (key === ' ' || key === 'Enter');
}
