/** The same shop as one program with threads, on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { COFFEE_SHOP_MONOLITH } from '#scene/casts/coffee-shop-monolith.ts';

export const staging: Staging = {
  cast: COFFEE_SHOP_MONOLITH,
  source: '',
};
