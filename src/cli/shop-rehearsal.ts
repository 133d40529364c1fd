/** Days at the coffee shop, and runs of the one program, on tapes: for tests of all rooms. */
import type { KernelEvent } from '#kernel/event.ts';
import type { Settings, System, World } from '#kernel/world.ts';
import { monolith } from '#systems/coffee-shop-monolith/monolith.ts';
import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { optionsTerm } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';
import { atom, isTuple, tuple } from '#term/term.ts';
import { parseFault } from '#trace/fault-text.ts';
import { plansOf } from '#trace/plans.ts';
import { act, playUntil, record, type Tape } from '#trace/tape.ts';

import { CHAOTIC, dayAhead } from './bad-day.ts';
import { faultableIn } from './fault.ts';

/** Times in milliseconds; an order is of a latte where nothing else is said. */
export type Rehearsal = {
  readonly orders?: readonly ({ readonly at: number } & Readonly<Record<string, unknown>>)[];
  readonly faults?: readonly string[];
  readonly options?: unknown;
  readonly settings?: Partial<Settings>;
};

const ONE_ORDER = [{ at: 1000, order_id: 101 }];
/** By then every rehearsal is over. */
const END = 600_000_000;

/** The coffee shop in the morning: nothing is played yet. */
export function shopTape(rehearsal: Rehearsal = {}): Tape {
  return tapeOf(coffeeShop, rehearsal);
}

export function monolithTape(rehearsal: Rehearsal = {}): Tape {
  return tapeOf(monolith, rehearsal);
}

/** The coffee shop on a node that stops and is started again, in milliseconds. */
export function restartedTape(
  { faults = [], ...rehearsal }: Rehearsal,
  { halt, boot }: { readonly halt: number; readonly boot: number },
): Tape {
  const { system } = coffeeShop;
  const startable: System = {
    ...system,
    input: (input, options, devices) =>
      isTuple(input, 1) ? system.boot(options) : system.input(input, options, devices),
  };
  const tape = tapeOf(
    { ...coffeeShop, system: startable },
    { ...rehearsal, faults: [...faults, `halt at ${halt}`] },
  );
  playUntil(tape, boot * 1000);
  act(tape, { kind: 'input', input: tuple(atom('boot')) }, boot * 1000);
  return tape;
}

/** A day of chaos, nothing of which is played yet. */
export function badDayTape(seed: number): Tape {
  const chaotic = CHAOTIC['coffee-shop'];
  if (chaotic === undefined) throw new RangeError('there is no chaos at the coffee shop');
  return dayAhead(chaotic, seed);
}

function tapeOf(subject: Subject, { orders = ONE_ORDER, ...rest }: Rehearsal): Tape {
  const { faults = [], options, settings = {} } = rest;
  const inputs = orders.map(({ at, ...order }) => ({
    at: at * 1000,
    input: subject.input({ order: { type: 'latte', ...order } }, 'order'),
  }));
  const timed = faults.map((text) => parseFault(text, faultableIn(subject)));
  const term = optionsTerm(subject.options, options);
  return record(subject.system, { ...settings, options: term }, plansOf(inputs, timed));
}

/** The same tape, played to its end or to that many milliseconds. */
export function played(tape: Tape, until?: number): Tape {
  playUntil(tape, until === undefined ? END : until * 1000);
  return tape;
}

type Kind = KernelEvent['kind'];

export function eventsOf<K extends Kind>(
  { events }: Pick<Tape, 'events'>,
  kind: K,
): readonly (KernelEvent & { kind: K })[] {
  return events.filter((event): event is KernelEvent & { kind: K } => event.kind === kind);
}

/** All that tells one world from another: not the functions, and not how its maps came about. */
export function shapeOf(world: World | undefined): string {
  return JSON.stringify(world, (key, value: unknown) => {
    if (key === 'edition' || key === 'version') return undefined;
    return value instanceof Map ? [...value.entries()] : value;
  });
}

export function tapeShape({ events, placed, times, eventCounts, planCounts, world }: Tape): string {
  const parts = { events, placed, times, eventCounts, planCounts };
  return `${JSON.stringify(parts)}\n${shapeOf(world)}`;
}
