/** Who is who in a moment, looked up once. */
import type { Moment, ProcessMark } from './moment.ts';
import { slotOf } from './plan.ts';
import type { Plan } from './plan.ts';

const indexes = new WeakMap<Moment['processes'], ReadonlyMap<string, ProcessMark>>();

export function markOf({ processes, counted }: Moment, key: string): ProcessMark | undefined {
  const known = indexes.get(processes) ?? new Map(processes.map((mark) => [mark.key, mark]));
  indexes.set(processes, known);
  return known.get(key) ?? counted?.(key);
}

/** The key of the slot in which this process or device is drawn: its own, or its tile's. */
export function placeOf(key: string, moment: Moment, plan: Plan): string {
  if (slotOf(plan, key) !== undefined) return key;
  return markOf(moment, key)?.group ?? key;
}
