/** What is on its way at a moment, and who is told when another dies. */
import { dueItems } from '#kernel/agenda.ts';
import { getInt, sortedEntries } from '#kernel/int-map.ts';
import type { AgendaItem, Process } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';
import { shortReason } from '#trace/reason.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { keyOf, speakerOf } from './casting.ts';
import type { Scene } from './casting.ts';
import type { FlightMark, MonitorMark } from './moment.ts';

type Flying = AgendaItem & { readonly kind: 'signal' };

export function flightMarks(scene: Scene): readonly FlightMark[] {
  return dueItems(scene.world.agenda).flatMap((item) => {
    if (item.kind !== 'signal') return [];
    const mark = flightMark(scene, item);
    return mark === undefined ? [] : [mark];
  });
}

function flightMark(scene: Scene, item: Flying): FlightMark | undefined {
  const { signal, seq, at: arrival, cause } = item;
  const shown = shownSignal(signal);
  if (shown === undefined) return undefined;
  const endOf = (pid: Pid) =>
    signal.kind === 'message' ? speakerOf(scene, pid, shown.text) : keyOf(scene, pid);
  const [from, to] = [endOf(signal.from), endOf(signal.to)];
  if (from === undefined || to === undefined) return undefined;
  const departed = scene.tape.events[cause - 1]?.at ?? arrival;
  const progress = arrival <= departed ? 1 : (scene.at - departed) / (arrival - departed);
  const lost = getInt(scene.world.processes, signal.to.id) === undefined;
  return {
    key: String(seq),
    from,
    to,
    ...shown,
    progress: Math.min(1, Math.max(0, progress)),
    lost,
  };
}

type Shown = Pick<FlightMark, 'kind' | 'text' | 'short'>;

function shownSignal(signal: Flying['signal']): Shown | undefined {
  switch (signal.kind) {
    case 'message': {
      const { kind, content } = unwrapped(signal.message);
      if (kind === 'start') return undefined;
      return { kind: kind === 'reply' ? 'reply' : 'message', text: written(content) };
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

export function monitorMarks(scene: Scene, process: Process): readonly MonitorMark[] {
  const watcher = keyOf(scene, process.pid);
  return sortedEntries(process.monitors).flatMap(([ref, { target }]) => {
    const watched = keyOf(scene, target);
    if (watcher === undefined || watched === undefined) return [];
    return [{ key: String(ref), watcher, target: watched }];
  });
}
