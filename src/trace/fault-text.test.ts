import { describe, expect, test } from 'vitest';

import { played, shopTape } from '#cli/shop-rehearsal.ts';
import { inspectLine } from '#term/inspect.ts';

import { faultNow, parseFault, pidOf } from './fault-text.ts';

const FAULTABLE = {
  processes: ['Cashier', 'Barista', 'Customer N'],
  devices: { bank: ['lost', 'down'], rail: ['torn'] },
};

const FORMS =
  'allowed are crash NAME [with REASON] at MS, kill NAME at MS, suspend NAME at MS, ' +
  'resume NAME at MS, slow NAME by MS at MS, halt at MS, bank lost|down at MS, rail torn at MS';

function read(text: string): unknown {
  const { text: given, ...fault } = parseFault(text, FAULTABLE);
  expect(given).toBe(text);
  return 'reason' in fault ? { ...fault, reason: inspectLine(fault.reason) } : fault;
}

describe('each form', () => {
  test.each([
    ['crash Barista at 420', { kind: 'exit', who: 'Barista', reason: ':boom', at: 420_000 }],
    ['kill Cashier at 0', { kind: 'exit', who: 'Cashier', reason: ':kill', at: 0 }],
    ['suspend Cashier at 7', { kind: 'suspend', who: 'Cashier', at: 7000 }],
    ['resume Cashier at 8', { kind: 'resume', who: 'Cashier', at: 8000 }],
    ['slow Barista by 300 at 9', { kind: 'slow', who: 'Barista', lag: 300_000, at: 9000 }],
    ['halt at 500', { kind: 'halt', at: 500_000 }],
    ['bank down at 10', { kind: 'device', device: 'bank', fault: 'down', at: 10_000 }],
  ])('%s', (text, fault) => {
    expect(read(text)).toEqual(fault);
  });

  test.each([
    [':shutdown', ':shutdown'],
    ['{:shutdown, [a: 1]}', '{:shutdown, [a: 1]}'],
    ['"closed at 5 with a bang"', '"closed at 5 with a bang"'],
  ])('crash with %s', (reason, expected) => {
    expect(read(`crash Barista with ${reason} at 5`)).toMatchObject({ reason: expected, at: 5000 });
  });
});

test('[FT1] times are milliseconds, spaces single', () => {
  expect(parseFault('kill Cashier at 4200', FAULTABLE).at).toBe(4_200_000);
  expect(() => read('kill  Cashier at 4200')).toThrow('no process " Cashier"');
  expect(() => read(' kill Cashier at 4200')).toThrow('cannot read');
});

test('[FT2] a numbered part has any number from 1 on', () => {
  expect(read('kill Customer 101 at 5')).toMatchObject({ who: 'Customer 101' });
  for (const who of ['Customer', 'Customer N', 'Customer 0', 'Customer x', 'Barista 2']) {
    expect(() => read(`kill ${who} at 5`)).toThrow(
      `no process "${who}": allowed are Cashier, Barista, Customer N`,
    );
  }
});

test('a named part has any name', () => {
  const faultable = { processes: ['Server NAME'], devices: {} };
  const who = 'Server trip to Rome';
  const fault = parseFault(`crash ${who} with :boom at 5`, faultable);
  expect(fault).toMatchObject({ kind: 'exit', who });
  expect(() => parseFault('kill Server at 5', faultable)).toThrow('no process "Server"');
});

describe('mistakes', () => {
  test.each([
    ['', `cannot read "": ${FORMS}`],
    ['crash Barista', `cannot read "crash Barista": ${FORMS}`],
    ['crash Barista at noon', `cannot read "crash Barista at noon": ${FORMS}`],
    ['crash Barista at -5', `cannot read "crash Barista at -5": ${FORMS}`],
    ['kill Barista at 1234567890', `cannot read "kill Barista at 1234567890": ${FORMS}`],
    ['explode Barista at 5', `cannot read "explode Barista at 5": ${FORMS}`],
    ['constructor name at 5', `cannot read "constructor name at 5": ${FORMS}`],
    ['slow Barista at 5', `cannot read "slow Barista at 5": ${FORMS}`],
    ['halt Barista at 5', `cannot read "halt Barista at 5": ${FORMS}`],
    ['bank at 5', `cannot read "bank at 5": ${FORMS}`],
    ['bank robbed at 5', 'bank has no fault "robbed": allowed are lost, down'],
    ['kill Waiter at 5', 'no process "Waiter": allowed are Cashier, Barista, Customer N'],
    ['crash Barista with {:a at 5', '"{:a" is no term of Elixir: expected } at column 4'],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(new RangeError(message));
  });

  test('[FT3] are range errors that say what is allowed', () => {
    expect(() => read('crash Waiter at 5')).toThrow(RangeError);
    expect(() => read('crash Barista with :: at 5')).toThrow(RangeError);
  });
});

test('a fault now is on whoever lives under that name', () => {
  const { world } = played(shopTape(), 100);
  const now = (text: string) => faultNow(world, parseFault(text, FAULTABLE));
  const pid = pidOf(world, 'Barista');
  expect(pid).toMatchObject({ id: 108 });
  expect(now('suspend Barista at 5')).toEqual({ kind: 'suspend', pid });
  expect(now('resume Barista at 5')).toEqual({ kind: 'resume', pid });
  expect(now('slow Barista by 2 at 5')).toEqual({ kind: 'slow', pid, lag: 2000 });
  expect(now('kill Barista at 5')).toMatchObject({ kind: 'exit', pid });
  expect(now('bank lost at 5')).toEqual({ kind: 'device', device: 'bank', fault: 'lost' });
  expect(now('halt at 5')).toEqual({ kind: 'halt' });
  expect(now('kill Customer 101 at 5')).toBeUndefined();
});
