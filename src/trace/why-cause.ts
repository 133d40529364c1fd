/**
 * From an event back to the next cause worth telling: what came from another process, from a device
 * or from outside. Steps within one process, and the other halves of things, are passed over.
 */
import type { KernelEvent } from '#kernel/event.ts';
import { OUTSIDE } from '#kernel/world.ts';
import { tagOf } from '#term/access.ts';
import { isAtom } from '#term/questions.ts';
import type { Pid } from '#term/term.ts';

import { clock } from './clock.ts';
import { nameIn } from './roll.ts';
import type { Tape } from './tape.ts';
import { dying, ending, findingNobody } from './why-exit.ts';
import { askOf, deviceFault, faultAside, timeoutWords } from './why-request.ts';
import { failureBehind, predecessor } from './why-supervisor.ts';
import {
  isDivision,
  itOr,
  itsOr,
  mishap,
  type Of,
  quoted,
  reasonWord,
  type Told,
  zeroIn,
} from './why-words.ts';
import { causeIn } from './why.ts';
import { unwrapped, type WireKind } from './wire.ts';

/** All that led to an event, the nearest cause first. */
export function causesOf(tape: Tape, event: KernelEvent): readonly Told[] {
  const told: Told[] = [];
  for (let [from, next] = [event, nextCause(tape, event)]; next !== undefined;) {
    told.push(from.kind === 'exited' ? blamed(tape, next, from) : next);
    [from, next] = [next.last, nextCause(tape, next.last)];
  }
  return told;
}

function nextCause(tape: Tape, from: KernelEvent): Told | undefined {
  for (let at = causeIn(tape, from); at !== undefined; at = passed(tape, at)) {
    const told = toldOf(tape, at, from.pid);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Whom a supervisor ended itself, it hears of as well: that is no news, and passed over. */
function passed(tape: Tape, at: KernelEvent): KernelEvent | undefined {
  const before = causeIn(tape, at);
  if (at.kind !== 'landed' || before?.kind !== 'exited') return before;
  const signal = signalThatEnded(tape, before);
  return signal?.via === 'exit' && signal.pid.id === at.pid.id ? causeIn(tape, signal) : before;
}

function signalThatEnded(tape: Tape, exited: KernelEvent): Of<'signalled'> | undefined {
  const landed = causeIn(tape, exited);
  const signal = landed?.kind === 'exit_landed' ? causeIn(tape, landed) : undefined;
  return signal?.kind === 'signalled' ? signal : undefined;
}

/** `about` is whom the sentence is about by then: called `it`, not by name. */
function toldOf(tape: Tape, event: KernelEvent, about: Pid): Told | undefined {
  switch (event.kind) {
    case 'sent':
      return sending(tape, event, { about });
    case 'answered':
      return answering(tape, event, { about });
    case 'exited':
      return dying(tape, event);
    case 'exit_landed':
      return event.outcome === 'fatal' ? ending(tape, event, about) : undefined;
    case 'signalled':
      return event.via === 'noproc' ? findingNobody(tape, event) : undefined;
    case 'spawned':
      return starting(tape, event, about);
    case 'timer_fired':
      return waking(tape, event, about);
    case 'timed_out':
      return { event, ...timeoutWords(tape, event, about) };
    case 'input':
      return { event, text: `${arrival(event)} at ${clock(event.at)}`, last: event };
    case 'fault':
      return {
        event,
        text: `${faultWords(tape, event, about)} at ${clock(event.at)}`,
        last: event,
      };
    case 'landed':
    case 'received':
    case 'skipped':
    case 'dropped':
    case 'linked':
    case 'unlinked':
    case 'monitored':
    case 'demonitored':
    case 'trapping':
    case 'registered':
    case 'unregistered':
    case 'timer_set':
    case 'timer_cancelled':
    case 'preempted':
    case 'stolen':
    case 'collected':
    case 'asked':
    case 'queried':
    case 'logged':
    case 'raised':
      return undefined;
  }
}

/** A message from another process. One to itself, and how a start went, tell nothing. */
function sending(tape: Tape, event: Of<'sent'>, { about, what }: Retold): Told | undefined {
  const { roll } = tape;
  const { kind } = unwrapped(event.message);
  if (event.pid.id === event.to.id || kind === 'start') return undefined;
  const [to, content] = [itOr(roll, event.to, about), what ?? quoted(roll, event.message)];
  const before = causeIn(tape, event);
  if (event.pid === OUTSIDE) {
    const text = `${content} came to ${to} from outside at ${clock(event.at)}`;
    return { event, text, last: before ?? event };
  }
  const who = nameIn(roll, event.pid);
  const visit = before?.kind === 'spawned' ? causeIn(tape, before) : undefined;
  if (visit?.kind !== 'input') {
    const text = `${deed(kind, { who, to, content })} at ${clock(event.at)}`;
    return { event, text, again: `${who} did so`, last: event };
  }
  const visitor = `${who}, who came in at ${clock(visit.at)},`;
  return { event, text: deed(kind, { who: visitor, to, content }), last: visit };
}

type Retold = { readonly about: Pid; readonly what?: string };

type Deed = { readonly who: string; readonly to: string; readonly content: string };

function deed(kind: WireKind, { who, to, content }: Deed): string {
  switch (kind) {
    case 'call':
      return `${who} called ${to} with ${content}`;
    case 'cast':
      return `${who} cast ${content} to ${to}`;
    case 'reply':
      return `${who} replied ${content} to ${to}`;
    case 'system':
      return `${who} asked the runtime of ${to}: ${content}`;
    case 'message':
    case 'start':
    case 'exit':
    case 'down':
      return `${who} sent ${content} to ${to}`;
  }
}

function answering(tape: Tape, event: Of<'answered'>, { about, what }: Retold): Told {
  const { roll } = tape;
  const who = nameIn(roll, event.pid);
  const asked = askOf(tape, event);
  const whose = itsOr(roll, event.pid, about);
  const request = asked === undefined ? who : `${whose} ${quoted(roll, asked.request)}`;
  const fault = deviceFault(tape, event);
  const isAtOnce = fault !== undefined && fault.id === event.cause;
  const disturbed = fault === undefined || isAtOnce ? '' : ` (${faultAside(fault)})`;
  const text = `the ${event.device} answered ${request} with ${what ?? quoted(roll, event.answer)}${disturbed}`;
  if (isAtOnce) return { event, text, again: 'that answer came', last: event };
  return asked === undefined
    ? { event, text, last: event }
    : { event, text, again: `${who} had asked for that`, last: asked };
}

/** What the message did to whom it killed. */
function blamed(tape: Tape, told: Told, { reason, pid: about }: Of<'exited'>): Told {
  const what = mishap(reason);
  const { event } = told;
  if (what === undefined || (event.kind !== 'answered' && event.kind !== 'sent')) return told;
  const zero = isDivision(reason)
    ? zeroIn(event.kind === 'answered' ? event.answer : event.message)
    : undefined;
  if (zero === undefined) return { ...told, text: `${told.text} ${what}` };
  const retold = { about, what: zero };
  const again =
    event.kind === 'answered' ? answering(tape, event, retold) : sending(tape, event, retold);
  return { ...told, text: `${again?.text ?? told.text} and it divided by that` };
}

function arrival(event: Of<'input'>): string {
  return isBoot(event) ? 'the node was started' : 'that came from outside';
}

/** What is typed in the terminal starts no other process than those of a node. */
function isBoot({ input }: Of<'input'>): boolean {
  return tagOf(input) === 'boot' || tagOf(input) === 'type';
}

function starting(tape: Tape, event: Of<'spawned'>, about: Pid): Told {
  const who = itOr(tape.roll, event.pid, about);
  const cause = causeIn(tape, event);
  if (cause === undefined) {
    return { event, text: `${who} was started with the system`, last: event };
  }
  if (cause.kind === 'input' && isBoot(cause)) {
    const text = `${who} was started with the node at ${clock(cause.at)}`;
    return { event: cause, text, last: cause };
  }
  if (cause.kind === 'input') {
    return { event: cause, text: `${who} came in at ${clock(cause.at)}`, last: cause };
  }
  const by = nameIn(tape.roll, event.parent);
  const failure = failureBehind(tape, event, event.parent);
  const before = predecessor(tape.roll, event);
  const instead = before === undefined ? '' : ` in place of ${nameIn(tape.roll, before.pid)}`;
  const text = `${by} started ${who}${instead} at ${clock(event.at)}`;
  return { event, text, again: `${by} did so`, last: failure?.heard ?? event };
}

function waking(tape: Tape, event: Of<'timer_fired'>, about: Pid): Told {
  const who = nameIn(tape.roll, event.pid);
  const set = causeIn(tape, event);
  const text = `${itsOr(tape.roll, event.pid, about)} timer fired at ${clock(event.at)} (${quoted(tape.roll, event.message)})`;
  return { event, text, again: `${who} had set it`, last: set ?? event };
}

function faultWords({ roll }: Tape, { fault }: Of<'fault'>, about: Pid): string {
  switch (fault.kind) {
    case 'exit':
      return isAtom(fault.reason, 'kill')
        ? `you killed ${itOr(roll, fault.pid, about)}`
        : `you sent ${itOr(roll, fault.pid, about)} an exit signal with ${reasonWord(roll, fault.reason)}`;
    case 'suspend':
      return `you suspended ${itOr(roll, fault.pid, about)}`;
    case 'resume':
      return `you let ${itOr(roll, fault.pid, about)} go on`;
    case 'slow':
      return `you slowed ${itOr(roll, fault.pid, about)} down`;
    case 'device':
      return `you changed the ${fault.device} (${fault.fault})`;
    case 'halt':
      return 'the node stopped';
  }
}
