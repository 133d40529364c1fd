/** What must hold after any day at the shop, however bad: the promises that it makes to a customer. */
import type { KernelEvent } from '#kernel/event.ts';
import { getInt, sortedEntries } from '#kernel/int-map.ts';
import type { World } from '#kernel/world.ts';
import type { Day, Invariant } from '#systems/chaos.ts';
import { isAtom, isTuple, type Term } from '#term/term.ts';

import type { Bank } from './bank.ts';
import type { Rail } from './tickets.ts';

export const COFFEE_SHOP_INVARIANTS: readonly Invariant[] = [
  { name: 'every customer leaves', broken: whoStays },
  { name: 'no order is lost', broken: lostOrder },
  { name: 'no order is paid twice', broken: (day) => markedTwice(day, 'paid') },
  { name: 'no order is made twice', broken: (day) => markedTwice(day, 'made') },
  { name: 'nobody pays for nothing', broken: paidForNothing },
  { name: 'nothing is given away', broken: givenAway },
];

/** A customer whom no fault struck has ended by itself. */
function whoStays({ events, world }: Day): string | undefined {
  for (const event of events) {
    if (event.kind !== 'spawned' || !event.label.startsWith('Customer')) continue;
    if (getInt(world.processes, event.pid.id) !== undefined) return `${event.label} still waits`;
  }
  return undefined;
}

/** While the shop is open, each ticket has come to an end: nothing hangs on the rail for ever. */
function lostOrder({ events, world }: Day): string | undefined {
  if (isClosed(world)) return undefined;
  const struck = struckCustomers(events);
  for (const [id, status] of statuses(world)) {
    const isOver = ['collected', 'declined', 'refunded'].includes(status);
    if (isOver || (status === 'made' && struck.has(id))) continue;
    return `order ${id} is still ${status}`;
  }
  return undefined;
}

/** The ticket became that more than once. */
function markedTwice({ events }: Day, status: string): string | undefined {
  const seen = new Set<number>();
  for (const event of events) {
    if (event.kind !== 'queried' || !isTuple(event.request)) continue;
    const [verb, id, as] = event.request.items;
    if (verb === undefined || as === undefined || !isAtom(verb, 'mark') || !isAtom(as, status))
      continue;
    if (typeof id !== 'number') continue;
    if (seen.has(id)) return `order ${id} was marked ${status} twice`;
    seen.add(id);
  }
  return undefined;
}

/** Money that the bank has kept is money for a drink. */
function paidForNothing({ events, world }: Day): string | undefined {
  const status = statuses(world);
  const struck = struckCustomers(events);
  for (const [id, account] of sortedEntries(bankOf(world).accounts)) {
    if (account.kind !== 'charged' || struck.has(id)) continue;
    if (status.get(id) !== 'collected')
      return `order ${id} is paid, and ${status.get(id) ?? 'unknown'}`;
  }
  return undefined;
}

/** A drink that a customer has taken is a drink that the bank was paid for. */
function givenAway({ world }: Day): string | undefined {
  for (const [id, status] of statuses(world)) {
    if (status !== 'collected') continue;
    const account = getInt(bankOf(world).accounts, id);
    if (account?.kind !== 'charged')
      return `order ${id} was collected, and ${account?.kind ?? 'never paid'}`;
  }
  return undefined;
}

function isClosed(world: World): boolean {
  return !sortedEntries(world.processes).some(([, { label }]) => label === 'Supervisor');
}

/** Orders whose customer was ended by a fault: nobody is there to collect. */
function struckCustomers(events: readonly KernelEvent[]): ReadonlySet<number> {
  const struck = events.filter(
    (event): event is KernelEvent & { kind: 'exited' } =>
      event.kind === 'exited' &&
      event.label.startsWith('Customer') &&
      !isAtom(event.reason, 'normal'),
  );
  return new Set(struck.map(({ label }) => Number(/\d+$/.exec(label)?.[0])));
}

function statuses(world: World): ReadonlyMap<number, string> {
  const { tickets } = world.devices.get('tickets') as Rail;
  return new Map(sortedEntries(tickets).map(([id, ticket]) => [id, statusOf(ticket)]));
}

function statusOf(ticket: Term): string {
  const status = isTuple(ticket) ? ticket.items[1] : undefined;
  return status !== undefined && isAtom(status) ? status.name : 'unknown';
}

function bankOf(world: World): Bank {
  return world.devices.get('bank') as Bank;
}
