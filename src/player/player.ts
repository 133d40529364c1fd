/**
 * The player: the only wall clock of the app, as an XState machine. It moves through a tape (a run
 * that is recorded some way ahead), and what the learner does begins a new future from where it stands.
 */
import { assign, fromCallback, setup } from 'xstate';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import {
  act,
  fork,
  lengthOf,
  nextTime,
  playUntil,
  positionAt,
  type Tape,
  worldAt,
} from '#trace/tape.ts';

export type PlayerContext = {
  readonly tape: Tape;
  /** How many steps of the tape have been done. */
  readonly position: number;
  /** The moment shown: between the time of that step and the next. */
  readonly at: Microseconds;
  /** Virtual seconds in a second. */
  readonly speed: number;
  /** As far as the tape is recorded ahead, at the least. */
  readonly horizon: Microseconds;
  /** The furthest position that was shown: what lies behind it is known to the learner. */
  readonly reached: number;
  /** Play stops by itself here. */
  readonly stopAt: Microseconds | undefined;
};

export type PlayerEvent =
  | { readonly type: 'play'; readonly stopAt?: Microseconds }
  | { readonly type: 'pause' }
  | { readonly type: 'tick'; readonly elapsed: number } // milliseconds of the wall clock
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'seek'; readonly at: Microseconds }
  | { readonly type: 'seekPosition'; readonly position: number }
  | { readonly type: 'act'; readonly moveIn: (world: World) => Move | undefined }
  | { readonly type: 'speed'; readonly speed: number }
  /** Another run, at that moment. */
  | { readonly type: 'load'; readonly tape: Tape; readonly at: Microseconds };

export type PlayerInput = {
  readonly tape: Tape;
  readonly at: Microseconds;
  readonly horizon: Microseconds;
};

/** A gap between two frames longer than this is not made up for: the run never jumps. */
const LONGEST_FRAME_MS = 100;
/** How much is recorded beyond the end each time it is reached. */
const EXTENSION: Microseconds = 4_000_000;

/** Frames of the browser as events. Stops with the state that plays, and with a hidden page. */
const frames = fromCallback<{ type: 'none' }>(({ sendBack }) => {
  let last = performance.now();
  let handle = requestAnimationFrame(frame);
  function frame(now: number) {
    sendBack({ type: 'tick', elapsed: now - last });
    last = now;
    handle = requestAnimationFrame(frame);
  }
  return () => cancelAnimationFrame(handle);
});

export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  actors: { frames },
  guards: {
    isOver: ({ context }) => isOver(context),
    hasArrived: ({ context }) => context.stopAt !== undefined && context.at >= context.stopAt,
  },
}).createMachine({
  id: 'player',
  context: ({ input }) =>
    seek({ ...input, position: 0, reached: 0, speed: 1, stopAt: undefined }, input.at),
  initial: 'paused',
  on: {
    seek: { target: '.paused', actions: assign(({ context, event }) => seek(context, event.at)) },
    seekPosition: {
      target: '.paused',
      actions: assign(({ context, event }) => seekPosition(context, event.position)),
    },
    step: { target: '.paused', actions: assign(({ context, event }) => stepBy(context, event.by)) },
    speed: { actions: assign(({ event }) => ({ speed: event.speed })) },
    load: {
      target: '.paused',
      actions: assign(({ context, event }) =>
        seek({ ...context, tape: event.tape, reached: 0, stopAt: undefined }, event.at),
      ),
    },
    act: { actions: assign(({ context, event }) => actNow(context, event.moveIn)) },
  },
  states: {
    paused: {
      on: {
        play: { target: 'playing', actions: assign(({ event }) => ({ stopAt: event.stopAt })) },
      },
    },
    playing: {
      invoke: { src: 'frames' },
      always: [
        { guard: 'hasArrived', target: 'paused' },
        { guard: 'isOver', target: 'over' },
      ],
      on: {
        play: { actions: assign(({ event }) => ({ stopAt: event.stopAt })) },
        pause: 'paused',
        tick: { actions: assign(({ context, event }) => tick(context, event.elapsed)) },
      },
    },
    /** Nothing more can happen: only the learner can make something begin. */
    over: {
      on: {
        play: { target: 'playing', guard: ({ context }) => !isOver(context) },
        act: {
          target: 'paused',
          actions: assign(({ context, event }) => actNow(context, event.moveIn)),
        },
      },
    },
  },
});

/** The tape recorded as far as the horizon, and the horizon moved on when the moment comes near. */
function recorded(context: PlayerContext): PlayerContext {
  const horizon = Math.max(context.horizon, context.at + EXTENSION / 2);
  const kept = horizon > context.horizon ? horizon + EXTENSION / 2 : context.horizon;
  playUntil(context.tape, kept);
  return { ...context, horizon: kept };
}

function tick(context: PlayerContext, elapsed: number): PlayerContext {
  const passed = Math.min(elapsed, LONGEST_FRAME_MS) * 1000 * context.speed;
  const wanted = Math.round(context.at + passed);
  return seek(context, Math.min(wanted, context.stopAt ?? Infinity));
}

function seek(context: PlayerContext, at: Microseconds): PlayerContext {
  const there = recorded({ ...context, at: Math.max(0, Math.round(at)) });
  const position = positionAt(there.tape, there.at);
  return { ...there, position, reached: Math.max(context.reached, position) };
}

function seekPosition(context: PlayerContext, position: number): PlayerContext {
  const kept = Math.max(0, Math.min(position, lengthOf(context.tape)));
  const at = context.tape.times[kept] ?? 0;
  const reached = Math.max(context.reached, kept);
  return recorded({ ...context, position: kept, at, reached });
}

/** The next step, or the one before, that has something to show: an event. */
function stepBy(context: PlayerContext, by: 1 | -1): PlayerContext {
  const { eventCounts } = context.tape;
  const here = eventCounts[context.position] ?? 0;
  const length = lengthOf(context.tape);
  let position = context.position + by;
  if (by === 1) while (position < length && eventCounts[position] === here) position += 1;
  else while (position > 0 && eventCounts[position - 1] === eventCounts[position]) position -= 1;
  return seekPosition(context, position);
}

/** What was to come from here on is another future; the tape that held it is left as it was. */
function actNow(context: PlayerContext, moveIn: (world: World) => Move | undefined): PlayerContext {
  const world = worldAt(context.tape, context.position);
  const move = moveIn(world);
  if (move === undefined) return context;
  const tape = fork(context.tape, context.position);
  act(tape, move, context.at);
  const position = lengthOf(tape);
  return recorded({ ...context, tape, position, reached: position, stopAt: undefined });
}

function isOver({ tape, position }: PlayerContext): boolean {
  return position >= lengthOf(tape) && nextTime(tape) === undefined;
}
