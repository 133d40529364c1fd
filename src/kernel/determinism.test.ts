import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom, pid } from '#term/term.ts';

import { choices } from './choices.ts';
import type { KernelEvent } from './event.ts';
import { IMPROVISATIONS, reasonOf } from './improvised.ts';
import { forever, log, on, receive, times, trapExit } from './instructions.ts';
import { getInt, sortedEntries } from './int-map.ts';
import type { Move } from './move.ts';
import { itemsOf } from './queue.ts';
import { type Cast, play, stage } from './rehearsal.ts';
import { type Made, replay, replayFrozen, textOf } from './replay.ts';
import type { Script } from './script.ts';
import { step } from './step.ts';
import { IN_LINE, type Settings, type World } from './world.ts';

const any = ex`:_`;
const NAMES = ['a', 'b', 'c', 'd'];
const name = fc.constantFrom(...NAMES);
const reason = fc.nat().map(reasonOf);
const pids = fc.integer({ min: 104, max: 112 }).map((id) => pid(id));
const leaf: fc.Arbitrary<Script> = fc
  .tuple(fc.constantFrom(...IMPROVISATIONS), name, fc.nat(9000))
  .map(([improvise, to, n]) => improvise(to, n));
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
const moves: fc.Arbitrary<Made> = fc.array(fc.oneof(move, fc.nat(1000)), {
  maxLength: 25,
});

const scene = fc.record({ cast, settings, moves });

describe('for all runs', () => {
  test('[DT1] the same start and moves give byte-identical events, for 1,000 seeds', () => {
    fc.assert(
      fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
        const log1 = JSON.stringify(replay(stage(who, how), made).events);
        const log2 = JSON.stringify(replay(stage(who, how), made).events);
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
        expect(textOf(singly.world)).toBe(textOf(atOnce.world));
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
        const { worlds } = replay(stage(who, how), made);
        const from = worlds[at % worlds.length] ?? stage(who, how).world;
        const before = worlds.map(textOf);
        const first = replay({ world: from, events: [] }, made);
        replay({ world: from, events: [] }, fork);
        for (const world of worlds) replay({ world, events: [] }, fork.slice(0, 3));
        const again = replay({ world: from, events: [] }, made);
        expect(JSON.stringify(again.events)).toBe(JSON.stringify(first.events));
        expect(worlds.map(textOf)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  test('[DT3] a frozen world goes on as well', () => {
    fc.assert(
      fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
        const loose = replay(stage(who, how), made).events;
        const frozen = replayFrozen(stage(who, how), made);
        expect(JSON.stringify(frozen)).toBe(JSON.stringify(loose));
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
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
      expect(events.filter(({ id, cause }) => cause >= id)).toEqual([]);
      const ofThemselves = events.filter(({ cause }) => cause === 0).map(({ kind }) => kind);
      const fromOutside = ['spawned', 'input', 'fault'];
      expect(ofThemselves.filter((kind) => !fromOutside.includes(kind))).toEqual([]);
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
        const isReady = process.status === 'runnable';
        expect(process.queued !== 0 && !isReady).toBe(false);
        expect(process.queued === 0 && isReady && !process.suspended).toBe(false);
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
      check(replay(stage(who, how), made).events);
    }),
    { numRuns: 300 },
  );
}

function forAllWorlds(check: (world: World) => void): void {
  fc.assert(
    fc.property(scene, ({ cast: who, settings: how, moves: made }) => {
      for (const world of replay(stage(who, how), made).worlds) check(world);
    }),
    { numRuns: 300 },
  );
}
