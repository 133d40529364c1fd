import { expect, test } from 'vitest';

import { afterMove, momentAt, placeAt } from '#app/lesson/lesson-fixture.ts';
import { processFaultMove } from '#app/stage/fault-move.ts';
import { moveOf, tapeOf } from '#lesson/perform.ts';
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import { COFFEE_SHOP_MONOLITH } from '#scene/casts/coffee-shop-monolith.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import source from '#systems/coffee-shop/coffee_shop.ex?raw';
import type { Tape } from '#trace/tape.ts';

import { inspected } from './inspect-process.ts';
import type { Inspection } from './inspection.ts';

const { main, shared } = lesson.runs;
const quiet = tapeOf(main);
const bank = (fault: string) =>
  afterMove(quiet, 4.6, (world) => moveOf({ fault: `bank ${fault}` }, world));
const boom = (tape: Tape, label: string, seconds = 4.6) =>
  afterMove(tape, seconds, processFaultMove(label, { kind: 'exit', reason: ':boom' }));

function look(tape: Tape, seconds: number, key: string) {
  const { parts } = tape.system.name === 'coffee-shop' ? COFFEE_SHOP : COFFEE_SHOP_MONOLITH;
  const place = placeAt(tape, seconds);
  return inspected({ place, moment: momentAt(tape, seconds, parts), key, parts, source });
}

function linesOf(code: Inspection['code']) {
  return code !== undefined && 'lines' in code ? code : undefined;
}

/** The events of the transitions with these keys. */
function eventsOf({ machine }: Inspection, keys: readonly string[]) {
  return keys.map((key) => machine?.chart.transitions.find((one) => one.key === key)?.event);
}

test('a living gateway says what it does, in one line of state', () => {
  const gateway = look(quiet, 4.6, 'PaymentGateway');
  expect(gateway).toMatchObject({ status: 'charging', tone: 'busy' });
  expect(gateway?.state).toMatchObject({ title: 'State' });
  expect(gateway?.state?.lines).toHaveLength(1);
  expect(gateway?.identity.join(' ')).toMatch(/^#PID<0\.\d+\.0> permanent$/);
});

test('its machine stands in charging, where a cast has led it', () => {
  const gateway = look(quiet, 4.6, 'PaymentGateway');
  const place = gateway?.machine?.place;
  expect(place?.states).toEqual(['charging']);
  expect(gateway && eventsOf(gateway, place?.last ?? [])).toEqual(['cast.authorize_payment']);
});

test('relations are told by name, and lead to whom they name', () => {
  const cashier = look(quiet, 4.6, 'Cashier');
  expect(cashier?.relations).toContainEqual(
    expect.objectContaining({ kind: 'linked', name: 'CoffeeShop.Supervisor', key: 'Supervisor' }),
  );
  expect(cashier?.relations).toContainEqual(
    expect.objectContaining({ kind: 'monitors', name: 'PaymentGateway', key: 'PaymentGateway' }),
  );
});

test('a supervisor is linked to its children and has a machine, though no clause is lit', () => {
  const supervisor = look(quiet, 4.6, 'Supervisor');
  expect(supervisor?.relations?.filter(({ kind }) => kind === 'linked')).toHaveLength(4);
  expect(supervisor?.machine?.place.states).toEqual(['running']);
  expect(supervisor?.machine?.place.tone).toBe('supervisor');
  expect(supervisor?.info?.items).toContainEqual(['trap_exit', 'true']);
});

test('a pid in a state has a name', () => {
  const { names = {} } = look(quiet, 4.6, 'Cashier') ?? {};
  expect(Object.values(names)).toEqual([]);
  const supervisor = look(quiet, 4.6, 'Supervisor')?.names ?? {};
  expect(Object.values(supervisor).toSorted()).toEqual([
    'Barista',
    'Cashier',
    'DisplayScreen',
    'PaymentGateway',
  ]);
});

test('order numbers are shown as numbers, not as a charlist', () => {
  const display = look(quiet, 9, 'DisplayScreen');
  expect(display?.state?.lines.join('')).toContain('[100]');
});

test('of an arithmetic error the very line is lit, and the state it died in', () => {
  const dead = look(bank('malformed'), 6.2, 'PaymentGateway');
  const code = linesOf(dead?.code);
  const [line = -1] = code?.lit ?? [];
  expect(dead?.tone).toBe('crash');
  expect(code?.litTone).toBe('crash');
  expect(code?.lines[line]).toContain('amount / rate');
  expect(dead?.machine?.place).toMatchObject({ states: ['charging'], tone: 'crash' });
  expect(dead && eventsOf(dead, dead.machine?.place.last ?? [])).toEqual(['answer.bank']);
  expect(dead?.relations).toContainEqual(
    expect.objectContaining({ name: 'CoffeeShop.Supervisor' }),
  );
});

test('who is told to exit from outside has made no error: no line is blamed', () => {
  const told = look(boom(quiet, 'PaymentGateway'), 4.65, 'PaymentGateway');
  expect(told?.tone).toBe('crash');
  expect(linesOf(told?.code)?.litTone).toBeUndefined();
});

test('whoever plays a part after a crash is the second to start', () => {
  const again = look(boom(quiet, 'PaymentGateway'), 7, 'PaymentGateway');
  expect(again?.identity).toContain('start no. 2');
  expect(again?.relations?.map(({ name }) => name)).toContain('CoffeeShop.Supervisor');
});

test('a message that waits says who sent it and how', () => {
  const stopped = afterMove(quiet, 3, processFaultMove('PaymentGateway', { kind: 'suspend' }));
  const [answer, message] = look(stopped, 6, 'PaymentGateway')?.mailbox?.messages ?? [];
  expect(answer?.sender).toBe('answer from the bank');
  expect(message?.sender).toBe('cast from Cashier');
  expect(message?.text).toMatch(/^\{:authorize_payment, /);
  expect(message?.whole).toMatch(/^\{:"\$gen_cast", /);
  const [landed, sent] = message?.events ?? [];
  expect([landed, sent].map((id = 0) => stopped.events[id - 1]?.kind)).toEqual(['landed', 'sent']);
});

test('a bank has a state, and neither pid nor mailbox', () => {
  const device = look(quiet, 4.6, 'Bank');
  expect(device?.identity).toEqual(['a device: no pid']);
  expect(device?.state?.lines.join('')).toContain('line');
  expect(device?.mailbox).toBeUndefined();
});

test('the tile of the customers lists who is there and who was, the newest first', () => {
  const tile = look(quiet, 17, 'Customers');
  const members = tile?.members ?? [];
  expect(members.map(({ key }) => key)).toEqual(
    [104, 103, 102, 101, 100].map((id) => `Customer ${id}`),
  );
  expect(members.at(-1)).toMatchObject({ status: 'ended :normal', tone: 'quiet' });
});

test('a customer who has ended can still be looked at', () => {
  const gone = look(quiet, 17, 'Customer 100');
  expect(gone).toMatchObject({ status: ':normal', tone: 'quiet', group: 'Customers' });
  expect(gone?.state?.title).toBe('State, when it died');
  expect(linesOf(gone?.code)?.lines[0]).toBe('defmodule CoffeeShop.Customer do');
  expect(gone?.machine?.place.states).toEqual(['gone']);
});

test('nobody is there who has not come yet', () => {
  expect(look(quiet, 1, 'Customer 100')).toBeUndefined();
  expect(look(quiet, 1, 'Nobody')).toBeUndefined();
});

const threads = tapeOf(shared ?? main);

test('a thread has no code of its own, and of the machine its own region', () => {
  const barista = look(threads, 9, 'Barista');
  expect(barista?.code).toHaveProperty('none');
  expect(barista?.machine?.chart.name).toBe('Barista');
  expect(barista?.machine?.place.states).toHaveLength(1);
  expect(barista?.relations).toBeUndefined();
  expect(barista?.identity[0]).toContain('no pid');
});

test('who watches a program with threads is led to one of them', () => {
  const watchdog = look(threads, 9, 'Supervisor');
  expect(watchdog?.relations).toContainEqual(
    expect.objectContaining({ kind: 'monitors', name: 'Program', key: 'Cashier' }),
  );
});

test('in one shared memory all threads die at once, and the watchdog counts down', () => {
  const dead = boom(threads, 'Program');
  const { processes } = momentAt(dead, 5.2, COFFEE_SHOP_MONOLITH.parts);
  const all = processes.filter(({ kind }) => kind === 'thread');
  expect(all.map(({ alive, mailbox, pid }) => ({ alive, mailbox, pid }))).toEqual(
    Array.from({ length: 4 }, () => ({ alive: false, mailbox: [], pid: 'thread' })),
  );
  const watchdog = processes.find(({ kind }) => kind === 'watchdog');
  expect(watchdog?.stateText).toMatch(/^starts it all again in 3\.\d s$/);
  expect(watchdog?.progress).toBeGreaterThan(0);
});
