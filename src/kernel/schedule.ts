/**
 * Whose turn it is: run queues, one per scheduler, each first in, first out; a turn ends when its
 * budget of reductions is used; an idle scheduler steals. SPEC, sections RD and SC.
 */
import { getInt } from './int-map.ts';
import { type Draft, type DraftProcess, due, emit, processOf } from './draft.ts';
import { mix } from './chance.ts';
import { dequeue, emptyQueue, enqueue, itemsOf, peek } from './queue.ts';
import type { Microseconds } from './behaviour.ts';
import type { World } from './world.ts';

/** A waiting process could go on: it joins the end of its run queue, unless suspended or slowed. */
export function makeReady(draft: Draft, process: DraftProcess): void {
  if (process.status !== 'waiting') return;
  process.status = 'runnable';
  if (process.suspended) return;
  if (process.lag > 0) {
    due(draft, { kind: 'ready', at: draft.now + process.lag, pid: process.pid.id });
    return;
  }
  join(draft, process);
}

export function join(draft: Draft, process: DraftProcess): void {
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined) return;
  scheduler.queue = enqueue(scheduler.queue, process.pid.id);
}

/** The turn is over; `again` puts the process at the end of the queue. */
export function endTurn(draft: Draft, process: DraftProcess, again: boolean): void {
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined || scheduler.current !== process.pid.id) return;
  scheduler.current = 0;
  if (again) {
    process.status = 'runnable';
    if (!process.suspended) join(draft, process);
  }
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

/** A scheduler that could run something, and when; the seed decides among several. */
export function nextScheduler(
  world: Pick<World, 'schedulers' | 'settings' | 'now' | 'steps'>,
): { readonly index: number; readonly at: Microseconds } | undefined {
  const { schedulers, settings, now, steps } = world;
  let best: { index: number; at: Microseconds } | undefined;
  let among = 0;
  for (const [index, { current, queue, freeAt }] of schedulers.entries()) {
    if (current === 0 && queue.size === 0 && !canSteal(world, index)) continue;
    const at = Math.max(now, freeAt);
    if (best === undefined || at < best.at) {
      best = { index, at };
      among = 1;
    } else if (at === best.at) {
      among += 1;
      if (mix(settings.seed, steps, index) % among === 0) best = { index, at };
    }
  }
  return best;
}

/** Idle, while a process waits behind one that is being run elsewhere. */
function canSteal({ schedulers, now }: Pick<World, 'schedulers' | 'now'>, thief: number): boolean {
  return schedulers.some(
    ({ queue, freeAt }, index) => index !== thief && queue.size > 0 && freeAt > now,
  );
}

/** The process that the scheduler runs now; it takes the next of its queue or steals one. */
export function currentOf(draft: Draft, index: number): DraftProcess | undefined {
  const scheduler = draft.schedulers[index];
  if (scheduler === undefined) return undefined;
  if (scheduler.current !== 0) return processOf(draft, scheduler.current);
  if (scheduler.queue.size === 0) steal(draft, index);
  for (let id = peek(scheduler.queue); id !== undefined; id = peek(scheduler.queue)) {
    scheduler.queue = dequeue(scheduler.queue);
    const process = processOf(draft, id);
    if (process === undefined || process.suspended || process.status !== 'runnable') continue;
    return beginTurn(draft, process);
  }
  return undefined;
}

function beginTurn(draft: Draft, process: DraftProcess): DraftProcess {
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler !== undefined) {
    scheduler.current = process.pid.id;
    scheduler.budget = draft.settings.budget;
  }
  process.status = 'running';
  return process;
}

/** The newest of the longest queue moves over: it would have waited longest. */
function steal(draft: Draft, thief: number): void {
  const victim = draft.schedulers
    .map(({ queue, freeAt }, index) => ({ index, freeAt, size: queue.size }))
    .filter(({ index, freeAt }) => index !== thief && freeAt > draft.now)
    .reduce((one, other) => (other.size > one.size ? other : one), { index: -1, freeAt: 0, size: 0 });
  const from = draft.schedulers[victim.index];
  const to = draft.schedulers[thief];
  if (from === undefined || to === undefined) return;
  const waiting = itemsOf(from.queue);
  const moved = waiting.at(-1);
  if (moved === undefined) return;
  from.queue = waiting.slice(0, -1).reduce(enqueue<number>, emptyQueue());
  to.queue = enqueue(to.queue, moved);
  const process = processOf(draft, moved);
  if (process === undefined) return;
  process.scheduler = thief;
  draft.cause = process.cause;
  emit(draft, process.pid, { kind: 'stolen', from: victim.index, to: thief });
}

/** Takes a process out of its place in a queue and gives it the turn: what a learner may choose. */
export function chooseToRun(draft: Draft, id: number): DraftProcess | undefined {
  const process = processOf(draft, id);
  if (process === undefined || process.suspended || process.status === 'waiting') return undefined;
  const scheduler = draft.schedulers[process.scheduler];
  if (scheduler === undefined) return undefined;
  if (scheduler.current === id) return process;
  const interrupted = processOf(draft, scheduler.current);
  if (interrupted !== undefined) endTurn(draft, interrupted, true);
  scheduler.queue = itemsOf(scheduler.queue)
    .filter((waiting) => waiting !== id)
    .reduce(enqueue<number>, emptyQueue());
  return beginTurn(draft, process);
}

/** Every process that could run now, by pid. */
export function runnable(world: Pick<World, 'schedulers' | 'processes'>): readonly number[] {
  const ids = world.schedulers.flatMap(({ current, queue }) =>
    current === 0 ? itemsOf(queue) : [current, ...itemsOf(queue)],
  );
  return [...new Set(ids)]
    .filter((id) => {
      const process = getInt(world.processes, id);
      return process !== undefined && !process.suspended && process.status !== 'waiting';
    })
    .sort((one, other) => one - other);
}
