import { describe, expect, test } from 'vitest';

import { played, type Rehearsal, shopTape } from '#cli/shop-rehearsal.ts';
import { emptyIntMap, setInt } from '#kernel/int-map.ts';
import type { Day } from '#systems/chaos.ts';
import { ex } from '#term/ex.ts';
import { atom, pid, type Term, tuple } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import type { Account, Bank } from './bank.ts';
import { COFFEE_SHOP_INVARIANTS } from './invariants.ts';
import type { Rail } from './tickets.ts';

/** What is broken of a day, by the invariant's name. */
function broken(day: Day): Readonly<Record<string, string>> {
  const found = COFFEE_SHOP_INVARIANTS.map(({ name, broken: what }) => [name, what(day)] as const);
  return Object.fromEntries(found.flatMap(([name, what]) => (what ? [[name, what]] : [])));
}

const dayAfter = (rehearsal: Rehearsal = {}): Tape => played(shopTape(rehearsal));

/** The same day, but with other tickets on the rail and other books at the bank. */
function changed({ events, world }: Day, status: string, account?: Account): Day {
  const rail = world.devices.get('tickets') as Rail;
  const bank = world.devices.get('bank') as Bank;
  const ticket: Term = tuple(101, atom(status), pid(110), ex`[]`);
  const tickets = setInt(emptyIntMap<Term>(), [101, ticket], rail.version + 1);
  const none = emptyIntMap<Account>();
  const accounts = account === undefined ? none : setInt(none, [101, account], bank.version + 1);
  const devices = new Map<string, unknown>([
    ['tickets', { ...rail, tickets }],
    ['bank', { ...bank, accounts }],
  ]);
  return { events, world: { ...world, devices } };
}

const CHARGED: Account = { kind: 'charged', amount: ex`4.5` };

test('an ordinary day breaks none', () => {
  expect(broken(dayAfter())).toEqual({});
  expect(broken(changed(dayAfter(), 'collected', CHARGED))).toEqual({});
});

describe('each can be broken', () => {
  test('every customer leaves', () => {
    const early = played(shopTape(), 3000);
    expect(broken(early)).toHaveProperty('every customer leaves', 'Customer 101 still waits');
  });

  test.each(['taken', 'paid', 'made', 'refunding'])('no order is lost: one is %s', (status) => {
    expect(broken(changed(dayAfter(), status))).toEqual({
      'no order is lost': `order 101 is still ${status}`,
    });
  });

  test.each(['paid', 'made'])('no order is %s twice', (status) => {
    const day = dayAfter();
    const marks = day.events.filter(
      (event) => event.kind === 'queried' && event.request === mark(event.request, status),
    );
    expect(marks).toHaveLength(1);
    expect(broken({ ...day, events: [...day.events, ...marks] })).toEqual({
      [`no order is ${status} twice`]: `order 101 was marked ${status} twice`,
    });
  });

  test('nobody pays for nothing', () => {
    expect(broken(changed(dayAfter(), 'refunded', CHARGED))).toEqual({
      'nobody pays for nothing': 'order 101 is paid, and refunded',
    });
  });

  test.each<readonly [Account | undefined, string]>([
    [undefined, 'never paid'],
    [{ kind: 'refunded' }, 'refunded'],
    [{ kind: 'void' }, 'void'],
  ])('nothing is given away: %j', (account, what) => {
    expect(broken(changed(dayAfter(), 'collected', account))).toEqual({
      'nothing is given away': `order 101 was collected, and ${what}`,
    });
  });
});

describe('what is no breach', () => {
  test('a made drink whose customer was struck stays on the bar, paid', () => {
    const day = dayAfter({ faults: ['kill Customer 101 at 2500'] });
    expect(broken(day)).toEqual({});
    expect(broken(changed(day, 'made', CHARGED))).toEqual({});
    expect(broken(changed(day, 'paid'))).toHaveProperty('no order is lost');
  });

  test('tickets of a shop that has closed stay as they are', () => {
    const day = dayAfter({ faults: ['kill Supervisor at 2500'] });
    expect(broken(day)).toEqual({});
    expect(broken(changed(day, 'paid'))).toEqual({});
  });
});

/** The request itself if it marks a ticket so. */
function mark(request: Term, status: string): Term | undefined {
  if (typeof request !== 'object' || request.kind !== 'tuple') return undefined;
  return request.items[2] === atom(status) ? request : undefined;
}
