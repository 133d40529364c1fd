/** One process as a picture needs it: as it is, or as it was when it died. */
import { getInt } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import type { Process } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import { isNormalEnd, shortReason } from '#trace/reason.ts';
import { lastHalt, type Life, lifeOf, named, type Roll } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';
import { unwrapped, written } from '#trace/wire.ts';

import type { Scene } from './casting.ts';
import type { MailboxMark, ProcessMark } from './moment.ts';
import type { Group, Part, Parts } from './parts.ts';
import { timedState } from './timed-state.ts';

/** The last to play that part; when the node stops, nobody is left in its place. */
export function lifeIn({ tape, eventCount }: Scene, label: string): Life | undefined {
  const life = lifeOf(tape.roll, label, eventCount);
  return life === undefined || life.born.id < lastHalt(tape.roll, eventCount) ? undefined : life;
}

/** Each part has a place, whoever plays it now: the living, or the last who died. */
export function partMarks(scene: Scene): readonly ProcessMark[] {
  const marks: ProcessMark[] = [];
  for (const part of scene.parts.parts) {
    const life = lifeIn(scene, part.label);
    if (life === undefined) continue;
    const process = getInt(scene.world.processes, life.pid.id);
    marks.push(
      process === undefined
        ? deadMark(scene, part, life)
        : (lastDrawn(scene, { process, key: part.key, life }) ??
            livingMark(scene, { ...part, life }, process)),
    );
  }
  return marks;
}

export function memberMark(scene: Scene, label: string, group: Group): readonly ProcessMark[] {
  const life = lifeIn(scene, label);
  if (life === undefined) return [];
  const process = getInt(scene.world.processes, life.pid.id);
  if (process === undefined) return [deadMark(scene, memberPart(label, life, group), life)];
  return [
    lastDrawn(scene, { process, key: label, life }) ??
      livingMark(scene, memberPart(label, life, group), process),
  ];
}

function memberPart(label: string, life: Life, { group, detail, line }: Group): Lived {
  const member = { label, key: label, name: label, kind: 'outside' } as const;
  return { ...member, life, group, ...(detail && { detail }), ...(line && { line }) };
}

type Grouped = { readonly group?: string };
type Lived = Part & Grouped & { readonly life: Life };

/** A process that has not changed looks as it did, but for what goes on by itself. */
const drawn = new WeakMap<Process, Drawn[]>();
type Drawn = {
  readonly key: string;
  readonly life: Life;
  /** In another cast the same process plays another part. */
  readonly parts: Parts;
  readonly mark: ProcessMark;
};

type Seen = { readonly process: Process; readonly key: string; readonly life: Life };

function lastDrawn({ parts }: Scene, { process, key, life }: Seen): ProcessMark | undefined {
  return drawn
    .get(process)
    ?.find((one) => one.key === key && one.life === life && one.parts === parts)?.mark;
}

function livingMark(scene: Scene, part: Lived, process: Process): ProcessMark {
  const { timed, mark } = markOf(scene, part, process);
  if (timed) return mark;
  const known = drawn.get(process) ?? [];
  const others = known.filter(({ key }) => key !== part.key);
  const { key, life } = part;
  drawn.set(process, [...others, { key, life, parts: scene.parts, mark }]);
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
const buried = new WeakMap<Life, WeakMap<Parts, Map<string, ProcessMark>>>();

function deadMark(scene: Scene, part: Part & Grouped, life: Life): ProcessMark {
  const casts = buried.get(life) ?? new WeakMap<Parts, Map<string, ProcessMark>>();
  const known = casts.get(scene.parts) ?? new Map<string, ProcessMark>();
  const mark = known.get(part.key) ?? lastMark(scene, part, life);
  if (life.end !== undefined) buried.set(life, casts.set(scene.parts, known.set(part.key, mark)));
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
export function lastSeen({ tape }: Scene, { end, pid }: Life): Process | undefined {
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
