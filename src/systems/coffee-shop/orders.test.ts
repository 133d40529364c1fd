import { describe, expect, test } from 'vitest';

import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';

import { coffeeShop } from './coffee-shop.ts';
import { customerInput, orderId, priceInCents } from './orders.ts';

const read = (order: unknown) => customerInput(order, 'inputs[2].order');

test('an order is a customer who comes in', () => {
  const order = { order_id: 101, type: 'latte', milk: 'oat', card_token: 'xyz' };
  expect(inspectLine(read(order))).toBe(
    '{:customer, [order_id: 101, type: :latte, milk: :oat, card_token: "xyz"]}',
  );
  expect(inspectLine(coffeeShop.input({ order }, 'inputs[2]'))).toBe(inspectLine(read(order)));
});

test('milk and card may be left out', () => {
  expect(inspectLine(read({ order_id: 7, type: 'tea' }))).toBe(
    '{:customer, [order_id: 7, type: :tea, milk: :none, card_token: "card-7"]}',
  );
});

describe('a mistake names the field and what is allowed', () => {
  const whole = 'is not a whole number from 1 on';
  const letters = 'is not a word of a to z, 0 to 9 and _';
  test.each([
    [5, ': 5 is not an object'],
    [
      { order_id: 1, type: 'latte', size: 'big' },
      '.size: there is no such field; allowed are order_id, type, milk, card_token',
    ],
    [{ type: 'latte' }, `.order_id: undefined ${whole}`],
    [{ order_id: 0, type: 'latte' }, `.order_id: 0 ${whole}`],
    [{ order_id: 1.5, type: 'latte' }, `.order_id: 1.5 ${whole}`],
    [{ order_id: '1', type: 'latte' }, `.order_id: "1" ${whole}`],
    [{ order_id: 1 }, `.type: undefined ${letters}`],
    [{ order_id: 1, type: 'Latte' }, `.type: "Latte" ${letters}`],
    [{ order_id: 1, type: '' }, `.type: "" ${letters}`],
    [{ order_id: 1, type: 'latte\n' }, `.type: "latte\\n" ${letters}`],
    [{ order_id: 1, type: 'latte', milk: 5 }, `.milk: 5 ${letters}`],
    [{ order_id: 1, type: 'latte', card_token: 5 }, '.card_token: 5 is not a text'],
  ])('%j', (order, message) => {
    expect(() => read(order)).toThrow(new RangeError(`inputs[2].order${message}`));
  });
});

test('prices, and what is not sold', () => {
  expect(priceInCents(ex`[type: :latte]`)).toBe(450);
  for (const order of [ex`[type: :tea]`, ex`[type: :constructor]`, ex`[type: "latte"]`, ex`[]`]) {
    expect(priceInCents(order)).toBeUndefined();
  }
  expect(orderId(ex`[type: :latte]`)).toBe(0);
});

test('the shop takes nobody else from outside', () => {
  expect(() => coffeeShop.system.input(ex`{:inspector, []}`, ex`%{}`, new Map())).toThrow(
    'the coffee shop takes {:customer, order} from outside',
  );
});
