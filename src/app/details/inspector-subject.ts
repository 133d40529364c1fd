/** Who is looked at: the life behind a key, its process as it is or was, and names for pids. */
import { getInt } from '#kernel/int-map.ts';
import { OUTSIDE, type Process } from '#kernel/world.ts';
import { keyOf, type Place } from '#scene/casting.ts';
import { markOf } from '#scene/moment-index.ts';
import type { Moment, ProcessMark } from '#scene/moment.ts';
import type { Part, Parts } from '#scene/parts.ts';
import { inspectLine } from '#term/inspect.ts';
import { type Pid, pid as pidWith } from '#term/term.ts';
import { hasEnded, type Life, lifeOf, nameIn } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';

import type { Names } from './inspection.ts';

/** A key of a picture at a moment of a run. */
export type Inspectable = {
  readonly place: Place;
  readonly moment: Moment;
  readonly key: string;
  readonly parts: Parts;
  /** The Elixir twin of the system; empty where it has none. */
  readonly source: string;
};

export type Subject = {
  readonly what: Inspectable;
  readonly life: Life;
  readonly part: Part | undefined;
  /** None for one who has ended and has no place of its own in the picture. */
  readonly mark: ProcessMark | undefined;
  /** As it is, or as it was in the step before its death. */
  readonly process: Process;
  readonly ended: boolean;
};

/** `undefined`: nobody has played that part yet. */
export function subjectOf(what: Inspectable): Subject | undefined {
  const { place, moment, key, parts } = what;
  const part = parts.parts.find((one) => one.key === key);
  const eventCount = eventCountAt(place);
  const life = lifeOf(place.tape.roll, part?.label ?? key, eventCount);
  if (life === undefined) return undefined;
  const ended = hasEnded(life, eventCount);
  const process = processOf(place, life, ended);
  if (process === undefined) return undefined;
  const mark = markOf(moment, key);
  return { what, life, part, mark, process, ended };
}

export function eventCountAt({ tape, position }: Place): number {
  return tape.eventCounts[position] ?? 0;
}

function processOf({ tape, position }: Place, life: Life, ended: boolean): Process | undefined {
  const at = ended && life.end !== undefined ? positionOf(tape, life.end.id) - 1 : position;
  return getInt(worldAt(tape, at).processes, life.pid.id);
}

/** `CoffeeShop.Supervisor`, `Barista (2)`, as the pictures call it. */
export function nameOfPid({ place, parts }: Inspectable, pid: Pid): string {
  const life = place.tape.roll.byPid.get(pid.id);
  const named = parts.parts.filter(({ label }) => label === life?.label);
  const [part] = named;
  if (life === undefined || part === undefined || named.length > 1)
    return nameIn(place.tape.roll, pid);
  const name = life.generation === 1 ? part.name : `${part.name} (${life.generation})`;
  const ended = hasEnded(life, place.tape.eventCounts[place.position] ?? 0);
  return ended ? `${name}, ended` : name;
}

/** What to select to see this process, if it is the latest of its part. */
export function keyOfPid({ place, parts }: Inspectable, pid: Pid): string | undefined {
  if (pid === OUTSIDE) return undefined;
  const key = keyOf({ tape: place.tape, parts }, pid);
  const life = place.tape.roll.byPid.get(pid.id);
  if (key === undefined || life === undefined) return undefined;
  const thread = parts.parts.find(({ label, region }) => label === key && region !== undefined);
  const latest = lifeOf(place.tape.roll, life.label, eventCountAt(place));
  return latest?.pid === pid ? (thread?.key ?? key) : undefined;
}

/** Of all pids in these texts. */
export function namesIn(what: Inspectable, texts: readonly string[]): Names {
  const names: Record<string, string> = {};
  for (const [text, id] of texts.join('\n').matchAll(/#PID<0\.(\d+)\.0>/g)) {
    const pid = pidWith(Number(id));
    const name = nameOfPid(what, pid);
    if (name !== inspectLine(pid)) names[text] = name;
  }
  return names;
}
