/** Tiles that stand for many: who is in them, and how many. */
import { lastHalt } from '#trace/roll.ts';

import { bornBy, firstsBy } from './births.ts';
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
  const { tape, eventCount } = scene;
  const labels = firstsBy(tape, group.prefix, { eventCount, most: group.singly }) ?? [];
  return labels.flatMap((label) => memberMark(scene, label, group));
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
