/** The shop of the first page: customers keep coming, and whoever is pressed crashes. */
import { mix } from '#kernel/chance.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import { atom } from '#term/term.ts';
import { pidOf } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { isNormalEnd } from '#trace/reason.ts';
import { lifeOf } from '#trace/roll.ts';
import { record, type Tape } from '#trace/tape.ts';

const CUSTOMERS = 1000;
const FIRST_ORDER = 101;
/** Microseconds between two customers, at the least, and how much more by chance. */
const APART = 2_600_000;
const MORE = 1_800_000;

/** It opens when everybody is there, and the first order is being paid. */
export const OPENS_AT = 3_000_000;
export const HORIZON = 8_000_000;

export function openShop(seed: number): Tape {
  const options = optionsTerm(coffeeShop.options, { bank_latency: 1500 });
  const settings = { options, seed, flight: 450_000 };
  return record(coffeeShop.system, settings, plansOf(customers(seed), []));
}

const DRINKS = ['latte', 'mocha', 'espresso', 'cappuccino'];
const MILKS = ['oat', 'whole', 'soy'];

function customers(seed: number) {
  let at = 900_000;
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const chance = mix(seed, index);
    const type = DRINKS[index % DRINKS.length] ?? '';
    const milk = type === 'espresso' ? 'none' : (MILKS[chance % MILKS.length] ?? '');
    const order = { order_id: FIRST_ORDER + index, type, milk };
    const customer = { at, input: coffeeShop.input({ order }, 'customer') };
    at += APART + (chance % MORE);
    return customer;
  });
}

/** `Process.exit(pid, :boom)` on whoever plays that part now; `undefined`: nobody does. */
export function crash(label: string): (world: World) => Move | undefined {
  return (world) => {
    const pid = pidOf(world, label);
    if (pid === undefined) return undefined;
    return { kind: 'fault', fault: { kind: 'exit', pid, reason: atom('boom') } };
  };
}

export function isProcess(label: string): boolean {
  return coffeeShop.processes.includes(label);
}

export type ShopNews = 'open' | 'crashed' | 'closing' | 'closed';

/** Whether any of its processes is dead just now, and whether its supervisor gives up. */
export function newsOf(tape: Tape, position: number): ShopNews {
  const events = tape.eventCounts[position] ?? 0;
  const deaths = coffeeShop.processes.flatMap((label) => {
    const end = lifeOf(tape.roll, label, events)?.end;
    return end === undefined || end.id > events ? [] : [{ label, end }];
  });
  if (deaths.some(({ label }) => label === 'Supervisor')) return 'closed';
  if (deaths.some(({ end }) => isNormalEnd(end.reason))) return 'closing';
  return deaths.length > 0 ? 'crashed' : 'open';
}
