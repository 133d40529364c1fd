/** `send_after`, `start_timer`, `cancel_timer`, `read_timer`. SPEC, section TM. */
import { FALSE, type Pid, type Reference } from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request } from './behaviour.ts';
import { deliver } from './deliver.ts';
import {
  type Draft,
  dropTimer,
  due,
  emit,
  isAlive,
  keyOf,
  newReference,
  processOf,
  setTimer,
} from './draft.ts';
import { getInt } from './int-map.ts';
import { timeoutMessage } from './system-messages.ts';
import { OUTSIDE, type Timer } from './world.ts';

export function sendAfter(
  draft: Draft,
  self: Pid,
  { to, message, delay, wrapped }: Request & { kind: 'send_after' },
): Answer {
  if (!Number.isSafeInteger(delay) || delay < 0) return BADARG;
  const ref = newReference(draft);
  const at = draft.now + delay;
  const sent = wrapped === true ? timeoutMessage(ref, message) : message;
  const cause = draft.cause;
  draft.cause = emit(draft, self, { kind: 'timer_set', ref, due: at, message: sent });
  const seq = due(draft, { kind: 'timer', at, ref: keyOf(ref), owner: self.id });
  draft.cause = cause;
  setTimer(draft, { ref, due: at, to, message: sent, seq });
  return ok(ref);
}

/** Milliseconds left, or `false` when it fired, was cancelled, never was, or its pid has died. */
export function readTimer(world: Draft, ref: Reference): Answer {
  const timer = liveTimer(world, ref);
  return ok(timer === undefined ? FALSE : Math.ceil((timer.due - world.now) / 1000));
}

export function cancelTimer(draft: Draft, self: Pid, ref: Reference): Answer {
  const answer = readTimer(draft, ref);
  if (liveTimer(draft, ref) !== undefined) emit(draft, self, { kind: 'timer_cancelled', ref });
  dropTimer(draft, keyOf(ref));
  return answer;
}

function liveTimer(world: Draft, ref: Reference): Timer | undefined {
  const timer = getInt(world.timers, keyOf(ref));
  if (timer === undefined) return undefined;
  return timer.to.kind === 'pid' && !isAlive(world, timer.to) ? undefined : timer;
}

/** TM: a name is looked up now, not when the timer was set; nobody there: the message is lost. */
export function fireTimer(draft: Draft, key: number): void {
  const timer = getInt(draft.timers, key);
  if (timer === undefined) return;
  dropTimer(draft, key);
  const to = timer.to.kind === 'pid' ? timer.to : getInt(draft.names, timer.to.index)?.pid;
  const receiver = to === undefined ? undefined : processOf(draft, to.id);
  if (receiver === undefined) return;
  const { ref, message } = timer;
  draft.cause = emit(draft, receiver.pid, { kind: 'timer_fired', ref, message });
  deliver(draft, receiver, { from: OUTSIDE, message });
}
