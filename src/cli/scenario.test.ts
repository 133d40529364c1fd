import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { inspectLine } from '#term/inspect.ts';

import { accountOf } from './account.ts';
import { play } from './play.ts';
import { readScenario, scenarioOf } from './scenario.ts';

const ORDER = { order_id: 101, type: 'latte', milk: 'oat', card_token: 'xyz' };
const RIGHT = {
  system: 'coffee-shop',
  title: 'A scenario',
  options: { heat: 300, max_restarts: 0, brew: { latte: 200 }, strategy: 'one_for_all' },
  inputs: [{ at: 20, order: ORDER }],
  faults: ['crash Customer 101 with {:a, "~b"} at 0', 'bank lost at 999'],
  end: 1000,
};

const orderWith = (change: object) => ({ inputs: [{ at: 20, order: { ...ORDER, ...change } }] });
const without = (field: string) => ({ ...RIGHT, [field]: undefined });

test('a right one', () => {
  const { subject, title, inputs, faults, end } = scenarioOf(RIGHT);
  expect([subject.name, title, end]).toEqual(['coffee-shop', 'A scenario', 1_000_000]);
  expect(inputs.map(({ at, input }) => [at, inspectLine(input).slice(0, 10)])).toEqual([
    [20_000, '{:customer'],
  ]);
  expect(faults.map(({ at, kind }) => [at, kind])).toEqual([
    [0, 'exit'],
    [999_000, 'device'],
  ]);
});

test('options, inputs and faults may be left out', () => {
  expect(scenarioOf({ system: 'coffee-shop', title: '', end: 1 })).toMatchObject({
    inputs: [],
    faults: [],
  });
});

const NAMES = 'Supervisor, DisplayScreen, PaymentGateway, Barista, Cashier, Customer 101';
const TIME = 'is not a whole number of milliseconds from 0 to 999, before the end';

describe('a mistake names the field and what is allowed', () => {
  test.each<readonly [object, string]>([
    [
      { sistem: 1 },
      'the file: there is no field "sistem"; allowed are system, title, options, inputs, faults, end',
    ],
    [
      { system: 'coffee-shop-monolith' },
      'system: "coffee-shop-monolith" is not one of coffee-shop, letters, mailbox, bank-account, pipes, back-room, workshop, todo',
    ],
    [{ title: 5 }, 'title: 5 is not a text'],
    [{ end: 0 }, 'end: 0 is not a whole number of milliseconds from 1 on'],
    [{ end: '9' }, 'end: "9" is not a whole number of milliseconds from 1 on'],
    [{ options: null }, 'options: null is not an object'],
    [{ options: { heat: 0 } }, 'options.heat: 0 is not a whole number from 1 on'],
    [
      { options: { brew: { tea: 1 } } },
      'options.brew.tea: there is no such option; allowed are espresso, cappuccino, latte, mocha',
    ],
    [
      { options: { strategy: 'all' } },
      'options.strategy: "all" is not one of one_for_one, one_for_all, rest_for_one',
    ],
    [{ inputs: {} }, 'inputs: {} is not a list'],
    [{ inputs: null }, 'inputs: null is not a list'],
    [{ inputs: [5] }, 'inputs[0]: 5 is not an object'],
    [
      { inputs: [{ at: 1, order: ORDER, by: 'car' }] },
      'inputs[0]: there is no field "by"; allowed are at, order',
    ],
    [{ inputs: [{ order: ORDER }] }, `inputs[0].at: undefined ${TIME}`],
    [{ inputs: [{ at: 1000, order: ORDER }] }, `inputs[0].at: 1000 ${TIME}`],
    [{ inputs: [{ at: 1 }] }, 'inputs[0].order: undefined is not an object'],
    [
      orderWith({ size: 1 }),
      'inputs[0].order: there is no field "size"; allowed are order_id, type, milk, card_token',
    ],
    [
      { inputs: [{ at: 1, order: { order_id: 1, type: 'latte', milk: 'oat' } }] },
      'inputs[0].order.card_token: is missing; needed are order_id, type, milk, card_token',
    ],
    [orderWith({ order_id: 0 }), 'inputs[0].order.order_id: 0 is not a whole number from 1 on'],
    [
      orderWith({ type: 'Latte' }),
      'inputs[0].order.type: "Latte" is not a word of a to z, 0 to 9 and _',
    ],
    [orderWith({ milk: null }), 'inputs[0].order.milk: null is not a word of a to z, 0 to 9 and _'],
    [orderWith({ card_token: 7 }), 'inputs[0].order.card_token: 7 is not a text'],
    [
      { inputs: [...RIGHT.inputs, ...RIGHT.inputs] },
      'inputs[1].order.order_id: 101 is not a new one: once each',
    ],
    [{ faults: 'bank lost at 5' }, 'faults: "bank lost at 5" is not a list'],
    [{ faults: [5] }, 'faults[0]: 5 is not a text'],
    [
      { faults: ['bank robbed at 5'] },
      'faults[0]: bank has no fault "robbed": allowed are lost, malformed, slow, down, up',
    ],
    [
      { faults: ['kill Customer 102 at 5'] },
      `faults[0]: no process "Customer 102": allowed are ${NAMES}`,
    ],
    [{ faults: ['kill Waiter at 5'] }, `faults[0]: no process "Waiter": allowed are ${NAMES}`],
    [{ faults: ['kill Barista at 1000'] }, `faults[0], the time: 1000 ${TIME}`],
  ])('%j', (change, message) => {
    expect(() => scenarioOf({ ...RIGHT, ...change })).toThrow(new RangeError(message));
  });

  test.each(['system', 'title', 'end'])('%s is missing', (field) => {
    expect(() => scenarioOf(without(field))).toThrow(`${field}: undefined is not`);
  });

  test.each([
    'suspend Barista at 5',
    'slow Barista by 5 at 5',
    'halt at 5',
    'crash Barista with ~c"abc" at 5',
    'crash Barista with 1..2 at 5',
    'crash Barista with [1 | 2] at 5',
    'crash Barista with &Enum.map/2 at 5',
    'crash Barista with %Foo{} at 5',
    'crash Barista with -5 at 5',
  ])('%s is not for a real Elixir', (fault) => {
    expect(() => scenarioOf({ ...RIGHT, faults: [fault] })).toThrow(/^faults\[0\]: a real Elixir/);
  });
});

test('a node stops where its real one can', () => {
  const { faults } = scenarioOf({ system: 'todo', title: 'x', faults: ['halt at 5'], end: 10 });
  expect(faults).toMatchObject([{ kind: 'halt', at: 5000 }]);
});

/** A file outside the project. */
function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'let-it-brew-scenario-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'mine.json');
  writeFileSync(file, text);
  return file;
}

test('a scenario outside the project is played', () => {
  const file = fileWith(JSON.stringify({ ...RIGHT, faults: ['kill Barista at 100'], end: 3000 }));
  const account = accountOf(play(readScenario(file)));
  expect(account).toContain('Barista\n  exited :killed\n');
  expect(account).toContain('\nCustomer 101\n');
});

test('a mistake names the file', () => {
  const file = fileWith('{ "system": ');
  expect(() => readScenario(file)).toThrow(`${file}: `);
  expect(() => readScenario('/nowhere/mine.json')).toThrow('/nowhere/mine.json: ENOENT');
});
