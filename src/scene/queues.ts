/** Enters what happened into the queues: what came and went in mailboxes, who waited how long. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { element, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isCons, isTuple, type Pid, type Term } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';
import { unwrapped } from '#trace/wire.ts';

import { groupOf } from './casting.ts';
import type { Parts } from './parts.ts';
import {
  addWait,
  emptyQueue,
  emptyQueues,
  type OpenWait,
  type Queue,
  type QueueIdentity,
  type Queues,
  setLength,
  settle,
} from './queues-index.ts';

const indexes = new WeakMap<Tape, WeakMap<Parts, Queues>>();

/** The queues of a tape, with its first `eventCount` events at the least. */
export function queuesOf(
  { tape, parts }: Pick<Queues, 'tape' | 'parts'>,
  eventCount: number,
  now: Microseconds,
): Queues {
  const known = indexes.get(tape) ?? new WeakMap<Parts, Queues>();
  indexes.set(tape, known);
  const queues = known.get(parts) ?? emptyQueues(tape, parts);
  known.set(parts, queues);
  for (; queues.entered < eventCount; queues.entered += 1) {
    const event = tape.events[queues.entered];
    if (event === undefined) break;
    passTo(queues, event.at);
    enterQueueEvent(queues, event);
  }
  passTo(queues, now);
  return queues;
}

function passTo(queues: Queues, now: Microseconds): void {
  if (now <= queues.now) return;
  settle(queues);
  queues.now = now;
}

type Of<Kind extends KernelEvent['kind']> = KernelEvent & { kind: Kind };

/** Kinds that are not named here change no queue. */
function enterQueueEvent(queues: Queues, event: KernelEvent): void {
  if (event.kind === 'sent') send(queues, event);
  if (event.kind === 'landed') land(queues, event);
  if (event.kind === 'received') take(queues, event);
  if (event.kind === 'dropped') lose(queues, event);
  if (event.kind === 'demonitored') forget(queues, inspectLine(event.ref), event);
  if (event.kind === 'exited') empty(queues, event);
  if (event.kind === 'asked') ask(queues, event);
  if (event.kind === 'answered') answer(queues, event.ref, event.at);
  if (event.kind === 'fault' && event.fault.kind === 'halt') stop(queues, event);
}

/** Whoever has no part has no queue. */
function queueOf({ tape, parts, byKey }: Queues, { id }: Pid): Queue | undefined {
  const label = tape.roll.byPid.get(id)?.label;
  if (label === undefined) return undefined;
  const part = parts.parts.find((one) => one.label === label);
  if (part === undefined && groupOf(parts, label) === undefined) return undefined;
  const { key, name } = part ?? { key: label, name: label };
  const isClient = part?.kind === 'outside';
  return ensured(byKey, { key, name, kind: 'mailbox', isClient });
}

function deviceQueue({ parts, byKey }: Queues, device: string): Queue | undefined {
  const part = parts.devices.find((one) => one.device === device);
  if (part === undefined) return undefined;
  const { key, name } = part;
  return ensured(byKey, { key, name, kind: 'device', isClient: false });
}

function ensured(byKey: Queues['byKey'], identity: QueueIdentity): Queue {
  const queue = byKey.get(identity.key) ?? emptyQueue(identity);
  byKey.set(identity.key, queue);
  return queue;
}

/** A call begins to wait when it is sent. */
function send(queues: Queues, { message, to, at }: Of<'sent'>): void {
  if (unwrapped(message).kind !== 'call') return;
  const tag = element(element(message, 1) ?? message, 1);
  const queue = queueOf(queues, to);
  if (tag !== undefined && queue !== undefined) {
    queues.open.calls.set(keyOf(tag), { queue, from: at });
  }
}

/** By the reference alone: `[:alias | ref]` and `ref` are of the same call. */
function keyOf(tag: Term): string {
  return inspectLine(isCons(tag) ? tag.tail : tag);
}

function land(queues: Queues, event: Of<'landed'>): void {
  endCall(queues, event);
  const queue = queueOf(queues, event.pid);
  if (queue === undefined) return;
  const { letters, mailboxes, downs } = queues.open;
  const { kind } = unwrapped(event.message);
  letters.set(event.id, { queue, from: event.at, cast: kind === 'cast' });
  const own = mailboxes.get(event.pid.id) ?? new Set();
  mailboxes.set(event.pid.id, own.add(event.id));
  const ref = element(event.message, 1);
  if (tagOf(event.message) === 'DOWN' && ref !== undefined) downs.set(inspectLine(ref), event.id);
  change(queues, queue, { by: 1, at: event.at });
}

/** With its reply a call has waited, whether anybody still wants it or not. */
function endCall(queues: Queues, { message, at }: Of<'landed'> | Of<'dropped'>): void {
  if (!isTuple(message, 2) || unwrapped(message).kind !== 'reply') return;
  const key = keyOf(message.items[0] ?? message);
  const call = queues.open.calls.get(key);
  if (call === undefined) return;
  queues.open.calls.delete(key);
  endWait(queues, call, at);
}

function take(queues: Queues, event: Of<'received'>): void {
  const letter = remove(queues, event.cause, event);
  if (letter?.cast === true) endWait(queues, letter, event.at);
}

function remove(queues: Queues, id: EventId, { at, pid }: KernelEvent) {
  const { open } = queues;
  const letter = open.letters.get(id);
  if (letter === undefined) return undefined;
  open.letters.delete(id);
  open.mailboxes.get(pid.id)?.delete(id);
  change(queues, letter.queue, { by: -1, at });
  return letter;
}

function forget(queues: Queues, ref: string, event: KernelEvent): void {
  const id = queues.open.downs.get(ref);
  queues.open.downs.delete(ref);
  if (id !== undefined) remove(queues, id, event);
}

/** A mailbox ends with its process. */
function empty(queues: Queues, { pid, at }: KernelEvent): void {
  const { letters, mailboxes } = queues.open;
  for (const id of mailboxes.get(pid.id) ?? []) letters.delete(id);
  mailboxes.delete(pid.id);
  const queue = queueOf(queues, pid);
  if (queue !== undefined) change(queues, queue, { by: -queue.length, at });
}

function ask(queues: Queues, { ref, at, device }: Of<'asked'>): void {
  const queue = deviceQueue(queues, device);
  if (queue === undefined) return;
  queues.open.asks.set(inspectLine(ref), { queue, from: at });
  change(queues, queue, { by: 1, at });
}

function answer(queues: Queues, ref: Term | undefined, at: Microseconds): void {
  const key = ref === undefined ? '' : inspectLine(ref);
  const asked = queues.open.asks.get(key);
  if (asked === undefined) return;
  queues.open.asks.delete(key);
  change(queues, asked.queue, { by: -1, at });
  endWait(queues, asked, at);
}

/** The reply to a call that was given up, or what a device answers to somebody who is gone. */
function lose(queues: Queues, event: Of<'dropped'>): void {
  endCall(queues, event);
  answer(queues, element(event.message, 0), event.at);
}

/** When the node stops, all that waited is gone, at its devices too. */
function stop(queues: Queues, { at }: KernelEvent): void {
  for (const list of Object.values(queues.open)) list.clear();
  for (const queue of queues.byKey.values()) change(queues, queue, { by: -queue.length, at });
}

function change(
  { unsettled }: Queues,
  queue: Queue,
  { by, at }: { readonly by: number; readonly at: Microseconds },
): void {
  if (by === 0) return;
  setLength(queue, queue.length + by, at);
  unsettled.add(queue);
}

function endWait({ unsettled }: Queues, { queue, from }: OpenWait, at: Microseconds): void {
  addWait(queue, at - from, at);
  unsettled.add(queue);
}
