/** A lesson's run as a tape, and what the learner does to it as moves. */
import { sortedEntries } from '#kernel/int-map.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import type { LessonRun } from '#lesson/lesson.ts';
import { parseTerm } from '#term/ex.ts';
import { type Faultable, faultNow, parseFault, pidOf } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

export function tapeOf(run: LessonRun): Tape {
  const { system, options, seed, flight, inputs, horizon } = run;
  const tape = record(system, { options, seed, flight }, plansOf(inputs, []));
  playUntil(tape, horizon);
  return tape;
}

/** A fault in words, `bank slow` or `crash Barista with :boom`, as a move at this moment. */
export function faultMove(text: string, world: World): Move | undefined {
  const fault = faultNow(world, parseFault(`${text} at 0`, faultableIn(world)));
  return fault === undefined ? undefined : { kind: 'fault', fault };
}

function faultableIn({ system, processes }: World): Faultable {
  const devices = Object.entries(system.devices).map(([name, { faults }]) => [name, faults]);
  return { processes: labelsIn(processes), devices: Object.fromEntries(devices) };
}

function labelsIn(processes: World['processes']): readonly string[] {
  return sortedEntries(processes).map(([, { label }]) => label);
}

/** `Process.exit(pid, reason)` on whoever plays that part now. */
export function crashMove(label: string, reason: string): (world: World) => Move | undefined {
  const term = parseTerm(reason);
  return (world) => {
    const pid = pidOf(world, label);
    return pid === undefined
      ? undefined
      : { kind: 'fault', fault: { kind: 'exit', pid, reason: term } };
  };
}

/** What is wrong with a reason that the learner has typed. */
export function faultInReason(reason: string): string | undefined {
  try {
    parseTerm(reason);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
