import type { Focus } from './focus.ts';
/** A pipe as it is looked at: the room, the code, and how far the value is on its way. */
import { clamp } from './geometry.ts';
import type { Size } from './geometry.ts';
import { codeHeight, nestedCode, pipedCode } from './pipe-code.ts';
import type { PipeCode } from './pipe-code.ts';
import type { PipeFrame } from './pipe-frame.ts';
import { isPhone, PHONE_TEXT, pipeRoom, WIDE_TEXT } from './pipe-room.ts';
import type { PipeRoom, Rail } from './pipe-room.ts';
import { monoWidth } from './text-size.ts';

/** What is lit when a step is pointed at, here or elsewhere. */
export function stepKey(step: number): string {
  return `step ${step + 1}`;
}

export type PipeSight = {
  readonly frame: PipeFrame;
  readonly size: Size;
  readonly focus: Focus;
  /** No motion is wanted. */
  readonly still: boolean;
};

/** What the parts of a scene are made from. */
export type PipeSighted = PipeSight & {
  readonly room: PipeRoom;
  readonly code: PipeCode;
  /** The place of the value: it is there, or on its way to the next. */
  readonly at: number;
  /** How far on its way; then how far the function is with it. */
  readonly moved: number;
  readonly worked: number;
};

/** Where the pipe’s own code begins, as a share of the width. */
export const PIPED_FROM = 0.55;

/** So much of a step’s time the value is on its way to it. */
const ON_ITS_WAY = 0.42;

export function sightedOf(sight: PipeSight): PipeSighted {
  const { frame, size } = sight;
  const { steps, given, state, progress, safe } = frame;
  const phone = isPhone(size);
  const across = phone ? size.width - 16 : size.width * PIPED_FROM - 42;
  const columns = Math.floor(across / monoWidth(' ', phone ? PHONE_TEXT : WIDE_TEXT));
  const code: PipeCode = {
    // In a phone’s room the stations are the lines of the pipe.
    nested: safe ? [] : nestedCode(frame, columns),
    piped: phone && !safe ? [] : pipedCode(frame),
  };
  const room = pipeRoom(size, { steps: steps.length, safe, code: codeHeight(code, phone) });
  const works = state === 'flowing' && given.length < steps.length;
  return {
    ...sight,
    room,
    code,
    at: given.length,
    moved: movedIn(sight),
    worked: works ? clamp((progress - ON_ITS_WAY) / (1 - ON_ITS_WAY), 0, 1) : 0,
  };
}

/** A value that is not on its way is there. */
function movedIn({ frame: { state, given, steps, progress }, still }: PipeSight): number {
  if (state === 'broken') return 1;
  if (state !== 'flowing' || given.length >= steps.length) return 0;
  return still ? 1 : eased(clamp(progress / ON_ITS_WAY, 0, 1));
}

const eased = (share: number) => share * share * (3 - 2 * share);

/** On which rail the value of a place lies. */
export function railOf({ given, safe }: PipeFrame, place: number): Rail {
  return safe && given[place - 1]?.startsWith('{:error') === true ? 'error' : 'value';
}

export function valueAt({ input, given }: PipeFrame, place: number): string | undefined {
  return place === 0 ? input : given[place - 1];
}
