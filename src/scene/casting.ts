/** Which part of a picture a process plays: by its label, and for threads by what they say. */
import { group } from 'd3';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { AgendaItem, World } from '#kernel/world.ts';
import type { Pid } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import type { Group, Part, Parts } from './parts.ts';

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
  const [part, ...others] = partsOf(parts, label);
  if (part !== undefined) return others.length === 0 ? part.key : label;
  return groupOf(parts, label) === undefined ? undefined : label;
}

/** Who sends or takes this message: of threads, the one whose business it is, else the first. */
export function speakerOf(cast: Cast, pid: Pid, text: string): string | undefined {
  const label = cast.tape.roll.byPid.get(pid.id)?.label ?? '';
  const threads = partsOf(cast.parts, label);
  const [first] = threads;
  if (first === undefined || threads.length === 1) return keyOf(cast, pid);
  const speaker = threads.find(({ says = [] }) => says.some((tag) => text.startsWith(`{:${tag},`)));
  return (speaker ?? first).key;
}

export function isPart(parts: Parts, label: string): boolean {
  return partsOf(parts, label).length > 0;
}

export function groupOf({ groups }: Parts, label: string): Group | undefined {
  return groups.find(({ prefix }) => label.startsWith(prefix));
}

const byLabels = new WeakMap<Parts, ReadonlyMap<string, readonly Part[]>>();

function partsOf(parts: Parts, label: string): readonly Part[] {
  const known = byLabels.get(parts) ?? group(parts.parts, (part) => part.label);
  byLabels.set(parts, known);
  return known.get(label) ?? [];
}

const dues = new WeakMap<World, readonly AgendaItem[]>();

/** What is due in a world, in no order; looked up once for all of its frames. */
export function dueAt(world: World): readonly AgendaItem[] {
  const known = dues.get(world) ?? dueIn(world.agenda);
  dues.set(world, known);
  return known;
}

function dueIn({ top }: World['agenda']): readonly AgendaItem[] {
  const items: AgendaItem[] = [];
  const rest = [top];
  while (rest.length > 0) {
    const node = rest.pop();
    if (node === undefined) continue;
    items.push(node.item);
    rest.push(node.left, node.right);
  }
  return items;
}
