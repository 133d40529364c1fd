/** A tile that stands for many, in numbers. */
import type { EventId } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import type { Scene } from './casting.ts';
import type { GroupMark, ProcessMark } from './moment.ts';
import type { Group } from './parts.ts';

export function countedGroup(
  { tape, eventCount }: Scene,
  { prefix, group }: Group,
  processes: readonly ProcessMark[],
): GroupMark {
  const members = processes.filter((mark) => mark.group === group);
  const busy = members.filter((mark) => mark.busy).length;
  return {
    key: group,
    alive: members.length,
    busy,
    waiting: members.length - busy,
    ended: bornBy(tape, prefix, eventCount) - members.length,
  };
}

/** When members were born, as far as the tape has been looked through. */
type Births = { looked: number; readonly ids: EventId[] };

const births = new WeakMap<Tape, Map<string, Births>>();

function bornBy(tape: Tape, prefix: string, eventCount: EventId): number {
  const known = births.get(tape) ?? new Map<string, Births>();
  births.set(tape, known);
  const { ids } = lookedThrough(tape, prefix, known.get(prefix) ?? { looked: 0, ids: [] });
  known.set(prefix, { looked: tape.events.length, ids });
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) <= eventCount) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lookedThrough({ events }: Tape, prefix: string, { looked, ids }: Births): Births {
  for (let i = looked; i < events.length; i += 1) {
    const event = events[i];
    if (event?.kind === 'spawned' && event.label.startsWith(prefix)) ids.push(event.id);
  }
  return { looked: events.length, ids };
}
