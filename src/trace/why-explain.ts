/**
 * The answer to "why?": the chain of causes behind an event as one sentence of plain English, and
 * the events of that chain, for a picture to light. SPEC, section WY.
 */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { isAtom } from '#term/questions.ts';

import { clock } from './clock.ts';
import { endedWithNode, nameIn, nameOfTarget } from './roll.ts';
import { sentenceOf } from './sentence.ts';
import type { Tape } from './tape.ts';
import { causesOf } from './why-cause.ts';
import { deviceFault, openRequest, requestOf, timeoutWords } from './why-request.ts';
import { failureBehind, gaveUpOver, predecessor, supervisionAt } from './why-supervisor.ts';
import { death, endVerb, type Of, quoted, type Told } from './why-words.ts';
import { why } from './why.ts';

export type Explanation = {
  /** `Why did PaymentGateway die?` */
  readonly question: string;
  readonly sentence: string;
  /** Latest first: the event, what led to it as far as the sentence goes, and where it began. */
  readonly chain: readonly EventId[];
  /** Those of the chain that the sentence tells, latest first. */
  readonly steps: readonly EventId[];
};

/** More causes than these are counted, not told. */
const MOST = 4;

/** What is asked, what is said first, and what led to it. */
type Answer = {
  readonly question: string;
  readonly head: string;
  readonly told: readonly Told[];
  /** Faults that had a part in it, though no step leads to them. */
  readonly also?: readonly KernelEvent[];
  /** What joins the two: `because` unless told otherwise. */
  readonly joint?: 'because' | 'after';
};

/** Throws a `RangeError` for an event that is not on the tape. */
export function explain(tape: Tape, id: EventId): Explanation {
  const event = tape.events[id - 1];
  if (event === undefined) throw new RangeError(`no event ${id} among ${tape.events.length}`);
  const answer = answerFor(tape, event);
  const { question, told, also = [] } = answer;
  const shown = told.slice(0, MOST);
  return {
    question,
    sentence: sentence(answer, shown),
    ...chainOf(
      tape,
      [event, ...shown.map((one) => one.event)],
      also.filter((one) => one.id < event.id),
    ),
  };
}

function sentence({ head, joint = 'because', told }: Answer, shown: readonly Told[]): string {
  const links = shown.map(({ text }, at) => {
    const before = shown[at - 1];
    return before === undefined
      ? ` ${joint} ${text}`
      : `; ${before.again ?? 'that was'} because ${text}`;
  });
  const more = told.length - shown.length;
  const rest = more === 0 ? '' : `; …and before that, ${more} more step${more === 1 ? '' : 's'}`;
  const whole = `${head}${links.join('')}${rest}.`;
  return whole.replace(/^[a-z]/, (first) => first.toUpperCase());
}

function chainOf(tape: Tape, told: readonly KernelEvent[], also: readonly KernelEvent[]) {
  const all = new Set(told.flatMap(({ id }) => why(tape.events, id).map((one) => one.id)));
  const [oldest, start] = [Math.min(...told.map(({ id }) => id)), Math.min(...all)];
  const others = also.map(({ id }) => id);
  const kept = [...all].filter((id) => id >= oldest || id === start);
  return {
    steps: descending([...told.map(({ id }) => id), ...others]),
    chain: descending([...kept, ...others]),
  };
}

function descending(ids: readonly EventId[]): readonly EventId[] {
  return [...new Set(ids)].toSorted((one, other) => other - one);
}

function answerFor(tape: Tape, event: KernelEvent): Answer {
  if (event.kind === 'exited') return deathAnswer(tape, event);
  if (event.kind === 'spawned') return startAnswer(tape, event);
  if (event.kind === 'dropped') return dropAnswer(tape, event);
  if (event.kind === 'timed_out') return timeoutAnswer(tape, event);
  return {
    question: 'Why did this happen?',
    head: sentenceOf(event, tape.roll),
    told: causesOf(tape, event),
  };
}

function deathAnswer(tape: Tape, event: Of<'exited'>): Answer {
  const who = nameIn(tape.roll, event.pid);
  const gaveUp = gaveUpOver(tape, event);
  const question = `Why did ${who} ${endVerb(event) === 'ended' ? 'end' : 'die'}?`;
  if (gaveUp === undefined) {
    const told = causesOf(tape, event);
    const untold = endedWithNode(tape.roll, event) ? ', and nobody was told,' : '';
    const answer = {
      question,
      head: `${death(tape.roll, event)}${untold}`,
      told,
      also: disturbances(tape, told),
    };
    return isAtom(event.reason, 'normal') ? { ...answer, joint: 'after' } : answer;
  }
  const kept = supervisionAt(tape, event.pid, event.id);
  const limit =
    kept === undefined
      ? ''
      : `, which made ${kept.restarts} failures within ${kept.maxSeconds} s, more than the ${kept.maxRestarts} it allows`;
  const told = causesOf(tape, gaveUp.heard).map((one, at) =>
    at === 0 ? { ...one, text: `${one.text}${limit}` } : one,
  );
  return { question, head: `${who} gave up and ended its children and itself`, told };
}

function startAnswer(tape: Tape, event: Of<'spawned'>): Answer {
  const { roll } = tape;
  const [who, by] = [nameIn(roll, event.pid), nameIn(roll, event.parent)];
  const before = predecessor(roll, event);
  if (before === undefined) {
    const told = causesOf(tape, event);
    const head = event.parent.id === 0 ? `${who} started` : `${by} started ${who}`;
    return { question: `Why was ${who} started?`, head, told };
  }
  const old = nameIn(roll, before.pid);
  const failure = failureBehind(tape, event, event.parent);
  const kept = supervisionAt(tape, event.parent, event.id);
  const question = `Why was ${event.label} restarted?`;
  if (failure === undefined || kept === undefined) {
    return {
      question,
      head: `${by} started ${who} in place of ${old}`,
      told: causesOf(tape, event),
    };
  }
  const head = `${by} started ${who} in place of ${old} (restart ${kept.restarts} of at most ${kept.maxRestarts} in ${kept.maxSeconds} s)`;
  const isItself = failure.died.pid.id === before.pid.id;
  const told = causesOf(tape, failure.heard).map((one, at) =>
    at > 0 || isItself ? one : { ...one, text: `${one.text}, ${groupWords(kept.strategy)}` },
  );
  return { question, head, told, also: disturbances(tape, told) };
}

function groupWords(strategy: string): string {
  return strategy === 'rest_for_one'
    ? 'and with rest_for_one those started after it are restarted too'
    : `and with ${strategy} the others are restarted too`;
}

function dropAnswer(tape: Tape, event: Of<'dropped'>): Answer {
  return event.why === 'dead' ? deadAnswer(tape, event) : lateAnswer(tape, event);
}

/** A message to a pid that is no more. Its successor has a pid of its own. */
function deadAnswer(tape: Tape, event: Of<'dropped'>): Answer {
  const { roll } = tape;
  const to = nameOfTarget(roll, event.to);
  const head = `${quoted(roll, event.message)} from ${nameIn(roll, event.pid)} reached nobody`;
  const question = 'Why did this message reach nobody?';
  const life = [...roll.byPid.values()].find(({ pid }) => `#PID<0.${pid.id}.0>` === event.to);
  if (life?.end === undefined || life.end.id > event.id) {
    const told = causesOf(tape, event);
    return { question, head: `${head}: no process is ${to}`, told };
  }
  const next = roll.byLabel.get(life.label)?.[life.generation];
  const successor =
    next !== undefined && next.born.id < event.id
      ? `, and ${nameIn(roll, next.pid)} has another pid`
      : '';
  const first: Told = {
    event: life.end,
    text: `${death(roll, life.end)} at ${clock(life.end.at)}${successor}`,
    again: `${to} ${endVerb(life.end)}`,
    last: life.end,
  };
  return { question, head, told: [first, ...causesOf(tape, life.end)] };
}

/** An answer to somebody who has given up waiting, or is dead. */
function lateAnswer(tape: Tape, event: Of<'dropped'>): Answer {
  const { roll } = tape;
  const request = requestOf(tape, event);
  const question = 'Why did this answer reach nobody?';
  if (request === undefined) {
    const head = `${quoted(roll, event.message)} came too late`;
    return { question, head, told: causesOf(tape, event) };
  }
  const by = request.kind === 'asked' ? `the ${request.device}` : nameIn(roll, event.pid);
  const who = nameIn(roll, request.pid);
  const head = `${quoted(roll, event.message)} from ${by} came too late for ${who}`;
  const end = endOfWait(tape, event, request);
  if (end?.kind === 'exited') {
    const text = `${death(roll, end).replace(who, 'it')} at ${clock(end.at)}`;
    const died = {
      event: end,
      text,
      again: `${who} ${endVerb(end)}`,
      last: end,
    };
    return { question, head, told: [died, ...causesOf(tape, end)] };
  }
  const gaveUp = end === undefined ? [] : [gaveUpWaiting(tape, end)];
  return { question, head, told: [...gaveUp, ...causesOf(tape, request)] };
}

function gaveUpWaiting(tape: Tape, event: Of<'timed_out'>): Told {
  const { text, ...more } = timeoutWords(tape, event, event.pid);
  return { event, ...more, text: `it had stopped waiting at ${clock(event.at)}: ${text}` };
}

/** Whichever came first after the question: the process waited no longer, or was no more. */
function endOfWait(
  { events }: Tape,
  { id }: KernelEvent,
  request: KernelEvent,
): Of<'timed_out'> | Of<'exited'> | undefined {
  for (let at = request.id; at < id; at += 1) {
    const event = events[at];
    if (event?.pid.id !== request.pid.id) continue;
    if (event.kind === 'timed_out' || event.kind === 'exited') return event;
  }
  return undefined;
}

function timeoutAnswer(tape: Tape, event: Of<'timed_out'>): Answer {
  const who = nameIn(tape.roll, event.pid);
  const { last, ...words } = timeoutWords(tape, event, event.pid);
  const request = openRequest(tape.events, event);
  const first: Told = { event: last, last, ...words };
  const fault =
    request?.kind === 'asked'
      ? deviceFault(tape, { id: event.id, device: request.device })
      : undefined;
  return {
    question: `Why did ${who} time out?`,
    head: `${who} stopped waiting at ${clock(event.at)}`,
    told: [first, ...causesOf(tape, last)],
    also: fault === undefined ? [] : [fault],
  };
}

/** What the learner had done to the devices whose answers are told. */
function disturbances(tape: Tape, told: readonly Told[]): readonly KernelEvent[] {
  return told.flatMap(({ event }, at) => {
    if (at >= MOST || event.kind !== 'answered') return [];
    return deviceFault(tape, event) ?? [];
  });
}
