/**
 * The lines of a run's transcript: which events have one under a filter, and what each says. Kept per
 * tape and grown as the tape grows, each event looked at once; a sentence is made when it is asked for.
 */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import type { Pid } from '#term/term.ts';
import { clock } from '#trace/clock.ts';
import { isCrash } from '#trace/reason.ts';
import { isRestart, nameIn } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';
import { isDetail, lineOf } from '#trace/transcript.ts';
import { isTimeout } from '#trace/why-request.ts';
import { unwrapped } from '#trace/wire.ts';

export type LineKind = 'everything' | 'messages' | 'crashes' | 'timers';

export type LineFilter = {
  readonly kind: LineKind;
  /** Every event, not only those that tell the story. */
  readonly details: boolean;
  /** Each of its words is in the line, or in the name or the pid of whom it concerns. */
  readonly text: string;
  /** Only what concerns the process or device of that label. */
  readonly label?: string | undefined;
};

export type LineTone = 'crash' | 'supervisor' | 'message' | 'timer';

type Listed = {
  scanned: number;
  readonly ids: EventId[];
  /** Messages that a receive has skipped, by the event of their landing. */
  readonly skipped: Set<EventId>;
};

/** Lists by filter: the one at hand, and a few that were left lately. */
const KEPT = 6;
const listed = new WeakMap<Tape, Map<string, Listed>>();
const texts = new WeakMap<Tape, string[]>();

export type Lines = {
  readonly ids: readonly EventId[];
  /** All events were looked at; if not, more will be by asking again. */
  readonly complete: boolean;
  /** How many events were looked at. */
  readonly scanned: number;
};

/** So many are looked at in one go that nobody feels it. To look for words costs a sentence each. */
const AT_ONCE = { plain: 20_000, words: 2000 };

/** The events that have a line, in order, as far as that event at the least. */
export function linesUpTo(tape: Tape, filter: LineFilter, last: EventId): Lines {
  const list = listOf(tape, filter);
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const sought = { ...filter, words, list };
  const all = Math.min(last, tape.events.length);
  const most = words.length === 0 ? AT_ONCE.plain : AT_ONCE.words;
  const end = Math.min(all, list.scanned + most);
  for (; list.scanned < end; list.scanned += 1) {
    const event = tape.events[list.scanned];
    if (event !== undefined && isListed(tape, event, sought)) list.ids.push(event.id);
  }
  return { ids: list.ids, complete: list.scanned >= all, scanned: list.scanned };
}

function listOf(tape: Tape, { kind, details, text, label = '' }: LineFilter): Listed {
  const lists = listed.get(tape) ?? new Map<string, Listed>();
  listed.set(tape, lists);
  const key = JSON.stringify([kind, details, text, label]);
  const list = lists.get(key) ?? { scanned: 0, ids: [], skipped: new Set() };
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > KEPT && oldest !== undefined) lists.delete(oldest);
  return list;
}

/** How many of the lines lie at or before that event. */
export function countUpTo(ids: readonly EventId[], event: EventId): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? Infinity) <= event) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Sought = Omit<LineFilter, 'text'> & {
  readonly words: readonly string[];
  readonly list: Listed;
};

function isListed(tape: Tape, event: KernelEvent, sought: Sought): boolean {
  const { kind, details, label, words, list } = sought;
  const again = isSkippedAgain(list, event);
  const isShown = details || kind === 'timers' || !(again || isDetail(event));
  return (
    isShown &&
    (kind === 'everything' || kindsOf(event).includes(kind)) &&
    (label === undefined || concerns(tape, event, label)) &&
    (words.length === 0 || hasWords(tape, event, words))
  );
}

/** Each receive looks at them anew: told once, that a message stays is no news. */
function isSkippedAgain({ skipped }: Listed, event: KernelEvent): boolean {
  if (event.kind !== 'skipped') return false;
  const again = skipped.has(event.cause);
  skipped.add(event.cause);
  return again;
}

/** Under which of the choices an event falls, besides everything. */
function kindsOf(event: KernelEvent): readonly LineKind[] {
  switch (event.kind) {
    case 'landed':
      return isDown(event) ? ['messages', 'crashes'] : ['messages'];
    case 'sent':
    case 'received':
    case 'skipped':
    case 'dropped':
    case 'asked':
    case 'answered':
    case 'queried':
      return ['messages'];
    case 'spawned':
    case 'exited':
    case 'signalled':
    case 'exit_landed':
    case 'fault':
    case 'raised':
      return ['crashes'];
    case 'timed_out':
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
      return ['timers'];
    case 'registered':
    case 'unregistered':
    case 'linked':
    case 'unlinked':
    case 'monitored':
    case 'demonitored':
    case 'trapping':
    case 'preempted':
    case 'stolen':
    case 'collected':
    case 'logged':
    case 'input':
      return [];
  }
}

function isDown({ message }: KernelEvent & { kind: 'landed' }): boolean {
  return unwrapped(message).kind === 'down';
}

/** Whether the event is about who plays that part, in any of its lives, or about that device. */
export function concerns(tape: Tape, event: KernelEvent, label: string): boolean {
  if (deviceOf(event) === label) return true;
  return pidsOf(event).some(({ id }) => tape.roll.byPid.get(id)?.label === label);
}

function deviceOf(event: KernelEvent): string | undefined {
  if ('device' in event) return event.device;
  return event.kind === 'fault' && event.fault.kind === 'device' ? event.fault.device : undefined;
}

function pidsOf(event: KernelEvent): readonly Pid[] {
  switch (event.kind) {
    case 'sent':
    case 'signalled':
      return [event.pid, event.to];
    case 'landed':
    case 'exit_landed':
      return [event.pid, event.from];
    case 'linked':
    case 'unlinked':
      return [event.pid, event.other];
    case 'spawned':
      return [event.pid, event.parent];
    case 'fault':
      return 'pid' in event.fault ? [event.fault.pid] : [];
    case 'received':
    case 'skipped':
    case 'dropped':
    case 'timed_out':
    case 'registered':
    case 'unregistered':
    case 'monitored':
    case 'demonitored':
    case 'trapping':
    case 'exited':
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
    case 'preempted':
    case 'stolen':
    case 'collected':
    case 'asked':
    case 'answered':
    case 'queried':
    case 'logged':
    case 'raised':
    case 'input':
      return [event.pid];
  }
}

function hasWords(tape: Tape, event: KernelEvent, words: readonly string[]): boolean {
  const who = pidsOf(event).map((pid) => `${nameIn(tape.roll, pid)} #pid<0.${pid.id}.0>`);
  const whole = `${textOf(tape, event)} ${who.join(' ')}`.toLowerCase();
  return words.every((word) => whole.includes(word));
}

/** The sentence of its line. */
export function textOf(tape: Tape, event: KernelEvent): string {
  const known = texts.get(tape) ?? [];
  texts.set(tape, known);
  const text = known[event.id] ?? lineOf(event, tape.roll, tape.events).text;
  known[event.id] = text;
  return text;
}

export function timeOf({ at }: KernelEvent): string {
  return clock(at);
}

export function toneOf(event: KernelEvent): LineTone | undefined {
  if (event.kind === 'exited') return isCrash(event.reason) ? 'crash' : undefined;
  if (event.kind === 'dropped') return 'crash';
  if (event.kind === 'spawned') return 'supervisor';
  const [kind] = kindsOf(event);
  if (kind === 'timers') return 'timer';
  return kind === 'messages' ? 'message' : undefined;
}

/** Whether one may ask why: of deaths, restarts, messages that are lost, and timeouts. */
export function hasWhy({ roll, events }: Tape, event: KernelEvent): boolean {
  if (event.kind === 'spawned') return isRestart(roll, event.pid);
  if (event.kind === 'timed_out') return isTimeout(events, event);
  return event.kind === 'exited' || event.kind === 'dropped';
}
