/** The coffee shop on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import source from '#systems/coffee-shop/coffee_shop.ex?raw';

export const staging: Staging = {
  cast: COFFEE_SHOP,
  source,
};
