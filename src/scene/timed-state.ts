/** How far a process is with what ends by itself: the timer or the deadline that it waits for. */
import { group } from 'd3';

import { getInt, valuesOf } from '#kernel/int-map.ts';
import type { AgendaItem, Process, Timer, World } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

import { dueAt } from './casting.ts';
import type { Scene } from './casting.ts';
import type { Timed } from './moment.ts';

/** Of a state that ends when a message comes that the process has set a timer for, or of an `after`. */
export function timedState(scene: Scene, process: Process, state: string): Timed | undefined {
  if (!scene.parts.timed.includes(state)) return undefined;
  const clocks = clocksOf(scene.world);
  const timers = clocks.timers.get(process.pid.id) ?? [];
  const timer = timers.find(({ message }) => isFor(message, state));
  const item = clocks.due.get(timer?.seq ?? process.wake);
  return item === undefined ? undefined : timedBy(scene, item);
}

type Clocks = {
  /** By the pid to which they tell. */
  readonly timers: ReadonlyMap<number, readonly Timer[]>;
  readonly due: ReadonlyMap<number, AgendaItem>;
};

const clocks = new WeakMap<World, Clocks>();

function clocksOf(world: World): Clocks {
  const known = clocks.get(world) ?? clocksIn(world);
  clocks.set(world, known);
  return known;
}

function clocksIn(world: World): Clocks {
  const pidOf = ({ to }: Timer) =>
    to.kind === 'pid' ? to.id : (getInt(world.names, to.index)?.pid.id ?? 0);
  const due = dueAt(world).filter(({ kind }) => kind === 'timer' || kind === 'deadline');
  return {
    timers: group(valuesOf(world.timers), pidOf),
    due: new Map(due.map((item) => [item.seq, item])),
  };
}

function timedBy({ tape, at }: Scene, { cause, at: due }: AgendaItem): Timed | undefined {
  const from = tape.events[cause - 1]?.at;
  if (from === undefined || due <= from) return undefined;
  return {
    progress: Math.min(1, Math.max(0, (at - from) / (due - from))),
    left: Math.max(0, due - at),
  };
}

/** `:heated` ends `heating`, `{:brewed, 101}` ends `brewing`. */
function isFor(message: Term, state: string): boolean {
  const done = inspectLine(message).replace(/^\{?:/, '');
  return done.startsWith(state.replace(/ing$/, ''));
}
