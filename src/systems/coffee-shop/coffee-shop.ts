/** The coffee shop: a supervisor, four processes, customers, and the bank and tickets around them. */
import type { Request } from '#kernel/behaviour.ts';
import type { System } from '#kernel/world.ts';
import { recordOf } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';
import { element } from '#term/access.ts';
import { isAtom, isTuple, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { bank } from './bank.ts';
import { customer } from './customer.ts';
import { COFFEE_SHOP_OPTIONS } from './options.ts';
import { customerInput, orderId } from './orders.ts';
import { shopSupervisor } from './shop-supervisor.ts';
import { tickets } from './tickets.ts';
import { visitors } from './visitors.ts';

const system: System = {
  name: 'coffee-shop',
  devices: { bank, tickets },
  boot: (options) => [
    { kind: 'spawn', behaviour: shopSupervisor(options), argument: options, label: 'Supervisor' },
  ],
  input: (input, options) => [visit(input, options)],
};

/** `{:customer, order}`: somebody comes in, a process of its own that nobody supervises. */
function visit(input: Term, options: Term): Request {
  const order = element(input, 1);
  if (
    !isTuple(input, 2) ||
    order === undefined ||
    !isAtom(input.items[0] ?? NIL_ATOM, 'customer')
  ) {
    throw new RangeError('the coffee shop takes {:customer, order} from outside');
  }
  const label = `Customer ${orderId(order)}`;
  return { kind: 'spawn', behaviour: customer, argument: tuple(order, options), label };
}

export const coffeeShop: Subject = {
  name: 'coffee-shop',
  about: 'cashier, barista, payment gateway, display screen and customers under a supervisor',
  system,
  options: COFFEE_SHOP_OPTIONS,
  processes: ['Supervisor', 'DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier', 'Customer N'],
  input: (given, path) => {
    const fields = recordOf(given, path);
    return customerInput(fields['order'], `${path}.order`);
  },
  visitors,
};
