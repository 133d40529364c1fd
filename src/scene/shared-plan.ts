/**
 * The same places for the same shop as one program: its threads call each other in one memory, so no
 * messages go between them, and nobody supervises them one by one. The program itself has a place.
 */
import { slotOf } from './plan.ts';
import type { Plan, Slot, Wire } from './plan.ts';

const THREADS = ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen'];

const shared = new WeakMap<Plan, Plan>();

export function sharedPlan(plan: Plan): Plan {
  const made = shared.get(plan) ?? madeFrom(plan);
  shared.set(plan, made);
  return made;
}

function madeFrom(plan: Plan): Plan {
  const program = programSlot(plan);
  return {
    ...plan,
    slots: [...plan.slots.map(renamed), program],
    wires: [...plan.wires.filter(goesOutside), watching(plan, program)],
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

/** Straight down to the middle of the program. */
function watching(plan: Plan, { box }: Slot): Wire {
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
