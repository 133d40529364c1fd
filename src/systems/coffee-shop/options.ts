/** How long things take in the shop, in milliseconds, and how its supervisor behaves. */
import { count, group, type OptionSpecs, word } from '#systems/options.ts';

export const COFFEE_SHOP_OPTIONS = {
  strategy: word('one_for_one', 'one_for_all', 'rest_for_one'),
  max_restarts: count(3, 0),
  max_seconds: count(5),
  heat: count(800),
  brew: group({
    espresso: count(1500),
    cappuccino: count(2500),
    latte: count(3000),
    mocha: count(3500),
  }),
  bank_latency: count(1200),
  slow_latency: count(6000),
  bank_timeout: count(2500),
  retry_after: count(1000),
  payment_attempts: count(3),
  refund_retry: count(1500),
  customer_retry: count(700),
} satisfies OptionSpecs;
