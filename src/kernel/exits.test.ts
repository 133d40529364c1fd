import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import type { Term } from '#term/term.ts';

import type { Behaviour } from './behaviour.ts';
import {
  after,
  exit,
  exitSignal,
  forever,
  link,
  log,
  monitor,
  on,
  raise,
  receive,
  send,
  sleep,
  spawn,
  spawnLink,
  trapExit,
} from './instructions.ts';
import { exitsOf, logOf, play, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction, Script } from './script.ts';

const any = ex`:_`;
const trapped = on(ex`{:EXIT, :_, :_}`, 'm', [log('m')]);
const plain: Script = [receive()];
const trapping: Script = [trapExit(), forever(receive(trapped))];

/** What becomes of a process that is linked to one that ends like this. */
function linkedTo(ending: Script, trap: boolean): readonly string[] {
  const cast = {
    peer: [sleep(10), ...ending],
    me: [trapExit(trap), link('peer'), ...trapping.slice(1)],
  };
  const done = play(stage(cast), TO_THE_END);
  return [...logOf(done), ...exitsOf(done).filter((text) => text.startsWith('me'))];
}

/** What becomes of a process that gets this exit signal from a stranger. */
function signalled(reason: Term, me: Script): readonly string[] {
  const done = play(stage({ stranger: [sleep(10), exitSignal('me', reason)], me }), TO_THE_END);
  return [...logOf(done), ...exitsOf(done).filter((text) => text.startsWith('me'))];
}

/** What becomes of a process that sends itself this exit signal. */
function ownSignal(reason: Term, before: Script): readonly string[] {
  const me = [...before, exitSignal('self', reason), receive(trapped, after(1)), log(ex`:alive`)];
  const done = play(stage({ me }), TO_THE_END);
  return [...logOf(done), ...exitsOf(done)];
}

const others = [
  [ex`:shutdown`, ':shutdown'],
  [ex`{:shutdown, :x}`, '{:shutdown, :x}'],
  [ex`:kill`, ':kill'],
  [ex`:killed`, ':killed'],
  [ex`:boom`, ':boom'],
] as const;

describe('how a process ends', () => {
  test.each(others)('[EX1] exit(r) ends it with r: %#', (reason, text) => {
    const watcher = [spawn('kid', [exit(reason)], { monitor: true }), receive(on(any)), log('m')];
    expect(rehearse({ watcher })).toEqual([`watcher: {:DOWN, #Ref, :process, kid, ${text}}`]);
  });

  test('[EX2] an error ends it with the reason and a stack', () => {
    const cast = { one: [raise(ex`:badarith`)], two: [send(ex`:nobody`, ex`:hi`)] };
    expect(exitsOf(play(stage(cast), TO_THE_END))).toEqual([
      'one: {:badarith, []}',
      'two: {:badarg, []}',
    ]);
  });

  test('[EX13] an exception of JavaScript ends the process and nothing else', () => {
    const broken: Behaviour = {
      name: 'broken',
      start: () => 0,
      run: () => {
        throw new TypeError('oh');
      },
      take: () => undefined,
      timeout: (state) => state,
      describe: () => ({ states: [], data: ex`nil`, words: 0 }),
    };
    const request: Instruction = {
      op: 'ask',
      as: '',
      request: () => ({ kind: 'spawn', behaviour: broken, argument: ex`nil` }),
    };
    const done = play(stage({ a: [request, sleep(1), log(ex`:fine`)] }), TO_THE_END);
    expect(exitsOf(done)).toEqual(['broken: {:javascript, "TypeError: oh"}', 'a: :normal']);
    expect(logOf(done)).toEqual(['a: :fine']);
  });
});

describe('a linked peer', () => {
  test('[EX3] that ends normally', () => {
    expect(linkedTo([], false)).toEqual([]);
    expect(linkedTo([exit(ex`:normal`)], false)).toEqual([]);
    expect(linkedTo([], true)).toEqual(['me: {:EXIT, peer, :normal}']);
  });

  test.each(others)('[EX4] that ends with another reason: %#', (reason, text) => {
    expect(linkedTo([exit(reason)], false)).toEqual([`me: ${text}`]);
    expect(linkedTo([exit(reason)], true)).toEqual([`me: {:EXIT, peer, ${text}}`]);
  });

  test('[EX4] that raises', () => {
    expect(linkedTo([raise(ex`:e`)], false)).toEqual(['me: {:e, []}']);
    expect(linkedTo([raise(ex`:e`)], true)).toEqual(['me: {:EXIT, peer, {:e, []}}']);
  });

  test('[EX5] that is killed has the reason :killed, and its links may trap that', () => {
    const cast = (me: Script) => ({
      peer: plain,
      me: [...me.slice(0, -1), link('peer'), ...me.slice(-1)],
      killer: [sleep(10), exitSignal('peer', ex`:kill`)],
    });
    expect(exitsOf(play(stage(cast(plain)), TO_THE_END))).toContain('me: :killed');
    expect(rehearse(cast(trapping))).toEqual(['me: {:EXIT, peer, :killed}']);
  });

  test('[EX9] passes its reason down a chain of plain processes', () => {
    const chain = {
      a: [link('b'), sleep(10), exit(ex`:first`)],
      b: [link('c'), receive()],
      c: [link('d'), receive()],
      d: plain,
    };
    const ends = ['a: :first', 'b: :first', 'c: :first', 'd: :first'];
    expect(exitsOf(play(stage(chain), TO_THE_END))).toEqual(ends);
  });

  test('[EX9] is stopped in a chain by who traps', () => {
    const chain = {
      a: [link('b'), sleep(10), exit(ex`:first`)],
      b: [link('c'), ...trapping],
      c: plain,
    };
    const done = play(stage(chain), TO_THE_END);
    expect(exitsOf(done)).toEqual(['a: :first']);
    expect(logOf(done)).toEqual(['b: {:EXIT, a, :first}']);
  });
});

describe('exit/2', () => {
  test('[EX5] :kill kills everybody', () => {
    expect(signalled(ex`:kill`, plain)).toEqual(['me: :killed']);
    expect(signalled(ex`:kill`, trapping)).toEqual(['me: :killed']);
  });

  test('[EX6] :normal from another', () => {
    expect(signalled(ex`:normal`, plain)).toEqual([]);
    expect(signalled(ex`:normal`, trapping)).toEqual(['me: {:EXIT, stranger, :normal}']);
  });

  test.each(others.filter(([, text]) => text !== ':kill'))(
    '[EX7] with another reason: %#',
    (reason, text) => {
      expect(signalled(reason, plain)).toEqual([`me: ${text}`]);
      expect(signalled(reason, trapping)).toEqual([`me: {:EXIT, stranger, ${text}}`]);
    },
  );

  test('[EX8] to oneself', () => {
    expect(ownSignal(ex`:normal`, [])).toEqual(['me: :normal']);
    expect(ownSignal(ex`:boom`, [])).toEqual(['me: :boom']);
    expect(ownSignal(ex`:kill`, [])).toEqual(['me: :killed']);
    expect(ownSignal(ex`:kill`, [trapExit()])).toEqual(['me: :killed']);
    expect(ownSignal(ex`:normal`, [trapExit()])).toEqual([
      'me: {:EXIT, me, :normal}',
      'me: :alive',
      'me: :normal',
    ]);
  });

  test('[EX10] answers true, also for the dead', () => {
    const signal = (to: string) => ({ ...exitSignal(to, ex`:x`), as: 'answer' }) as Instruction;
    const a = [
      spawn('kid', []),
      sleep(1),
      signal('kid'),
      log('answer'),
      signal('b'),
      log('answer'),
    ];
    expect(rehearse({ a, b: plain })).toEqual(['a: true', 'a: true']);
  });
});

describe('a death', () => {
  test('[EX11] tells the links first, then the watchers, and only then what follows from that', () => {
    const cast = {
      one: [sleep(10), exit(ex`:boom`)],
      two: [link('one'), link('me'), receive()],
      me: [
        trapExit(),
        link('one'),
        monitor('one'),
        monitor('two'),
        forever(receive(on(any, 'm', [log('m')]))),
      ],
    };
    expect(rehearse(cast)).toEqual([
      'me: {:EXIT, one, :boom}',
      'me: {:DOWN, #Ref, :process, one, :boom}',
      'me: {:EXIT, two, :boom}',
      'me: {:DOWN, #Ref, :process, two, :boom}',
    ]);
  });

  test('[EX12] its message waits its turn in the mailbox', () => {
    const kid = [send('parent', ex`:before`), exit(ex`:x`)];
    const me = [
      trapExit(),
      spawnLink('kid', kid),
      sleep(1),
      forever(receive(on(any, 'm', [log('m')]))),
    ];
    expect(rehearse({ me })).toEqual(['me: :before', 'me: {:EXIT, kid, :x}']);
  });

  test('[EX14] can take 20,000 in a row with it', () => {
    const LENGTH = 20_000;
    const next = (at: number): Script =>
      at === 0 ? [exit(ex`:first`)] : [link(`p${at - 1}`), receive()];
    const cast = Object.fromEntries(
      Array.from({ length: LENGTH }, (_, at) => [`p${LENGTH - 1 - at}`, next(LENGTH - 1 - at)]),
    );
    const ends = exitsOf(play(stage(cast), { kind: 'go', steps: 1_000_000 }));
    expect(ends.length).toBe(LENGTH);
    expect(ends.at(-1)).toBe(`p${LENGTH - 1}: :first`);
  });
});
