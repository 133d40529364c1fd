/** How a lesson comes to the moment that it talks about: there already, by seeking, or by making it. */
import type { ActorRefFrom } from 'xstate';

import type { Memory } from '#app/stage/memory-switch.tsx';
import { type Milestone, reach, type Scene, type Solution } from '#lesson/lesson.ts';
import type { PlayerContext, playerMachine } from '#player/player.ts';

import { faultMove } from './lesson-run.ts';

type Stage = {
  readonly actor: ActorRefFrom<typeof playerMachine>;
  /** Puts on the run of that kind, where it was left or from its beginning. */
  readonly load: (memory: Memory, fresh?: boolean) => void;
  readonly memory: Memory;
};

export function scenesOf({ actor, load, memory: here }: Stage) {
  const perform = ({ memory, from, fault }: Solution) => {
    load(memory, true);
    const start = reach(actor.getSnapshot().context.tape, from);
    if (start !== undefined) actor.send({ type: 'seek', at: start.at + SHORTLY });
    actor.send({ type: 'act', moveIn: (world) => faultMove(fault, world) });
  };
  const bring = ({ memory, at: time }: Scene) => {
    if (memory !== here) load(memory);
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

/** After a milestone the learner sees it before anything is done about it. */
const SHORTLY = 400_000;

/** So long after it a milestone is still what the picture shows. */
const STILL_THERE = 1_000_000;

function hasHappened(milestone: Milestone, { tape, position }: PlayerContext): boolean {
  const event = reach(tape, milestone);
  return event !== undefined && event.id <= (tape.eventCounts[position] ?? 0);
}
