/** Of many members of a group only the first have a line each: one stands for all others who live. */
import type { KernelEvent } from '#kernel/event.ts';

import { groupOf } from './casting.ts';
import type { LaneLife, Lanes } from './lanes-index.ts';
import { addSpan } from './lanes-spans.ts';

/** Far more than have a lane of their own. */
export const MOST_LINES = 200;

/** Who lives in one line, by pid, and since when there is any of them. */
export type LaneCrowd = { readonly life: LaneLife; readonly labels: Map<number, string> };

export function joinCrowd(
  { parts, open: { crowds } }: Lanes,
  { pid, id, at, label }: KernelEvent & { kind: 'spawned' },
): void {
  const lane = groupOf(parts, label)?.group ?? label;
  const life = { lane, pid, id, generation: 1, start: at, end: Infinity };
  const crowd = crowds.get(lane) ?? { life, labels: new Map<number, string>() };
  crowd.labels.set(pid.id, label);
  crowds.set(lane, crowd);
}

/** The label of the one who was among them; `undefined`: was not. */
export function leaveCrowd(
  { lives, open: { crowds } }: Lanes,
  { pid, at, id }: KernelEvent & { kind: 'exited' },
): string | undefined {
  for (const [lane, { life, labels }] of crowds) {
    const label = labels.get(pid.id);
    if (label === undefined) continue;
    labels.delete(pid.id);
    if (labels.size === 0) {
      crowds.delete(lane);
      addSpan(lives, { ...life, end: at, endId: id });
    }
    return label;
  }
  return undefined;
}
