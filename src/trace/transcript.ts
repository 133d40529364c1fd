/** A run in plain English: one sentence an event, so that words say all that the picture shows. */
import type { Fault, KernelEvent } from '#kernel/event.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

import { isNormalEnd, reasonInWords } from './reason.ts';
import { nameIn, type Roll, termIn } from './roll.ts';
import { unwrapped, written } from './wire.ts';

export type Line = {
  readonly event: KernelEvent;
  readonly text: string;
  /** Of interest only to whom looks closely: the other half of something that has a line already. */
  readonly detail: boolean;
};

export function transcriptOf(events: readonly KernelEvent[], roll: Roll): readonly Line[] {
  return events.map((event) => lineOf(event, roll));
}

export function lineOf(event: KernelEvent, roll: Roll): Line {
  return { event, text: sentenceOf(event, roll), detail: isDetail(event) };
}

/** `4.20 s` */
export function clock(at: number): string {
  return `${(at / 1_000_000).toFixed(2)} s`;
}

function sentenceOf(event: KernelEvent, roll: Roll): string {
  const who = nameIn(roll, event.pid);
  switch (event.kind) {
    case 'spawned':
      return birth(event, roll);
    case 'sent':
      return sending(who, nameIn(roll, event.to), event.message);
    case 'landed':
      return landing(who, nameIn(roll, event.from), event.message);
    case 'received':
      return `${who} takes ${short(event.message)} from its mailbox`;
    case 'skipped':
      return `${who} does not want ${short(event.message)} now: it stays in the mailbox`;
    case 'dropped':
      return event.why === 'dead'
        ? `A message from ${who} to ${event.to} reaches nobody: ${short(event.message)}`
        : `${short(event.message)} comes too late: nobody waits for it any more`;
    case 'timed_out':
      return `${who} has waited long enough and goes on`;
    case 'exited':
      return death(who, event.reason);
    case 'signalled':
      return signal(event, who, nameIn(roll, event.to));
    case 'exit_landed':
      return exitLanding(event, who, nameIn(roll, event.from));
    case 'input':
      return `From outside: ${written(event.input)}`;
    case 'fault':
      return faultInWords(event.fault, roll);
    case 'logged':
      return `${who} logs: ${termIn(roll, event.message)}`;
    case 'raised':
      return `${who} asked for something that failed: ${reasonInWords(event.reason)}`;
    case 'asked':
    case 'answered':
    case 'queried':
      return deviceSentence(event, who);
    case 'timer_set':
    case 'timer_fired':
    case 'timer_cancelled':
      return timerSentence(event, who);
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
      return relationSentence(event, who, roll);
  }
}

/** With a generation above 1 it is a process that a supervisor started again. */
function birth({ pid, parent, label }: KernelEvent & { kind: 'spawned' }, roll: Roll): string {
  const again = (roll.byPid.get(pid.id)?.generation ?? 1) > 1;
  const by = parent.id === 0 ? '' : `, started by ${nameIn(roll, parent)}`;
  return again
    ? `${label} starts again as #PID<0.${pid.id}.0>, with a fresh state${by}`
    : `${label} starts as #PID<0.${pid.id}.0>${by}`;
}

function sending(who: string, to: string, message: Term): string {
  const { kind, content } = unwrapped(message);
  switch (kind) {
    case 'call':
      return `${who} calls ${to}: ${written(content)}`;
    case 'cast':
      return `${who} casts ${written(content)} to ${to}`;
    case 'reply':
      return `${who} replies ${written(content)} to ${to}`;
    case 'start':
      return `${who} tells ${to} that it has started`;
    case 'system':
      return `${who} asks the runtime of ${to}: ${written(content)}`;
    case 'message':
    case 'exit':
    case 'down':
      return `${who} sends ${written(content)} to ${to}`;
  }
}

function landing(who: string, from: string, message: Term): string {
  const { kind, content } = unwrapped(message);
  switch (kind) {
    case 'down':
      return `${who} is told by its monitor that ${from} is gone: ${reasonOf(message)}`;
    case 'exit':
      return `${who} traps the exit of ${from}: ${reasonOf(message)}`;
    case 'message':
    case 'call':
    case 'cast':
    case 'reply':
    case 'system':
    case 'start':
      return `${written(content)} lands in the mailbox of ${who}`;
  }
}

/** Of an `:EXIT` or a `:DOWN`: the last element says why. */
function reasonOf(message: Term): string {
  if (typeof message !== 'object' || message.kind !== 'tuple') return inspectLine(message);
  return reasonInWords(message.items.at(-1) ?? message);
}

function short(message: Term): string {
  const text = written(unwrapped(message).content);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function death(who: string, reason: Term): string {
  const verb = isNormalEnd(reason) ? 'ends' : 'exits';
  return `${who} ${verb}: ${reasonInWords(reason)}`;
}

function signal(
  { reason, via }: KernelEvent & { kind: 'signalled' },
  who: string,
  to: string,
): string {
  const what = `an exit signal with ${reasonInWords(reason)}`;
  return via === 'link' ? `The link carries ${what} from ${who} to ${to}` : `${who} sends ${what} to ${to}`;
}

function exitLanding(
  { outcome, reason }: KernelEvent & { kind: 'exit_landed' },
  who: string,
  from: string,
): string {
  const what = `the exit signal of ${from} (${reasonInWords(reason)})`;
  switch (outcome) {
    case 'ignored':
      return `${who} ignores ${what}`;
    case 'trapped':
      return `${who} traps ${what}: it becomes a message`;
    case 'fatal':
      return `${who} is ended by ${what}`;
  }
}

function faultInWords(fault: Fault, roll: Roll): string {
  switch (fault.kind) {
    case 'exit':
      return `You send ${nameIn(roll, fault.pid)} an exit signal: ${inspectLine(fault.reason)}`;
    case 'suspend':
      return `You suspend ${nameIn(roll, fault.pid)}`;
    case 'resume':
      return `You let ${nameIn(roll, fault.pid)} go on`;
    case 'slow':
      return `You slow ${nameIn(roll, fault.pid)} down by ${fault.lag / 1000} ms`;
    case 'device':
      return `You change the ${fault.device}: ${fault.fault}`;
  }
}

type DeviceEvent = KernelEvent & { kind: 'asked' | 'answered' | 'queried' };

function deviceSentence(event: DeviceEvent, who: string): string {
  switch (event.kind) {
    case 'asked':
      return `${who} asks the ${event.device}: ${written(event.request)}`;
    case 'answered':
      return `The ${event.device} answers ${who}: ${written(event.answer)}`;
    case 'queried':
      return `${who} looks at the ${event.device}: ${written(event.request)} gives ${written(event.answer)}`;
  }
}

type TimerEvent = KernelEvent & { kind: 'timer_set' | 'timer_fired' | 'timer_cancelled' };

function timerSentence(event: TimerEvent, who: string): string {
  switch (event.kind) {
    case 'timer_set':
      return `${who} sets a timer: ${written(event.message)} at ${clock(event.due)}`;
    case 'timer_fired':
      return `A timer of ${who} fires: ${written(event.message)}`;
    case 'timer_cancelled':
      return `${who} cancels a timer`;
  }
}

type RelationEvent = KernelEvent & {
  kind:
    | 'registered'
    | 'unregistered'
    | 'linked'
    | 'unlinked'
    | 'monitored'
    | 'demonitored'
    | 'trapping'
    | 'preempted'
    | 'stolen'
    | 'collected';
};

function relationSentence(event: RelationEvent, who: string, roll: Roll): string {
  switch (event.kind) {
    case 'registered':
      return `${who} is registered as ${shortModule(event.name)}`;
    case 'unregistered':
      return `${who} gives up the name ${shortModule(event.name)}`;
    case 'linked':
      return `${who} links itself to ${nameIn(roll, event.other)}`;
    case 'unlinked':
      return `${who} unlinks itself from ${nameIn(roll, event.other)}`;
    case 'monitored':
      return `${who} monitors ${shortModule(event.target)}`;
    case 'demonitored':
      return `${who} stops monitoring`;
    case 'trapping':
      return event.value ? `${who} traps exits from now on` : `${who} traps exits no more`;
    case 'preempted':
      return `${who} has used its ${event.reductions} reductions and waits for its next turn`;
    case 'stolen':
      return `Scheduler ${event.to + 1} takes ${who} over from scheduler ${event.from + 1}`;
    case 'collected':
      return `${who} collects its garbage: ${event.before} words become ${event.after}`;
  }
}

/** `Elixir.CoffeeShop.Barista` is Barista to who reads. */
function shortModule(name: string): string {
  return name.replace(/^Elixir\.(\w+\.)*/, '');
}

const DETAILS: ReadonlySet<KernelEvent['kind']> = new Set([
  'landed',
  'received',
  'registered',
  'signalled',
  'demonitored',
  'timer_set',
  'timer_fired',
  'timer_cancelled',
  'queried',
  'collected',
  'trapping',
]);

function isDetail(event: KernelEvent): boolean {
  if (event.kind === 'landed') {
    const { kind } = unwrapped(event.message);
    return kind !== 'down';
  }
  if (event.kind === 'sent') return unwrapped(event.message).kind === 'start';
  return DETAILS.has(event.kind);
}
