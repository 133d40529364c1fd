/** What the shop sells and for how much, and an order as it comes in from outside. */
import { keywordGet } from '#term/access.ts';
import { atom, isAtom, keyword, type Term, tuple } from '#term/term.ts';

import { recordOf } from '#systems/options.ts';

/** In cents. */
export const PRICES: Readonly<Record<string, number>> = {
  espresso: 250,
  latte: 450,
  mocha: 480,
  cappuccino: 400,
};

/** `undefined` for a drink that is not sold. */
export function priceInCents(order: Term): number | undefined {
  const type = keywordGet(order, 'type');
  return type !== undefined && isAtom(type) ? PRICES[type.name] : undefined;
}

export function orderId(order: Term): number {
  const id = keywordGet(order, 'order_id');
  return typeof id === 'number' ? id : 0;
}

export type OrderInput = {
  readonly order_id: number;
  readonly type: string;
  readonly milk?: string;
  readonly card_token?: string;
};

const FIELDS = ['order_id', 'type', 'milk', 'card_token'];

/** `{:customer, order_id: 101, type: :latte, …}`: somebody comes in who wants this. */
export function customerInput(given: unknown, path = 'order'): Term {
  const order = recordOf(given, path);
  const unknown = Object.keys(order).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) {
    throw new RangeError(`${path}.${unknown}: there is no such field; allowed are ${FIELDS.join(', ')}`);
  }
  const { order_id: id, type, milk = 'none', card_token: card = `card-${String(id)}` } = order;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) {
    throw new RangeError(`${path}.order_id: ${JSON.stringify(id)} is not a whole number of 0 or more`);
  }
  const texts = { type, milk, card_token: card };
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value !== 'string' || value === '') {
      throw new RangeError(`${path}.${key}: ${JSON.stringify(value)} is not a text`);
    }
  }
  const fields = { order_id: id, type: atom(String(type)), milk: atom(String(milk)) };
  return tuple(atom('customer'), keyword({ ...fields, card_token: String(card) }));
}
