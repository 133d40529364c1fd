/** What the player knows: the run on its tape, where it stands in it, and the other futures that were seen. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Tape } from '#trace/tape.ts';

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
  /** On the way to a moment that is near. */
  readonly glide: Glide | undefined;
  /** Nothing glides: motion is reduced. */
  readonly still: boolean;
  /** The learner chooses each step: nothing is recorded ahead, and nothing plays. */
  readonly byHand: boolean;
  /** It played until something asked for attention, and goes on when that is over. */
  readonly interrupted: boolean;
  /** Which of the futures this is. */
  readonly branch: number;
  /** The other futures, the one that was left last at the end. Their tapes stay as they were left. */
  readonly branches: readonly Branch[];
  /** What is to be said about the last thing that was asked for. */
  readonly notice: Notice | undefined;
};

export type Branch = {
  readonly id: number;
  readonly tape: Tape;
  /** The furthest position that was shown of it. */
  readonly reached: number;
};

/** A step of a tape, and a moment from its time on. */
export type Spot = { readonly position: number; readonly at: Microseconds };

export type Glide = {
  readonly from: Spot;
  readonly to: Spot;
  /** Milliseconds of the wall clock. */
  readonly elapsed: number;
};

export type Notice =
  /** No such step was found as far as was looked. */
  | { readonly kind: 'nothing found'; readonly by: 1 | -1; readonly unit: StepUnit }
  /** Too many futures: this one is no longer kept. */
  | { readonly kind: 'dropped'; readonly tape: Tape };

export type StepUnit =
  | { readonly kind: 'event' }
  /** Until whoever plays that part does something, or something is done to it. */
  | { readonly kind: 'process'; readonly label: string }
  | { readonly kind: 'crash' };
