/** A lesson's run as a tape, and what is done to it as moves. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { sortedEntries } from '#kernel/int-map.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import { type Faultable, faultNow, parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import {
  act,
  fork,
  playOne,
  playUntil,
  positionAt,
  record,
  type Tape,
  worldAt,
} from '#trace/tape.ts';

import { type Act, type Lesson, type LessonRun, reach, runNamed, type Solution } from './lesson.ts';

/**
 * Recorded as far as its horizon. Where the learner picks each step, only as far as it opens, and
 * what then comes from outside has come.
 */
export function tapeOf(run: LessonRun): Tape {
  const { system, options, seed, flight, inputs, opensAt, horizon, byHand = false } = run;
  const tape = record(system, { options, seed, flight }, plansOf(inputs, []));
  playUntil(tape, byHand ? opensAt : horizon);
  if (byHand) for (const { at } of inputs) if (at > opensAt) playOne(tape);
  return tape;
}

/** `undefined`: it concerns nobody who is there now. Throws a `RangeError` for a fault that there is not. */
export function moveOf(what: Act, world: World): Move | undefined {
  if ('input' in what) return { kind: 'input', input: what.input };
  const fault = faultNow(world, parseFault(`${what.fault} at 0`, faultableIn(world)));
  return fault === undefined ? undefined : { kind: 'fault', fault };
}

function faultableIn({ system, processes }: World): Faultable {
  const devices = Object.entries(system.devices).map(([name, { faults }]) => [name, faults]);
  return {
    processes: sortedEntries(processes).map(([, { label }]) => label),
    devices: Object.fromEntries(devices),
  };
}

/** After a milestone the learner sees it before anything is done about it. */
const SHORTLY: Microseconds = 400_000;
const APART: Microseconds = 500_000;

/** When a solution's acts are done, each with its time. */
export function timedActs(
  tape: Tape,
  run: LessonRun,
  { from, acts, apart = APART }: Solution,
): readonly (readonly [at: Microseconds, act: Act])[] {
  const start = from === undefined ? undefined : reach(tape, from);
  const first = start === undefined ? run.opensAt : start.at + SHORTLY;
  return acts.map((what, place) => [first + place * apart, what] as const);
}

/**
 * The solution's run with all of it done, recorded on to the horizon; `begun`: that run as it is before
 * that. Throws where it names nothing.
 */
export function performed(lesson: Lesson, solution: Solution, begun?: Tape): Tape {
  const run = runNamed(lesson, solution.run);
  let tape = begun ?? tapeOf(run);
  for (const [at, what] of timedActs(tape, run, solution)) {
    const position = positionAt(tape, at);
    tape = fork(tape, position);
    const move = moveOf(what, worldAt(tape, position));
    if (move !== undefined) act(tape, move, at);
    playUntil(tape, run.horizon);
  }
  return tape;
}
