/**
 * The one function that moves the world: `step(world, move)` gives the next world and what happened,
 * and touches nothing else. The same start and moves give the same worlds and events. SPEC, DT.
 */
import type { Term } from '#term/term.ts';

import { filterDue, soonest, withoutSoonest } from './agenda.ts';
import type { Microseconds, Request } from './behaviour.ts';
import { possible } from './choices.ts';
import { turnDevice } from './devices.ts';
import { isStale, open, close, advance, emit, processOf, type Draft } from './draft.ts';
import type { Fault, KernelEvent } from './event.ts';
import { halt } from './halt.ts';
import type { Choice, Move } from './move.ts';
import { perform } from './requests.ts';
import {
  chooseToRun,
  clearHeads,
  currentOf,
  endLag,
  endTurn,
  freeFrom,
  isMidTurn,
  join,
  makeReady,
  nextScheduler,
} from './schedule.ts';
import { land, sendExit } from './signals.ts';
import { fireTimer } from './timers.ts';
import { runPortion } from './turn.ts';
import { type AgendaItem, type Mark, OUTSIDE, type World } from './world.ts';

/** What a move, or several, led to. */
export type Played = { readonly world: World; readonly events: readonly KernelEvent[] };

/** `marks`: one for each step that was done. */
export type Step = Played & { readonly marks: readonly Mark[] };

/** Throws a `RangeError` for a move that cannot be made: an unknown choice, input, device or fault. */
export function step(world: World, move: Move): Step {
  const draft = open(world);
  switch (move.kind) {
    case 'go':
      goOn(draft, move);
      break;
    case 'choose':
      draft.steps += 1;
      choose(draft, move.choice);
      break;
    case 'input':
      draft.steps += 1;
      draft.cause = emit(draft, OUTSIDE, { kind: 'input', input: move.input });
      for (const request of asked(world, move.input)) perform(draft, OUTSIDE, request);
      break;
    case 'fault':
      draft.steps += 1;
      draft.cause = emit(draft, OUTSIDE, { kind: 'fault', fault: move.fault });
      inflict(draft, move.fault);
  }
  sweep(draft);
  if (move.kind !== 'go') mark(draft);
  return close(draft);
}

function asked({ system, settings, devices }: World, input: Term): readonly Request[] {
  return system.input(input, settings.options, devices);
}

function mark(draft: Draft): void {
  draft.marks.push({ at: draft.now, events: draft.events.length });
}

/** When the next thing happens, or `undefined` when nothing will. */
export function nextAt(
  world: Pick<World, 'agenda' | 'schedulers' | 'settings' | 'now' | 'steps'>,
): Microseconds | undefined {
  const item = soonest(world.agenda);
  const index = nextScheduler(world);
  if (index === undefined) return item === undefined ? undefined : Math.max(item.at, world.now);
  return Math.max(world.now, Math.min(freeFrom(world, index), item?.at ?? Infinity));
}

/** At most that many steps and not past `until`; the clock then stands there, or at what is next. */
function goOn(draft: Draft, { steps, until, before }: Move & { kind: 'go' }): void {
  const last = Math.min(until ?? Infinity, (before ?? Infinity) - 1);
  for (let left = steps; left > 0; left -= 1) {
    if (!goOne(draft, last)) break;
    mark(draft);
  }
  if (until === undefined) return;
  sweep(draft);
  advance(draft, Math.min(until, nextAt(draft) ?? until));
}

/** Answers whether there was anything. */
function goOne(draft: Draft, until: Microseconds): boolean {
  sweep(draft);
  const item = soonest(draft.agenda);
  const index = nextScheduler(draft);
  if (item !== undefined && isFirst(draft, item, index)) {
    if (item.at > until) return false;
    draft.agenda = withoutSoonest(draft.agenda);
    draft.steps += 1;
    happen(draft, item);
    return true;
  }
  if (index === undefined) return false;
  const at = freeFrom(draft, index);
  if (at > until) return false;
  advance(draft, at);
  draft.steps += 1;
  const process = currentOf(draft, index);
  if (process !== undefined) runPortion(draft, process);
  return true;
}

/** At one and the same time a turn goes on, then comes what is due, then who could run. */
function isFirst(draft: Draft, { at }: AgendaItem, index: number | undefined): boolean {
  if (index === undefined) return true;
  const free = freeFrom(draft, index);
  return at < free || (at === free && !isMidTurn(draft, index));
}

/** Cancelled timers, passed deadlines and the dead of a run queue do not count as what is next. */
function sweep(draft: Draft): void {
  clearHeads(draft);
  for (let item = soonest(draft.agenda); item !== undefined; item = soonest(draft.agenda)) {
    if (!isStale(draft, item)) return;
    draft.agenda = withoutSoonest(draft.agenda);
  }
}

function happen(draft: Draft, item: AgendaItem): void {
  advance(draft, item.at);
  draft.cause = item.cause;
  switch (item.kind) {
    case 'signal':
      land(draft, item.signal);
      return;
    case 'timer':
      fireTimer(draft, item.ref);
      return;
    case 'deadline':
      awaken(draft, item.pid);
      return;
    case 'ready': {
      const process = processOf(draft, item.pid);
      if (process !== undefined) endLag(draft, process);
      return;
    }
    case 'device':
      turnDevice(draft, item.device, { kind: 'woken', key: item.key });
  }
}

function awaken(draft: Draft, id: number): void {
  const process = processOf(draft, id);
  if (process === undefined) return;
  process.wake = 0;
  makeReady(draft, process);
}

function choose(draft: Draft, choice: Choice): void {
  switch (choice.kind) {
    case 'run': {
      const process = chooseToRun(draft, choice.pid);
      if (process === undefined) throw new RangeError(`#PID<0.${choice.pid}.0> cannot run now`);
      runPortion(draft, process);
      return;
    }
    case 'happen': {
      const item = possible(draft).find(({ seq }) => seq === choice.seq);
      if (item === undefined) throw new RangeError(`nothing with number ${choice.seq} can happen`);
      draft.agenda = filterDue(draft.agenda, ({ seq }) => seq !== choice.seq);
      happen(draft, item);
    }
  }
}

/** Whom a fault names may have died meanwhile: then it meets nobody, as a signal would. */
function inflict(draft: Draft, fault: Fault): void {
  if (fault.kind === 'halt') {
    halt(draft);
    return;
  }
  if (fault.kind === 'device') {
    turnDevice(draft, fault.device, { kind: 'fault', fault: fault.fault });
    return;
  }
  if (fault.kind === 'exit') {
    const { pid: to, reason } = fault;
    sendExit(draft, { kind: 'exit', from: OUTSIDE, to, reason, via: 'exit' });
    return;
  }
  const process = processOf(draft, fault.pid.id);
  if (process === undefined) return;
  switch (fault.kind) {
    case 'slow':
      process.lag = fault.lag;
      return;
    case 'suspend':
      process.suspended = true;
      endTurn(draft, process, true);
      return;
    case 'resume':
      process.suspended = false;
      join(draft, process);
  }
}
