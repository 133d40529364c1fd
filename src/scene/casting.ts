/** Which part of a picture a process plays: by its label, and for threads by what they say. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { World } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import type { Parts } from './parts.ts';

/** A position in a tape, and the moment between that step and the next. */
export type Place = { readonly tape: Tape; readonly position: number; readonly at: Microseconds };

/** A place in a tape with all that is looked at there. */
export type Scene = Place & {
  readonly world: World;
  readonly parts: Parts;
  readonly eventCount: number;
};

type Cast = { readonly tape: Tape; readonly parts: Parts };

/** The part or member of a group that a pid plays; of a program with threads, the program itself. */
export function keyOf({ tape, parts }: Cast, pid: Pid): string | undefined {
  const label = tape.roll.byPid.get(pid.id)?.label;
  if (label === undefined) return undefined;
  const [part, ...others] = parts.parts.filter((one) => one.label === label);
  if (part !== undefined) return others.length === 0 ? part.key : label;
  return parts.groups.some(({ prefix }) => label.startsWith(prefix)) ? label : undefined;
}

/** Who sends or takes this message: of threads, the one whose business it is, else the first. */
export function speakerOf(cast: Cast, pid: Pid, text: string): string | undefined {
  const label = cast.tape.roll.byPid.get(pid.id)?.label;
  const threads = cast.parts.parts.filter((one) => one.label === label);
  const [first] = threads;
  if (first === undefined || threads.length === 1) return keyOf(cast, pid);
  const speaker = threads.find(({ says = [] }) => says.some((tag) => text.startsWith(`{:${tag},`)));
  return (speaker ?? first).key;
}
