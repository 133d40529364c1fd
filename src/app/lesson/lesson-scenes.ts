/** How a lesson comes to the moment that it talks about: there already, by seeking, or by making it. */
import type { ActorRefFrom } from 'xstate';

import type { Files } from '#app/disk/files.ts';
import { presentFiles } from '#app/disk/mirror.ts';
import { mounted } from '#app/disk/mounting.ts';
import {
  type Lesson,
  type Milestone,
  reach,
  runNamed,
  type Scene,
  type Solution,
} from '#lesson/lesson.ts';
import { performed, tapeOf, timedActs } from '#lesson/perform.ts';
import type { PlayerContext } from '#player/context.ts';
import type { playerMachine } from '#player/player.ts';
import type { Tape } from '#trace/tape.ts';

type Stage = {
  readonly actor: ActorRefFrom<typeof playerMachine>;
  readonly lesson: Lesson;
  /** Which run is on the stage. */
  readonly here: () => string;
  /** Puts a run on the stage: where it was left, or, with a tape, at that moment of it. */
  readonly load: (run: string, recorded?: { readonly tape: Tape; readonly at: number }) => void;
};

/** So long before it is done the learner sees what is there. */
const BEFORE = 300_000;

/** So long after it a milestone is still what the picture shows. */
const STILL_THERE = 1_000_000;

const NO_FILES: Files = new Map();

export function scenesOf({ actor, lesson, here, load }: Stage) {
  /** The run with the solution done in it, shortly before its first act. */
  const perform = (solution: Solution) => {
    const run = runNamed(lesson, solution.run);
    const keeps = run.keepsDisk === true && here() === solution.run;
    const files = keeps ? presentFiles(actor.getSnapshot().context) : NO_FILES;
    // What is kept is there, whatever the learner is shown.
    const begun = files.size === 0 ? undefined : mounted(tapeOf(run), files);
    const tape = performed(lesson, solution, begun);
    const [first] = timedActs(tapeOf(run), run, solution);
    load(solution.run, { tape, at: Math.max(run.opensAt, (first?.[0] ?? run.opensAt) - BEFORE) });
  };
  const bring = ({ run, at: time }: Scene) => {
    if (run !== here()) load(run);
    if (time === undefined) return;
    const before = actor.getSnapshot().context;
    if (time.unless !== undefined && hasHappened(time.unless, before)) return;
    if (reach(before.tape, time.milestone) === undefined && time.by !== undefined) perform(time.by);
    const { tape, at } = actor.getSnapshot().context;
    const event = reach(tape, time.milestone);
    if (event === undefined || (at >= event.at && at <= event.at + STILL_THERE)) return;
    actor.send({ type: 'seek', at: event.at + time.linger });
  };
  return { perform, bring };
}

function hasHappened(milestone: Milestone, { tape, position }: PlayerContext): boolean {
  const event = reach(tape, milestone);
  return event !== undefined && event.id <= (tape.eventCounts[position] ?? 0);
}
