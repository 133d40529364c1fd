import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom, pid, type Term } from '#term/term.ts';

import { choices } from './choices.ts';
import type { KernelEvent } from './event.ts';
import {
  after,
  attempted,
  cancelTimer,
  demonitor,
  exit,
  exitSignal,
  forever,
  link,
  log,
  monitor,
  on,
  raise,
  receive,
  register,
  send,
  sendAfter,
  spawn,
  spawnLink,
  times,
  trapExit,
  unlink,
  work,
} from './instructions.ts';
import { getInt, sortedEntries } from './int-map.ts';
import type { Move } from './move.ts';
import { itemsOf } from './queue.ts';
import { type Cast, play, stage } from './rehearsal.ts';
import type { Instruction, Script } from './script.ts';
import { type Step, step } from './step.ts';
import { IN_LINE, type Settings, type World } from './world.ts';

const any = ex`:_`;
const NAMES = ['a', 'b', 'c', 'd'];
const name = fc.constantFrom(...NAMES);
const reason: fc.Arbitrary<Term> = fc.constantFrom(
  ex`:normal`,
  ex`:kill`,
  ex`:boom`,
  ex`{:shutdown, 1}`,
);
const pids = fc.integer({ min: 104, max: 112 }).map((id) => pid(id));
const quietly = (instruction: Instruction): Script => [attempted(instruction, 'x')];

const leaf: fc.Arbitrary<Script> = fc.oneof(
  fc.tuple(name, fc.nat(9)).map(([to, n]) => [send(to, n)]),
  fc.nat(300).map((n) => [receive(on(any, 'm', [log('m')]), after(n))]),
  fc.nat(9).map((n) => [receive(on(n), after(50))]),
  fc.integer({ min: 1, max: 9000 }).map((n) => [work(n)]),
  name.map((other) => quietly(link(other))),
  name.map((other) => [unlink(other)]),
  name.map((other) => [monitor(other)]),
  fc.boolean().map((flush) => [monitor('b'), demonitor('ref', flush)]),
  fc.tuple(name, reason).map(([to, why]) => [exitSignal(to, why)]),
  fc.boolean().map((value) => [trapExit(value)]),
  name.map((other) => quietly(register(atom(`n_${other}`), other))),
  name.map((other) => quietly(send(atom(`n_${other}`), ex`:by_name`))),
  fc.tuple(name, fc.nat(200)).map(([to, n]) => [sendAfter(to, ex`:tick`, n)]),
  fc.constant([sendAfter('self', ex`:never`, 70), cancelTimer('timer', 'left')]),
  fc.constant([spawnLink('kid', [receive(on(any), after(100))]), send('kid', ex`:hi`)]),
  fc.constant([spawn('kid', [send('parent', ex`:born`)], { monitor: true })]),
  reason.map((why) => [exit(why)]),
  fc.constant([raise(ex`:oops`)]),
);
const script: fc.Arbitrary<Script> = fc
  .tuple(fc.array(leaf, { maxLength: 12 }), fc.boolean(), fc.integer({ min: 1, max: 4 }))
  .map(([parts, endless, n]) => [
    ...(n > 1 ? [trapExit()] : []),
    times(n, ...parts.flat()),
    ...(endless ? [forever(receive(on(any, 'm', [log('m')])))] : []),
  ]);
const cast: fc.Arbitrary<Cast> = fc
  .tuple(script, script, script, script)
  .map((scripts) => Object.fromEntries(scripts.map((one, at) => [NAMES[at] ?? '', one])));

const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  seed: fc.nat(),
  flight: fc.constantFrom(0, 0, 10, 200),
  jitter: fc.constantFrom(0, 0, 5, 300),
  schedulers: fc.integer({ min: 1, max: 4 }),
  budget: fc.constantFrom(20, 500, 4000),
  speed: fc.constantFrom(0, 1, 100),
});

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 60 }).map((steps): Move => ({ kind: 'go', steps })),
  },
  fc.tuple(fc.nat(60), fc.nat(2000)).map(([steps, until]): Move => ({ kind: 'go', steps, until })),
  fc
    .tuple(name, fc.nat(9))
    .map(([to, n]): Move => ({ kind: 'input', input: ex`{${atom(to)}, ${n}}` })),
  fc
    .tuple(pids, reason)
    .map(([who, why]): Move => ({ kind: 'fault', fault: { kind: 'exit', pid: who, reason: why } })),
  pids.map((who): Move => ({ kind: 'fault', fault: { kind: 'suspend', pid: who } })),
  pids.map((who): Move => ({ kind: 'fault', fault: { kind: 'resume', pid: who } })),
  fc
    .tuple(pids, fc.nat(90))
    .map(([who, lag]): Move => ({ kind: 'fault', fault: { kind: 'slow', pid: who, lag } })),
);
/** A number stands for the choice at that place, among those that there are by then. */
const moves: fc.Arbitrary<readonly (Move | number)[]> = fc.array(fc.oneof(move, fc.nat(1000)), {
  maxLength: 25,
});

function moveOf(world: World, chosen: Move | number): Move {
  if (typeof chosen !== 'number') return chosen;
  const open = choices(world);
  const choice = open[chosen % Math.max(open.length, 1)];
  return choice === undefined ? { kind: 'go', steps: 1 } : { kind: 'choose', choice };
}

/** All worlds of a run and all its events. */
function run(
  start: Step,
  made: readonly (Move | number)[],
): { worlds: World[]; events: KernelEvent[] } {
  const worlds = [start.world];
  const events = [...start.events];
  for (const chosen of [...made, { kind: 'go', steps: 300 } as const]) {
    const { world } = { world: worlds.at(-1) ?? start.world };
    const next = step(world, moveOf(world, chosen));
    worlds.push(next.world);
    events.push(...next.events);
  }
  return { worlds, events };
}

const scene = fc.record({ cast, settings, moves });

describe('for all runs', () => {
  test('[DT1] the same start and moves give byte-identical events, for 1,000 seeds', () => {
    fc.assert(
      fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
        const log1 = JSON.stringify(run(stage(who, how), made).events);
        const log2 = JSON.stringify(run(stage(who, how), made).events);
        expect(log1).toBe(log2);
      }),
      { numRuns: 1000 },
    );
  });

  test('[DT2] many steps at once are as many single ones', () => {
    fc.assert(
      fc.property(cast, settings, fc.integer({ min: 1, max: 250 }), (who, how, n) => {
        const start = stage(who, how);
        const atOnce = play(start, { kind: 'go', steps: n });
        const singly = play(
          start,
          ...Array.from({ length: n }, (): Move => ({ kind: 'go', steps: 1 })),
        );
        expect(JSON.stringify(singly.events)).toBe(JSON.stringify(atOnce.events));
        expect(tellWorld(singly.world)).toBe(tellWorld(atOnce.world));
      }),
      { numRuns: 1000 },
    );
  });

  test('[DT2] and until a time is the same in parts', () => {
    fc.assert(
      fc.property(cast, settings, fc.array(fc.nat(2000), { maxLength: 6 }), (who, how, times_) => {
        const start = stage(who, how);
        const stops = times_.toSorted((one, other) => one - other);
        const until = (time: number): Move => ({ kind: 'go', steps: 200, until: time });
        const parts = play(start, ...stops.map(until));
        const steps = parts.world.steps - start.world.steps;
        const whole = play(start, { kind: 'go', steps, until: stops.at(-1) ?? 0 });
        expect(JSON.stringify(parts.events)).toBe(JSON.stringify(whole.events));
      }),
      { numRuns: 300 },
    );
  });

  test('[DT3] worlds stay as they were, whatever was made from them', () => {
    fc.assert(
      fc.property(scene, moves, fc.nat(), ({ cast: who, settings: how, moves: made }, fork, at) => {
        const { worlds } = run(stage(who, how), made);
        const from = worlds[at % worlds.length] ?? stage(who, how).world;
        const before = worlds.map(tellWorld);
        const first = run({ world: from, events: [] }, made);
        run({ world: from, events: [] }, fork);
        for (const world of worlds) run({ world, events: [] }, fork.slice(0, 3));
        const again = run({ world: from, events: [] }, made);
        expect(JSON.stringify(again.events)).toBe(JSON.stringify(first.events));
        expect(worlds.map(tellWorld)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  test('[DT3] a frozen world goes on as well', () => {
    fc.assert(
      fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
        const loose = run(stage(who, how), made).events;
        const frozen: KernelEvent[] = [];
        let { world } = stage(who, how);
        for (const chosen of [...made, { kind: 'go', steps: 300 } as const]) {
          freeze(world);
          const next = step(world, moveOf(world, chosen));
          world = next.world;
          frozen.push(...next.events);
        }
        expect(JSON.stringify(frozen)).toBe(
          JSON.stringify(loose.slice(-frozen.length || loose.length)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('[DT4] time is whole and never falls', () => {
    forAllEvents((events) => {
      let last = 0;
      for (const { at } of events) {
        expect(Number.isInteger(at)).toBe(true);
        expect(at).toBeGreaterThanOrEqual(last);
        last = at;
      }
    });
  });

  test('[DT5] events are counted, and each comes from an earlier one or from outside', () => {
    forAllEvents((events) => {
      for (const [index, { id, cause, kind }] of events.entries()) {
        expect(id).toBe(index + 1);
        expect(cause).toBeLessThan(id);
        if (cause === 0) expect(['spawned', 'input', 'fault', 'raised']).toContain(kind);
      }
    });
  });
});

describe('in all worlds', () => {
  test('[SC5] a process is in one place only', () => {
    forAllWorlds((world) => {
      const places = world.schedulers.flatMap(({ queue }) => itemsOf(queue));
      expect(places.length).toBe(new Set(places).size);
      for (const [id, process] of sortedEntries(world.processes)) {
        const current = world.schedulers.filter((scheduler) => scheduler.current === id).length;
        expect(current).toBe(process.status === 'running' ? 1 : 0);
        expect(places.includes(id)).toBe(process.queued === IN_LINE);
        if (process.status !== 'runnable') expect(process.queued).toBe(0);
        else if (!process.suspended) expect(process.queued).not.toBe(0);
      }
    });
  });

  test('[LK8] links are symmetric when nothing flies', () => {
    forAllWorlds((world) => {
      if (world.settings.flight + world.settings.jitter > 0) return;
      for (const [id, { links }] of sortedEntries(world.processes)) {
        for (const [other] of sortedEntries(links)) {
          expect(getInt(getInt(world.processes, other)?.links ?? links, id)).toBeDefined();
        }
      }
    });
  });

  test('[MO3] monitors are known on both sides when nothing flies', () => {
    forAllWorlds((world) => {
      if (world.settings.flight + world.settings.jitter > 0) return;
      for (const [, { monitors, watchers }] of sortedEntries(world.processes)) {
        for (const [ref, { target }] of sortedEntries(monitors)) {
          const watched = getInt(world.processes, target.id);
          expect(watched && getInt(watched.watchers, ref)).toBeDefined();
        }
        for (const [ref, { watcher }] of sortedEntries(watchers)) {
          const watching = getInt(world.processes, watcher.id);
          expect(watching && getInt(watching.monitors, ref)).toBeDefined();
        }
      }
    });
  });

  test('[NM7] names and processes agree', () => {
    forAllWorlds((world) => {
      for (const [, { name: given, pid: who }] of sortedEntries(world.names)) {
        expect(getInt(world.processes, who.id)?.name).toBe(given);
      }
      const named = sortedEntries(world.processes).filter(
        ([, process]) => process.name !== undefined,
      );
      expect(named).toHaveLength(world.names.size);
    });
  });

  test('[CH1] every choice can be made, and without one nothing happens', () => {
    forAllWorlds((world) => {
      const open = choices(world);
      for (const choice of open)
        expect(() => step(world, { kind: 'choose', choice })).not.toThrow();
      const { world: next } = step(world, { kind: 'go', steps: 1 });
      expect(next.steps > world.steps).toBe(open.length > 0);
    });
  });
});

function forAllEvents(check: (events: readonly KernelEvent[]) => void): void {
  fc.assert(
    fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
      check(run(stage(who, how), made).events);
    }),
    { numRuns: 300 },
  );
}

function forAllWorlds(check: (world: World) => void): void {
  fc.assert(
    fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
      for (const world of run(stage(who, how), made).worlds) check(world);
    }),
    { numRuns: 300 },
  );
}

/** Everything in a world that is not a function or a count of editions. */
function tellWorld({ system: _, ...world }: World): string {
  return JSON.stringify(world, (key, value: unknown) => (key === 'edition' ? undefined : value));
}

const frozenAlready = new WeakSet<object>();

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozenAlready.has(value)) return;
  frozenAlready.add(value);
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
