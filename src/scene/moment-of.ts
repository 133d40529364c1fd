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
import { lastHalt, type Life, lifeOf, named, type Roll } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { groupOf, inventoryOf, keyOf } from './casting.ts';
import type { Place, Scene } from './casting.ts';
import { deviceProgress, flightMarks } from './flight-marks.ts';
import { countedGroup, singleMembers } from './group-mark.ts';
import type { DeviceMark, MailboxMark, Moment, ProcessMark, SupervisorInfo } from './moment.ts';
import type { Group, Part, Parts } from './parts.ts';
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
  return parts.devices.flatMap(({ device, key, name, icon = 'bank', look }) => {
    const described = world.system.devices[device]?.describe(world.devices.get(device));
    if (described === undefined) return [];
    return [{ key, name, icon, ...deviceProgress(scene, device), ...look(described) }];
  });
}

/** A dead supervisor is shown as it was: its children lie below it as dead as it is. */
function supervisorsIn(scene: Scene): readonly SupervisorInfo[] {
  return scene.parts.parts.flatMap(({ label, key, kind }) => {
    const life = kind === 'supervisor' ? lifeIn(scene, label) : undefined;
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

/** The last to play that part; when the node stops, nobody is left in its place. */
function lifeIn({ tape, eventCount }: Scene, label: string): Life | undefined {
  const life = lifeOf(tape.roll, label, eventCount);
  return life === undefined || life.born.id < lastHalt(tape.roll, eventCount) ? undefined : life;
}

/** Each part has a place, whoever plays it now: the living, or the last who died. */
function partMarks(scene: Scene): readonly ProcessMark[] {
  const marks: ProcessMark[] = [];
  for (const part of scene.parts.parts) {
    const life = lifeIn(scene, part.label);
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
  const single = scene.parts.groups.flatMap((group) => singleMarks(scene, group) ?? []);
  const shown = new Set(single.map(({ key }) => key));
  const others = alive.flatMap((process) => {
    const group = groupOf(scene.parts, process.label);
    if (group === undefined || shown.has(process.label)) return [];
    return memberMark(scene, process.label, group);
  });
  return [...single, ...others];
}

/** Those of a group that are few enough to be shown each by itself: the dead, too. */
function singleMarks(scene: Scene, group: Group): readonly ProcessMark[] | undefined {
  if (group.singly === undefined) return undefined;
  return singleMembers(scene, group)?.flatMap((label) => memberMark(scene, label, group));
}

function memberMark(
  scene: Scene,
  label: string,
  { group, detail, line }: Group,
): readonly ProcessMark[] {
  const life = lifeIn(scene, label);
  if (life === undefined) return [];
  const process = getInt(scene.world.processes, life.pid.id);
  const member = { label, key: label, name: label, kind: 'outside' } as const;
  const part: Lived = { ...member, life, group, ...(detail && { detail }), ...(line && { line }) };
  if (process === undefined) return [deadMark(scene, part, life)];
  return [lastDrawn(process, label, life) ?? livingMark(scene, part, process)];
}

type Grouped = { readonly group?: string };
type Lived = Part & Grouped & { readonly life: Life };

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
    stateText: part.line?.(inner, data) ?? part.detail?.(state, data, timed) ?? state,
    mailbox: part.region === undefined ? mailboxMarks(process, scene.tape.roll) : [],
    ...(timed === undefined ? {} : { progress: timed.progress }),
  };
  return { timed: scene.parts.timed.includes(state), mark };
}

/** The dead change no more. */
const buried = new WeakMap<Life, Map<string, ProcessMark>>();

function deadMark(scene: Scene, part: Part & Grouped, life: Life): ProcessMark {
  const known = buried.get(life) ?? new Map<string, ProcessMark>();
  const mark = known.get(part.key) ?? lastMark(scene, part, life);
  if (life.end !== undefined) buried.set(life, known.set(part.key, mark));
  return mark;
}

function lastMark(scene: Scene, part: Part & Grouped, life: Life): ProcessMark {
  const { end } = life;
  const last = end === undefined ? undefined : lastSeen(scene, life);
  const description = last?.behaviour.describe(last.state);
  const states = description?.states ?? [];
  const inner = part.region === undefined ? states : regionOf(states, part.region);
  return {
    ...identityOf(part, life),
    ...(part.group === undefined ? {} : { group: part.group }),
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

function identityOf({ key, name, kind }: Part, { pid, restarts, born }: Life) {
  const identity = kind === 'thread' ? 'thread' : inspectLine(pid);
  return { key, name, kind, pid: identity, generation: restarts + 1, since: born.at };
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
