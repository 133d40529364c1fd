import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { atom } from '#term/term.ts';

import {
  after,
  alias,
  ask,
  attempted,
  exit,
  exitSignal,
  forever,
  link,
  log,
  monitor,
  on,
  receive,
  register,
  send,
  sleep,
  spawn,
  times,
  trapExit,
  unalias,
  unlink,
  unregister,
} from './instructions.ts';
import { eventsOf, logOf, play, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction, Script } from './script.ts';

const any = ex`:_`;
const tell = forever(receive(on(any, 'm', [log('m')])));
const next: Instruction = receive(on(any, 'm', [log('m')]), after(1000, [log(ex`:nothing`)]));

describe('messages', () => {
  test('[SG1] send answers the message and goes on', () => {
    const answered = attempted(send('b', ex`:hi`), 'x');
    const a = [answered, log('x')];
    expect(rehearse({ a, b: [receive()] }, { flight: 100 })).toEqual(['a: :hi']);
  });

  test('[SG3] two senders race, and the seed or the learner decides', () => {
    const cast = { a: [send('c', ex`:a`)], b: [send('c', ex`:b`)], c: [tell] };
    const firsts = Array.from(
      { length: 30 },
      (_, seed) => rehearse(cast, { seed, flight: 100 })[0],
    );
    expect(new Set(firsts)).toEqual(new Set(['c: :a', 'c: :b']));
  });

  test('[SG4] to the dead are dropped and nobody is told', () => {
    const a = [spawn('b', []), sleep(1), attempted(send('b', ex`:hi`), 'x'), log('x')];
    const done = play(stage({ a }), TO_THE_END);
    expect(logOf(done)).toEqual(['a: :hi']);
    expect(eventsOf(done, 'dropped').map(({ why }) => why)).toEqual(['dead']);
  });

  test('[SG5] to a name go to who has it when they are sent', () => {
    const swap = [
      register(atom('x'), 'b'),
      send(ex`:x`, ex`:hi`),
      unregister(atom('x')),
      register(atom('x'), 'c'),
    ];
    expect(rehearse({ a: swap, b: [next], c: [next] }, { flight: 100 })).toEqual([
      'b: :hi',
      'c: :nothing',
    ]);
  });

  test('[SG5] to a free name are refused', () => {
    expect(rehearse({ a: [attempted(send(ex`:x`, ex`:hi`), 'x'), log('x')] })).toEqual([
      'a: {:raised, :badarg}',
    ]);
  });

  test('[SG6] come before the end of their sender', () => {
    const b = [sleep(1000), send('a', 1), send('a', 2), exit(ex`:x`)];
    const a = [trapExit(), link('b'), monitor('b'), tell];
    for (let seed = 0; seed < 50; seed += 1) {
      expect(rehearse({ a, b }, { seed, flight: 10, jitter: 100 })).toEqual([
        'a: 1',
        'a: 2',
        'a: {:EXIT, b, :x}',
        'a: {:DOWN, #Ref, :process, b, :x}',
      ]);
    }
  });

  test('[SG6] come before the news that nobody was there', () => {
    const b = [send('a', 1), send('a', 2)];
    const a = [trapExit(), link('b'), tell];
    for (let seed = 0; seed < 50; seed += 1) {
      const said = rehearse({ a, b }, { seed, flight: 10, jitter: 100 });
      expect(said).toEqual(['a: 1', 'a: 2', 'a: {:EXIT, b, :noproc}']);
    }
  });

  test('[SG9] land before what they cause through a third process', () => {
    const a = [send('c', ex`:from_a`), send('b', ex`:go`)];
    const b = [receive(on(any)), send('c', ex`:from_b`)];
    expect(rehearse({ a, b, c: [tell] })).toEqual(['c: :from_a', 'c: :from_b']);
  });

  test('[SG10] take their flight time, and at most the jitter more', () => {
    const done = play(
      stage({ a: [send('b', ex`:hi`)], b: [receive()] }, { flight: 100 }),
      TO_THE_END,
    );
    expect(eventsOf(done, 'landed').map(({ at }) => at)).toEqual([100]);
    const many = stage(
      { a: [times(50, send('b', ex`:hi`), sleep(500))], b: [receive()] },
      { flight: 100, jitter: 40 },
    );
    const took = eventsOf(play(many, TO_THE_END), 'landed').map(({ at }, n) => at - n * 500);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...took)).toBeLessThanOrEqual(140);
    expect(new Set(took).size).toBeGreaterThan(10);
  });

  test('[SG11] to oneself take no time', () => {
    const done = play(
      stage({ a: [send('self', ex`:hi`), receive(on(any))] }, { flight: 100 }),
      TO_THE_END,
    );
    expect(eventsOf(done, 'received').map(({ at }) => at)).toEqual([0]);
  });

  test('[SG12] to an alias reach its owner while there is one', () => {
    const b = forever(receive(on(any, 'm', [send('m', ex`:reply`)])));
    const a = [
      alias('me'),
      send('b', 'me'),
      next,
      unalias('me', 'x'),
      log('x'),
      send('b', 'me'),
      next,
    ];
    expect(rehearse({ a, b: [b] })).toEqual(['a: :reply', 'a: true', 'a: :nothing']);
  });

  test('[SG12] to an alias that is given up while they fly are dropped', () => {
    const b = [receive(on(any, 'm', [send('m', ex`:reply`)]))];
    const a = [alias('me'), send('b', 'me'), sleep(150), unalias('me'), next];
    const done = play(stage({ a, b }, { flight: 100 }), TO_THE_END);
    expect(logOf(done)).toEqual(['a: :nothing']);
    expect(eventsOf(done, 'dropped').map(({ why }) => why)).toEqual(['alias']);
  });
});

describe('exit signals among them', () => {
  test('[SG7] win over the messages after them', () => {
    const a = [sleep(1), exitSignal('b', ex`:x`), send('b', ex`:m`)];
    expect(rehearse({ a, b: [next] })).toEqual([]);
  });

  test('[SG7] may win over the messages before them', () => {
    const a = [sleep(1), send('b', ex`:m`), exitSignal('b', ex`:x`)];
    expect(rehearse({ a, b: [next] })).toEqual([]);
  });

  test('[SG8] decide in their order', () => {
    const a = [monitor('b'), exitSignal('b', ex`:first`), exitSignal('b', ex`:second`), next];
    for (let seed = 0; seed < 20; seed += 1) {
      expect(rehearse({ a, b: [receive()] }, { seed, flight: 5, jitter: 50 })).toEqual([
        'a: {:DOWN, #Ref, :process, b, :first}',
      ]);
    }
  });
});

/** What a may do to b; each leaves its trace at b or comes back to a. */
const acts: readonly ((n: number) => Script)[] = [
  (n) => [send('b', n)],
  (n) => [exitSignal('b', ex`{:sig, ${n}}`)],
  () => [link('b')],
  () => [unlink('b')],
  () => [monitor('b')],
  () => [sleep(7)],
];

describe('for all programs', () => {
  test('[SG2] signals of one pair land in the order sent, whatever the jitter', () => {
    const program = fc.array(fc.nat(acts.length - 1), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(program, fc.nat(), (choices, seed) => {
        const a = choices.flatMap((choice, n) => acts[choice]?.(n) ?? []);
        const cast = { a: [trapExit(), ...a, sleep(1000)], b: [trapExit(), tell] };
        const done = play(stage(cast, { seed, flight: 3, jitter: 200 }), TO_THE_END);
        const numbered = logOf(done).flatMap((said) => /^b: .*?(\d+)\D*$/.exec(said)?.[1] ?? []);
        const sent = choices.flatMap((choice, n) => (choice < 2 ? [String(n)] : []));
        expect(numbered).toEqual(sent);
      }),
      { numRuns: 300 },
    );
  });
});

test('[SG2] an unlink overtakes no link and an exit no message', () => {
  const a = [trapExit(), link('b'), unlink('b'), send('b', 1), exitSignal('b', ex`:bye`)];
  const b = [trapExit(), tell];
  for (let seed = 0; seed < 50; seed += 1) {
    expect(rehearse({ a, b }, { seed, flight: 1, jitter: 90 })).toEqual([
      'b: 1',
      'b: {:EXIT, a, :bye}',
    ]);
  }
});

test('[SG2] what the outside world sends lands at once', () => {
  const start = stage({ a: [tell] }, { flight: 100, jitter: 50 });
  const done = play(
    start,
    { kind: 'input', input: ex`{:a, 1}` },
    { kind: 'input', input: ex`{:a, 2}` },
    TO_THE_END,
  );
  expect(logOf(done)).toEqual(['a: 1', 'a: 2']);
  expect(done.world.now).toBe(0);
});

test('[SG4] so is a message whose receiver dies while it flies', () => {
  const done = play(stage({ a: [send('b', 1)], b: [sleep(50)] }, { flight: 100 }), TO_THE_END);
  expect(eventsOf(done, 'dropped')).toHaveLength(1);
});

test('[SG1] a request that is none of ours still answers', () => {
  expect(rehearse({ a: [ask({ kind: 'log', message: 1 }, 'x'), log('x')] })).toEqual([
    'a: 1',
    'a: :ok',
  ]);
});
