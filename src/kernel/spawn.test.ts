import { expect, test } from 'vitest';

import { ex } from '#term/ex.ts';

import { Raised } from './behaviour.ts';
import { boot } from './boot.ts';
import {
  after,
  exit,
  log,
  on,
  receive,
  send,
  sleep,
  spawn,
  spawnLink,
  trapExit,
} from './instructions.ts';
import {
  eventsOf,
  exitsOf,
  logOf,
  play,
  processNamed,
  rehearse,
  stage,
  TO_THE_END,
} from './rehearsal.ts';
import { type Instruction, scripted } from './script.ts';
import { OUTSIDE } from './world.ts';

const any = ex`:_`;
const next: Instruction = receive(on(any, 'm', [log('m')]), after(1000, [log(ex`:nothing`)]));

test('[SP1] pids are counted and none is used twice', () => {
  const a = [
    spawn('b', []),
    sleep(1),
    spawn('c', []),
    sleep(1),
    log((v) => ex`{${v('b')}, ${v('c')}}`),
  ];
  const done = play(stage({ a }), TO_THE_END);
  expect(eventsOf(done, 'spawned').map(({ pid }) => pid.id)).toEqual([105, 106, 107]);
  expect(logOf(done)).toEqual(['a: {b, c}']);
});

test('[SP2] the parent goes on before its child', () => {
  const a = [spawn('b', [log(ex`:child`)]), log(ex`:parent`)];
  expect(rehearse({ a })).toEqual(['a: :parent', 'b: :child']);
});

test('[SP2] children run in the order of their birth', () => {
  const a = [spawn('b', [log(1)]), spawn('c', [log(2)]), spawn('d', [log(3)])];
  expect(rehearse({ a })).toEqual(['b: 1', 'c: 2', 'd: 3']);
});

test('[SP3] spawn_link links from birth, whatever the flight time', () => {
  const a = [trapExit(), spawnLink('b', [exit(ex`:at_once`)]), next];
  expect(rehearse({ a }, { flight: 100 })).toEqual(['a: {:EXIT, b, :at_once}']);
  const short = stage({ a: [spawnLink('b', [receive()]), exit(ex`:bye`)] }, { flight: 100 });
  expect(exitsOf(play(short, TO_THE_END))).toEqual(['a: :bye', 'b: :bye']);
});

test('[SP4] spawn_monitor answers a pid and a reference, and tells the real reason', () => {
  const a = [spawn('b', [exit(ex`:at_once`)], { monitor: true }), log('b'), next];
  expect(rehearse({ a })).toEqual(['a: {b, #Ref}', 'a: {:DOWN, #Ref, :process, b, :at_once}']);
});

test('[SP5] the end of the code is a normal exit', () => {
  expect(exitsOf(play(stage({ a: [] }), TO_THE_END))).toEqual(['a: :normal']);
});

test('[SP6] a start that raises is an exit in the first turn', () => {
  const bad = {
    ...scripted('bad', []),
    start: () => {
      throw new Raised(ex`{:bad_argument, []}`, 'bad argument');
    },
  };
  const request: Instruction = {
    op: 'ask',
    as: 'kid',
    request: () => ({ kind: 'spawn', behaviour: bad, argument: ex`nil`, monitor: true }),
  };
  expect(rehearse({ a: [request, log('kid'), next] })).toEqual([
    'a: {bad, #Ref}',
    'a: {:DOWN, #Ref, :process, bad, {:bad_argument, []}}',
  ]);
});

test('[SP7] the outside world is nobody: no links and no watching', () => {
  const system = {
    name: 'test',
    devices: {},
    boot: () => [
      {
        kind: 'spawn',
        behaviour: scripted('a', [receive()]),
        argument: ex`nil`,
        link: true,
      } as const,
      { kind: 'link', pid: OUTSIDE } as const,
      { kind: 'trap_exit', value: true } as const,
      { kind: 'monitor', target: OUTSIDE } as const,
    ],
    input: () => [],
  };
  const started = boot(system, { options: ex`nil` });
  expect(processNamed(started, 'a')?.links.size).toBe(0);
  expect(eventsOf(started, 'raised')).toHaveLength(3);
});

test('[SP2] what a process sends its child before it ever ran is there', () => {
  expect(rehearse({ a: [spawn('b', [next]), send('b', ex`:hello`)] })).toEqual(['b: :hello']);
});
