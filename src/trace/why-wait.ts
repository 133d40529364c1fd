import { dueItems } from '#kernel/agenda.ts';
import type { Microseconds } from '#kernel/behaviour.ts';
/** What a living process waits for at a moment: why nothing happens. SPEC, section WY. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { getInt, valuesOf } from '#kernel/int-map.ts';
import { lengthOf as mailboxLength } from '#kernel/mailbox.ts';
import { itemsOf } from '#kernel/queue.ts';
import { IN_LINE, type Process, type World } from '#kernel/world.ts';
import { type Pid, pid as pidOf } from '#term/term.ts';

import { clock } from './clock.ts';
import { nameIn } from './roll.ts';
import { type Tape, worldAt } from './tape.ts';
import type { Explanation } from './why-explain.ts';
import { answerAwaited, openRequest } from './why-request.ts';
import { quoted } from './why-words.ts';
import { why } from './why.ts';
import { unwrapped } from './wire.ts';

/** A position in a tape; what lies ahead of it is not looked at. */
export type Instant = { readonly tape: Tape; readonly position: number };

type Waiting = Instant & {
  readonly world: World;
  readonly process: Process;
  readonly who: string;
  readonly eventCount: number;
};

/** `undefined` for a process that is dead, or not yet born. */
export function explainWait(instant: Instant, pid: Pid): Explanation | undefined {
  const { tape, position } = instant;
  const world = worldAt(tape, position);
  const process = getInt(world.processes, pid.id);
  if (process === undefined) return undefined;
  const who = nameIn(tape.roll, pid);
  const eventCount = tape.eventCounts[position] ?? 0;
  const { text, since } = waitOf({ ...instant, world, process, who, eventCount });
  const chain = since === 0 ? [] : why(tape.events, since).map(({ id }) => id);
  return {
    question: `What is ${who} waiting for?`,
    sentence: `${text}.`,
    chain,
    steps: chain.slice(0, 1),
  };
}

type Wait = { readonly text: string; readonly since: EventId };

function waitOf(waiting: Waiting): Wait {
  const { process, who } = waiting;
  if (process.suspended) return suspension(waiting);
  switch (process.status) {
    case 'waiting':
      return inReceive(waiting);
    case 'runnable':
      return { text: queueWords(waiting), since: process.cause };
    case 'running':
      return {
        text: `${who} waits for nothing: it runs${untilFree(waiting)}`,
        since: process.cause,
      };
  }
}

function suspension({ tape, process, who, eventCount }: Waiting): Wait {
  const event = latest(tape, eventCount, (one) => isSuspension(one, process.pid));
  const when = event === undefined ? '' : ` at ${clock(event.at)}`;
  const length = mailboxLength(process.mailbox);
  const text = `${who} waits until you let it go on: you suspended it${when}, and ${messages(length)} in its mailbox meanwhile`;
  return { text, since: event?.id ?? process.cause };
}

function isSuspension(event: KernelEvent, { id }: Pid): boolean {
  return event.kind === 'fault' && event.fault.kind === 'suspend' && event.fault.pid.id === id;
}

/** It takes its time over something, and looks at no message meanwhile. */
function asleep({ process, who }: Waiting): Wait {
  const until = process.deadline === undefined ? '' : ` until ${clock(process.deadline)}`;
  const waiting = `${messages(mailboxLength(process.mailbox))} in its mailbox meanwhile`;
  return {
    text: `${who} waits for no message: it is busy${until}, and ${waiting}`,
    since: process.cause,
  };
}

/** The `receive` that it sits in: where, for what, until when, and what it leaves lying. */
function inReceive(waiting: Waiting): Wait {
  if (waiting.process.behaviour.sleeps?.(waiting.process.state) === true) return asleep(waiting);
  const { tape, process, who, eventCount } = waiting;
  const { states } = process.behaviour.describe(process.state);
  const state = states.at(-1);
  const where = state === undefined ? '' : ` in ${state}`;
  const asked = openRequest(tape.events, {
    id: eventCount + 1,
    pid: process.pid,
    cause: process.cause,
  });

  const what = asked === undefined ? 'a message' : answerAwaited(asked, tape.roll);
  const parts = [`${who} waits${where} for ${what}`, ...limits(waiting), ...leftLying(process)];
  const text = asked === undefined ? [...parts, ...lastSent(waiting)] : parts;
  return { text: text.join('; '), since: asked?.id ?? process.cause };
}

function limits(waiting: Waiting): readonly string[] {
  const { process, tape } = waiting;
  const deadline =
    process.deadline === undefined ? [] : [`at the latest until ${clock(process.deadline)}`];
  const timer = nextTimer(waiting);
  if (timer === undefined) return deadline;
  return [
    ...deadline,
    `its timer sends ${quoted(tape.roll, timer.message)} at ${clock(timer.due)}`,
  ];
}

function nextTimer({ world, process }: Waiting) {
  return [...valuesOf(world.timers)]
    .filter(({ to }) => to === process.pid || to === process.name)
    .toSorted((one, other) => one.due - other.due)[0];
}

function leftLying({ mailbox }: Process): readonly string[] {
  return mailbox.passed === 0
    ? []
    : [`${messages(mailbox.passed)} in its mailbox that this receive skips`];
}

/** What it did last, since the message that it took last: often that is what it waits about. */
function lastSent({ tape, process, eventCount }: Waiting): readonly string[] {
  const sent = latest(
    tape,
    eventCount,
    (one) => one.kind === 'sent' && one.pid.id === process.pid.id && one.cause === process.cause,
  );
  if (sent?.kind !== 'sent' || sent.to.id === process.pid.id) return [];
  if (unwrapped(sent.message).kind === 'start') return [];
  const to = nameIn(tape.roll, sent.to);
  return [
    `the last that it sent was ${quoted(tape.roll, sent.message)} to ${to} at ${clock(sent.at)}`,
  ];
}

function queueWords(waiting: Waiting): string {
  const { world, process, who, tape } = waiting;
  if (process.queued !== IN_LINE && process.queued !== 0) {
    const ready = dueItems(world.agenda).find(({ seq }) => seq === process.queued);
    const when = ready === undefined ? '' : ` until ${clock(ready.at)}`;
    return `${who} could go on, but it is slowed down and waits${when}`;
  }
  const scheduler = world.schedulers[process.scheduler];
  const ahead = scheduler === undefined ? -1 : itemsOf(scheduler.queue).indexOf(process.pid.id);
  const runs =
    scheduler === undefined || scheduler.current === 0
      ? ''
      : `, and ${nameIn(tape.roll, pidOf(scheduler.current))} runs there`;
  const before = ahead > 0 ? ` after ${ahead} other${ahead === 1 ? '' : 's'}` : '';
  return `${who} could run and waits for its turn on scheduler ${process.scheduler + 1}${before}${runs}`;
}

function untilFree({ world, process }: Waiting): string {
  const freeAt: Microseconds = world.schedulers[process.scheduler]?.freeAt ?? 0;
  return freeAt > world.now ? ` until ${clock(freeAt)}` : '';
}

function messages(count: number): string {
  return count === 1 ? '1 message waits' : `${count === 0 ? 'no' : count} messages wait`;
}

function latest(
  { events }: Tape,
  eventCount: EventId,
  isWanted: (event: KernelEvent) => boolean,
): KernelEvent | undefined {
  for (let at = eventCount - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event !== undefined && isWanted(event)) return event;
  }
  return undefined;
}
