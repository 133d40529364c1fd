/**
 * A moment of a recorded run as a picture needs it: who lives and who has died, what is on its way.
 * It looks at the parts and at what is alive, never through the history: a frame late in a run costs
 * what one early in it did. Nor does it look at each of those who are only counted.
 */
import { getInt } from '#kernel/int-map.ts';
import { worldAt } from '#trace/tape.ts';

import { groupOf } from './casting.ts';
import type { Place, Scene } from './casting.ts';
import { type Crowd, countedGroups, crowdOf } from './crowd.ts';
import { deviceProgress, flightMarks } from './flight-marks.ts';
import { groupMark, groupMembers } from './group-mark.ts';
import type { DeviceMark, Moment, SupervisorInfo } from './moment.ts';
import type { Parts } from './parts.ts';
import { lastSeen, lifeIn, memberMark, partMarks } from './process-marks.ts';
import { relationsIn } from './relation-marks.ts';
import { supervisorInfo } from './supervisor-info.ts';

export function momentOf(place: Place, parts: Parts): Moment {
  const world = worldAt(place.tape, place.position);
  const eventCount = place.tape.eventCounts[place.position] ?? 0;
  const scene: Scene = { ...place, world, parts, eventCount };
  const crowd = crowdOf(scene);
  const members = groupMembers(scene, crowd);
  return {
    at: place.at,
    memory: parts.memory,
    processes: [...partMarks(scene), ...members],
    devices: deviceMarks(scene),
    flights: flightMarks(scene),
    ...relationsIn(scene, crowd),
    supervisors: supervisorsIn(scene, crowd),
    groups: parts.groups.map((group) => groupMark(scene, group, { crowd, members })),
    ...countedIn(scene, crowd),
  };
}

/** Who is counted is looked up when somebody asks for that one. */
function countedIn(scene: Scene, crowd: Crowd): Pick<Moment, 'counted'> {
  const counted = countedGroups(crowd);
  if (counted.size === 0) return {};
  return {
    counted: (key) => {
      const group = groupOf(scene.parts, key);
      if (group === undefined || !counted.has(group.group)) return undefined;
      return memberMark(scene, key, group).find(({ alive }) => alive);
    },
  };
}

function deviceMarks(scene: Scene): readonly DeviceMark[] {
  const { parts, world } = scene;
  return parts.devices.flatMap(({ device, key, name, icon = 'bank', look }) => {
    const described = world.system.devices[device]?.describe(world.devices.get(device));
    if (described === undefined) return [];
    return [{ key, name, icon, ...deviceProgress(scene, device), ...look(described) }];
  });
}

/** A dead supervisor is shown as it was: its children lie below it as dead as it is. */
function supervisorsIn(scene: Scene, crowd: Crowd): readonly SupervisorInfo[] {
  const counted = countedGroups(crowd);
  return scene.parts.parts.flatMap(({ label, key, kind }) => {
    const life = kind === 'supervisor' ? lifeIn(scene, label) : undefined;
    if (life === undefined) return [];
    const living = getInt(scene.world.processes, life.pid.id);
    const process = living ?? lastSeen(scene, life);
    if (process === undefined) return [];
    return supervisorInfo(scene, process, {
      key,
      counted,
      now: living === undefined ? (life.end?.at ?? scene.at) : scene.at,
    });
  });
}
