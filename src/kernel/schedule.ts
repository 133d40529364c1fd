/**
 * Whose turn it is: run queues, one per scheduler, each first in, first out; a turn ends when its
 * budget of reductions is used; an idle scheduler steals. SPEC, sections RD and SC.
 */
import type { Microseconds } from './behaviour.ts';
import { mix } from './chance.ts';
import { advance, type Draft, type DraftProcess, due, emit, processOf } from './draft.ts';
import { getInt } from './int-map.ts';
import { dequeue, emptyQueue, enqueue, itemsOf, peek } from './queue.ts';
import { IN_LINE, type Process, type Scheduler, type World } from './world.ts';

/** One that has nothing to do. */
export function idleScheduler(): Scheduler {
  return { queue: emptyQueue(), current: 0, budget: 0, freeAt: 0 };
}

/** A waiting process could go on: it joins the end of its run queue, unless suspended or slowed. */
export function makeReady(draft: Draft, process: DraftProcess): void {
  if (process.status !== 'waiting') return;
  process.status = 'runnable';
  if (process.lag === 0) {
    join(draft, process);
    return;
  }
  const { id } = process.pid;
  process.queued = due(draft, { kind: 'ready', at: draft.now + process.lag, pid: id });
}

/** Its lag is over. */
export function endLag(draft: Draft, process: DraftProcess): void {
  process.queued = 0;
  join(draft, process);
}

/** To the end of its run queue, if it could run and is neither there yet nor lagging. */
export function join(draft: Draft, process: DraftProcess): void {
  if (process.status !== 'runnable' || process.suspended || process.queued !== 0) return;
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined) return;
  process.queued = IN_LINE;
  scheduler.queue = enqueue(scheduler.queue, process.pid.id);
}

/** The turn is over; `again` puts the process at the end of the queue. */
export function endTurn(draft: Draft, process: DraftProcess, again: boolean): void {
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined || scheduler.current !== process.pid.id) return;
  scheduler.current = 0;
  if (!again) return;
  process.status = 'runnable';
  join(draft, process);
}

/** Uses reductions of the turn; where computing takes time, the scheduler is busy for it. */
export function useReductions(draft: Draft, process: DraftProcess, reductions: number): void {
  process.reductions += reductions;
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined) return;
  scheduler.budget -= reductions;
  const { speed } = draft.settings;
  if (speed === 0) return;
  scheduler.freeAt = Math.max(scheduler.freeAt, draft.now) + Math.ceil(reductions / speed);
}

export function budgetLeft(draft: Draft, process: DraftProcess): number {
  return draft.schedulers[process.scheduler]?.budget ?? 0;
}

type Times = Pick<World, 'schedulers' | 'now'>;

/** When that scheduler has done what it did last. */
export function freeFrom({ schedulers, now }: Times, index: number): Microseconds {
  return Math.max(now, schedulers[index]?.freeAt ?? 0);
}

/** Whether it is in the middle of a turn. */
export function isMidTurn({ schedulers }: Times, index: number): boolean {
  return (schedulers[index]?.current ?? 0) !== 0;
}

/** The scheduler that could go on soonest; the seed decides among several. */
export function nextScheduler(
  world: Times & Pick<World, 'settings' | 'steps'>,
): number | undefined {
  const { schedulers, settings, steps } = world;
  let best: number | undefined;
  let among = 0;
  for (let index = 0; index < schedulers.length; index += 1) {
    if (!hasWork(world, index)) continue;
    const later = best === undefined ? -1 : freeFrom(world, index) - freeFrom(world, best);
    if (later > 0) continue;
    among = later < 0 ? 1 : among + 1;
    if (among === 1 || mix(mix(settings.seed, steps), index) % among === 0) best = index;
  }
  return best;
}

function hasWork(world: Times, index: number): boolean {
  const scheduler = world.schedulers[index];
  if (scheduler === undefined) return false;
  return (
    scheduler.current !== 0 || scheduler.queue.size > 0 || victimOf(world, index) !== undefined
  );
}

/** Whom an idle scheduler steals from: the longest queue behind a turn that still takes time. */
function victimOf({ schedulers, now }: Times, thief: number): number | undefined {
  if (schedulers.length === 1) return undefined;
  const from = freeFrom({ schedulers, now }, thief);
  let victim: number | undefined;
  let longest = 0;
  for (const [index, { queue, freeAt }] of schedulers.entries()) {
    if (index === thief || freeAt <= from || queue.size <= longest) continue;
    longest = queue.size;
    victim = index;
  }
  return victim;
}

/** The process that the scheduler runs now; it takes the next of its queue or steals one. */
export function currentOf(draft: Draft, index: number): DraftProcess | undefined {
  const scheduler = draft.schedulers[index];
  if (scheduler === undefined) return undefined;
  if (scheduler.current !== 0) return processOf(draft, scheduler.current);
  const victim = scheduler.queue.size === 0 ? victimOf(draft, index) : undefined;
  const process = nextInLine(draft, victim ?? index);
  if (process === undefined) return undefined;
  if (victim !== undefined) {
    process.scheduler = index;
    draft.cause = process.cause;
    emit(draft, process.pid, { kind: 'stolen', from: victim, to: index });
  }
  return beginTurn(draft, process);
}

/** Takes the oldest out of a queue. `clearHeads` has seen to it that it can run. */
function nextInLine(draft: Draft, index: number): DraftProcess | undefined {
  const scheduler = draft.schedulers[index];
  const id = scheduler === undefined ? undefined : peek(scheduler.queue);
  if (scheduler === undefined || id === undefined) return undefined;
  scheduler.queue = dequeue(scheduler.queue);
  return processOf(draft, id);
}

function beginTurn(draft: Draft, process: DraftProcess): DraftProcess {
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler !== undefined) {
    scheduler.current = process.pid.id;
    scheduler.budget = draft.settings.budget;
  }
  process.queued = 0;
  process.status = 'running';
  return process;
}

/** Who died or was suspended while in a run queue leaves it when it would be next. */
export function clearHeads(draft: Draft): void {
  for (const scheduler of draft.schedulers) {
    for (let id = peek(scheduler.queue); id !== undefined; id = peek(scheduler.queue)) {
      const process = getInt(draft.processes, id);
      if (process !== undefined && !process.suspended) break;
      scheduler.queue = dequeue(scheduler.queue);
      const suspended = processOf(draft, id);
      if (suspended !== undefined) suspended.queued = 0;
    }
  }
}

/** Takes a process out of its place in a queue and gives it the turn: what a learner may choose. */
export function chooseToRun(draft: Draft, id: number): DraftProcess | undefined {
  const process = processOf(draft, id);
  const scheduler = process === undefined ? undefined : draft.schedulers[process.scheduler];
  if (process === undefined || scheduler === undefined || process.suspended) return undefined;
  if (scheduler.current !== id && process.queued !== IN_LINE) return undefined;
  advance(draft, scheduler.freeAt);
  if (scheduler.current === id) return process;
  scheduler.queue = itemsOf(scheduler.queue)
    .filter((waiting) => waiting !== id)
    .reduce(enqueue<number>, emptyQueue());
  const interrupted = processOf(draft, scheduler.current);
  if (interrupted !== undefined) endTurn(draft, interrupted, true);
  return beginTurn(draft, process);
}

/** Every process that could run now, by pid. */
export function runnable({
  schedulers,
  processes,
}: Pick<World, 'schedulers' | 'processes'>): readonly number[] {
  return schedulers
    .flatMap(({ current, queue }) => [current, ...itemsOf(queue)])
    .filter((id) => canRun(getInt(processes, id)))
    .toSorted((one, other) => one - other);
}

function canRun(process: Process | undefined): boolean {
  return process !== undefined && !process.suspended;
}
