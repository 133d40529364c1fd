/** What a process asked of a device or of another process, and whether it was ever answered. */
import type { KernelEvent } from '#kernel/event.ts';
import { getInt } from '#kernel/int-map.ts';
import { isTuple } from '#term/questions.ts';
import type { Pid, Term } from '#term/term.ts';

import { clock } from './clock.ts';
import { hasEnded, nameIn, type Roll } from './roll.ts';
import { positionOf, type Tape, worldAt } from './tape.ts';
import { itOr, itsOr, type Of, quoted } from './why-words.ts';
import { unwrapped } from './wire.ts';

type Events = readonly KernelEvent[];

/** A question that has to be answered before the process goes on. */
export type Request = Of<'asked'> | Of<'sent'>;

/** The latest event before that one which is of interest, not looking further back than `least`. */
function latestBefore<Found extends KernelEvent>(
  events: Events,
  { id, least = 1 }: { readonly id: number; readonly least?: number },
  isWanted: (event: KernelEvent) => event is Found,
): Found | undefined {
  for (let at = id - 1; at >= least; at -= 1) {
    const event = events[at - 1];
    if (event !== undefined && isWanted(event)) return event;
  }
  return undefined;
}

/** The question that a device answers with this. */
export function askOf({ events }: Tape, { id, ref }: Of<'answered'>): Of<'asked'> | undefined {
  return latestBefore(
    events,
    { id },
    (event): event is Of<'asked'> => event.kind === 'asked' && event.ref === ref,
  );
}

/** Whose answer, `{ref, answer}` or `{[:alias | ref], answer}`, this is. */
export function requestOf({ events }: Tape, { id, message }: Of<'dropped'>): Request | undefined {
  const [tag] = isTuple(message) ? message.items : [];
  const ref = tag === undefined ? undefined : refIn(tag);
  if (ref === undefined) return undefined;
  return latestBefore(events, { id }, (event): event is Request => {
    if (event.kind === 'asked') return event.ref === ref;
    return event.kind === 'sent' && isCall(event) && tagIn(event.message) === ref;
  });
}

function isCall({ message }: Of<'sent'>): boolean {
  return unwrapped(message).kind === 'call';
}

/** Of `{:"$gen_call", {pid, tag}, request}`. */
function tagIn(message: Term): Term | undefined {
  const from = isTuple(message, 3) ? message.items[1] : undefined;
  const tag = from !== undefined && isTuple(from, 2) ? from.items[1] : undefined;
  return tag === undefined ? undefined : refIn(tag);
}

function refIn(tag: Term): Term | undefined {
  if (typeof tag !== 'object') return undefined;
  if (tag.kind === 'cons') return refIn(tag.tail);
  return tag.kind === 'reference' ? tag : undefined;
}

/** What the process waits for an answer to, as far as it has asked since the wait's own cause. */
export function openRequest(
  events: Events,
  { id, pid, cause }: Pick<KernelEvent, 'id' | 'pid' | 'cause'>,
): Request | undefined {
  return latestBefore(
    events,
    { id, least: Math.max(1, cause) },
    (event): event is Request =>
      event.pid.id === pid.id &&
      (event.kind === 'asked' || (event.kind === 'sent' && isCall(event))),
  );
}

/** `the bank’s answer to {:charge, 101, …}` */
export function answerAwaited(request: Request, roll: Roll): string {
  return request.kind === 'asked'
    ? `the ${request.device}’s answer to ${quoted(roll, request.request)}`
    : `${nameIn(roll, request.to)}’s reply to ${quoted(roll, request.message)}`;
}

/** What the learner did to a device since it last answered; that it is well again is no cause. */
export function deviceFault(
  { events }: Tape,
  { id, device }: { readonly id: number; readonly device: string },
): Of<'fault'> | undefined {
  const found = latestBefore(
    events,
    { id },
    (event): event is Of<'fault'> | Of<'answered'> =>
      (event.kind === 'fault' && event.fault.kind === 'device' && event.fault.device === device) ||
      (event.kind === 'answered' && event.device === device),
  );
  const isDisturbed =
    found?.kind === 'fault' && found.fault.kind === 'device' && found.fault.fault !== 'up';
  return isDisturbed ? found : undefined;
}

/** `you had changed the bank: malformed, at 4.80 s` */
export function faultAside({ fault, at }: Of<'fault'>): string {
  return fault.kind === 'device'
    ? `you had changed the ${fault.device}: ${fault.fault}, at ${clock(at)}`
    : '';
}

/** Whether somebody has waited in vain: a sleep, and a receive that only looks, wait for nothing. */
export function isTimeout(events: Events, { at, cause, slept }: Of<'timed_out'>): boolean {
  return slept !== true && events[cause - 1]?.at !== at;
}

/** How long the wait was that a timeout ended. */
export function waitedFor(events: Events, { at, cause }: Of<'timed_out'>): string {
  return clock(at - (events[cause - 1]?.at ?? at));
}

/** What did not come in time, as a clause; and where to look for why it was waited for. */
export function timeoutWords(
  tape: Tape,
  event: Of<'timed_out'>,
  about: Pid,
): { readonly text: string; readonly again: string; readonly last: KernelEvent } {
  const { events, roll } = tape;
  const who = nameIn(roll, event.pid);
  const request = openRequest(events, event);
  const [time, whose] = [waitedFor(events, event), itsOr(roll, event.pid, about)];
  if (request === undefined) {
    const state = stateBefore(tape, event);
    const where = state === undefined ? '' : ` in ${state}`;
    const text = `${itOr(roll, event.pid, about)} had waited ${time}${where} and no message came that it takes there`;
    return { text, again: `${who} waited`, last: event };
  }
  if (request.kind === 'asked') {
    const fault = deviceFault(tape, { id: event.id, device: request.device });
    const aside = fault === undefined ? '' : ` (${faultAside(fault)})`;
    const text = `the ${request.device} had not answered ${whose} ${quoted(roll, request.request)} within ${time}${aside}`;
    return { text, again: `${who} had asked for that`, last: request };
  }
  const callee = roll.byPid.get(request.to.id);
  const gone = callee !== undefined && hasEnded(callee, event.id) ? ', which is dead,' : '';
  const text = `${nameIn(roll, request.to)}${gone} had not replied to ${whose} ${quoted(roll, request.message)} within ${time}`;
  return { text, again: `${who} had called`, last: request };
}

/** The innermost state in which the process was until then. */
function stateBefore(tape: Tape, { id, pid }: KernelEvent): string | undefined {
  const world = worldAt(tape, Math.max(0, positionOf(tape, id) - 1));
  const process = getInt(world.processes, pid.id);
  return process?.behaviour.describe(process.state).states.at(-1);
}
