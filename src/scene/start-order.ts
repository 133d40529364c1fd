/** In which order a supervisor has just stopped and started its children, in words. */
import type { Microseconds } from '#kernel/behaviour.ts';

import { markOf } from './moment-index.ts';
import type { Moment, ProcessMark } from './moment.ts';

/** By key: `stopped 1st`, `started 2nd`. */
export type Orders = ReadonlyMap<string, string>;

/** So long after it a start is still spoken of. */
const LATELY: Microseconds = 2_500_000;

/** Only where there are several: of one there is no order. */
export function ordersOf(moment: Moment): Orders {
  const orders = new Map<string, string>();
  for (const { children } of moment.supervisors) {
    const marks = children.flatMap(({ key }) => markOf(moment, key) ?? []);
    tell(orders, 'stopped', stopped(marks));
    tell(orders, 'started', started(marks, moment.at));
  }
  return orders;
}

function tell(orders: Map<string, string>, what: string, marks: readonly ProcessMark[]): void {
  if (marks.length < 2) return;
  for (const [i, { key }] of marks.entries()) orders.set(key, `${what} ${ordinal(i + 1)}`);
}

function stopped(marks: readonly ProcessMark[]): readonly ProcessMark[] {
  return marks
    .filter(({ alive, expected, diedAt }) => !alive && expected === true && diedAt !== undefined)
    .toReversed()
    .toSorted((one, other) => (one.diedAt ?? 0) - (other.diedAt ?? 0));
}

function started(marks: readonly ProcessMark[], at: Microseconds): readonly ProcessMark[] {
  return marks
    .filter(({ alive, generation, since }) => alive && generation > 1 && at - since < LATELY)
    .toSorted((one, other) => one.since - other.since);
}

function ordinal(place: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][place % 10] ?? 'th';
  return `${place}${place > 10 && place < 14 ? 'th' : ending}`;
}
