import { describe, expect, test } from 'vitest';

import { mapGet } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isMap, list, type Term } from '#term/term.ts';

import {
  alive,
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
  trapExit,
  work,
} from './instructions.ts';
import { eventsOf, logOf, play, processNamed, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction, Lookup, Script } from './script.ts';

const any = ex`:_`;
const field = (name: string) => (v: Lookup) => {
  const info = v('info');
  return (isMap(info) ? mapGet(info, atom(name)) : undefined) ?? ex`:missing`;
};
const show = (...names: string[]): Script => names.map((name) => log(field(name)));
const numbers = (n: number): Term => list(...Array.from({ length: n }, (_, at) => at));
const drain = forever(receive(on(any, '')));

describe('heaps', () => {
  test('[HP1] a new process has 233 words and weighs 2,624 bytes', () => {
    const a = [processInfo('b', 'info'), ...show('heap_size', 'total_heap_size', 'memory')];
    expect(rehearse({ a, b: [receive()] })).toEqual(['a: 233', 'a: 233', 'a: 2624']);
  });

  test('[HP2] a message is copied to each receiver', () => {
    const a = [send('b', numbers(50)), send('c', numbers(50)), send('c', numbers(10))];
    const done = play(stage({ a, b: [receive()], c: [receive()] }), TO_THE_END);
    expect(processNamed(done, 'b')?.heapUsed).toBe(100);
    expect(processNamed(done, 'c')?.heapUsed).toBe(120);
  });

  test('[HP2] a large binary is shared, a small one copied', () => {
    const small = () => 'x'.repeat(64) as unknown as Exclude<Term, string>;
    const large = () => 'x'.repeat(65) as unknown as Exclude<Term, string>;
    const done = play(
      stage({ a: [send('b', small), send('c', large)], b: [receive()], c: [receive()] }),
      TO_THE_END,
    );
    expect(processNamed(done, 'b')?.heapUsed).toBe(10);
    expect(processNamed(done, 'c')?.heapUsed).toBe(8);
  });

  test('[HP3] garbage goes, what is in the mailbox stays, and nobody else is concerned', () => {
    const twenty = (to: string) => Array.from({ length: 20 }, () => send(to, numbers(10)));
    const cast = {
      a: [...twenty('keeps'), ...twenty('drains')],
      keeps: [receive()],
      drains: [drain],
      idle: [receive()],
    };
    const done = play(stage(cast, { budget: 3 }), TO_THE_END);
    const collected = eventsOf(done, 'collected');
    expect(new Set(collected.map(({ pid }) => pid.id))).toEqual(new Set([106, 107]));
    const keeps = collected.filter(({ pid }) => pid.id === 106);
    expect(keeps[0]?.before).toBe(240);
    expect(keeps[0]?.after).toBeGreaterThanOrEqual(240);
    const drains = collected.filter(({ pid }) => pid.id === 107);
    expect(drains[0]?.after).toBeLessThan(drains[0]?.before ?? 0);
  });

  test('[HP4] heaps grow along their series and leave a quarter free', () => {
    const series = [233, 376, 610, 987, 1598, 2586, 4185, 6772, 10958, 17731];
    const a = Array.from({ length: 600 }, () => send('b', numbers(10)));
    const start = stage({ a, b: [receive()] });
    const sizes = new Set<number>();
    const overfull: unknown[] = [];
    let now = start;
    for (let at = 0; at < 700; at += 1) {
      now = play({ ...now, events: [] }, { kind: 'go', steps: 1 });
      const b = processNamed({ world: now.world, events: start.events }, 'b');
      const isFull = (b?.heapUsed ?? 0) > (b?.heapSize ?? 0) * 0.75;
      if (isFull && now.events.some(({ kind }) => kind === 'collected')) overfull.push(b);
      sizes.add(b?.heapSize ?? 0);
    }
    expect(overfull).toEqual([]);
    for (const size of sizes) expect(series).toContain(size);
    expect(sizes.size).toBeGreaterThan(5);
  });

  test('[HP5] the argument is copied to a heap that has room for it', () => {
    const a = [
      spawn('small', [receive()], { argument: numbers(10) as never }),
      spawn('large', [receive()], { argument: numbers(500) as never }),
    ];
    const done = play(stage({ a }), TO_THE_END);
    expect(processNamed(done, 'small')).toMatchObject({ heapUsed: 20, heapSize: 233 });
    expect(processNamed(done, 'large')).toMatchObject({ heapUsed: 1000, heapSize: 1598 });
  });
});

describe('process_info', () => {
  test('[PI1] of a fresh idle process', () => {
    const a = [sleep(1), spawn('b', [receive()]), sleep(1), processInfo('b', 'info'), log('info')];
    expect(rehearse({ a })[0]).toMatch(
      /^a: %\{heap_size: 233, links: \[\], memory: 2624, message_queue_len: 0, messages: \[\], monitored_by: \[\], monitors: \[\], reductions: 1, registered_name: \[\], status: :waiting, total_heap_size: 233, trap_exit: false\}$/,
    );
  });

  test('[PI2] of the dead', () => {
    const a = [
      spawn('b', []),
      sleep(1),
      processInfo('b', 'x'),
      log('x'),
      alive('b', 'x'),
      log('x'),
    ];
    expect(rehearse({ a })).toEqual(['a: nil', 'a: false']);
  });

  test('[PI3] sees what the caller has sent', () => {
    const kill = [spawn('b', [receive()]), exitSignal('b', ex`:kill`), alive('b', 'x'), log('x')];
    expect(rehearse({ a: kill })).toEqual(['a: false']);
    const sends = [1, 2, 3].map((n) => send('b', n));
    const a = [...sends, processInfo('b', 'info'), ...show('message_queue_len', 'messages')];
    expect(rehearse({ a, b: [receive()] })).toEqual(['a: 3', 'a: [1, 2, 3]']);
  });

  test('[PI4] tells the status', () => {
    const of = (who: string): Script => [processInfo(who, 'info'), ...show('status')];
    const a = [...of('self'), ...of('b'), sleep(1), ...of('b'), ...of('c')];
    const cast = { a, b: [receive()], c: [work(1e9)] };
    const fault = (name: 'suspend' | 'resume') => {
      const pid = processNamed(stage(cast), 'b')?.pid;
      if (pid === undefined) throw new Error('no b');
      return { kind: 'fault', fault: { kind: name, pid } } as const;
    };
    expect(logOf(play(stage(cast), { kind: 'go', steps: 40 }))).toEqual([
      'a: :running',
      'a: :runnable',
    ]);
    const twoBusy = { ...cast, c: [sleep(5), work(1e6)] };
    expect(logOf(play(stage(twoBusy), TO_THE_END)).slice(2)).toEqual([
      'a: :waiting',
      'a: :waiting',
    ]);
    expect(logOf(play(stage(twoBusy), fault('suspend'), TO_THE_END)).slice(1)).toEqual([
      'a: :suspended',
      'a: :suspended',
      'a: :waiting',
    ]);
  });

  test('[PI5] tells relations, name and trap_exit', () => {
    const b: Script = [
      trapExit(),
      register(atom('bee')),
      link('c'),
      monitor('c'),
      monitor(ex`:sea`),
      receive(),
    ];
    const items = ['links', 'monitors', 'monitored_by', 'registered_name', 'trap_exit'];
    const a = [sleep(1), monitor('b'), processInfo('b', 'info'), ...show(...items)];
    expect(rehearse({ c: [register(atom('sea')), receive()], b, a })).toEqual([
      'a: [c]',
      'a: [process: c, process: {:sea, :nonode@nohost}]',
      'a: [a]',
      'a: :bee',
      'a: true',
    ]);
  });

  test('[PI6] shows a process its own messages', () => {
    const a: Script = [
      sleep(10),
      processInfo('self', 'info'),
      ...show('messages', 'message_queue_len'),
    ];
    expect(rehearse({ a, b: [sleep(1), send('a', 1)] })).toEqual(['a: [1]', 'a: 1']);
  });

  test('[PI7] counts reductions up', () => {
    const look: Instruction[] = [processInfo('self', 'info'), log(field('reductions'))];
    const texts = rehearse({ a: [...look, work(10_000), ...look, sleep(1), ...look] });
    const counts = texts.map((text) => Number(text.slice(3)));
    expect(counts[1]).toBeGreaterThanOrEqual((counts[0] ?? 0) + 10_000);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(inspectLine(numbers(2))).toBe('[0, 1]');
  });
});
