/**
 * A moment of a recorded run as a picture needs it: who lives and who has died, what is on its way.
 * It looks at the parts and at what is alive, never through the history: a frame late in a run costs
 * what one early in it did.
 */
import { getInt, valuesOf } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import type { Process } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import { isNormalEnd, shortReason } from '#trace/reason.ts';
import { type Life, lifeOf } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { keyOf } from './casting.ts';
import type { Place, Scene } from './casting.ts';
import { flightMarks, monitorMarks } from './flight-marks.ts';
import type { DeviceMark, MailboxMark, Moment, ProcessMark, SupervisorInfo } from './moment.ts';
import type { Part, Parts } from './parts.ts';
import { supervisorInfo } from './supervisor-info.ts';
import { timedState } from './timed-state.ts';

export function momentOf(place: Place, parts: Parts): Moment {
  const world = worldAt(place.tape, place.position);
  const eventCount = place.tape.eventCounts[place.position] ?? 0;
  const scene: Scene = { ...place, world, parts, eventCount };
  const alive = [...valuesOf(world.processes)].toSorted((one, other) => one.pid.id - other.pid.id);
  return {
    at: place.at,
    memory: parts.memory,
    processes: [...partMarks(scene), ...groupMarks(scene, alive)],
    devices: deviceMarks(scene),
    flights: flightMarks(scene),
    links: [],
    monitors: alive.flatMap((process) => monitorMarks(scene, process)),
    supervisors: supervisorsIn(scene),
  };
}

function deviceMarks({ parts, world }: Scene): readonly DeviceMark[] {
  return parts.devices.flatMap(({ device, key, name, look }) => {
    const described = world.system.devices[device]?.describe(world.devices.get(device));
    return described === undefined ? [] : [{ key, name, ...look(described) }];
  });
}

/** A dead supervisor is shown as it was: its children lie below it as dead as it is. */
function supervisorsIn(scene: Scene): readonly SupervisorInfo[] {
  return scene.parts.parts.flatMap(({ label, key, kind }) => {
    const life =
      kind === 'supervisor' ? lifeOf(scene.tape.roll, label, scene.eventCount) : undefined;
    if (life === undefined) return [];
    const process = getInt(scene.world.processes, life.pid.id) ?? lastSeen(scene, life);
    if (process === undefined) return [];
    const { data } = process.behaviour.describe(process.state);
    return supervisorInfo(key, data, {
      now: scene.world.now,
      labelOf: (pid) => keyOf(scene, pid),
    });
  });
}

/** Each part has a place, whoever plays it now: the living, or the last who died. */
function partMarks(scene: Scene): readonly ProcessMark[] {
  return scene.parts.parts.flatMap((part) => {
    const life = lifeOf(scene.tape.roll, part.label, scene.eventCount);
    if (life === undefined) return [];
    const process = getInt(scene.world.processes, life.pid.id);
    return [
      process === undefined
        ? deadMark(scene, part, life)
        : livingMark(scene, { ...part, life }, process),
    ];
  });
}

function groupMarks(scene: Scene, alive: readonly Process[]): readonly ProcessMark[] {
  return alive.flatMap((process) => {
    const group = scene.parts.groups.find(({ prefix }) => process.label.startsWith(prefix));
    const life = scene.tape.roll.byPid.get(process.pid.id);
    if (group === undefined || life === undefined) return [];
    const part: Part & { readonly life: Life } = {
      label: process.label,
      key: process.label,
      name: process.label,
      kind: 'outside',
      life,
      ...(group.detail === undefined ? {} : { detail: group.detail }),
    };
    return [{ ...livingMark(scene, part, process), group: group.group }];
  });
}

function livingMark(
  scene: Scene,
  part: Part & { readonly life: Life },
  process: Process,
): ProcessMark {
  const { states, data } = process.behaviour.describe(process.state);
  const inner = part.region === undefined ? states : regionOf(states, part.region);
  const state = inner.at(-1) ?? '';
  const timed = timedState(scene, process, state);
  return {
    ...identityOf(part, part.life),
    alive: true,
    busy: scene.parts.busy.includes(state),
    suspended: process.suspended,
    states: inner,
    stateText: part.detail?.(state, data, timed) ?? state,
    mailbox: part.region === undefined ? mailboxMarks(process) : [],
    ...(timed === undefined ? {} : { progress: timed.progress }),
  };
}

function deadMark(scene: Scene, part: Part, life: Life): ProcessMark {
  const { end } = life;
  const last = end === undefined ? undefined : lastSeen(scene, life);
  const description = last?.behaviour.describe(last.state);
  const states = description?.states ?? [];
  const inner = part.region === undefined ? states : regionOf(states, part.region);
  return {
    ...identityOf(part, life),
    alive: false,
    busy: false,
    suspended: false,
    states: inner,
    stateText: inner.at(-1) ?? '',
    mailbox: last === undefined || part.region !== undefined ? [] : mailboxMarks(last),
    ...(end === undefined
      ? {}
      : { exitReason: shortReason(end.reason), diedAt: end.at, expected: isNormalEnd(end.reason) }),
  };
}

/** The process as it was in the step before its death. */
function lastSeen({ tape }: Scene, { end, pid }: Life): Process | undefined {
  if (end === undefined) return undefined;
  return getInt(worldAt(tape, positionOf(tape, end.id) - 1).processes, pid.id);
}

function identityOf({ key, name, kind }: Part, { pid, generation, born }: Life) {
  const identity = kind === 'thread' ? 'thread' : inspectLine(pid);
  return { key, name, kind, pid: identity, generation, since: born.at };
}

/** Of a machine with parallel regions the states within one of them. */
function regionOf(states: readonly string[], region: string): readonly string[] {
  const from = states.indexOf(region);
  return from < 0 ? [] : states.slice(from + 1, from + 2);
}

function mailboxMarks({ mailbox }: Process): readonly MailboxMark[] {
  return lettersOf(mailbox).map(({ message }, at) => ({
    text: written(unwrapped(message).content),
    skipped: at < mailbox.passed,
  }));
}
