import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import type { Ask, Device } from './device.ts';
import {
  after,
  askDevice,
  attempted,
  exit,
  log,
  on,
  queryDevice,
  receive,
  send,
  sleep,
  unalias,
} from './instructions.ts';
import { eventsOf, exitsOf, logOf, play, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction } from './script.ts';
import { step } from './step.ts';

type Clerk = { readonly asks: readonly Ask[]; readonly count: number; readonly rude: boolean };

/** Answers each ask with its number, 50 microseconds later; the rude one twice. */
const clerk: Device<Clerk> = {
  start: () => ({ asks: [], count: 0, rude: false }),
  handle: (state, input, now) => {
    switch (input.kind) {
      case 'asked': {
        const wakes = [{ at: now + 50, key: 0 }];
        return { state: { ...state, asks: [...state.asks, input.ask] }, answers: [], wakes };
      }
      case 'woken': {
        const [ask, ...asks] = state.asks;
        const next = { ...state, asks, count: state.count + 1 };
        const answer =
          ask === undefined ? [] : [{ ask, answer: tuple(atom('number'), next.count) }];
        return { state: next, answers: state.rude ? [...answer, ...answer] : answer, wakes: [] };
      }
      case 'fault':
        return { state: { ...state, rude: true }, answers: [], wakes: [] };
      case 'halted':
        return { state: { ...state, asks: [] }, answers: [], wakes: [] };
    }
  },
  query: (state) => ({ state: { ...state, count: state.count + 10 }, answer: state.count }),
  faults: ['rude'],
  describe: ({ count }) => count,
};
const silent: Device<Term> = {
  start: () => NIL_ATOM,
  handle: (state) => ({ state, answers: [], wakes: [] }),
  faults: [],
  describe: (state) => state,
};
const devices = { clerk: clerk as Device, silent: silent as Device };
const next: Instruction = receive(on(ex`:_`, 'm', [log('m')]), after(1000, [log(ex`:nothing`)]));

describe('devices', () => {
  test('[DV1] answer with the reference of the ask', () => {
    const a = [askDevice('clerk', ex`:please`), log('ref'), next];
    expect(rehearse({ a }, { devices })).toEqual(['a: #Ref', 'a: {#Ref, {:number, 1}}']);
  });

  test('[DV2] take their time, and none of the flight time', () => {
    const done = play(
      stage({ a: [askDevice('clerk', ex`:please`), next] }, { devices, flight: 100 }),
      TO_THE_END,
    );
    expect(eventsOf(done, 'answered').map(({ at }) => at)).toEqual([50]);
    expect(eventsOf(done, 'landed').map(({ at }) => at)).toEqual([50]);
  });

  test('[DV3] outlive the processes', () => {
    const a = [askDevice('clerk', 1), exit(ex`:boom`)];
    const b = [sleep(200), askDevice('clerk', 2), next];
    expect(rehearse({ a, b }, { devices })).toEqual(['b: {#Ref, {:number, 2}}']);
  });

  test('[DV4] answer nobody who has given up or died', () => {
    const a = [askDevice('clerk', 1), unalias('ref'), next];
    const done = play(
      stage({ a, b: [askDevice('clerk', 2), exit(ex`:x`)] }, { devices }),
      TO_THE_END,
    );
    expect(logOf(done)).toEqual(['a: :nothing']);
    expect(eventsOf(done, 'dropped').map(({ why }) => why)).toEqual(['alias', 'alias']);
  });

  test('[DV4] answer because of the ask, also where another was served before', () => {
    const asking = (request: number) => [askDevice('clerk', request), next];
    const { events } = play(stage({ a: asking(1), b: asking(2) }, { devices }), TO_THE_END);
    const asked = eventsOf({ events }, 'asked').map(({ id }) => id);
    expect(eventsOf({ events }, 'answered').map(({ cause }) => cause)).toEqual(asked);
  });

  test('[DV4] answer an ask once', () => {
    const start = stage({ a: [askDevice('clerk', 1), next, next] }, { devices });
    const rude = {
      kind: 'fault',
      fault: { kind: 'device', device: 'clerk', fault: 'rude' },
    } as const;
    const done = play(start, rude, TO_THE_END);
    expect(logOf(done)).toEqual(['a: {#Ref, {:number, 1}}', 'a: :nothing']);
    expect(done.world.aliases.size).toBe(0);
  });

  test('[DV5] answer a query at once', () => {
    const query = [queryDevice('clerk', ex`:count`, 'x'), log('x')];
    expect(rehearse({ a: [...query, ...query] }, { devices, flight: 100 })).toEqual([
      'a: 0',
      'a: 10',
    ]);
  });

  test('[DV5] may want to be woken by a query', () => {
    const napper: Device<number> = {
      start: () => 0,
      handle: (state, input) => ({
        state: input.kind === 'woken' ? input.key : state,
        answers: [],
        wakes: [],
      }),
      query: (state, _request, now) => ({
        state,
        answer: state,
        wakes: [{ at: now + 50, key: 7 }],
      }),
      faults: [],
      describe: (state) => state,
    };
    const query = [queryDevice('napper', ex`:nap`, 'x'), log('x')];
    const a = [...query, sleep(100), ...query];
    expect(rehearse({ a }, { devices: { napper } })).toEqual(['a: 0', 'a: 7']);
  });

  test('[DV6] that are not there are refused', () => {
    const a = [
      attempted(askDevice('printer', 1), 'x'),
      log('x'),
      attempted(queryDevice('printer', 1, ''), 'x'),
      log('x'),
      attempted(queryDevice('silent', 1, ''), 'x'),
      log('x'),
    ];
    const refused = 'a: {:raised, :badarg}';
    expect(rehearse({ a }, { devices })).toEqual([refused, refused, refused]);
  });

  test('[DV7] have faults', () => {
    const { world } = stage({}, { devices });
    const fault = (device: string, name: string) => () =>
      step(world, { kind: 'fault', fault: { kind: 'device', device, fault: name } });
    expect(fault('clerk', 'rude')().world.devices.get('clerk')).toMatchObject({ rude: true });
    expect(world.devices.get('clerk')).toMatchObject({ rude: false });
    expect(fault('clerk', 'slow')).toThrow(
      new RangeError('no fault "slow" of clerk; it has: rude'),
    );
    expect(fault('disk', 'slow')).toThrow(
      new RangeError('no device "disk" in Script; it has: clerk, silent'),
    );
  });
});

describe('the outside world', () => {
  const start = stage({ a: [next, next] });
  const input = (message: Term) => ({ kind: 'input', input: message }) as const;

  test('[FA1] puts in what the system knows, and is the cause of it', () => {
    const { events, world } = step(start.world, input(ex`{:a, :hi}`));
    expect(events.map(({ kind, cause, id }) => [kind, cause, id])).toEqual([
      ['input', 0, 2],
      ['sent', 2, 3],
      ['landed', 3, 4],
    ]);
    expect(logOf(play({ world, events: start.events }, TO_THE_END))[0]).toBe('a: :hi');
    expect(() => step(start.world, input(ex`:nonsense`))).toThrow(RangeError);
  });

  test('[FA6] is told when it is refused', () => {
    const { events } = step(start.world, input(ex`{:nobody, :hi}`));
    expect(events.map(({ kind }) => kind)).toEqual(['input', 'raised']);
    expect(exitsOf({ events })).toEqual([]);
  });

  test('[FA1] lands among the messages of others in order of arrival', () => {
    const cast = { a: [sleep(10), next, next], b: [send('a', 1)] };
    const done = play(stage(cast), { kind: 'go', steps: 8 }, input(ex`{:a, 2}`), TO_THE_END);
    expect(logOf(done)).toEqual(['a: 1', 'a: 2']);
  });
});
