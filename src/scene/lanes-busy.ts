/**
 * When each part was at work, and at what. Only the worlds know it, so the stretch of a tape between
 * two kept worlds is played again when it is first looked at, and remembered.
 */
import { getInt } from '#kernel/int-map.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { lifeOf } from '#trace/roll.ts';
import { lengthOf, positionAt, type Tape } from '#trace/tape.ts';

import type { Lanes } from './lanes-index.ts';
import type { Span } from './lanes-spans.ts';
import type { Part } from './parts.ts';

/** A part doing one thing. `timed`: it ends by a timer; else when something comes. */
export type LaneWork = Span & {
  readonly lane: string;
  /** Of the step that began it, as far as that is known. */
  readonly since: number;
  readonly text: string;
  readonly timed: boolean;
};

type Stretch = { readonly until: number; readonly works: readonly LaneWork[] };

export type Works = {
  readonly works: readonly LaneWork[];
  /** Some was left for the next time, so that no frame takes long. */
  readonly complete: boolean;
};

const stretches = new WeakMap<Lanes, Map<number, Stretch>>();

/** Who was at work in a window of time. Plays at most so many stretches again. */
export function worksIn(lanes: Lanes, window: Span, most = Infinity): Works {
  const { tape } = lanes;
  const known = stretches.get(lanes) ?? new Map<number, Stretch>();
  stretches.set(lanes, known);
  const [first, last] = [window.start, window.end].map((at) => stretchAt(tape, at));
  const found: LaneWork[] = [];
  let left = most;
  for (let at = first ?? 0; at <= (last ?? -1); at += 1) {
    const stretch = known.get(at);
    const isFresh = stretch?.until === endOf(tape, at);
    if (!isFresh && left === 0) return { works: joined(found), complete: false };
    if (!isFresh) left -= 1;
    const current = stretch !== undefined && isFresh ? stretch : playedAgain(lanes, at);
    known.set(at, current);
    found.push(...current.works);
  }
  return { works: joined(found), complete: true };
}

function stretchAt(tape: Tape, at: number): number {
  const position = positionAt(tape, at);
  let [low, high] = [0, tape.checkpoints.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tape.checkpoints[middle]?.steps ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The first position that is no longer in that stretch. */
function endOf(tape: Tape, at: number): number {
  return tape.checkpoints[at + 1]?.steps ?? lengthOf(tape) + 1;
}

type Open = Map<string, LaneWork>;

function playedAgain(lanes: Lanes, at: number): Stretch {
  const { tape, parts } = lanes;
  const [until, works, open] = [endOf(tape, at), [] as LaneWork[], new Map() as Open];
  let world = tape.checkpoints[at] ?? tape.world;
  const begin = world.steps;
  for (const part of parts.parts) watch(part);
  for (let position = begin + 1; position < until; position += 1) {
    world = step(world, { kind: 'go', steps: 1 }).world;
    for (const part of actingAt(lanes, position)) watch(part);
  }
  const end = until > lengthOf(tape) ? Infinity : (tape.times[until] ?? Infinity);
  for (const work of open.values()) works.push({ ...work, end });
  return { until, works };

  function watch(part: Part): void {
    const doing = workOf(lanes, world, part);
    const before = open.get(part.key);
    if (before?.text === doing?.text) return;
    if (before !== undefined) works.push({ ...before, end: world.now });
    if (doing === undefined) open.delete(part.key);
    else open.set(part.key, doing);
  }
}

/** Whom the events of that step concern: nobody else can have changed. */
function actingAt({ tape, parts, lanesOf }: Lanes, position: number): readonly Part[] {
  const [from, to] = [tape.eventCounts[position - 1] ?? 0, tape.eventCounts[position] ?? 0];
  const lanes = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const event = tape.events[at];
    for (const lane of lanesOf.get(event?.pid.id ?? 0) ?? []) lanes.add(lane);
  }
  return lanes.size === 0 ? [] : parts.parts.filter(({ key }) => lanes.has(key));
}

/** What the part does in that world, if it works. */
function workOf({ tape, parts }: Lanes, world: World, part: Part): LaneWork | undefined {
  const eventCount = tape.eventCounts[world.steps] ?? 0;
  const life = lifeOf(tape.roll, part.label, eventCount);
  const process = life === undefined ? undefined : getInt(world.processes, life.pid.id);
  if (process === undefined) return undefined;
  const { states, data } = process.behaviour.describe(process.state);
  const region = part.region === undefined ? states.length - 2 : states.indexOf(part.region);
  const state = states[region + 1] ?? '';
  if (!parts.busy.includes(state)) return undefined;
  return {
    lane: part.key,
    since: world.steps,
    start: world.now,
    end: Infinity,
    text: part.detail?.(state, data, undefined) ?? state,
    timed: parts.timed.includes(state),
  };
}

/** What goes on from one stretch into the next is one work. */
function joined(works: readonly LaneWork[]): readonly LaneWork[] {
  const latest = new Map<string, number>();
  const result: LaneWork[] = [];
  for (const work of works) {
    const at = latest.get(work.lane);
    const before = at === undefined ? undefined : result[at];
    if (at !== undefined && before?.text === work.text && before.end === work.start) {
      result[at] = { ...before, end: work.end };
      continue;
    }
    latest.set(work.lane, result.length);
    result.push(work);
  }
  return result;
}
