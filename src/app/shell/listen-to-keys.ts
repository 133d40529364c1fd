/** Keys that work anywhere on the page, except while something is typed or a dialog is open. */
import { keyOf } from './keys.ts';

/** By the name of the key: `k`, `Shift+ArrowLeft`, `Mod+k`. */
export type Keys = Readonly<Record<string, () => void>>;

/** Returns what ends it. */
export function listenToKeys(keys: Keys): () => void {
  const press = (event: KeyboardEvent) => {
    const key = keyOf(event);
    if (key === undefined || event.defaultPrevented || event.isComposing) return;
    const act = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (act === undefined || isTaken(event)) return;
    event.preventDefault();
    act();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

const TYPED = 'textarea, select, [contenteditable], [role="textbox"], [role="combobox"]';
const PRESSED = 'button, a, summary, [role="button"], [role="tab"], [role="option"]';
/** Inputs that nobody types in. */
const CHOSEN = ['radio', 'checkbox', 'range', 'button', 'submit', 'file'];
const MOVES = /^(Shift\+)?(Arrow\w+|Home|End|Page\w+)$/;

/** Somebody else needs the key: a field, a dialog, or a button that the space bar presses. */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (document.querySelector('dialog:modal') !== null) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(`dialog, ${TYPED}`) !== null) return true;
  const presses = key === ' ' || key === 'Enter';
  if (target instanceof HTMLInputElement) {
    return !CHOSEN.includes(target.type) || presses || MOVES.test(key);
  }
  return presses && target.closest(PRESSED) !== null;
}
