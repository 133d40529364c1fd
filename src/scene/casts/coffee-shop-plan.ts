/**
 * Where the coffee shop's parts stand: the supervisor above, the cashier and the gateway beside each
 * other, the barista between them, the world outside below and, at the gateway's hand, the bank.
 */
import { boxAround, clamp } from '#scene/geometry.ts';
import type { Point, Size } from '#scene/geometry.ts';
import type { Plan, Slot, Wire } from '#scene/plan.ts';
import { atLeast, PHONE_BELOW, zoomOf } from '#scene/room.ts';
import { wire } from '#scene/wire-text.ts';

const SMALLEST_WIDE: Size = { width: 660, height: 500 };
const SMALLEST_PHONE: Size = { width: 344, height: 410 };
export function coffeeShopPlan(room: Size): Plan {
  return room.width < PHONE_BELOW ? phonePlan(room) : widePlan(room);
}

function widePlan(room: Size): Plan {
  const zoom = clamp(zoomOf(room), 1, 1.5);
  const size = atLeast({ width: room.width / zoom, height: room.height / zoom }, SMALLEST_WIDE);
  const labelWidth = clamp(size.width * 0.36, 200, 276);
  return { form: 'wide', size, slots: wideSlots(size), wires: WIDE_WIRES, labelWidth };
}

function phonePlan(room: Size): Plan {
  const size = atLeast(room, SMALLEST_PHONE);
  return { form: 'phone', size, slots: phoneSlots(size), wires: PHONE_WIRES, labelWidth: 160 };
}

function slot(key: string, kind: Slot['kind'], place: Point & Size): Slot {
  const name = key === 'Supervisor' ? 'CoffeeShop.Supervisor' : key;
  return { key, name, kind, box: boxAround(place, place) };
}

function wideSlots({ width, height }: Size): Slot[] {
  const left = Math.max(114, width * 0.172);
  const right = Math.min(width - 120, width * 0.81);
  const second = Math.max(180, height * 0.335);
  const lowest = height - 74;
  return [
    slot('Supervisor', 'supervisor', { x: width / 2, y: 50, width: 272, height: 72 }),
    slot('Cashier', 'process', { x: left, y: second, width: 184, height: 124 }),
    slot('PaymentGateway', 'process', { x: right, y: second, width: 196, height: 124 }),
    slot('Bank', 'device', { x: right + 8, y: (second + lowest) / 2 + 4, width: 164, height: 58 }),
    slot('Barista', 'process', { x: width * 0.47, y: height * 0.65, width: 184, height: 124 }),
    slot('Customers', 'group', { x: left, y: lowest, width: 184, height: 112 }),
    slot('DisplayScreen', 'process', { x: right - 8, y: lowest, width: 184, height: 112 }),
  ];
}

/** At the right a lane stays free, for the supervisor's way down to the screen. */
function phoneSlots({ width, height }: Size): Slot[] {
  const left = 78;
  const right = width - 96;
  const low = height - 50;
  const third = (184 + low - 40) / 2;
  return [
    slot('Supervisor', 'supervisor', { x: width / 2, y: 30, width: width - 100, height: 46 }),
    slot('Cashier', 'process', { x: left, y: 138, width: 140, height: 92 }),
    slot('PaymentGateway', 'process', { x: right, y: 138, width: 152, height: 92 }),
    slot('Bank', 'device', { x: width - 68, y: third - 14, width: 96, height: 48 }),
    slot('Barista', 'process', { x: width / 2 - 20, y: third + 6, width: 140, height: 88 }),
    slot('Customers', 'group', { x: left, y: low, width: 140, height: 80 }),
    slot('DisplayScreen', 'process', { x: right, y: low, width: 152, height: 80 }),
  ];
}

const COUNTER: readonly Wire[] = [
  wire('talk', 'Cashier: right 0.28 → PaymentGateway: left 0.28'),
  wire('talk', 'PaymentGateway: left 0.78 → Cashier: right 0.78'),
  wire('talk', 'Customers: top 0.22 → Cashier: bottom 0.22'),
  wire('talk', 'Cashier: bottom 0.46 → Customers: top 0.46'),
  wire('talk', 'DisplayScreen: left 0.72 → Customers: right 0.72'),
  wire('supervision', 'Supervisor: bottom 0.22 → Cashier: top 0.6'),
  wire('supervision', 'Supervisor: bottom 0.78 → PaymentGateway: top 0.4'),
];

const GATEWAY_MONITOR = wire('monitor', 'Cashier: right 0.53 → PaymentGateway: left 0.53');

const WIDE_WIRES: readonly Wire[] = [
  ...COUNTER,
  GATEWAY_MONITOR,
  wire('talk', 'Cashier: bottom 0.84 → Barista: left 0.4'),
  wire('talk', 'Barista: right 0.7 → DisplayScreen: left 0.35'),
  wire('talk', 'PaymentGateway: bottom 0.4 → Bank: top 0.3317'),
  wire('talk', 'Bank: top 0.5707 → PaymentGateway: bottom 0.6'),
  wire('supervision', 'Supervisor: bottom 0.44 → Barista: top 0.5'),
  wire('supervision', 'Supervisor: bottom 0.6 → DisplayScreen: top 0.14'),
  { ...wire('monitor', 'Customers: right 0.24 → Supervisor: bottom 0.06'), reach: [18, 280] },
];

const PHONE_WIRES: readonly Wire[] = [
  ...COUNTER,
  { ...GATEWAY_MONITOR, aside: { x: -20, y: 60 } },
  wire('talk', 'Cashier: bottom 0.84 → Barista: top 0.28'),
  wire('talk', 'Barista: bottom 0.8 → DisplayScreen: top 0.2'),
  wire('talk', 'PaymentGateway: bottom 0.605 → Bank: top 0.375'),
  wire('talk', 'Bank: top 0.625 → PaymentGateway: bottom 0.763'),
  wire('supervision', 'Supervisor: bottom 0.454 → Barista: top 0.55'),
  { ...wire('supervision', 'Supervisor: right 0.5 → DisplayScreen: right 0.5'), reach: [66, 14] },
];
