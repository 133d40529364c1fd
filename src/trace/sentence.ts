/** What happened, as one sentence of plain English, with processes by name. */
import type { KernelEvent } from '#kernel/event.ts';
import type { Term } from '#term/term.ts';

import { clock } from './clock.ts';
import { diskSentence } from './disk-sentence.ts';
import { faultSentence } from './fault-sentence.ts';
import { messageSentence } from './message-sentence.ts';
import { isNormalEnd, reasonInWords } from './reason.ts';
import {
  endedWithNode,
  isRestart,
  named,
  nameIn,
  nameOfTarget,
  type Roll,
  termIn,
} from './roll.ts';
import { answerAwaited, openRequest, waitedFor } from './why-request.ts';
import { gaveUpOver } from './why-supervisor.ts';
import type { Of } from './why-words.ts';
import { written } from './wire.ts';

/** With the events around it, it is also told how long was waited, and what for. */
export function sentenceOf(
  event: KernelEvent,
  roll: Roll,
  events: readonly KernelEvent[] = [],
): string {
  switch (event.kind) {
    case 'sent':
    case 'landed':
    case 'received':
    case 'skipped':
    case 'dropped':
      return messageSentence(event, roll);
    case 'spawned':
      return birth(event, roll);
    case 'exited':
    case 'signalled':
    case 'exit_landed':
      return exitSentence(event, { roll, events });
    case 'linked':
    case 'unlinked':
    case 'monitored':
    case 'demonitored':
    case 'trapping':
    case 'registered':
    case 'unregistered':
      return relationSentence(event, roll);
    case 'timed_out':
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
      return timeSentence(event, { roll, events });
    case 'asked':
    case 'answered':
    case 'queried':
      return deviceSentence(event, roll);
    case 'preempted':
    case 'stolen':
    case 'collected':
      return runtimeSentence(event, roll);
    case 'logged':
    case 'raised':
    case 'input':
    case 'fault':
      return outerSentence(event, roll);
  }
}

function birth({ pid, parent, label }: Of<'spawned'>, roll: Roll): string {
  const by = parent.id === 0 ? '' : `, started by ${nameIn(roll, parent)}`;
  return isRestart(roll, pid)
    ? `${label} starts again as #PID<0.${pid.id}.0>, with a fresh state${by}`
    : `${label} starts as #PID<0.${pid.id}.0>${by}`;
}

type Known = { readonly roll: Roll; readonly events: readonly KernelEvent[] };

function exitSentence(event: Of<'exited' | 'signalled' | 'exit_landed'>, known: Known): string {
  const { roll } = known;
  const who = nameIn(roll, event.pid);
  const why = reasonIn(roll, event.reason);
  switch (event.kind) {
    case 'exited':
      return end(event, known);
    case 'signalled':
      return signal(event, who, { to: nameIn(roll, event.to), why });
    case 'exit_landed': {
      const from =
        event.from.id === 0 ? 'your exit signal' : `the exit signal of ${nameIn(roll, event.from)}`;
      const what = `${from} (${why})`;
      return exitLanding(event, who, what);
    }
  }
}

/** A supervisor that gives up ends with `:shutdown`, as if all were well. */
function end(event: Of<'exited'>, { roll, events }: Known): string {
  const who = nameIn(roll, event.pid);
  if (endedWithNode(roll, event)) return `${who} is gone with the node`;
  const failure = gaveUpOver({ roll, events }, event);
  const why = reasonIn(roll, event.reason);
  if (failure !== undefined)
    return `${who} gives up, as ${nameIn(roll, failure.died.pid)} was one failure too many, and ends: ${why}`;
  return `${who} ${isNormalEnd(event.reason) ? 'ends' : 'exits'}: ${why}`;
}

function signal(
  { via }: Of<'signalled'>,
  who: string,
  { to, why }: { readonly to: string; readonly why: string },
): string {
  switch (via) {
    case 'exit':
      return `${who} sends an exit signal with ${why} to ${to}`;
    case 'link':
      return `The link carries an exit signal with ${why} from ${who} to ${to}`;
    case 'noproc':
      return `The link to ${who} finds nobody: an exit signal with ${why} goes to ${to}`;
  }
}

function exitLanding({ outcome }: Of<'exit_landed'>, who: string, what: string): string {
  switch (outcome) {
    case 'ignored':
      return `${who} ignores ${what}`;
    case 'trapped':
      return `${who} traps ${what}: it becomes a message`;
    case 'fatal':
      return `${who} is ended by ${what}`;
  }
}

type RelationKind =
  | 'linked'
  | 'unlinked'
  | 'monitored'
  | 'demonitored'
  | 'trapping'
  | 'registered'
  | 'unregistered';

function relationSentence(event: Of<RelationKind>, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  switch (event.kind) {
    case 'linked':
      return `${who} links itself to ${nameIn(roll, event.other)}`;
    case 'unlinked':
      return `${who} unlinks itself from ${nameIn(roll, event.other)}`;
    case 'monitored':
      return `${who} monitors ${nameOfTarget(roll, event.target)}`;
    case 'demonitored':
      return `${who} stops monitoring`;
    case 'trapping':
      return event.value ? `${who} traps exits from now on` : `${who} traps exits no more`;
    case 'registered':
      return `${who} is registered as ${nameOfTarget(roll, event.name)}`;
    case 'unregistered':
      return `${who} gives up the name ${nameOfTarget(roll, event.name)}`;
  }
}

type TimeKind = 'timed_out' | 'timer_set' | 'timer_fired' | 'timer_cancelled';

function timeSentence(event: Of<TimeKind>, { roll, events }: Known): string {
  const who = nameIn(roll, event.pid);
  switch (event.kind) {
    case 'timed_out':
      return timeout(event, { roll, events });
    case 'timer_set':
      return `${who} sets a timer: ${writtenIn(roll, event.message)} at ${clock(event.due)}`;
    case 'timer_fired':
      return `A timer of ${who} fires: ${writtenIn(roll, event.message)}`;
    case 'timer_cancelled':
      return `${who} cancels a timer`;
  }
}

function timeout(event: Of<'timed_out'>, { roll, events }: Known): string {
  const who = nameIn(roll, event.pid);
  if (event.cause === 0 || events[event.cause - 1] === undefined)
    return `${who} has waited long enough and goes on`;
  const time = waitedFor(events, event);
  if (event.slept === true) return `${who} has slept ${time} and goes on`;
  const request = openRequest(events, event);
  return request === undefined
    ? `${who} has waited ${time} and goes on`
    : `${who} has waited ${time} for ${answerAwaited(request, roll)} and goes on without it`;
}

function deviceSentence(event: Of<'asked' | 'answered' | 'queried'>, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  const { device } = event;
  switch (event.kind) {
    case 'asked':
      return `${who} asks the ${device}: ${writtenIn(roll, event.request)}`;
    case 'answered':
      return `The ${device} answers ${who}: ${writtenIn(roll, event.answer)}`;
    case 'queried': {
      const [request, answer] = [writtenIn(roll, event.request), writtenIn(roll, event.answer)];
      return `${who} looks at the ${device}: ${request} gives ${answer}`;
    }
  }
}

function runtimeSentence(event: Of<'preempted' | 'stolen' | 'collected'>, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  switch (event.kind) {
    case 'preempted':
      return `${who} has used its ${event.reductions} reductions and waits for its next turn`;
    case 'stolen':
      return `Scheduler ${event.to + 1} takes ${who} over from scheduler ${event.from + 1}`;
    case 'collected':
      return `${who} collects its garbage: ${event.before} words become ${event.after}`;
  }
}

function outerSentence(event: Of<'logged' | 'raised' | 'input' | 'fault'>, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  switch (event.kind) {
    case 'logged':
      return typeof event.message === 'string'
        ? `${who} prints: ${event.message}`
        : `${who} logs: ${termIn(roll, event.message)}`;
    case 'raised':
      return event.pid.id === 0
        ? 'What came from outside is lost: nobody has the name that it was sent to'
        : `${who} asked for something that failed: ${reasonIn(roll, event.reason)}`;
    case 'input':
      return diskSentence(event.input, event.at) ?? `From outside: ${writtenIn(roll, event.input)}`;
    case 'fault':
      return faultSentence(event.fault, roll);
  }
}

function reasonIn(roll: Roll, reason: Term): string {
  return named(roll, reasonInWords(reason));
}

function writtenIn(roll: Roll, term: Term): string {
  return named(roll, written(term));
}
