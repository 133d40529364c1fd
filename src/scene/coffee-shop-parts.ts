/** The coffee shop's cast, as processes and as threads of one program. */
import { elements, field, keywordGet } from '#term/access.ts';
import { isAtom, NIL_ATOM, type Term } from '#term/term.ts';

import type { DeviceMark } from './moment.ts';
import type { Detail, DevicePart, Group, Part, Parts } from './parts.ts';

const BUSY = ['heating', 'brewing', 'charging', 'refunding', 'restarting'];
const TIMED = ['heating', 'brewing'];

const word = (value: Term | undefined) => (value !== undefined && isAtom(value) ? value.name : '');

const brewing: Detail = (state, data) => {
  const order = field(data, 'order') ?? NIL_ATOM;
  const id = keywordGet(order, 'order_id');
  return state === 'brewing' && typeof id === 'number' ? `brewing ${id}` : state;
};

const showing: Detail = (state, data) => {
  const [newest] = elements(field(data, 'ready') ?? NIL_ATOM) ?? [];
  return newest === undefined ? state : `${String(newest)} ready`;
};

const CUSTOMER_STATES: Readonly<Record<string, string>> = {
  ordering: 'orders a',
  looking: 'looks for the till, wants a',
  at_a_dark_door: 'finds nobody, wants a',
  trying_again: 'finds nobody, wants a',
  waiting: 'waits for',
  waiting_for_refund: 'waits for a refund of',
  shop_closed: 'finds the shop closed, wants a',
  getting_money_back: 'asks for the money of',
  waiting_for_bank: 'waits for the money of',
};

const visiting: Detail = (state, data) => {
  const drink = word(keywordGet(field(data, 'order') ?? NIL_ATOM, 'type'));
  return `${CUSTOMER_STATES[state] ?? state} ${drink}`;
};

const CUSTOMERS: Group = { prefix: 'Customer', group: 'Customers', detail: visiting };

const BANK_LINES: Readonly<Record<string, Pick<DeviceMark, 'stateText' | 'health'>>> = {
  open: { stateText: 'answers', health: 'well' },
  slow: { stateText: 'slow', health: 'ailing' },
  garbled: { stateText: 'garbled answer next', health: 'ailing' },
  about_to_drop: { stateText: 'drops the next call', health: 'ailing' },
  down: { stateText: 'down', health: 'down' },
};

const BANK: DevicePart = {
  device: 'bank',
  key: 'Bank',
  name: 'Bank',
  look: (described) => {
    const line = BANK_LINES[word(field(described, 'line'))] ?? { stateText: '', health: 'well' };
    const waiting = field(described, 'waiting');
    return { ...line, waiting: typeof waiting === 'number' ? waiting : 0 };
  },
};

function worker(label: string, detail?: Detail): Part {
  const part: Part = { label, key: label, name: label, kind: 'worker' };
  return detail === undefined ? part : { ...part, detail };
}

export const COFFEE_SHOP_PARTS: Parts = {
  memory: 'processes',
  parts: [
    { label: 'Supervisor', key: 'Supervisor', name: 'CoffeeShop.Supervisor', kind: 'supervisor' },
    worker('DisplayScreen', showing),
    worker('PaymentGateway'),
    worker('Barista', brewing),
    worker('Cashier'),
  ],
  groups: [CUSTOMERS],
  devices: [BANK],
  busy: BUSY,
  timed: TIMED,
};

function thread(region: string): Part {
  return { label: 'Program', key: region, name: region, kind: 'worker', region };
}

export const MONOLITH_PARTS: Parts = {
  memory: 'shared',
  parts: [
    { label: 'Watchdog', key: 'Supervisor', name: 'Watchdog', kind: 'worker' },
    ...['DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier'].map(thread),
  ],
  groups: [CUSTOMERS],
  devices: [BANK],
  busy: BUSY,
  timed: TIMED,
};
