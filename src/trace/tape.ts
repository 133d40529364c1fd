/**
 * A tape holds what a run gave: its events, when each step was, and a world every so many steps, so
 * that any moment is found again by replaying a few steps. It only ever grows; a fork is a new tape.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import { boot } from '#kernel/boot.ts';
import type { KernelEvent } from '#kernel/event.ts';
import type { Move } from '#kernel/move.ts';
import { nextAt, step } from '#kernel/step.ts';
import type { Settings, System, World } from '#kernel/world.ts';
import type { Term } from '#term/term.ts';

import { emptyRoll, enter, type Roll } from './roll.ts';

export type TapeSettings = Partial<Settings> & { readonly options: Term };

/** A move from outside, with how many steps had been done and what time it was. */
export type Placed = {
  readonly step: number;
  readonly at: Microseconds;
  readonly move: Move;
  readonly planned: boolean;
};

/**
 * Something from outside that is to come at its time: a customer, a fault of a scenario. What it is
 * depends on who is there by then; `undefined` when there is nobody whom it concerns.
 */
export type Plan = {
  readonly at: Microseconds;
  readonly moveIn: (world: World) => Move | undefined;
};

export type Tape = {
  readonly system: System;
  readonly settings: TapeSettings;
  /** By rising time. */
  readonly plans: readonly Plan[];
  readonly events: KernelEvent[];
  readonly placed: Placed[];
  /** By step: how many events and how many plans there were after it, and the time. */
  readonly eventCounts: number[];
  readonly planCounts: number[];
  readonly times: Microseconds[];
  readonly checkpoints: World[];
  /** Who is who in the events. */
  readonly roll: Roll;
  /** Worlds that were asked for lately, by position: a picture asks for the same one frame by frame. */
  readonly sought: Map<number, World>;
  /** The world at the end of what is recorded. */
  world: World;
  /** How many of the plans lie behind that end. */
  plansDone: number;
};

const CHECKPOINT_EVERY = 100;
const KEPT_SOUGHT = 16;

export function record(system: System, settings: TapeSettings, plans: readonly Plan[] = []): Tape {
  const { world, events } = boot(system, settings);
  return {
    roll: rollOf(events),
    sought: new Map(),
    system,
    settings,
    plans: plans.toSorted((one, other) => one.at - other.at),
    plansDone: 0,
    planCounts: [0],
    events: [...events],
    placed: [],
    eventCounts: [events.length],
    times: [0],
    checkpoints: [world],
    world,
  };
}

/** How many steps are recorded: positions go from 0 to this. */
export function lengthOf({ times }: Tape): number {
  return times.length - 1;
}

/** Records what happens until that time. Stops early where nothing more can happen. */
export function playUntil(tape: Tape, until: Microseconds, most = Infinity): void {
  const last = lengthOf(tape) + most;
  while (lengthOf(tape) < last && comesBy(tape, until)) {
    playSome(tape, until, last - lengthOf(tape));
  }
}

/** A plan whose time has come, or as many of the kernel's steps as lie before the next of those. */
function playSome(tape: Tape, until: Microseconds, most: number): void {
  const plan = tape.plans[tape.plansDone];
  if (plan !== undefined && plan.at <= (nextAt(tape.world) ?? Infinity)) {
    carryOut(tape, plan);
    return;
  }
  const toCheckpoint = CHECKPOINT_EVERY - (tape.world.steps % CHECKPOINT_EVERY);
  const before = Math.min(plan?.at ?? Infinity, until + 1);
  append(tape, { kind: 'go', steps: Math.min(most, toCheckpoint), before });
}

/** Records one more step, if anything can happen: a plan whose time has come, or the kernel's next. */
export function playOne(tape: Tape): boolean {
  const plan = tape.plans[tape.plansDone];
  const next = nextAt(tape.world);
  if (plan !== undefined && plan.at <= (next ?? Infinity)) {
    carryOut(tape, plan);
    return true;
  }
  if (next !== undefined) append(tape, { kind: 'go', steps: 1 });
  return next !== undefined;
}

/** When something happens next, plans included; `undefined`: never. */
export function nextTime({ world, plans, plansDone }: Tape): Microseconds | undefined {
  const times = [nextAt(world), plans[plansDone]?.at].filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(world.now, Math.min(...times));
}

function comesBy(tape: Tape, until: Microseconds): boolean {
  const at = nextTime(tape);
  return at !== undefined && at <= until;
}

function carryOut(tape: Tape, plan: Plan): void {
  tape.plansDone += 1;
  tape.world = step(tape.world, { kind: 'go', steps: 0, until: plan.at }).world;
  const move = plan.moveIn(tape.world);
  if (move !== undefined) place(tape, move, true);
}

/** A move from outside at the end of the tape, at that time or as soon after as the clock stands. */
export function act(tape: Tape, move: Move, at: Microseconds = tape.world.now): void {
  tape.world = step(tape.world, { kind: 'go', steps: 0, until: at }).world;
  place(tape, move, false);
}

function place(tape: Tape, move: Move, planned: boolean): void {
  tape.placed.push({ step: lengthOf(tape), at: tape.world.now, move, planned });
  append(tape, move);
  if (tape.checkpoints.at(-1) !== tape.world) tape.checkpoints.push(tape.world);
}

function append(tape: Tape, move: Move): void {
  const { world, events, marks } = step(tape.world, move);
  const known = tape.events.length;
  tape.world = world;
  for (const event of events) tape.events.push(event);
  enter(tape.roll, tape.events);
  for (const mark of marks) {
    tape.eventCounts.push(known + mark.events);
    tape.planCounts.push(tape.plansDone);
    tape.times.push(mark.at);
  }
  if (world.steps % CHECKPOINT_EVERY === 0) tape.checkpoints.push(world);
}

/** The world after that many steps: from the last kept one before it, replayed. */
export function worldAt(tape: Tape, position: number): World {
  if (position >= lengthOf(tape)) return tape.world;
  const known = tape.sought.get(position);
  if (known !== undefined) return known;
  const world = replayedTo(tape, position);
  if (tape.sought.size >= KEPT_SOUGHT) tape.sought.clear();
  tape.sought.set(position, world);
  return world;
}

function replayedTo(tape: Tape, position: number): World {
  const from = tape.checkpoints[lastWhere(tape.checkpoints, ({ steps }) => steps <= position)];
  if (from === undefined || from.steps === position) return from ?? tape.world;
  return step(from, { kind: 'go', steps: position - from.steps }).world;
}

/** The last position that lies at or before that time. */
export function positionAt({ times }: Tape, at: Microseconds): number {
  return Math.max(
    0,
    lastWhere(times, (time) => time <= at),
  );
}

/** The position right after the event with that id happened. */
export function positionOf({ eventCounts }: Tape, id: number): number {
  return lastWhere(eventCounts, (count) => count < id) + 1;
}

/** A new tape with the same beginning: what a learner does in the past goes on from there. */
export function fork(tape: Tape, position: number): Tape {
  const kept = Math.min(position, lengthOf(tape));
  const world = worldAt(tape, kept);
  const placed = tape.placed.filter(({ step: before }) => before < kept);
  const checkpoints = tape.checkpoints.filter(({ steps }) => steps < kept);
  const events = tape.events.slice(0, tape.eventCounts[kept]);
  return {
    system: tape.system,
    settings: tape.settings,
    events,
    roll: rollOf(events),
    sought: new Map(),
    placed,
    plans: tape.plans,
    plansDone: tape.planCounts[kept] ?? 0,
    planCounts: tape.planCounts.slice(0, kept + 1),
    eventCounts: tape.eventCounts.slice(0, kept + 1),
    times: tape.times.slice(0, kept + 1),
    checkpoints: [...checkpoints, world],
    world,
  };
}

function rollOf(events: readonly KernelEvent[]): Roll {
  const roll = emptyRoll();
  enter(roll, events);
  return roll;
}

/** Index of the last item for which `holds`, where those that hold come first; -1 if none does. */
function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
