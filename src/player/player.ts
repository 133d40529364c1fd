/**
 * The player: the only wall clock of the app, as an XState machine. It moves through a tape (a run
 * that is recorded some way ahead), and what the learner does begins a new future from where it stands.
 */
import { assign, setup } from 'xstate';

import type { Microseconds } from '#kernel/behaviour.ts';
import { lengthOf, type Tape } from '#trace/tape.ts';

import { actNow, leave, type MoveIn, returnTo, startAgain, withSeed } from './branches.ts';
import type { Branch, PlayerContext, StepUnit } from './context.ts';
import { stepBy } from './find-step.ts';
import { frames } from './frames.ts';
import { seedOf } from './futures.ts';
import {
  arrive,
  glideOn,
  glideTo,
  glideToPosition,
  isOver,
  jumpTo,
  landed,
  playOn,
} from './seek.ts';

export type PlayerEvent =
  | { readonly type: 'play'; readonly stopAt?: Microseconds }
  /** By a menu: it goes on by itself when that is closed, with `resume`. */
  | { readonly type: 'pause'; readonly by?: 'menu' }
  | { readonly type: 'resume' }
  | { readonly type: 'tick'; readonly elapsed: number } // milliseconds of the wall clock
  /** Without a unit: by one event. */
  | { readonly type: 'step'; readonly by: 1 | -1; readonly unit?: StepUnit }
  | { readonly type: 'seek'; readonly at: Microseconds }
  | { readonly type: 'seekPosition'; readonly position: number }
  /** The track is dragged to that moment, and let go. */
  | { readonly type: 'scrub'; readonly at: Microseconds }
  | { readonly type: 'release' }
  | { readonly type: 'act'; readonly moveIn: MoveIn }
  /** Returns to another future. */
  | { readonly type: 'branch'; readonly id: number }
  /** The same run as if nothing had been done, from its beginning or from that moment. */
  | { readonly type: 'restart'; readonly at?: Microseconds }
  /** Another run of the same system from its beginning; without a seed, of the next. */
  | { readonly type: 'reseed'; readonly seed?: number }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'still'; readonly still: boolean }
  /** Another run, at that moment. Unless it is to keep them, it knows no future of the one before. */
  | ({ readonly type: 'load' } & Loaded);

export type Loaded = {
  readonly tape: Tape;
  readonly at: Microseconds;
  readonly position?: number;
  readonly byHand?: boolean;
  /** Recorded this far at the least; without it, as far as the run before. */
  readonly horizon?: Microseconds;
  /** The furthest position of it that was shown. */
  readonly reached?: number;
  readonly branches?: readonly Branch[];
  /** The run at hand is kept: it is another future of the same system. */
  readonly keep?: boolean;
};

export type PlayerInput = Loaded & {
  readonly horizon: Microseconds;
  readonly speed?: number;
  readonly still?: boolean;
};

const BY_EVENT: StepUnit = { kind: 'event' };

export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as PlayerInput,
  },
  actors: { frames },
  guards: {
    isOver: ({ context }) => isOver(context),
    goesOn: ({ context }) => !isOver(context),
    isGliding: ({ context }) => context.glide !== undefined,
    hasLanded: ({ context }) => context.glide === undefined,
    hasArrived: ({ context }) => context.stopAt !== undefined && context.at >= context.stopAt,
    canPlay: ({ context }) => !context.byHand,
    wasInterrupted: ({ context }) => context.interrupted && !context.byHand,
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => loaded({ ...BLANK, ...input }, input),
  initial: 'paused',
  on: {
    pause: { target: '.paused', actions: assign(({ context }) => landed(attentive(context))) },
    seek: {
      target: '.paused',
      actions: assign(({ context, event }) => glideTo(attentive(context), event.at)),
    },
    seekPosition: {
      target: '.paused',
      actions: assign(({ context, event }) => glideToPosition(attentive(context), event.position)),
    },
    step: {
      target: '.paused',
      actions: assign(({ context, event }) =>
        stepBy(attentive(context), event.by, event.unit ?? BY_EVENT),
      ),
    },
    scrub: {
      target: '.scrubbing',
      actions: assign(({ context, event }) => jumpTo(attentive(context), event.at)),
    },
    branch: {
      target: '.paused',
      actions: assign(({ context, event }) => returnTo(attentive(context), event.id)),
    },
    restart: {
      target: '.paused',
      actions: assign(({ context, event }) => startAgain(attentive(context), event.at)),
    },
    load: {
      target: '.paused',
      actions: assign(({ context, event }) => loaded(attentive(context), event)),
    },
    // These leave a run that plays playing.
    reseed: {
      guard: 'canPlay',
      actions: assign(({ context, event }) =>
        withSeed(attentive(context), event.seed ?? seedOf(context.tape) + 1),
      ),
    },
    act: {
      actions: assign(({ context, event }) =>
        actNow({ ...context, notice: undefined }, event.moveIn),
      ),
    },
    speed: { actions: assign(({ event }) => ({ speed: event.speed })) },
    still: { actions: assign(({ event }) => ({ still: event.still })) },
  },
  states: {
    paused: {
      always: [
        { guard: 'isGliding', target: 'stepping' },
        { guard: 'isOver', target: 'over' },
      ],
      on: {
        play: { guard: 'canPlay', target: 'playing', actions: assign(begun) },
        resume: {
          guard: 'wasInterrupted',
          target: 'playing',
          actions: assign({ interrupted: false }),
        },
      },
    },
    playing: {
      invoke: { src: 'frames' },
      always: [
        { guard: 'hasArrived', target: 'paused' },
        { guard: 'isOver', target: 'over' },
      ],
      on: {
        play: { actions: assign(begun) },
        pause: {
          target: 'paused',
          actions: assign(({ event }) => ({ interrupted: event.by === 'menu' })),
        },
        tick: { actions: assign(({ context, event }) => playOn(context, event.elapsed)) },
      },
    },
    /** A glide to a moment that is near, in either direction. */
    stepping: {
      invoke: { src: 'frames' },
      always: { guard: 'hasLanded', target: 'paused' },
      on: {
        play: { guard: 'canPlay', target: 'playing', actions: assign(begun) },
        tick: { actions: assign(({ context, event }) => glideOn(context, event.elapsed)) },
      },
    },
    scrubbing: {
      on: {
        play: { guard: 'canPlay', target: 'playing', actions: assign(begun) },
        release: 'paused',
      },
    },
    /** Nothing more can happen by itself: it is played again, or the learner makes something begin. */
    over: {
      always: [
        { guard: 'isGliding', target: 'stepping' },
        { guard: 'goesOn', target: 'paused' },
      ],
      on: {
        play: {
          guard: 'canPlay',
          target: 'playing',
          actions: assign(({ context, event }) => ({
            ...jumpTo(attentive(context), 0),
            stopAt: event.stopAt,
          })),
        },
      },
    },
  },
});

const BLANK = {
  position: 0,
  reached: 0,
  speed: 1,
  stopAt: undefined,
  glide: undefined,
  still: false,
  byHand: false,
  interrupted: false,
  branch: 0,
  branches: [],
  notice: undefined,
} as const;

function loaded(context: PlayerContext, given: Loaded): PlayerContext {
  const { tape, at, position, reached = 0, byHand = false, horizon = context.horizon } = given;
  const left = given.keep === true ? leave(landed(context)) : withBranches(context, given);
  const fresh = { ...left, tape, reached, byHand, horizon, stopAt: undefined, glide: undefined };
  const there = jumpTo(fresh, at);
  if (position === undefined) return there;
  return arrive(there, { position: Math.min(position, lengthOf(tape)), at });
}

function withBranches(context: PlayerContext, { branches = [] }: Loaded): PlayerContext {
  return { ...context, branches, branch: Math.max(-1, ...branches.map(({ id }) => id)) + 1 };
}

/** Something new is asked for: what was said of the last is said no more, and a menu holds nothing back. */
function attentive(context: PlayerContext): PlayerContext {
  return { ...context, notice: undefined, interrupted: false };
}

type Played = { readonly context: PlayerContext; readonly event: PlayerEvent & { type: 'play' } };

function begun({ context, event }: Played): PlayerContext {
  return { ...landed(attentive(context)), stopAt: event.stopAt };
}
