/** How far something is that began then and ends then, 0 to 1. */
import type { Microseconds } from '#kernel/behaviour.ts';

export function shareDone(at: Microseconds, from: Microseconds, to: Microseconds): number {
  return to <= from ? 1 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
