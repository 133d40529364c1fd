/** What can be asked of a player, as functions that stay the same: for buttons, keys and the palette. */
import type { ActorRefFrom } from 'xstate';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';
import type { StepUnit } from '#player/context.ts';
import type { playerMachine } from '#player/player.ts';
import { positionOf } from '#trace/tape.ts';

import { markBeside } from './marks.ts';
import type { SpeedStore } from './speed.ts';

export type TimeActions = ReturnType<typeof timeActions>;

export function timeActions(actor: ActorRefFrom<typeof playerMachine>, kept: SpeedStore) {
  const toEvent = (event: EventId) => {
    const { tape } = actor.getSnapshot().context;
    actor.send({ type: 'seekPosition', position: positionOf(tape, event) });
  };
  return {
    toEvent,
    playOrPause: () =>
      actor.send({ type: actor.getSnapshot().matches('playing') ? 'pause' : 'play' }),
    pause: () => actor.send({ type: 'pause' }),
    /** A run that plays waits while a menu is open. */
    waitForMenu: (open: boolean) =>
      actor.send(open ? { type: 'pause', by: 'menu' } : { type: 'resume' }),
    step: (by: 1 | -1, unit: StepUnit) => actor.send({ type: 'step', by, unit }),
    seek: (at: Microseconds) => actor.send({ type: 'seek', at }),
    scrub: (at: Microseconds) => actor.send({ type: 'scrub', at }),
    release: () => actor.send({ type: 'release' }),
    /** To the next mark on the track, or the one before. */
    toMark: (by: 1 | -1) => {
      const { tape, position, reached } = actor.getSnapshot().context;
      const mark = markBeside(tape, position, { by, upTo: tape.eventCounts[reached] ?? 0 });
      if (mark !== undefined) toEvent(mark.id);
    },
    returnTo: (id: number) => actor.send({ type: 'branch', id }),
    restart: () => actor.send({ type: 'restart' }),
    /** Runs it all again with the next seed. */
    reseed: () => actor.send({ type: 'reseed' }),
    setSpeed: (speed: number) => {
      actor.send({ type: 'speed', speed });
      kept.set(speed);
    },
  };
}
