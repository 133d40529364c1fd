import type { DeviceMark } from '#scene/moment.ts';
import type { Detail, DevicePart, Group, Part, Parts } from '#scene/parts.ts';
/** Who has a part in the coffee shop, and what each says of itself. */
import { elements, field, keywordGet } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, NIL_ATOM, type Term } from '#term/term.ts';

export const BUSY = ['heating', 'brewing', 'charging', 'refunding', 'restarting'];
export const TIMED = ['heating', 'brewing', 'restarting'];

const word = (value: Term | undefined) => (value !== undefined && isAtom(value) ? value.name : '');

export const brewing: Detail = (state, data) => {
  const order = field(data, 'order') ?? field(data, 'brewing') ?? NIL_ATOM;
  const id = typeof order === 'number' ? order : keywordGet(order, 'order_id');
  return state === 'brewing' && typeof id === 'number' ? `brewing ${id}` : state;
};

export const showing: Detail = (state, data) => {
  const [newest] = elements(field(data, 'ready') ?? NIL_ATOM) ?? [];
  return newest === undefined ? state : `${inspectLine(newest)} ready`;
};

/** What a customer does, and whether it is said which drink it is about. */
const CUSTOMER_STATES: Readonly<Record<string, readonly [does: string, drink?: 'drink']>> = {
  ordering: ['orders', 'drink'],
  looking: ['looks for a till'],
  at_a_dark_door: ['finds nobody'],
  trying_again: ['finds nobody'],
  waiting: ['waits for', 'drink'],
  waiting_for_refund: ['awaits a refund'],
  shop_closed: ['finds it closed'],
  getting_money_back: ['wants a refund'],
  waiting_for_bank: ['asks the bank'],
};

const visiting: Detail = (state, data) => {
  const drink = word(keywordGet(field(data, 'order') ?? NIL_ATOM, 'type'));
  const [does, about] = CUSTOMER_STATES[state] ?? [state];
  return about === undefined ? does : `${does} ${drink}`;
};

export const CUSTOMERS: Group = { prefix: 'Customer', group: 'Customers', detail: visiting };

const BANK_LINES: Readonly<Record<string, Pick<DeviceMark, 'stateText' | 'health'>>> = {
  open: { stateText: 'answers', health: 'well' },
  slow: { stateText: 'slow', health: 'ailing' },
  garbled: { stateText: 'bad JSON next', health: 'ailing' },
  about_to_drop: { stateText: 'drops the next', health: 'ailing' },
  down: { stateText: 'down', health: 'down' },
};

export const BANK: DevicePart = {
  device: 'bank',
  key: 'Bank',
  name: 'Bank',
  look: (described) => {
    const line = BANK_LINES[word(field(described, 'line'))] ?? { stateText: '', health: 'well' };
    const waiting = field(described, 'waiting');
    return { ...line, waiting: typeof waiting === 'number' ? waiting : 0 };
  },
  faults: [
    {
      fault: 'slow',
      label: 'Slow',
      hint: 'Answers take six seconds',
      lasts: { shownAs: 'slow', end: 'up' },
    },
    { fault: 'malformed', label: 'Bad answer', hint: 'The next answer has rate: 0' },
    { fault: 'lost', label: 'Lost connection', hint: 'Open requests fail now' },
    {
      fault: 'down',
      label: 'Down',
      hint: 'No request is taken',
      lasts: { shownAs: 'down', end: 'up' },
    },
  ],
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
