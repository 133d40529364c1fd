/** Who of a group was born when, and who has ended, kept up to date as a tape grows. */
import type { EventId } from '#kernel/event.ts';
import { lastHalt, type Life } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';

/** As far as the tape has been looked through: births and ends, and who they were at first. */
type Births = {
  looked: number;
  readonly ids: EventId[];
  readonly lives: Life[];
  readonly ends: EventId[];
  /** By the event with which the node had stopped before. */
  readonly firsts: Map<EventId, Map<string, EventId>>;
};

const MOST_SINGLY = 16;
const NOBODY: ReadonlyMap<string, EventId> = new Map();

/** How many whose label begins so were born by then. */
export function bornBy(tape: Tape, prefix: string, eventCount: EventId): number {
  return countedBy(birthsOf(tape, prefix).ids, eventCount);
}

/** How many of them live then. */
export function aliveBy(tape: Tape, prefix: string, eventCount: EventId): number {
  const { ids, ends } = birthsOf(tape, prefix);
  return countedBy(ids, eventCount) - countedBy(ends, eventCount);
}

/** Those themselves, the oldest first, those who have ended included. */
export function livesIn(tape: Tape, prefix: string, eventCount: EventId): readonly Life[] {
  const { lives, ids } = birthsOf(tape, prefix);
  return lives.slice(0, countedBy(ids, eventCount));
}

/** Who was born since the node runs, in the order of first births; `undefined`: more than `most`. */
export function firstsBy(
  tape: Tape,
  prefix: string,
  { eventCount, most }: { readonly eventCount: EventId; readonly most: number },
): readonly string[] | undefined {
  const firsts = birthsOf(tape, prefix).firsts.get(lastHalt(tape.roll, eventCount)) ?? NOBODY;
  const by = [...firsts].filter(([, id]) => id <= eventCount).map(([label]) => label);
  return by.length > Math.min(most, MOST_SINGLY) ? undefined : by;
}

function countedBy(ids: readonly EventId[], eventCount: EventId): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) <= eventCount) low = middle + 1;
    else high = middle;
  }
  return low;
}

const births = new WeakMap<Tape, Map<string, Births>>();

function birthsOf(tape: Tape, prefix: string): Births {
  const known = births.get(tape) ?? new Map<string, Births>();
  births.set(tape, known);
  const found: Births = known.get(prefix) ?? {
    looked: 0,
    ids: [],
    lives: [],
    ends: [],
    firsts: new Map(),
  };
  known.set(prefix, found);
  for (; found.looked < tape.events.length; found.looked += 1) {
    const event = tape.events[found.looked];
    if (event?.kind !== 'spawned' && event?.kind !== 'exited') continue;
    const life = tape.roll.byPid.get(event.pid.id);
    if (life?.label.startsWith(prefix) !== true) continue;
    if (event.kind === 'exited') found.ends.push(event.id);
    else bear(found, life, lastHalt(tape.roll, event.id));
  }
  return found;
}

function bear({ ids, lives, firsts }: Births, life: Life, halt: EventId): void {
  const { born, label } = life;
  ids.push(born.id);
  lives.push(life);
  const since = firsts.get(halt) ?? new Map<string, EventId>();
  firsts.set(halt, since);
  if (since.size <= MOST_SINGLY && !since.has(label)) since.set(label, born.id);
}
