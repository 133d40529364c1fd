/** How processes and devices meet: asks and their answers, queries, wakes and faults. SPEC, DV. */
import { type Pid, type Reference, type Term, tuple } from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request } from './behaviour.ts';
import { deliver } from './deliver.ts';
import type { Ask, DeviceInput, DeviceTurn } from './device.ts';
import { type Draft, due, emit, keyOf, newReference, processOf, setDevice } from './draft.ts';
import type { EventId } from './event.ts';
import { getInt } from './int-map.ts';
import { addAlias, dropAlias } from './signals.ts';
import { OUTSIDE } from './world.ts';

/** Answers with a reference: the device's answer comes as the message `{ref, answer}`. */
export function askDevice(draft: Draft, self: Pid, request: Request & { kind: 'ask' }): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined || draft.system.devices[request.device] === undefined) return BADARG;
  const ref = newReference(draft);
  addAlias(draft, process, ref);
  const cause = draft.cause;
  const event = emit(draft, self, {
    kind: 'asked',
    device: request.device,
    ref,
    request: request.request,
  });
  draft.cause = event;
  const ask: Ask = { ref, from: self, request: request.request, event };
  turnDevice(draft, request.device, { kind: 'asked', ask });
  draft.cause = cause;
  return ok(ref);
}

export function queryDevice(draft: Draft, self: Pid, request: Request & { kind: 'query' }): Answer {
  const device = draft.system.devices[request.device];
  if (device?.query === undefined) return BADARG;
  const before = draft.devices.get(request.device);
  const queried = device.query(before, request.request, draft.now);
  finishTurn(draft, request.device, queried);
  const { answer } = queried;
  emit(draft, self, { kind: 'queried', device: request.device, request: request.request, answer });
  return ok(answer);
}

/** Lets the device go on; throws a `RangeError` for a device or fault that the system has not. */
export function turnDevice(draft: Draft, name: string, input: DeviceInput): void {
  const device = draft.system.devices[name];
  if (device === undefined) {
    const known = Object.keys(draft.system.devices).join(', ') || 'none';
    throw new RangeError(`no device "${name}" in ${draft.system.name}; it has: ${known}`);
  }
  if (input.kind === 'fault' && !device.faults.includes(input.fault)) {
    throw new RangeError(
      `no fault "${input.fault}" of ${name}; it has: ${device.faults.join(', ')}`,
    );
  }
  const turn = device.handle(draft.devices.get(name), input, draft.now);
  finishTurn(draft, name, turn);
  const faulty = input.kind === 'fault';
  for (const { ask, answer } of turn.answers) {
    const cause = faulty ? draft.cause : ask.event;
    answerAsk(draft, name, { ref: ask.ref, answer, cause });
  }
}

function finishTurn(
  draft: Draft,
  name: string,
  { state, wakes = [] }: Pick<DeviceTurn<unknown>, 'state'> & Partial<DeviceTurn<unknown>>,
): void {
  setDevice(draft, name, state);
  for (const { at, key } of wakes) due(draft, { kind: 'device', at, device: name, key });
}

type Answered = { readonly ref: Reference; readonly answer: Term; readonly cause: EventId };

/**
 * One answer to each ask; who no longer waits gets nothing: the alias is gone. It comes from its own
 * ask, also where another one or the clock has let the device go on; but from a fault if that gave it.
 */
function answerAsk(draft: Draft, device: string, { ref, answer, cause }: Answered): void {
  const before = draft.cause;
  draft.cause = cause;
  const to = getInt(draft.aliases, keyOf(ref));
  const receiver = to === undefined ? undefined : processOf(draft, to.id);
  if (receiver === undefined) {
    emit(draft, OUTSIDE, {
      kind: 'dropped',
      to: 'an alias',
      message: tuple(ref, answer),
      why: 'alias',
    });
    draft.cause = before;
    return;
  }
  dropAlias(draft, receiver, keyOf(ref));
  draft.cause = emit(draft, receiver.pid, { kind: 'answered', device, ref, answer });
  deliver(draft, receiver, { from: OUTSIDE, message: tuple(ref, answer) });
  draft.cause = before;
}
