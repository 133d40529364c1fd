/** Alt and an arrow key move what has the focus, up or down by one. */
import type { KeyboardEvent } from 'react';

const KEYS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

export function moveByKey(event: KeyboardEvent, onMove: (by: 1 | -1) => void): void {
  const by = event.altKey ? KEYS[event.key] : undefined;
  if (by === undefined) return;
  event.preventDefault();
  onMove(by);
}
