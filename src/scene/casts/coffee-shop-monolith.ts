/** The same shop as one program with threads: who has a part, and the memory they all share. */
import type { Cast } from '#scene/cast.ts';
import { grown } from '#scene/geometry.ts';
import type { Box, Point } from '#scene/geometry.ts';
import type { Detail, Part, Parts } from '#scene/parts.ts';
import { slotOf } from '#scene/plan.ts';
import type { Plan, Slot, Wire } from '#scene/plan.ts';
import { wire } from '#scene/wire-text.ts';

import { BANK, brewing, BUSY, CUSTOMERS, showing, TIMED } from './coffee-shop-parts.ts';
import { coffeeShopPlan } from './coffee-shop-plan.ts';

const watching: Detail = (state, _data, timed) =>
  state === 'restarting' && timed !== undefined
    ? `starts it all again in ${(timed.left / 1_000_000).toFixed(1)} s`
    : `${state} from outside`;

function thread(region: string, more: Pick<Part, 'detail' | 'says'> = {}): Part {
  return { label: 'Program', key: region, name: region, kind: 'thread', region, ...more };
}

const PARTS: Parts = {
  memory: 'shared',
  parts: [
    {
      label: 'Watchdog',
      key: 'Supervisor',
      name: 'Watchdog',
      kind: 'watchdog',
      detail: watching,
    },
    thread('Cashier'),
    thread('PaymentGateway'),
    thread('Barista', { detail: brewing }),
    thread('DisplayScreen', { detail: showing, says: ['order_ready'] }),
  ],
  groups: [CUSTOMERS],
  devices: [BANK],
  busy: BUSY,
  timed: TIMED,
};

const THREADS = ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen'];

/** The same places. Its threads call each other in one memory: no messages go between them. */
function programPlan(plan: Plan): Plan {
  const program = programSlot(plan);
  return {
    ...plan,
    commons: { outline: outlineOf(plan), textIn: program.box },
    slots: [...plan.slots.map(renamed), program],
    wires: [...plan.wires.filter(goesOutside), watchWire(plan, program), ...outside(plan)],
  };
}

function renamed(slot: Slot): Slot {
  return slot.key === 'Supervisor' ? { ...slot, name: 'Watchdog' } : slot;
}

/** What is between the cashier and the gateway: the middle of the program's upper band. */
function programSlot(plan: Plan): Slot {
  const [cashier, gateway] = [slotOf(plan, 'Cashier')?.box, slotOf(plan, 'PaymentGateway')?.box];
  const x = cashier === undefined ? 0 : cashier.x + cashier.width;
  const y = (cashier?.y ?? 0) - (plan.form === 'wide' ? 12 : 5);
  const box = { x, y, width: Math.max(0, (gateway?.x ?? x) - x), height: 44 };
  return { key: 'Program', name: '', kind: 'program', box };
}

function goesOutside({ kind, from, to }: Wire): boolean {
  return kind === 'talk' && !(THREADS.includes(from) && THREADS.includes(to));
}

/** Past the barista: how the customers hear of the end, and ask the bank for their money. */
function outside({ form }: Plan): readonly Wire[] {
  const [below, reach] = form === 'wide' ? ([3.2, [190, 40]] as const) : ([2.3, [70, 14]] as const);
  return [
    wire('monitor', `Customers: top 0.8 → Program: left ${below}`),
    wire('talk', 'Customers: right 0.08 → Bank: left 0.75', { reach }),
  ];
}

/** Straight down to the middle of the program. */
function watchWire(plan: Plan, { box }: Slot): Wire {
  const watchdog = slotOf(plan, 'Supervisor')?.box ?? box;
  const at = (box.x + box.width / 2 - watchdog.x) / watchdog.width;
  return {
    kind: 'monitor',
    from: 'Supervisor',
    to: 'Program',
    out: { side: 'bottom', at },
    into: { side: 'top', at: 0.5 },
  };
}

/** A band for the cashier and the gateway, a column for the barista, a foot for the screen. */
function outlineOf(plan: Plan): readonly Point[] {
  const [cashier, gateway] = [sharing(plan, 'Cashier'), sharing(plan, 'PaymentGateway')];
  const [barista, display] = [sharing(plan, 'Barista'), sharing(plan, 'DisplayScreen')];
  const meets = display.left < barista.right - 30;
  const foot = meets ? display.left : (barista.left + barista.right) / 2;
  return [
    { x: cashier.left, y: cashier.top },
    { x: gateway.right, y: cashier.top },
    { x: gateway.right, y: gateway.bottom },
    { x: barista.right, y: gateway.bottom },
    { x: barista.right, y: display.top },
    { x: display.right, y: display.top },
    { x: display.right, y: display.bottom },
    { x: foot, y: display.bottom },
    { x: foot, y: barista.bottom },
    { x: barista.left, y: barista.bottom },
    { x: barista.left, y: cashier.bottom },
    { x: cashier.left, y: cashier.bottom },
  ];
}

function sharing(plan: Plan, key: string) {
  const { x, y, width, height } = grown(boxOf(plan, key), plan.form === 'wide' ? 12 : 5);
  return { left: x, right: x + width, top: y, bottom: y + height };
}

function boxOf(plan: Plan, key: string): Box {
  return slotOf(plan, key)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
}

export const COFFEE_SHOP_MONOLITH: Cast = {
  parts: PARTS,
  plan: (room) => programPlan(coffeeShopPlan(room)),
};
