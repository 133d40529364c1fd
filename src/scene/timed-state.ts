/** How far a process is with what ends by itself: the timer or the deadline that it waits for. */
import { dueItems } from '#kernel/agenda.ts';
import { valuesOf } from '#kernel/int-map.ts';
import type { AgendaItem, Process } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

import type { Scene } from './casting.ts';
import type { Timed } from './moment.ts';

/** Of a state that ends when a message comes that the process has set a timer for, or of an `after`. */
export function timedState(scene: Scene, process: Process, state: string): Timed | undefined {
  if (!scene.parts.timed.includes(state)) return undefined;
  const { world } = scene;
  const timer = [...valuesOf(world.timers)].find(
    ({ to, message }) => to === process.pid && isFor(message, state),
  );
  const seq = timer?.seq ?? process.wake;
  const item = dueItems(world.agenda).find(
    (one) => (one.kind === 'timer' || one.kind === 'deadline') && one.seq === seq,
  );
  return item === undefined ? undefined : timedBy(scene, item);
}

function timedBy({ tape, at }: Scene, { cause, at: due }: AgendaItem): Timed | undefined {
  const from = tape.events[cause - 1]?.at;
  if (from === undefined || due <= from) return undefined;
  return {
    progress: Math.min(1, Math.max(0, (at - from) / (due - from))),
    left: Math.max(0, due - at),
  };
}

/** `:heated` ends `heating`, `{:brewed, 101}` ends `brewing`. */
function isFor(message: Term, state: string): boolean {
  const done = inspectLine(message).replace(/^\{?:/, '');
  return done.startsWith(state.replace(/ing$/, ''));
}
