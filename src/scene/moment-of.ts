/**
 * A moment of a recorded run as a picture needs it: who lives and who has died, what is on its way.
 * It looks at the parts and at what is alive, never through the history: a frame late in a run costs
 * what one early in it did.
 */
import { getInt } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import type { Process } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import { isNormalEnd, shortReason } from '#trace/reason.ts';
import { type Life, lifeOf, named, type Roll } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { groupOf, inventoryOf, keyOf } from './casting.ts';
import type { Place, Scene } from './casting.ts';
import { deviceProgress, flightMarks } from './flight-marks.ts';
import { countedGroup } from './group-mark.ts';
import type { DeviceMark, MailboxMark, Moment, ProcessMark, SupervisorInfo } from './moment.ts';
import type { Part, Parts } from './parts.ts';
import { linkMarks, monitorMarks } from './relation-marks.ts';
import { supervisorInfo } from './supervisor-info.ts';
import { timedState } from './timed-state.ts';

export function momentOf(place: Place, parts: Parts): Moment {
  const world = worldAt(place.tape, place.position);
  const eventCount = place.tape.eventCounts[place.position] ?? 0;
  const scene: Scene = { ...place, world, parts, eventCount };
  const { alive } = inventoryOf(world);
  const members = groupMarks(scene, alive);
  return {
    at: place.at,
    memory: parts.memory,
    processes: [...partMarks(scene), ...members],
    devices: deviceMarks(scene),
    flights: flightMarks(scene),
    links: alive.filter(({ links }) => links.size > 0).flatMap((one) => linkMarks(scene, one)),
    monitors: alive
      .filter(({ monitors }) => monitors.size > 0)
      .flatMap((one) => monitorMarks(scene, one)),
    supervisors: supervisorsIn(scene),
    groups: parts.groups.map((group) => countedGroup(scene, group, members)),
  };
}

function deviceMarks(scene: Scene): readonly DeviceMark[] {
  const { parts, world } = scene;
  return parts.devices.flatMap(({ device, key, name, look }) => {
    const described = world.system.devices[device]?.describe(world.devices.get(device));
    if (described === undefined) return [];
    return [{ key, name, ...look(described), ...deviceProgress(scene, device) }];
  });
}

/** A dead supervisor is shown as it was: its children lie below it as dead as it is. */
function supervisorsIn(scene: Scene): readonly SupervisorInfo[] {
  return scene.parts.parts.flatMap(({ label, key, kind }) => {
    const life =
      kind === 'supervisor' ? lifeOf(scene.tape.roll, label, scene.eventCount) : undefined;
    if (life === undefined) return [];
    const living = getInt(scene.world.processes, life.pid.id);
    const process = living ?? lastSeen(scene, life);
    if (process === undefined) return [];
    const { data } = process.behaviour.describe(process.state);
    return supervisorInfo(key, data, {
      now: living === undefined ? (life.end?.at ?? scene.at) : scene.at,
      labelOf: (pid) => keyOf(scene, pid),
    });
  });
}

/** Each part has a place, whoever plays it now: the living, or the last who died. */
function partMarks(scene: Scene): readonly ProcessMark[] {
  const marks: ProcessMark[] = [];
  for (const part of scene.parts.parts) {
    const life = lifeOf(scene.tape.roll, part.label, scene.eventCount);
    if (life === undefined) continue;
    const process = getInt(scene.world.processes, life.pid.id);
    marks.push(
      process === undefined
        ? deadMark(scene, part, life)
        : (lastDrawn(process, part.key, life) ?? livingMark(scene, { ...part, life }, process)),
    );
  }
  return marks;
}

function groupMarks(scene: Scene, alive: readonly Process[]): readonly ProcessMark[] {
  if (scene.parts.groups.length === 0) return [];
  return alive.flatMap((process) => {
    const group = groupOf(scene.parts, process.label);
    const life = scene.tape.roll.byPid.get(process.pid.id);
    if (group === undefined || life === undefined) return [];
    const { label } = process;
    const last = lastDrawn(process, label, life);
    if (last !== undefined) return [last];
    const part = { label, key: label, name: label, kind: 'outside' } as const;
    const { detail, group: of } = group;
    return [livingMark(scene, { ...part, life, group: of, ...(detail && { detail }) }, process)];
  });
}

type Lived = Part & { readonly life: Life; readonly group?: string };

/** A process that has not changed looks as it did, but for what goes on by itself. */
const drawn = new WeakMap<Process, Drawn[]>();
type Drawn = { readonly key: string; readonly life: Life; readonly mark: ProcessMark };

function lastDrawn(process: Process, key: string, life: Life): ProcessMark | undefined {
  return drawn.get(process)?.find((one) => one.key === key && one.life === life)?.mark;
}

function livingMark(scene: Scene, part: Lived, process: Process): ProcessMark {
  const { timed, mark } = markOf(scene, part, process);
  if (timed) return mark;
  const known = drawn.get(process) ?? [];
  const others = known.filter(({ key }) => key !== part.key);
  drawn.set(process, [...others, { key: part.key, life: part.life, mark }]);
  return mark;
}

function markOf(scene: Scene, part: Lived, process: Process) {
  const { states, data } = process.behaviour.describe(process.state);
  const inner = part.region === undefined ? states : regionOf(states, part.region);
  const state = inner.at(-1) ?? '';
  const timed = timedState(scene, process, state);
  const mark: ProcessMark = {
    ...identityOf(part, part.life),
    ...(part.group === undefined ? {} : { group: part.group }),
    alive: true,
    busy: scene.parts.busy.includes(state),
    suspended: process.suspended,
    ...(process.lag === 0 ? {} : { lag: process.lag }),
    states: inner,
    stateText: part.detail?.(state, data, timed) ?? state,
    mailbox: part.region === undefined ? mailboxMarks(process, scene.tape.roll) : [],
    ...(timed === undefined ? {} : { progress: timed.progress }),
  };
  return { timed: scene.parts.timed.includes(state), mark };
}

/** The dead change no more. */
const buried = new WeakMap<Life, Map<string, ProcessMark>>();

function deadMark(scene: Scene, part: Part, life: Life): ProcessMark {
  const known = buried.get(life) ?? new Map<string, ProcessMark>();
  const mark = known.get(part.key) ?? lastMark(scene, part, life);
  if (life.end !== undefined) buried.set(life, known.set(part.key, mark));
  return mark;
}

function lastMark(scene: Scene, part: Part, life: Life): ProcessMark {
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
    mailbox:
      last === undefined || part.region !== undefined ? [] : mailboxMarks(last, scene.tape.roll),
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

/** As many letters as a node shows and the inspector lists are read; of the others there is a mark. */
function mailboxMarks({ mailbox }: Process, roll: Roll): readonly MailboxMark[] {
  return lettersOf(mailbox).map(({ message }, at) => ({
    text: at < READ ? named(roll, written(unwrapped(message).content)) : '…',
    skipped: at < mailbox.passed,
  }));
}

const READ = 40;
