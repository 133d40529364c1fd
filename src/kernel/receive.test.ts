import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { isAtom, isInteger } from '#term/term.ts';

import {
  after,
  exit,
  forever,
  log,
  on,
  raise,
  receive,
  send,
  sleep,
  spawn,
  trapExit,
  when,
} from './instructions.ts';
import { lengthOf } from './mailbox.ts';
import { eventsOf, exitsOf, play, processNamed, rehearse, stage, TO_THE_END } from './rehearsal.ts';
import type { Instruction, Script } from './script.ts';

const any = ex`:_`;
const flush: Script = [];
const next: Instruction = receive(on(any, 'm', [log('m')]), after(0, [log(ex`:none`)]));
const sendAll = (...messages: Parameters<typeof send>[1][]): Script =>
  messages.map((message) => send('self', message));
const above = (limit: number) =>
  when(on(any, 'm', [log('m')]), (v) => {
    const m = v('m');
    return isInteger(m) && m > limit;
  });

describe('receive', () => {
  test('[MB1] takes the oldest message that any clause takes', () => {
    const either = receive(on(ex`{:a, :_}`, 'm', [log('m')]), on(ex`{:b, :_}`, 'm', [log('m')]));
    const onlyA = receive(on(ex`{:a, :_}`, 'm', [log('m')]));
    const a = [...sendAll(ex`{:b, 1}`, ex`{:a, 2}`, ex`{:b, 3}`), either, onlyA, next, next];
    expect(rehearse({ a })).toEqual(['a: {:b, 1}', 'a: {:a, 2}', 'a: {:b, 3}', 'a: :none']);
  });

  test('[MB2] leaves the others in order and begins again with the oldest', () => {
    const three = receive(on(3, 'm', [log('m')]));
    const a = [...sendAll(1, 2, 3, 4, 5), three, receive(above(3)), next, next, next, next];
    expect(rehearse({ a })).toEqual(['a: 3', 'a: 4', 'a: 1', 'a: 2', 'a: 5', 'a: :none']);
  });

  test('[MB3] takes a guard that raises as one that fails', () => {
    const raising = when(on(any, 'm', [log(ex`:wrong`)]), () => {
      throw new RangeError('hd of an atom');
    });
    const right = when(on(any, 'm', [log('m')]), (v) => isAtom(v('m')));
    expect(rehearse({ a: [send('self', ex`:x`), receive(raising, right)] })).toEqual(['a: :x']);
  });

  test('[MB4] removes the message before the body runs', () => {
    const kid = [receive(on(ex`:first`, 'm', [raise(ex`:oops`)]))];
    const done = play(stage({ a: [spawn('kid', kid), send('kid', ex`:first`)] }), TO_THE_END);
    expect(eventsOf(done, 'received')).toHaveLength(1);
    expect(exitsOf(done)).toContain('kid: {:oops, []}');
  });

  test('[MB5] with after 0 looks at everything once', () => {
    const hit = receive(on(ex`:hit`, 'm', [log('m')]), after(0, [log(ex`:none`)]));
    const a = [...sendAll(ex`:noise`, ex`:hit`), hit, hit, next];
    expect(rehearse({ a })).toEqual(['a: :hit', 'a: :none', 'a: :noise']);
  });

  test('[MB6] times out after its own time, noise or not', () => {
    const noise = [sleep(10), send('a', ex`:noise`), sleep(10), send('a', ex`:noise`)];
    const a = [receive(on(ex`:never`), after(80, [log(ex`:timeout`)]))];
    const done = play(stage({ a, noise }), TO_THE_END);
    expect(
      eventsOf(done, 'timed_out')
        .filter(({ pid }) => pid.id === 105)
        .map(({ at }) => at),
    ).toEqual([80]);
  });

  test('[MB7] without clauses sleeps and leaves the mailbox alone', () => {
    expect(rehearse({ a: [send('self', ex`:stay`), sleep(5), next] })).toEqual(['a: :stay']);
  });

  test('[MB8] leaves what nobody takes for ever', () => {
    const a = [...sendAll(1, 2, 3), forever(receive(on(ex`:never`)))];
    const mailbox = processNamed(play(stage({ a, b: [send('a', 4)] }), TO_THE_END), 'a')?.mailbox;
    expect(mailbox && lengthOf(mailbox)).toBe(4);
  });

  test('[MB9] finds messages to oneself at the end', () => {
    const a = [...sendAll(1, 2), receive(on(2)), send('self', 3), next, next, next];
    expect(rehearse({ a })).toEqual(['a: 1', 'a: 3', 'a: :none']);
  });

  test('[MB10] looks at each message once while it waits', () => {
    const b = [sleep(1), send('a', 2), sleep(1), send('a', 3), sleep(1), send('a', ex`:go`)];
    const done = play(stage({ a: [send('self', 1), receive(on(ex`:go`))], b }), TO_THE_END);
    expect(eventsOf(done, 'skipped').map(({ message }) => message)).toEqual([1, 2, 3]);
    expect(eventsOf(done, 'received').map(({ message }) => message)).toEqual([ex`:go`]);
  });

  test('[MB11] has no timeout any more once a message was taken', () => {
    const a = [
      receive(on(ex`:go`), after(100)),
      sleep(50),
      receive(on(any), after(500)),
      log(ex`:late`),
    ];
    const done = play(stage({ a, b: [sleep(30), send('a', ex`:go`)] }), TO_THE_END);
    expect(
      eventsOf(done, 'timed_out')
        .filter(({ pid }) => pid.id === 105)
        .map(({ at }) => at),
    ).toEqual([80, 580]);
  });

  test('[MB11] takes a message that lands at the last moment', () => {
    const a = [receive(on(any, 'm', [log('m')]), after(100, [log(ex`:timeout`)]))];
    const late = { a, b: [sleep(99), send('a', ex`:in_time`)] };
    expect(rehearse(late)).toEqual(['a: :in_time']);
    expect(rehearse({ ...late, b: [sleep(101), send('a', ex`:late`)] })).toEqual(['a: :timeout']);
  });

  test('[MB5] is not fooled by a trapped exit that it does not want', () => {
    const a = [
      trapExit(),
      spawn('kid', [exit(ex`:x`)], { link: true }),
      sleep(1),
      receive(on(ex`:hit`), after(0)),
      next,
    ];
    expect(rehearse({ a })).toEqual(['a: {:EXIT, kid, :x}']);
  });
});

test('[MB2] also after a timeout', () => {
  const a = [...sendAll(1, 2), receive(on(9), after(10)), ...flush, next, next];
  expect(rehearse({ a })).toEqual(['a: 1', 'a: 2']);
});
