/**
 * The to-do server with 10,000 lists, each figure a line `name value unit`. Run by bench.ts from a
 * production build, with `--expose-gc`.
 */
import type { World } from '#kernel/world.ts';

import { figureText, median, percentile } from './figure.ts';
import { opened, storeOf, worked } from './todo-worlds.ts';

const MANY = 10_000;
const FEW = 100;
const OPERATIONS = 100_000;
const ROUNDS = 5;
const BOOTS = 20;
const STORED = 1000;

const many = bytes();
say('todo_ops_per_s', OPERATIONS / (timeOf(() => worked(many, MANY, OPERATIONS)) / 1000), 'ops/s');
growth();
boots();

/** Answers the world that it has weighed, which lives on. */
function bytes(): World {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const world = opened(storeOf(MANY), MANY);
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  if (world.processes.size < MANY) throw new Error(`only ${world.processes.size} are alive`);
  say('todo_bytes_per_list', (after - before) / MANY, 'bytes');
  return world;
}

/** Rivals take turns, so that a busy machine disturbs both alike. */
function growth(): void {
  const few = opened(storeOf(FEW), FEW);
  const ratios = Array.from({ length: ROUNDS }, () => {
    const base = stepCost(few, FEW);
    return stepCost(many, MANY) / base;
  });
  say('todo_step_growth', median(ratios), 'ratio');
}

/** Milliseconds a step. */
function stepCost(world: World, lists: number): number {
  globalThis.gc?.();
  let end = world;
  const time = timeOf(() => {
    end = worked(world, lists, OPERATIONS / 10);
  });
  return time / (end.steps - world.steps);
}

/** From a disk with the files to a node on which every list is open and read. */
function boots(): void {
  const times = Array.from({ length: BOOTS }, () => {
    const store = storeOf(STORED);
    globalThis.gc?.();
    return timeOf(() => opened(store, STORED));
  });
  say('todo_boot_p95_ms', percentile(times, 0.95), 'ms');
}

/** Milliseconds. */
function timeOf(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function say(name: string, value: number, unit: string): void {
  process.stdout.write(figureText({ name, value, unit }));
}
