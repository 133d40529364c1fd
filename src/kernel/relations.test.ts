import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom } from '#term/term.ts';

import {
  after,
  attempted,
  demonitor,
  exit,
  exitSignal,
  forever,
  link,
  log,
  monitor,
  on,
  processInfo,
  receive,
  register,
  send,
  sleep,
  spawn,
  spawnLink,
  trapExit,
  unlink,
  whereis,
} from './instructions.ts';
import { exitsOf, logOf, play, processNamed, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction, Script } from './script.ts';

const any = ex`:_`;
const tell = forever(receive(on(any, 'm', [log('m')])));
const next: Instruction = receive(on(any, 'm', [log('m')]), after(1000, [log(ex`:nothing`)]));
const dying: Script = [receive(on(ex`:die`)), exit(ex`:bad`)];

describe('links', () => {
  test('[LK1] go both ways', () => {
    const a = [link('b'), receive()];
    expect(exitsOf(play(stage({ a, b: [sleep(1), exit(ex`:x`)] }), TO_THE_END))).toContain('a: :x');
    expect(
      exitsOf(play(stage({ b: [receive()], a: [link('b'), exit(ex`:x`)] }), TO_THE_END)),
    ).toContain('b: :x');
  });

  test('[LK2] are a set', () => {
    const a = [link('b'), link('b'), sleep(1), unlink('b'), send('b', ex`:die`), receive()];
    expect(exitsOf(play(stage({ a, b: dying }), TO_THE_END))).toEqual(['b: :bad']);
  });

  test('[LK3] to oneself do nothing', () => {
    const done = play(stage({ a: [link('self'), receive()] }), TO_THE_END);
    expect(processNamed(done, 'a')?.links?.size).toBe(0);
  });

  test.each([0, 100])(
    '[LK4] are gone after unlink, also when a signal is in flight (%i)',
    (flight) => {
      const a = [
        trapExit(),
        link('b'),
        sleep(200),
        unlink('b'),
        unlink('b'),
        send('b', ex`:die`),
        next,
      ];
      expect(rehearse({ a, b: dying }, { flight })).toEqual(['a: :nothing']);
    },
  );

  test('[LK4] are gone although the exit was in flight already', () => {
    const a = [trapExit(), link('b'), sleep(250), unlink('b'), next];
    expect(rehearse({ a, b: [sleep(200), exit(ex`:bad`)] }, { flight: 100 })).toEqual([
      'a: :nothing',
    ]);
  });

  test('[LK4] that were removed stay so when the other turns out to be dead', () => {
    const a = [trapExit(), sleep(1), link('b'), unlink('b'), next];
    expect(rehearse({ a, b: [sleep(50)] }, { flight: 100 })).toEqual(['a: :nothing']);
  });

  test('[LK5] leave the message that has landed', () => {
    const a = [trapExit(), spawnLink('b', [exit(ex`:bad`)]), sleep(1), unlink('b'), next];
    expect(rehearse({ a })).toEqual(['a: {:EXIT, b, :bad}']);
  });

  test('[LK6] to the dead raise in a plain process', () => {
    const a = [spawn('b', []), sleep(1), attempted(link('b'), 'answer'), log('answer'), link('b')];
    const done = play(stage({ a }), TO_THE_END);
    expect(logOf(done)).toEqual(['a: {:raised, :noproc}']);
    expect(exitsOf(done)).toEqual(['b: :normal', 'a: {:noproc, []}']);
  });

  test('[LK7] to the dead are told to a trapping one', () => {
    const a = [
      trapExit(),
      spawn('b', []),
      sleep(1),
      attempted(link('b'), 'answer'),
      log('answer'),
      next,
    ];
    expect(rehearse({ a })).toEqual(['a: true', 'a: {:EXIT, b, :noproc}']);
  });

  test('[LK7] to one that dies while the link is in flight are told as well', () => {
    const a = [link('b'), receive()];
    const done = play(stage({ a, b: [sleep(50), exit(ex`:bad`)] }, { flight: 100 }), TO_THE_END);
    expect(exitsOf(done)).toEqual(['b: :bad', 'a: :noproc']);
  });

  test('[LK8] are forgotten by who survives', () => {
    const a = [trapExit(), link('b'), receive(on(any)), processInfo('self', 'info'), receive()];
    const done = play(stage({ a, b: [sleep(1)] }), TO_THE_END);
    expect(processNamed(done, 'a')?.links?.size).toBe(0);
  });
});

describe('monitors', () => {
  test('[MO1] tell of a death once and kill nobody', () => {
    expect(rehearse({ a: [monitor('b'), next, next], b: [sleep(1), exit(ex`:x`)] })).toEqual([
      'a: {:DOWN, #Ref, :process, b, :x}',
      'a: :nothing',
    ]);
  });

  test('[MO2] are counted', () => {
    const two = [monitor('b', 'r1'), monitor('b', 'r2')];
    const b = [sleep(1), exit(ex`:x`)];
    const down = 'a: {:DOWN, #Ref, :process, b, :x}';
    expect(rehearse({ a: [...two, next, next, next], b })).toEqual([down, down, 'a: :nothing']);
    expect(rehearse({ a: [...two, demonitor('r1'), next, next], b })).toEqual([
      down,
      'a: :nothing',
    ]);
  });

  test('[MO3] go one way', () => {
    const b = [trapExit(), sleep(5), processInfo('self', 'info'), next];
    const done = play(stage({ a: [monitor('b'), sleep(1), exit(ex`:x`)], b }), TO_THE_END);
    expect(logOf(done)).toEqual(['b: :nothing']);
    const watched = play(
      stage({ a: [monitor('b'), sleep(1), exit(ex`:x`)], b: [receive()] }),
      TO_THE_END,
    );
    expect(processNamed(watched, 'b')?.watchers?.size).toBe(0);
  });

  test('[MO4] on the dead', () => {
    expect(rehearse({ a: [spawn('b', []), sleep(1), monitor('b'), next] })).toEqual([
      'a: {:DOWN, #Ref, :process, b, :noproc}',
    ]);
  });

  test.each([0, 100])('[MO5] on a free name (flight %i)', (flight) => {
    expect(rehearse({ a: [monitor(ex`:nobody`), next] }, { flight })).toEqual([
      'a: {:DOWN, #Ref, :process, {:nobody, :nonode@nohost}, :noproc}',
    ]);
  });

  test('[MO6] by name watch the process, not the name', () => {
    const b = [register(atom('b')), sleep(10), exit(ex`:x`)];
    const a = [sleep(1), monitor(ex`:b`), processInfo('self', 'info'), next];
    expect(rehearse({ a, b })).toEqual(['a: {:DOWN, #Ref, :process, {:b, :nonode@nohost}, :x}']);
  });

  test('[MO7] are silent after demonitor, but what has landed stays', () => {
    const gone = [monitor('b'), demonitor('ref'), next];
    expect(rehearse({ a: gone, b: [sleep(1)] })).toEqual(['a: :nothing']);
    const landed = [monitor('b'), sleep(5), demonitor('ref'), next];
    expect(rehearse({ a: landed, b: [sleep(1)] })).toEqual([
      'a: {:DOWN, #Ref, :process, b, :normal}',
    ]);
    const flying = [monitor('b'), sleep(250), demonitor('ref'), next];
    expect(rehearse({ a: flying, b: [sleep(200)] }, { flight: 100 })).toEqual(['a: :nothing']);
  });

  test('[MO8] with flush are silent altogether', () => {
    const a = [monitor('b'), send('self', ex`:one`), sleep(5), demonitor('ref', true), next, next];
    expect(rehearse({ a, b: [sleep(1)] })).toEqual(['a: :one', 'a: :nothing']);
  });

  test('[MO9] answer whether they were there', () => {
    const a = [
      monitor('b'),
      demonitor('ref', false, 'x'),
      log('x'),
      demonitor('ref', false, 'x'),
      log('x'),
    ];
    expect(rehearse({ a, b: [receive()] })).toEqual(['a: true', 'a: false']);
  });

  test('[MO10] take their alias with them', () => {
    const b = [sleep(10), forever(receive(on(any, 'm', [send('m', ex`:late`)])))];
    const shout = [monitor('b', 'ref', true), send('b', 'ref')];
    expect(rehearse({ a: [...shout, next], b })).toEqual(['a: :late']);
    expect(rehearse({ a: [...shout, demonitor('ref'), next], b })).toEqual(['a: :nothing']);
    const dies = [
      receive(
        on(any, 'm', [
          spawn('c', [receive(on(any)), send('argument', ex`:late`)], { argument: 'm' }),
          send('c', ex`:go`),
        ]),
      ),
    ];
    expect(rehearse({ a: [...shout, next, next], b: dies })).toEqual([
      'a: {:DOWN, #Ref, :process, b, :normal}',
      'a: :nothing',
    ]);
  });

  test('[MO11] on oneself never fire', () => {
    expect(rehearse({ a: [monitor('self'), log('ref'), next] })).toEqual([
      'a: #Ref',
      'a: :nothing',
    ]);
  });
});

describe('names', () => {
  const b = atom('b');
  const c = atom('c');
  const refused = 'a: {:raised, :badarg}';
  const tryRegister = (name: string, who = 'self') => [
    attempted(register(atom(name), who), 'x'),
    log('x'),
  ];

  test('[NM1] are one to a process, and a process to a name', () => {
    const other = [...tryRegister('b'), ...tryRegister('c'), ...tryRegister('b', 'other')];
    expect(rehearse({ a: other, other: [receive()] })).toEqual(['a: true', refused, refused]);
  });

  test('[NM2] are not for the dead', () => {
    expect(rehearse({ a: [spawn('kid', []), sleep(1), ...tryRegister('b', 'kid')] })).toEqual([
      refused,
    ]);
  });

  test.each(['nil', 'true', 'false', 'undefined'])('[NM3] are never %s', (name) => {
    expect(rehearse({ a: tryRegister(name) })).toEqual([refused]);
  });

  test('[NM4] are free when :DOWN lands', () => {
    const a = [monitor('kid'), receive(on(any)), whereis(b, 'x'), log('x'), ...tryRegister('b')];
    const kid = [register(b), sleep(1), exit(ex`:x`)];
    expect(rehearse({ a, kid })).toEqual(['a: nil', 'a: true']);
  });

  test('[NM5] may be taken away by anybody', () => {
    const drop: Instruction = {
      op: 'try',
      as: 'x',
      request: () => ({ kind: 'unregister', name: b }),
    };
    const a = [sleep(1), drop, log('x'), drop, log('x'), ...tryRegister('c', 'kid')];
    expect(rehearse({ a, kid: [register(b), receive()] })).toEqual(['a: true', refused, 'a: true']);
  });

  test('[NM6] are found by whereis', () => {
    const a = [register(b), whereis(b, 'x'), log('x'), whereis(c, 'x'), log('x')];
    expect(rehearse({ a })).toEqual(['a: a', 'a: nil']);
  });
});

test('[EX11] the dead are out of every table when the step is over', () => {
  const a = [
    trapExit(),
    register(atom('a')),
    link('b'),
    monitor('b'),
    exitSignal('b', ex`:kill`),
    tell,
  ];
  const done = play(stage({ a, b: [receive()] }), TO_THE_END);
  expect(processNamed(done, 'b')).toBeUndefined();
  expect(processNamed(done, 'a')?.monitors?.size).toBe(0);
});
