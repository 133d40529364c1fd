/** Bad days at the shop, as a seed makes them: customers and faults at random times. */
import { mix } from '#kernel/chance.ts';
import type { BadDay } from '#systems/chaos.ts';

const STRATEGIES = ['one_for_one', 'one_for_all', 'rest_for_one'];
const DRINKS = ['espresso', 'latte', 'mocha', 'cappuccino', 'tea'];
const VICTIMS = ['DisplayScreen', 'PaymentGateway', 'Barista', 'Cashier'];
const REASONS = [
  ':boom',
  ':kill',
  ':shutdown',
  '{:shutdown, :lunch}',
  ':normal',
  '{:badarith, []}',
];
const BANK_FAULTS = ['lost', 'malformed', 'slow', 'down', 'up'];
/** Faults end here, milliseconds; then the bank is well again. */
const QUIET_AFTER = 20_000;

export function badDay(seed: number): BadDay {
  let drawn = 0;
  const below = (limit: number) => {
    drawn += 1;
    return mix(mix(seed, 77), drawn) % limit;
  };
  const oneOf = (choices: readonly string[]) => choices[below(choices.length)] ?? '';
  const customers = 1 + below(8);
  const inputs = Array.from({ length: customers }, (_, index) => {
    const card = below(8) === 0 ? 'no-funds' : `card-${101 + index}`;
    const order = { order_id: 101 + index, type: oneOf(DRINKS), milk: 'oat', card_token: card };
    return { at: below(12_000), order };
  });
  const fault = () => {
    const at = below(QUIET_AFTER);
    const kind = below(20);
    if (kind < 8) return `bank ${oneOf(BANK_FAULTS)} at ${at}`;
    if (kind === 8) return `crash Customer ${101 + below(customers)} at ${at}`;
    if (kind === 9) return `kill Supervisor at ${at}`;
    return `crash ${oneOf(VICTIMS)} with ${oneOf(REASONS)} at ${at}`;
  };
  return {
    settings: {
      seed,
      schedulers: 1 + below(4),
      flight: below(2) * below(200_000),
      jitter: below(2) * below(100_000),
    },
    options: {
      strategy: oneOf(STRATEGIES),
      max_restarts: 1 + below(8),
      slow_latency: 1000 + below(6000),
    },
    inputs,
    faults: [...Array.from({ length: below(10) }, fault), `bank up at ${QUIET_AFTER}`],
  };
}
