/** Runs whose moves are partly chance, and worlds compared and kept from change: for properties. */
import { choices } from './choices.ts';
import type { KernelEvent } from './event.ts';
import type { Move } from './move.ts';
import { type Played, step } from './step.ts';
import type { World } from './world.ts';

/** A number stands for the choice at that place, among those that there are by then. */
export type Made = readonly (Move | number)[];

const ON: Move = { kind: 'go', steps: 300 };

/** All worlds of a run and all its events; after the moves it goes on for a while. */
export function replay(
  start: Played,
  made: Made,
): { readonly worlds: readonly World[]; readonly events: readonly KernelEvent[] } {
  const worlds = [start.world];
  const events = [...start.events];
  let { world } = start;
  for (const chosen of [...made, ON]) {
    const next = step(world, moveOf(world, chosen));
    world = next.world;
    worlds.push(world);
    events.push(...next.events);
  }
  return { worlds, events };
}

/** The same, but nothing of a world can be changed once it is there. */
export function replayFrozen(start: Played, made: Made): readonly KernelEvent[] {
  const events = [...start.events];
  let { world } = start;
  for (const chosen of [...made, ON]) {
    freeze(world);
    const next = step(world, moveOf(world, chosen));
    world = next.world;
    events.push(...next.events);
  }
  return events;
}

function moveOf(world: World, chosen: Move | number): Move {
  if (typeof chosen !== 'number') return chosen;
  const open = choices(world);
  const choice = open[chosen % Math.max(open.length, 1)];
  return choice === undefined ? { kind: 'go', steps: 1 } : { kind: 'choose', choice };
}

/** All of a world that is no function, but for the count of editions. */
export function textOf(world: World): string {
  return JSON.stringify({ ...world, system: 0 }, (key, value: unknown) =>
    key === 'edition' ? undefined : value,
  );
}

const frozen = new WeakSet<object>();

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return;
  frozen.add(value);
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
