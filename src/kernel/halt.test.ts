import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isAtom, NIL_ATOM, pid, type Term, tuple } from '#term/term.ts';

import { dueItems } from './agenda.ts';
import type { Request } from './behaviour.ts';
import { boot, FIRST_PID } from './boot.ts';
import type { Ask, Device } from './device.ts';
import type { KernelEvent } from './event.ts';
import { IMPROVISATIONS } from './improvised.ts';
import {
  after,
  askDevice,
  forever,
  link,
  log,
  monitor,
  on,
  receive,
  register,
  send,
  sendAfter,
  sleep,
  spawnLink,
  trapExit,
} from './instructions.ts';
import type { Move } from './move.ts';
import { type Cast, eventsOf, exitsOf, logOf, play, TO_THE_END } from './rehearsal.ts';
import { replay, replayFrozen, textOf } from './replay.ts';
import { type Script, scripted } from './script.ts';
import { type Played, step } from './step.ts';
import type { Settings, System } from './world.ts';

const HALT: Move = { kind: 'fault', fault: { kind: 'halt' } };
const BOOT: Move = { kind: 'input', input: ex`:boot` };
const any = ex`:_`;
const listen: Script = [forever(receive(on(any, 'm', [log('m')])))];

type Paper = { readonly asks: readonly Ask[]; readonly lines: readonly string[] };

/** Writes down what it is told, and answers each ask when it is woken, whoever asked. */
const printer: Device<Paper> = {
  start: () => ({ asks: [], lines: [] }),
  handle: (state, input, now) => {
    const lines = [...state.lines, input.kind];
    if (input.kind === 'asked') {
      const asks = [...state.asks, input.ask];
      return { state: { asks, lines }, answers: [], wakes: [{ at: now + 40, key: 1 }] };
    }
    const answers = state.asks.map((ask) => ({ ask, answer: atom('printed') }));
    if (input.kind !== 'woken') return { state: { ...state, lines }, answers: [], wakes: [] };
    return { state: { asks: [], lines }, answers, wakes: [] };
  },
  query: (state, request) => ({
    state: { ...state, lines: [...state.lines, inspectLine(request)] },
    answer: state.lines.length,
  }),
  faults: [],
  describe: ({ lines }) => lines.length,
};

/** A system that starts `cast`, and another one at each input `:boot`. */
function systemOf(cast: Cast, next: Cast = cast): System {
  const known = Object.fromEntries(
    Object.keys(cast).map((name, at) => [name, pid(FIRST_PID + at)]),
  );
  const start = (who: Cast): readonly Request[] =>
    Object.entries(who).map(([name, script]): Request => {
      return { kind: 'spawn', behaviour: scripted(name, script, known), argument: NIL_ATOM };
    });
  return {
    name: 'Node',
    devices: { printer },
    boot: () => start(cast),
    input: (input, _, devices) => {
      if (isAtom(input, 'boot')) return start(next);
      const { lines } = devices.get('printer') as Paper;
      return [{ kind: 'query', device: 'printer', request: tuple(input, lines.length) }];
    },
  };
}

function started(cast: Cast, next?: Cast, settings: Partial<Settings> = {}): Played {
  return boot(systemOf(cast, next), { options: NIL_ATOM, ...settings });
}

const since = (played: Played, from: Played): readonly KernelEvent[] =>
  played.events.slice(from.events.length);

describe('the node stops', () => {
  test('[FA7] all processes end at once and nobody is told', () => {
    const a = [trapExit(), link('b'), monitor('b'), ...listen];
    const b = [spawnLink('kid', listen), ...listen];
    const done = play(started({ a, b }), TO_THE_END, HALT, TO_THE_END);
    expect(exitsOf(done)).toEqual(['a: :halted', 'b: :halted', 'kid: :halted']);
    expect(logOf(done)).toEqual([]);
    const [fault] = eventsOf(done, 'fault');
    expect(fault?.fault).toEqual({ kind: 'halt' });
    expect(eventsOf(done, 'exited').map(({ cause }) => cause)).toEqual(Array(3).fill(fault?.id));
    expect(done.events.at(-1)?.kind).toBe('exited');
  });

  test('[FA7] where nothing runs, nothing ends', () => {
    const off = play(started({}), HALT);
    expect(off.events.map(({ kind }) => kind)).toEqual(['fault']);
  });

  test('[FA8] names, timers and signals in flight are gone, and numbers go on', () => {
    const a = [
      register(atom('ann')),
      sendAfter(ex`:ann`, ex`:tick`, 900),
      send('b', ex`:hello`),
      ...listen,
    ];
    const played = play(started({ a, b: listen }, undefined, { flight: 100 }), {
      kind: 'go',
      steps: 20,
      until: 50,
    });
    const { world } = play(played, HALT);
    expect(dueItems(played.world.agenda).map(({ kind }) => kind)).toEqual(['signal', 'timer']);
    expect(dueItems(world.agenda)).toEqual([]);
    for (const gone of [world.processes, world.names, world.aliases, world.timers]) {
      expect(gone.size).toBe(0);
    }
    const again = play({ world, events: [] }, BOOT);
    expect(eventsOf(again, 'spawned').map((event) => event.pid)).toEqual([pid(107), pid(108)]);
    expect(again.world.nextRef).toBe(played.world.nextRef);
    expect(exitsOf(play(again, TO_THE_END))).toEqual([]);
  });

  test('[FA8] a turn that was going on is over, with several schedulers, too', () => {
    const busy = [forever(send('self', 1))];
    const start = started({ a: busy, b: busy }, { a: listen }, { schedulers: 2, speed: 1 });
    const { world } = play(start, { kind: 'go', steps: 30 }, HALT);
    expect(world.schedulers.every(({ current, queue }) => current === 0 && queue.size === 0)).toBe(
      true,
    );
    const done = play({ world, events: [] }, BOOT, TO_THE_END);
    expect(exitsOf(done)).toEqual([]);
    expect(done.world.processes.size).toBe(1);
  });

  test('[DV9] devices stay and are told, and what they still answer reaches nobody', () => {
    const a = [askDevice('printer', 1), receive(on(any, 'm', [log('m')]), after(500))];
    const done = play(started({ a }), { kind: 'go', steps: 2 }, HALT, BOOT, TO_THE_END);
    expect(done.world.devices.get('printer')).toMatchObject({
      lines: ['asked', 'halted', 'asked', 'woken', 'woken'],
    });
    expect(logOf(done).map((line) => line.includes(':printed'))).toEqual([true]);
    expect(eventsOf(done, 'dropped')).toHaveLength(1);
  });

  test('[DV8] the outside world queries, and asks by what the devices are', () => {
    const node: System = {
      ...systemOf({}),
      boot: () => [{ kind: 'query', device: 'printer', request: ex`:first` }],
    };
    const { world, events } = boot(node, { options: NIL_ATOM });
    expect(world.devices.get('printer')).toMatchObject({ lines: [':first'] });
    const input: Move = { kind: 'input', input: ex`:more` };
    const done = play({ world, events }, input, input);
    expect(done.world.devices.get('printer')).toMatchObject({
      lines: [':first', '{:more, 1}', '{:more, 2}'],
    });
    expect(eventsOf(done, 'queried').map(({ answer }) => answer)).toEqual([0, 1, 2]);
    expect(eventsOf(done, 'queried')[1]?.cause).toBe(eventsOf(done, 'input')[0]?.id);
  });
});

const name = fc.constantFrom('a', 'b', 'c');
const script: fc.Arbitrary<Script> = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...IMPROVISATIONS), name, fc.nat(900))
        .map(([improvise, to, n]) => improvise(to, n)),
      fc.constant<Script>([askDevice('printer', 1), sleep(20)]),
    ),
    { maxLength: 9 },
  )
  .map((parts) => [...parts.flat(), ...listen]);
const cast = fc.record({ a: script, b: script, c: script });
const settings = fc.record({
  seed: fc.nat(),
  flight: fc.constantFrom(0, 30),
  jitter: fc.constantFrom(0, 40),
  schedulers: fc.integer({ min: 1, max: 3 }),
  speed: fc.constantFrom(0, 1),
});
const before = fc.array(fc.nat(1000), { maxLength: 60 });
const newcomers: Cast = Object.fromEntries(
  ['a', 'b', 'c'].map((who) => [who, [register(atom(`n_${who}`)), ...listen]]),
);

describe('for all runs', () => {
  test('[FA9] nothing of before reaches those who are started after a halt', () => {
    fc.assert(
      fc.property(cast, settings, before, (who, how, made) => {
        const { worlds, events } = replay(started(who, newcomers, how), made);
        const world = worlds.at(-2) ?? worlds.at(-1);
        if (world === undefined) throw new RangeError('a run has a world');
        const halted = play({ world, events }, HALT);
        const done = play(halted, BOOT, TO_THE_END);
        const kinds = new Set(since(done, halted).map(({ kind }) => kind));
        const allowed: readonly string[] = ['input', 'spawned', 'registered', 'stolen', 'dropped'];
        expect([...kinds].filter((kind) => !allowed.includes(kind))).toEqual([]);
        expect(done.world.processes.size).toBe(3);
        const lost = eventsOf({ events: since(done, halted) }, 'dropped');
        expect(lost.every(({ to }) => to === 'an alias')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('[DT1] halts and new starts, too, give byte-identical events and change no older world', () => {
    const part = fc.oneof(
      { weight: 8, arbitrary: fc.nat(1000) },
      fc.constantFrom<Move>(HALT, BOOT),
    );
    fc.assert(
      fc.property(cast, settings, fc.array(part, { maxLength: 40 }), (who, how, made) => {
        const once = replay(started(who, who, how), made);
        const text = JSON.stringify(once.events);
        const worlds = once.worlds.map(textOf);
        expect(JSON.stringify(replay(started(who, who, how), made).events)).toBe(text);
        expect(JSON.stringify(replayFrozen(started(who, who, how), made))).toBe(text);
        expect(once.worlds.map(textOf)).toEqual(worlds);
        for (const world of once.worlds.slice(0, 5)) step(world, HALT);
        expect(once.worlds.map(textOf)).toEqual(worlds);
      }),
      { numRuns: 200 },
    );
  });
});

test('[FA8] numbers of before are never given again', () => {
  fc.assert(
    fc.property(cast, settings, before, (who, how, made) => {
      const { events } = replay(started(who, who, how), [...made, HALT, BOOT, 1, 2, 3, HALT, BOOT]);
      const pids: Term[] = eventsOf({ events }, 'spawned').map((event) => event.pid);
      expect(new Set(pids).size).toBe(pids.length);
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    }),
    { numRuns: 100 },
  );
});
