/** The coffee shop as one shared-memory program, and what starts it again from outside. */
import type { Request } from '#kernel/behaviour.ts';
import type { System } from '#kernel/world.ts';
import { bank } from '#systems/coffee-shop/bank.ts';
import { COFFEE_SHOP_OPTIONS } from '#systems/coffee-shop/options.ts';
import { customerInput, orderId } from '#systems/coffee-shop/orders.ts';
import { visitors } from '#systems/coffee-shop/visitors.ts';
import { count, type OptionSpecs, recordOf } from '#systems/options.ts';
import type { Subject } from '#systems/subject.ts';
import { element } from '#term/access.ts';
import { NIL_ATOM, type Term, tuple } from '#term/term.ts';

import { visitor } from './visitor.ts';
import { watchdog } from './watchdog.ts';

const { heat, brew, bank_latency, slow_latency, bank_timeout, customer_retry } =
  COFFEE_SHOP_OPTIONS;

const OPTIONS: OptionSpecs = {
  heat,
  brew,
  bank_latency,
  slow_latency,
  bank_timeout,
  customer_retry,
  boot: count(4000),
};

const system: System = {
  name: 'coffee-shop-monolith',
  devices: { bank },
  boot: (options) => [{ kind: 'spawn', behaviour: watchdog, argument: options, label: 'Watchdog' }],
  input: (input, options) => [visit(input, options)],
};

function visit(input: Term, options: Term): Request {
  const order = element(input, 1) ?? NIL_ATOM;
  const label = `Customer ${orderId(order)}`;
  return { kind: 'spawn', behaviour: visitor, argument: tuple(order, options), label };
}

export const monolith: Subject = {
  name: 'coffee-shop-monolith',
  about: 'the same shop as one program whose threads share one memory, restarted as a whole',
  system,
  options: OPTIONS,
  processes: ['Watchdog', 'Program', 'Customer N'],
  input: (given, path) => customerInput(recordOf(given, path)['order'], `${path}.order`),
  visitors,
};
