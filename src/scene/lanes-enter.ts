/** Enters an event into the lanes: it begins something, ends something, or stands out. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import type { Pid, Term } from '#term/term.ts';
import { isCrash } from '#trace/reason.ts';
import { endedWithNode, isRestart } from '#trace/roll.ts';
import { isTimeout } from '#trace/why-request.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { speakerOf } from './casting.ts';
import { joinCrowd, leaveCrowd, MOST_LINES } from './lanes-crowd.ts';
import type { LaneMark, LaneMessage, Lanes } from './lanes-index.ts';
import { addSpan } from './lanes-spans.ts';

type Of<Kind extends KernelEvent['kind']> = KernelEvent & { kind: Kind };

/** Kinds that are not named here are told in the transcript alone. */
export function enterLaneEvent(lanes: Lanes, event: KernelEvent): void {
  if (event.kind === 'spawned') bear(lanes, event);
  if (event.kind === 'exited') bury(lanes, event);
  if (event.kind === 'sent') send(lanes, event);
  if (event.kind === 'signalled') {
    launch(lanes, event, { to: event.to, kind: 'exit', term: event.reason });
  }
  if (event.kind === 'landed') land(lanes, event);
  if (event.kind === 'exit_landed') keepForMailbox(lanes, event.id, endFlight(lanes, event));
  if (event.kind === 'dropped') endFlight(lanes, event, true);
  if (event.kind === 'received') receive(lanes, event);
  if (event.kind === 'asked') ask(lanes, event);
  if (event.kind === 'answered') answer(lanes, event);
  if (event.kind === 'fault') strike(lanes, event);
  if (event.kind === 'timed_out' && isTimeout(lanes.tape.events, event)) {
    for (const lane of lanesOfPid(lanes, event.pid)) mark(lanes, lane, { kind: 'timeout', event });
  }
}

/** The part or parts that a process plays, or its own lane as a member of a group. */
function lanesOfPid({ tape, parts, lanesOf }: Lanes, { id }: Pid): readonly string[] {
  const known = lanesOf.get(id);
  if (known !== undefined) return known;
  const label = tape.roll.byPid.get(id)?.label;
  if (label === undefined) return [];
  const keys = parts.parts.filter((part) => part.label === label).map(({ key }) => key);
  const isMember = parts.groups.some(({ prefix }) => label.startsWith(prefix));
  const found = keys.length === 0 && isMember ? [label] : keys;
  lanesOf.set(id, found);
  return found;
}

/** Of threads, the one whose business it is. */
function speaker(lanes: Lanes, pid: Pid, term: Term): string | undefined {
  const [first, ...others] = lanesOfPid(lanes, pid);
  return others.length === 0 ? first : speakerOf(lanes, pid, written(unwrapped(term).content));
}

function bear(lanes: Lanes, event: Of<'spawned'>): void {
  const { pid, id, at, parent, label } = event;
  const keys = lanesOfPid(lanes, pid);
  const generation = lanes.tape.roll.byPid.get(pid.id)?.generation ?? 1;
  const lives = keys.map((lane) => ({ lane, pid, id, generation, start: at, end: Infinity }));
  const isMember = keys.includes(label) && !lanes.parts.parts.some(({ key }) => key === label);
  if (isMember) lanes.members.push(label);
  if (isMember && lanes.members.length > MOST_LINES) joinCrowd(lanes, event);
  else if (lives.length > 0) lanes.open.lives.set(pid.id, lives);
  const [starter] = lanesOfPid(lanes, parent);
  for (const lane of keys) {
    mark(lanes, lane, { kind: isRestart(lanes.tape.roll, pid) ? 'restart' : 'birth', event });
    if (starter === undefined) continue;
    addSpan(lanes.messages, {
      id,
      start: at,
      end: at,
      from: starter,
      to: lane,
      kind: 'spawn',
      term: pid,
      endId: id,
    });
  }
}

function bury(lanes: Lanes, event: Of<'exited'>): void {
  const { pid, at, id } = event;
  const lives = lanes.open.lives.get(pid.id) ?? [];
  for (const life of lives) addSpan(lanes.lives, { ...life, end: at, endId: id });
  lanes.open.lives.delete(pid.id);
  const left = leaveCrowd(lanes, event) ?? [];
  if (endedWithNode(lanes.tape.roll, event)) return;
  for (const lane of lives.map((life) => life.lane).concat(left)) {
    mark(lanes, lane, { kind: isCrash(event.reason) ? 'crash' : 'end', event });
  }
}

function send(lanes: Lanes, event: Of<'sent'>): void {
  const { kind } = unwrapped(event.message);
  if (kind === 'start') return;
  const shown = kind === 'reply' ? 'reply' : 'message';
  launch(lanes, event, { to: event.to, kind: shown, term: event.message });
}

type Launch = { readonly to: Pid } & Pick<LaneMessage, 'kind' | 'term'>;

function launch(
  lanes: Lanes,
  { id, at, pid }: KernelEvent,
  { to: whom, kind, term }: Launch,
): void {
  const [from, to] = [speaker(lanes, pid, term), speaker(lanes, whom, term)];
  if (from === undefined || to === undefined) return;
  const end = at + flightOf(lanes);
  lanes.open.flights.set(id, { id, from, to, kind, term, start: at, end });
}

function flightOf({ tape }: Lanes): number {
  return tape.settings.flight ?? 0;
}

function land(lanes: Lanes, event: Of<'landed'>): void {
  const { kind } = unwrapped(event.message);
  const trapped = lanes.open.landed.get(event.cause);
  const landed = trapped ?? (kind === 'down' ? beTold(lanes, event) : endFlight(lanes, event));
  if (trapped !== undefined) lanes.open.landed.delete(event.cause);
  keepForMailbox(lanes, event.id, landed);
}

/** A monitor's message: it set out when the one it watches ended, or from nobody. */
function beTold(lanes: Lanes, { id, at, pid, from, cause, message }: Of<'landed'>) {
  const [sender, to] = [lanesOfPid(lanes, from)[0], lanesOfPid(lanes, pid)[0]];
  if (sender === undefined || to === undefined) return undefined;
  const source = lanes.tape.events[cause - 1];
  const start = source?.kind === 'exited' ? source.at : at - flightOf(lanes);
  const told: LaneMessage = {
    id: source?.kind === 'exited' ? cause : id,
    endId: id,
    start,
    end: at,
    from: sender,
    to,
    kind: 'down',
    term: message,
  };
  addSpan(lanes.messages, told);
  return told;
}

function endFlight({ open, messages }: Lanes, event: KernelEvent, lost = false) {
  const flight = open.flights.get(event.cause);
  if (flight === undefined) return undefined;
  open.flights.delete(event.cause);
  const ended: LaneMessage = { ...flight, end: event.at, endId: event.id, ...(lost && { lost }) };
  addSpan(messages, ended);
  return ended;
}

function keepForMailbox({ open }: Lanes, id: EventId, message: LaneMessage | undefined): void {
  if (message !== undefined) open.landed.set(id, message);
}

function receive({ open, waits }: Lanes, { cause, id, at }: Of<'received'>): void {
  const message = open.landed.get(cause);
  if (message === undefined) return;
  open.landed.delete(cause);
  message.receivedId = id;
  if (message.end >= at) return;
  const { to: lane, term } = message;
  addSpan(waits, {
    kind: 'mailbox',
    lane,
    id: cause,
    endId: id,
    term,
    start: message.end,
    end: at,
  });
}

function ask(lanes: Lanes, { id, at, pid, device, request }: Of<'asked'>): void {
  const [from, to] = [speaker(lanes, pid, request), deviceLane(lanes, device)];
  if (from === undefined || to === undefined) return;
  const instant = { id, start: at, end: at, endId: id };
  addSpan(lanes.messages, { ...instant, from, to, kind: 'request', term: request });
  lanes.open.asks.set(id, {
    kind: 'device',
    lane: to,
    id,
    term: request,
    start: at,
    end: Infinity,
  });
}

function answer(lanes: Lanes, event: Of<'answered'>): void {
  const asked = lanes.open.asks.get(event.cause);
  const [to] = lanesOfPid(lanes, event.pid);
  if (asked === undefined || to === undefined) return;
  lanes.open.asks.delete(event.cause);
  const { id, at, answer: term } = event;
  addSpan(lanes.waits, { ...asked, end: at, endId: id });
  const instant = { id, start: at, end: at, endId: id };
  addSpan(lanes.messages, { ...instant, from: asked.lane, to, kind: 'answer', term });
}

function deviceLane({ parts }: Lanes, device: string): string | undefined {
  return parts.devices.find((part) => part.device === device)?.key;
}

function strike(lanes: Lanes, event: Of<'fault'>): void {
  const { fault } = event;
  if (fault.kind === 'halt') {
    stop(lanes, event);
    return;
  }
  const device = fault.kind === 'device' ? deviceLane(lanes, fault.device) : undefined;
  const struck = fault.kind === 'device' ? [device] : lanesOfPid(lanes, fault.pid);
  for (const lane of struck) {
    if (lane !== undefined) mark(lanes, lane, { kind: 'fault', event });
  }
}

/** All who live are gone at once; the first of them is marked as struck, for all. What was on its way is lost, and who was asked need not answer. */
function stop(lanes: Lanes, event: Of<'fault'>): void {
  const { flights, landed, asks, lives, crowds } = lanes.open;
  const ended = { end: event.at, endId: event.id };
  const named = [...lives.values()].flat().map(({ lane }) => lane);
  const others = [...crowds.values()].flatMap(({ labels }) => [...labels.values()]);
  for (const [at, lane] of [...named, ...others].entries()) {
    mark(lanes, lane, { kind: at === 0 ? 'fault' : 'end', event });
  }
  for (const flight of flights.values())
    addSpan(lanes.messages, { ...flight, ...ended, lost: true });
  for (const asked of asks.values()) addSpan(lanes.waits, { ...asked, ...ended });
  for (const open of [flights, landed, asks]) open.clear();
}

function mark(lanes: Lanes, lane: string, { kind, event }: Pick<LaneMark, 'kind' | 'event'>): void {
  addSpan(lanes.marks, { lane, id: event.id, kind, event, start: event.at, end: event.at });
}
