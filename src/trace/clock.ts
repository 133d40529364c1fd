/** A time of a run as people read it: `4.20 s`. */
import type { Microseconds } from '#kernel/behaviour.ts';

export function clock(at: Microseconds): string {
  return `${(at / 1_000_000).toFixed(2)} s`;
}
