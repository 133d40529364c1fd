/**
 * Who played which part when, kept up to date as a tape grows, so that a picture of any moment finds
 * the dead as fast as the living: no frame costs more because much has happened before.
 */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Pid, Term } from '#term/term.ts';

/** One process: born with an event and, if it has ended, gone with another. */
export type Life = {
  readonly pid: Pid;
  readonly label: string;
  readonly generation: number;
  /** How many that ended had played the part before, since the node runs: 0 for the first. */
  readonly restarts: number;
  readonly born: KernelEvent;
  end: (KernelEvent & { kind: 'exited' }) | undefined;
};

export type Roll = {
  readonly byPid: Map<number, Life>;
  /** The lives of each part, in the order of their births. */
  readonly byLabel: Map<string, Life[]>;
  /** The events with which the node stopped. */
  readonly halts: EventId[];
  /** How many events are entered. */
  entered: number;
};

export function emptyRoll(): Roll {
  return { byPid: new Map(), byLabel: new Map(), halts: [], entered: 0 };
}

/** Enters the events that have come since. */
export function enter(roll: Roll, events: readonly KernelEvent[]): void {
  for (; roll.entered < events.length; roll.entered += 1) {
    const event = events[roll.entered];
    if (event?.kind === 'spawned') bear(roll, event);
    if (event?.kind === 'exited') bury(roll, event);
    if (event?.kind === 'fault' && event.fault.kind === 'halt') roll.halts.push(event.id);
  }
}

function bear({ byPid, byLabel, halts }: Roll, born: KernelEvent & { kind: 'spawned' }): void {
  const lives = byLabel.get(born.label) ?? [];
  const generation = lives.length + 1;
  const before = lives.at(-1);
  const isFirst = before === undefined || before.born.id < lastHalt({ halts }, born.id);
  // One that is started beside another that lives takes nobody's place.
  const restarts = isFirst ? 0 : before.restarts + (before.end === undefined ? 0 : 1);
  const { pid, label } = born;
  const life: Life = { pid, label, generation, restarts, born, end: undefined };
  byPid.set(born.pid.id, life);
  lives.push(life);
  byLabel.set(born.label, lives);
}

function bury({ byPid }: Roll, end: KernelEvent & { kind: 'exited' }): void {
  const life = byPid.get(end.pid.id);
  if (life !== undefined) life.end = end;
}

/** The last to play that part when `eventCount` events had happened. */
export function lifeOf(roll: Roll, label: string, eventCount: EventId): Life | undefined {
  return roll.byLabel.get(label)?.findLast(({ born }) => born.id <= eventCount);
}

export function hasEnded({ end }: Life, eventCount: EventId): boolean {
  return end !== undefined && end.id <= eventCount;
}

/** Whether that process plays a part that another has played before it, on the same node. */
export function isRestart({ byPid }: Roll, { id }: Pid): boolean {
  return (byPid.get(id)?.restarts ?? 0) > 0;
}

/** Whether a process ended because the node stopped. */
export function endedWithNode({ halts }: Roll, { cause }: KernelEvent): boolean {
  return halts.includes(cause);
}

/** When the node had stopped last by then; 0: never. What happened before is of another node. */
export function lastHalt({ halts }: Pick<Roll, 'halts'>, eventCount: EventId): EventId {
  return halts.findLast((id) => id <= eventCount) ?? 0;
}

/** `Barista`, or `Barista (2)` for the one after its restart; a pid that nobody has stays one. */
export function nameIn({ byPid }: Roll, { id }: Pid): string {
  if (id === 0) return 'the outside world';
  const life = byPid.get(id);
  return life === undefined ? `#PID<0.${id}.0>` : nameOf(life);
}

function nameOf({ label, generation }: Life): string {
  return generation === 1 ? label : `${label} (${generation})`;
}

/** Whom a monitor watches or a message was for: a pid, or the name of a module as it is registered. */
export function nameOfTarget(roll: Roll, target: string): string {
  const [, id] = /^#PID<0\.(\d+)\.0>$/.exec(target) ?? [];
  const life = roll.byPid.get(Number(id));
  return life === undefined ? target.replace(/^Elixir\.(\w+\.)*/, '') : nameIn(roll, life.pid);
}

/** A term as one line of Elixir, with names in place of pids. */
export function termIn(roll: Roll, term: Term): string {
  return named(roll, inspectLine(term));
}

/** The same text with `#PID<Cashier>` for the cashier's pid. */
export function named({ byPid }: Roll, text: string): string {
  if (!text.includes('#PID<')) return text;
  return text.replaceAll(/#PID<0\.(\d+)\.0>/g, (whole, id: string) => {
    const life = byPid.get(Number(id));
    return life === undefined ? whole : `#PID<${nameOf(life)}>`;
  });
}
