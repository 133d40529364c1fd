/** What a step costs with many processes alive, and what a process that waits weighs. */
import { boot } from '#kernel/boot.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { NIL_ATOM } from '#term/term.ts';

import { type Ring, ringSystem, START } from './ring.ts';

const BATCH = 100;

/** A ring of 100 at work among so many processes; every one of them waits in a receive. */
export function worldOf(alive: number): World {
  const ring: Ring = { machines: 100, tokens: 10, idle: alive - 100 };
  const { world } = boot(ringSystem(ring), { options: NIL_ATOM });
  return step(step(world, { kind: 'go', steps: alive * 2 }).world, START).world;
}

/** Microseconds a step, of that many steps in batches of 100. */
export function stepCost(start: World, steps: number): number {
  let world = start;
  const began = performance.now();
  for (let done = 0; done < steps; done += BATCH) {
    world = step(world, { kind: 'go', steps: BATCH }).world;
  }
  return ((performance.now() - began) * 1000) / steps;
}

/** Bytes of heap for each of so many processes that wait; needs `--expose-gc`. */
export function bytesPerProcess(alive: number): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const world = worldOf(alive);
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  // Asked after the measurement, so that the world is alive during it.
  return (after - before) / world.processes.size;
}
