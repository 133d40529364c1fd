/**
 * A moment of a recorded run as a picture needs it: who lives and who has died, what is on its way.
 * It looks at the parts and at what is alive, never through the history: a frame late in a run costs
 * what one early in it did.
 */
import { dueItems } from '#kernel/agenda.ts';
import type { Microseconds } from '#kernel/behaviour.ts';
import { getInt, sortedEntries, valuesOf } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import type { AgendaItem, Process, World } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Pid, Term } from '#term/term.ts';
import { isNormalEnd, shortReason } from '#trace/reason.ts';
import { type Life, lifeOf } from '#trace/roll.ts';
import { positionOf, type Tape, worldAt } from '#trace/tape.ts';
import { unwrapped, written } from '#trace/wire.ts';

import type { FlightKind, FlightMark, MailboxMark, Moment, MonitorMark, ProcessMark } from './moment.ts';
import type { Part, Parts } from './parts.ts';
import { supervisorInfo } from './supervisor-info.ts';

/** A position in a tape, and the moment between that step and the next. */
export type Place = { readonly tape: Tape; readonly position: number; readonly at: Microseconds };

export function momentOf(place: Place, parts: Parts): Moment {
  const world = worldAt(place.tape, place.position);
  const scene: Scene = { ...place, world, parts, eventCount: place.tape.eventCounts[place.position] ?? 0 };
  const alive = [...valuesOf(world.processes)].toSorted((one, other) => one.pid.id - other.pid.id);
  const marks = [...partMarks(scene), ...groupMarks(scene, alive)];
  return {
    at: place.at,
    memory: parts.memory,
    processes: marks,
    devices: parts.devices.flatMap(({ device, key, name, look }) => {
      const state = world.devices.get(device);
      const described = world.system.devices[device]?.describe(state);
      return described === undefined ? [] : [{ key, name, ...look(described) }];
    }),
    flights: flightMarks(scene),
    links: [],
    monitors: alive.flatMap((process) => monitorMarks(scene, process)),
    supervisors: alive.flatMap((process) => {
      const part = parts.parts.find(({ label }) => label === process.label);
      if (part?.kind !== 'supervisor') return [];
      const { data } = process.behaviour.describe(process.state);
      return supervisorInfo(part.key, data, { now: world.now, labelOf: (pid) => keyOf(scene, pid) });
    }),
  };
}

type Scene = Place & {
  readonly world: World;
  readonly parts: Parts;
  readonly eventCount: number;
};

/** Each part has a place, whoever plays it now: the living, or the last who died. */
function partMarks(scene: Scene): readonly ProcessMark[] {
  return scene.parts.parts.flatMap((part) => {
    const life = lifeOf(scene.tape.roll, part.label, scene.eventCount);
    if (life === undefined) return [];
    const process = getInt(scene.world.processes, life.pid.id);
    return [process === undefined ? deadMark(scene, part, life) : livingMark(scene, { ...part, life }, process)];
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

function livingMark(scene: Scene, part: Part & { readonly life: Life }, process: Process): ProcessMark {
  const { states, data } = process.behaviour.describe(process.state);
  const inner = part.region === undefined ? states : regionOf(states, part.region);
  const state = inner.at(-1) ?? '';
  const progress = scene.parts.timed.includes(state) ? progressOf(scene, process, state) : undefined;
  return {
    ...identityOf(part, part.life),
    alive: true,
    busy: scene.parts.busy.includes(state),
    suspended: process.suspended,
    states: inner,
    stateText: part.detail?.(state, data) ?? state,
    mailbox: part.region === undefined ? mailboxMarks(process) : [],
    ...(progress === undefined ? {} : { progress }),
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
    mailbox: last === undefined ? [] : mailboxMarks(last),
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
  return { key, name, kind, pid: inspectLine(pid), generation, since: born.at };
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

/** How far the timer has run that the process set for itself when it came into this state. */
function progressOf({ tape, at, world }: Scene, { pid }: Process, state: string): number | undefined {
  const timer = [...valuesOf(world.timers)].find(({ to, message }) => to === pid && isFor(message, state));
  if (timer === undefined) return undefined;
  const set = dueItems(world.agenda).find((item) => item.kind === 'timer' && item.seq === timer.seq);
  const from = set === undefined ? undefined : tape.events[set.cause - 1]?.at;
  if (from === undefined || timer.due <= from) return undefined;
  return Math.min(1, Math.max(0, (at - from) / (timer.due - from)));
}

/** `:heated` ends `heating`, `{:brewed, 101}` ends `brewing`. */
function isFor(message: Term, state: string): boolean {
  const done = inspectLine(message).replace(/^\{?:/, '');
  return done.startsWith(state.replace(/ing$/, ''));
}

function flightMarks(scene: Scene): readonly FlightMark[] {
  return dueItems(scene.world.agenda).flatMap((item) => {
    if (item.kind !== 'signal') return [];
    const mark = flightMark(scene, item);
    return mark === undefined ? [] : [mark];
  });
}

function flightMark(scene: Scene, item: AgendaItem & { kind: 'signal' }): FlightMark | undefined {
  const { signal, seq, at: arrival, cause } = item;
  const [from, to] = [keyOf(scene, signal.from), keyOf(scene, signal.to)];
  const shown = shownSignal(signal);
  if (from === undefined || to === undefined || shown === undefined) return undefined;
  const departed = scene.tape.events[cause - 1]?.at ?? arrival;
  const progress = arrival <= departed ? 1 : (scene.at - departed) / (arrival - departed);
  const lost = getInt(scene.world.processes, signal.to.id) === undefined;
  return { key: String(seq), from, to, ...shown, progress: Math.min(1, Math.max(0, progress)), lost };
}

type Shown = { readonly kind: FlightKind; readonly text: string };

function shownSignal(signal: (AgendaItem & { kind: 'signal' })['signal']): Shown | undefined {
  switch (signal.kind) {
    case 'message': {
      const { kind, content } = unwrapped(signal.message);
      if (kind === 'start') return undefined;
      return { kind: kind === 'reply' ? 'reply' : 'message', text: written(content) };
    }
    case 'exit':
      return { kind: 'exit', text: `{:EXIT, pid, ${shortReason(signal.reason)}}` };
    case 'down':
      return { kind: 'down', text: `{:DOWN, ref, :process, pid, ${shortReason(signal.reason)}}` };
    case 'link':
    case 'unlink':
    case 'monitor':
    case 'demonitor':
      return undefined;
  }
}

function monitorMarks(scene: Scene, process: Process): readonly MonitorMark[] {
  const watcher = keyOf(scene, process.pid);
  return sortedEntries(process.monitors).flatMap(([ref, { target }]) => {
    const watched = keyOf(scene, target);
    if (watcher === undefined || watched === undefined) return [];
    return [{ key: String(ref), watcher, target: watched }];
  });
}

/** The part or member of a group that a pid plays in this picture. */
function keyOf({ tape, parts }: Scene, pid: Pid): string | undefined {
  const label = tape.roll.byPid.get(pid.id)?.label;
  if (label === undefined) return undefined;
  const part = parts.parts.find((one) => one.label === label);
  if (part !== undefined) return part.key;
  return parts.groups.some(({ prefix }) => label.startsWith(prefix)) ? label : undefined;
}
