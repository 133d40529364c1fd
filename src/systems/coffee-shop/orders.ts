/** What the shop sells and for how much, and an order as it comes in from outside. */
import { isWhole, recordOf } from '#systems/options.ts';
import { keywordGet } from '#term/access.ts';
import { atom, isAtom, keyword, type Term, tuple } from '#term/term.ts';

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
  if (type === undefined || !isAtom(type)) return undefined;
  return Object.hasOwn(PRICES, type.name) ? PRICES[type.name] : undefined;
}

export function orderId(order: Term): number {
  const id = keywordGet(order, 'order_id');
  return typeof id === 'number' ? id : 0;
}

const FIELDS = ['order_id', 'type', 'milk', 'card_token'];

/**
 * `{:customer, order_id: 101, type: :latte, …}`: somebody comes in who wants this. Milk and card may
 * be left out. Throws a `RangeError` that names the field and what is allowed.
 */
export function customerInput(given: unknown, path = 'order'): Term {
  const order = recordOf(given, path);
  const unknown = Object.keys(order).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) {
    const allowed = FIELDS.join(', ');
    throw new RangeError(`${path}.${unknown}: there is no such field; allowed are ${allowed}`);
  }
  const { order_id: id, type, milk = 'none', card_token: card = `card-${String(id)}` } = order;
  if (!isWhole(id, 1)) throw wrong(`${path}.order_id`, id, 'a whole number from 1 on');
  if (typeof card !== 'string') throw wrong(`${path}.card_token`, card, 'a text');
  const words = { type: wordOf(type, `${path}.type`), milk: wordOf(milk, `${path}.milk`) };
  return tuple(atom('customer'), keyword({ order_id: id, ...words, card_token: card }));
}

function wordOf(value: unknown, path: string): Term {
  if (typeof value === 'string' && /^[a-z][a-z0-9_]*$/.test(value)) return atom(value);
  throw wrong(path, value, 'a word of a to z, 0 to 9 and _');
}

function wrong(path: string, value: unknown, allowed: string): RangeError {
  return new RangeError(`${path}: ${JSON.stringify(value)} is not ${allowed}`);
}
