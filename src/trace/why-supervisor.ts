/** A supervisor's part in what happened: which death it acted on, and how it decided. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { getInt } from '#kernel/int-map.ts';
import { elements, field } from '#term/access.ts';
import { isAtom, isPid, isTuple } from '#term/questions.ts';
import { NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import { lastHalt, type Life, type Roll } from './roll.ts';
import { positionOf, type Tape, worldAt } from './tape.ts';
import type { Of } from './why-words.ts';
import { why } from './why.ts';

export type Supervision = {
  readonly strategy: string;
  /** Within the last `maxSeconds`, those of that moment included. */
  readonly restarts: number;
  readonly maxRestarts: number;
  readonly maxSeconds: number;
};

/** What the supervisor keeps right after that event, or right before it ends. None: it is no supervisor. */
export function supervisionAt(
  tape: Tape,
  { id }: Life['pid'],
  event: EventId,
): Supervision | undefined {
  const position = positionOf(tape, event);
  const process =
    getInt(worldAt(tape, position).processes, id) ??
    getInt(worldAt(tape, Math.max(0, position - 1)).processes, id);
  if (process === undefined) return undefined;
  const { data } = process.behaviour.describe(process.state);
  const [strategy, kept] = [field(data, 'strategy'), field(data, 'restarts')];
  if (strategy === undefined || !isAtom(strategy) || kept === undefined) return undefined;
  const maxSeconds = Number(field(kept, 'max_seconds'));
  const since = Math.floor((tape.times[position] ?? 0) / 1_000_000) - maxSeconds;
  const seconds = elements(field(kept, 'seconds') ?? NIL_ATOM) ?? [];
  return {
    strategy: strategy.name,
    restarts: seconds.filter((second) => Number(second) >= since).length,
    maxRestarts: Number(field(kept, 'max_restarts')),
    maxSeconds,
  };
}

/** What a supervisor heard of, and the death itself. */
export type Failure = { readonly heard: KernelEvent; readonly died: Of<'exited'> };

/** The death of one of its children that made the process do this. */
export function failureBehind(
  { events, roll }: Known,
  event: KernelEvent,
  supervisor: Pid,
): Failure | undefined {
  for (const heard of why(events, event.id)) {
    if (heard.kind !== 'received' || heard.pid.id !== supervisor.id) continue;
    const dead = exitedIn(heard.message);
    const life = dead === undefined ? undefined : roll.byPid.get(dead.id);
    if (dead === undefined) continue;
    const isChild = life?.born.kind === 'spawned' && life.born.parent.id === supervisor.id;
    return isChild && life.end !== undefined ? { heard, died: life.end } : undefined;
  }
  return undefined;
}

type Known = { readonly events: readonly KernelEvent[]; readonly roll: Roll };

/** Of `{:EXIT, pid, reason}`. */
function exitedIn(message: Term): Pid | undefined {
  if (!isTuple(message, 3)) return undefined;
  const [tag, pid] = message.items;
  const isExit = tag !== undefined && isAtom(tag, 'EXIT') && pid !== undefined && isPid(pid);
  return isExit ? pid : undefined;
}

/** What a supervisor gave up over: it ended by itself, of what befell a child. */
export function gaveUpOver(known: Known, event: Of<'exited'>): Failure | undefined {
  if (!isAtom(event.reason, 'shutdown')) return undefined;
  const cause = known.events[event.cause - 1];
  return cause?.kind === 'received' ? failureBehind(known, event, event.pid) : undefined;
}

/** The one that played the part before on this node, if it was dead by then: this is a restart. */
export function predecessor(roll: Roll, { pid, id, label }: Of<'spawned'>): Life | undefined {
  const generation = roll.byPid.get(pid.id)?.generation ?? 1;
  const before = roll.byLabel.get(label)?.[generation - 2];
  if (before?.end === undefined || before.born.id < lastHalt(roll, id)) return undefined;
  return before.end.id < id ? before : undefined;
}
