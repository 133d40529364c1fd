/** How processes and devices meet: asks and their answers, queries, wakes and faults. SPEC, DV. */
import { type Pid, type Reference, type Term, tuple } from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request } from './behaviour.ts';
import { deliver } from './deliver.ts';
import type { Ask, DeviceInput, DeviceTurn } from './device.ts';
import { type Draft, due, emit, keyOf, newReference, processOf, setDevice } from './draft.ts';
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
  draft.cause = emit(draft, self, {
    kind: 'asked',
    device: request.device,
    ref,
    request: request.request,
  });
  const ask: Ask = { ref, from: self, request: request.request };
  turnDevice(draft, request.device, { kind: 'asked', ask });
  draft.cause = cause;
  return ok(ref);
}

export function queryDevice(draft: Draft, self: Pid, request: Request & { kind: 'query' }): Answer {
  const device = draft.system.devices[request.device];
  if (device?.query === undefined) return BADARG;
  const before = draft.devices.get(request.device);
  const { state, answer, wakes = [] } = device.query(before, request.request, draft.now);
  finishTurn(draft, request.device, { state, answers: [], wakes });
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
  finishTurn(draft, name, device.handle(draft.devices.get(name), input, draft.now));
}

function finishTurn(draft: Draft, name: string, turn: DeviceTurn<unknown>): void {
  const { state, answers, wakes } = turn;
  setDevice(draft, name, state);
  for (const { at, key } of wakes) due(draft, { kind: 'device', at, device: name, key });
  for (const { ask, answer } of answers) {
    answerAsk(draft, name, { ref: ask.ref, answer });
  }
}

/** One answer to each ask; who no longer waits gets nothing: the alias is gone. */
function answerAsk(
  draft: Draft,
  device: string,
  { ref, answer }: { readonly ref: Reference; readonly answer: Term },
): void {
  const to = getInt(draft.aliases, keyOf(ref));
  const receiver = to === undefined ? undefined : processOf(draft, to.id);
  if (receiver === undefined) {
    emit(draft, OUTSIDE, {
      kind: 'dropped',
      to: 'an alias',
      message: tuple(ref, answer),
      why: 'alias',
    });
    return;
  }
  dropAlias(draft, receiver, keyOf(ref));
  const cause = draft.cause;
  draft.cause = emit(draft, receiver.pid, { kind: 'answered', device, ref, answer });
  deliver(draft, receiver, { from: OUTSIDE, message: tuple(ref, answer) });
  draft.cause = cause;
}
