/** Tiles that stand for many: who is in them, and how many. */
import type { EventId } from '#kernel/event.ts';
import { lastHalt } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';

import { groupOf } from './casting.ts';
import type { Scene } from './casting.ts';
import { type Crowd, isCounted } from './crowd.ts';
import type { GroupMark, ProcessMark } from './moment.ts';
import type { Group } from './parts.ts';
import { memberMark } from './process-marks.ts';

/** Those of tiles who are not just counted, by rising pid; before them those who have a place each, the dead as well. */
export function groupMembers(scene: Scene, { tallies }: Crowd): readonly ProcessMark[] {
  const { groups } = scene.parts;
  if (groups.length === 0) return [];
  const single = groups.flatMap((group) => singleMarks(scene, group));
  const shown = new Set(single.map(({ key }) => key));
  const others = tallies
    .filter((tally) => !isCounted(tally))
    .flatMap(({ first }) => first)
    .filter(({ label }) => !shown.has(label))
    .toSorted((one, other) => one.pid.id - other.pid.id)
    .flatMap(({ label }) => {
      const group = groupOf(scene.parts, label);
      return group === undefined ? [] : memberMark(scene, label, group);
    });
  return [...single, ...others];
}

/** Those of a group that are few enough to be shown each by itself: the dead, too. */
function singleMarks(scene: Scene, group: Group): readonly ProcessMark[] {
  if (group.singly === undefined) return [];
  return (singleMembers(scene, group) ?? []).flatMap((label) => memberMark(scene, label, group));
}

type Among = { readonly crowd: Crowd; readonly members: readonly ProcessMark[] };

export function groupMark(
  { tape, eventCount }: Scene,
  { prefix, group }: Group,
  { crowd, members }: Among,
): GroupMark {
  const tally = crowd.tallies.find((one) => one.group === group);
  const { alive, busy } =
    tally !== undefined && isCounted(tally) ? tally : countedOf(members, group);
  return {
    key: group,
    alive,
    busy,
    waiting: alive - busy,
    ended:
      bornBy(tape, prefix, eventCount) -
      bornBy(tape, prefix, lastHalt(tape.roll, eventCount)) -
      alive,
  };
}

function countedOf(members: readonly ProcessMark[], group: string) {
  const alive = members.filter((mark) => mark.group === group && mark.alive);
  return { alive: alive.length, busy: alive.filter((mark) => mark.busy).length };
}

const NOBODY: ReadonlyMap<string, EventId> = new Map();

/** Who of a group was born since the node runs, in the order of their first births; `undefined`: by then there were more than `singly`. */
function singleMembers(
  { tape, eventCount }: Scene,
  { prefix, singly = 0 }: Group,
): readonly string[] | undefined {
  const firsts = birthsOf(tape, prefix).firsts.get(lastHalt(tape.roll, eventCount)) ?? NOBODY;
  const by = [...firsts].filter(([, id]) => id <= eventCount).map(([label]) => label);
  return by.length > Math.min(singly, MOST_SINGLY) ? undefined : by;
}

/** When members were born, as far as the tape has been looked through, and who they were at first. */
type Births = {
  looked: number;
  readonly ids: EventId[];
  /** By the event with which the node had stopped before. */
  readonly firsts: Map<EventId, Map<string, EventId>>;
};

const MOST_SINGLY = 16;

const births = new WeakMap<Tape, Map<string, Births>>();

function bornBy(tape: Tape, prefix: string, eventCount: EventId): number {
  const { ids } = birthsOf(tape, prefix);
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) <= eventCount) low = middle + 1;
    else high = middle;
  }
  return low;
}

function birthsOf(tape: Tape, prefix: string): Births {
  const known = births.get(tape) ?? new Map<string, Births>();
  births.set(tape, known);
  const found: Births = known.get(prefix) ?? { looked: 0, ids: [], firsts: new Map() };
  known.set(prefix, found);
  for (; found.looked < tape.events.length; found.looked += 1) {
    const event = tape.events[found.looked];
    if (event?.kind !== 'spawned' || !event.label.startsWith(prefix)) continue;
    found.ids.push(event.id);
    const halt = lastHalt(tape.roll, event.id);
    const firsts = found.firsts.get(halt) ?? new Map<string, EventId>();
    found.firsts.set(halt, firsts);
    if (firsts.size <= MOST_SINGLY && !firsts.has(event.label)) firsts.set(event.label, event.id);
  }
  return found;
}
