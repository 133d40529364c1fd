/** What is on its way at a moment: signals between processes, requests to devices and answers. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { getInt } from '#kernel/int-map.ts';
import type { AgendaItem, Signal } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Pid } from '#term/term.ts';
import { shortReason } from '#trace/reason.ts';
import { lastHalt, named, type Roll } from '#trace/roll.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { dueAt, keyOf, speakerOf } from './casting.ts';
import type { Scene } from './casting.ts';
import type { DeviceMark, FlightMark } from './moment.ts';
import { shareDone } from './share.ts';

type Flying = AgendaItem & { readonly kind: 'signal' };
type Working = AgendaItem & { readonly kind: 'device' };

export function flightMarks(scene: Scene): readonly FlightMark[] {
  const marks: FlightMark[] = [];
  for (const item of dueAt(scene.world)) {
    if (item.kind === 'device') marks.push(...deviceFlights(scene, item));
    if (item.kind !== 'signal') continue;
    const mark = signalFlight(scene, item);
    if (mark !== undefined) marks.push(mark);
  }
  return marks;
}

function signalFlight(scene: Scene, item: Flying): FlightMark | undefined {
  const { tape, parts, world } = scene;
  const { signal } = item;
  const lost = getInt(world.processes, signal.to.id) === undefined;
  const last = known.get(signal);
  if (last?.tape === tape && last.parts === parts && last.lost === lost) return last.mark;
  const mark = markedFlight(scene, item, lost);
  known.set(signal, { tape, parts, lost, mark });
  return mark;
}

type Known = Pick<Scene, 'tape' | 'parts'> & {
  readonly lost: boolean;
  readonly mark: FlightMark | undefined;
};

/** Worked out once for each signal, not for each frame of its flight. */
const known = new WeakMap<Signal, Known>();

function markedFlight(scene: Scene, item: Flying, lost: boolean): FlightMark | undefined {
  const { signal, seq, at: arrives, cause } = item;
  const shown = shownSignal(signal, scene.tape.roll);
  if (shown === undefined) return undefined;
  const endOf = (pid: Pid) =>
    signal.kind === 'message' ? speakerOf(scene, pid, shown.text) : keyOf(scene, pid);
  const [from, to] = [endOf(signal.from), endOf(signal.to)];
  if (from === undefined || to === undefined) return undefined;
  const departed = scene.tape.events[cause - 1]?.at ?? arrives;
  return { key: String(seq), from, to, ...shown, departed, arrives, event: cause, lost };
}

type Shown = Pick<FlightMark, 'kind' | 'text' | 'short'>;

function shownSignal(signal: Signal, roll: Roll): Shown | undefined {
  switch (signal.kind) {
    case 'message': {
      const { kind, content } = unwrapped(signal.message);
      if (kind === 'start') return undefined;
      return { kind: kind === 'reply' ? 'reply' : 'message', text: named(roll, written(content)) };
    }
    case 'exit':
      return { kind: 'exit', text: `{:EXIT, pid, ${shortReason(signal.reason)}}` };
    case 'down': {
      const reason = shortReason(signal.reason);
      const text = `{:DOWN, ref, :process, pid, ${reason}}`;
      return { kind: 'down', text, short: `{:DOWN, …, ${reason}}` };
    }
    case 'link':
    case 'unlink':
    case 'monitor':
    case 'demonitor':
      return undefined;
  }
}

/** What a device has been asked and has not answered yet, as far as it says when it will. */
function openRequest({ tape, parts, eventCount }: Scene, { device, cause }: Working) {
  if (cause < lastHalt(tape.roll, eventCount)) return undefined;
  const asked = tape.events[cause - 1];
  const part = parts.devices.find((one) => one.device === device);
  if (asked?.kind !== 'asked' || asked.device !== device || part === undefined) return undefined;
  return { asked, part };
}

/** A device works on what it is asked at once: what flies is drawn within the time that it takes. */
function deviceFlights(scene: Scene, item: Working): FlightMark[] {
  const open = openRequest(scene, item);
  const asker = open === undefined ? undefined : keyOf(scene, open.asked.pid);
  if (open === undefined || asker === undefined) return [];
  const { asked, part } = open;
  const way = Math.min(LONGEST_WAY, (item.at - asked.at) / 3);
  const request = written(asked.request);
  const flight = { key: `${part.key} ${item.seq}`, event: asked.id };
  if (scene.at < asked.at + way) {
    const times = { departed: asked.at, arrives: asked.at + way };
    return [{ ...flight, ...times, from: asker, to: part.key, kind: 'request', text: request }];
  }
  const times = { departed: item.at - way, arrives: item.at };
  const isHeard = getInt(scene.world.processes, asked.pid.id) !== undefined;
  if (scene.at < times.departed || !isHeard || part.inSteps === true) return [];
  const text = answerTo(scene, asked, item.at) ?? `answer to ${request}`;
  const key = `${flight.key} back`;
  return [{ ...flight, key, ...times, from: part.key, to: asker, kind: 'answer', text }];
}

const LONGEST_WAY: Microseconds = 500_000;

type Asked = Scene['tape']['events'][number] & { readonly kind: 'asked' };

/** As far as the run is recorded ahead, it is known what the device will say. */
function answerTo(
  { tape, eventCount }: Scene,
  asked: Asked,
  due: Microseconds,
): string | undefined {
  for (let i = eventCount; i < tape.events.length; i += 1) {
    const event = tape.events[i];
    if (event === undefined || event.at > due) return undefined;
    if (event.kind === 'answered' && event.ref === asked.ref) return inspectLine(event.answer);
  }
  return undefined;
}

/** How far a device is with the oldest of its open requests. */
export function deviceProgress(scene: Scene, device: string): Pick<DeviceMark, 'progress'> {
  const shares = dueAt(scene.world).flatMap((item) => {
    if (item.kind !== 'device' || item.device !== device) return [];
    const open = openRequest(scene, item);
    return open === undefined ? [] : [shareDone(scene.at, open.asked.at, item.at)];
  });
  return shares.length === 0 ? {} : { progress: Math.max(...shares) };
}
