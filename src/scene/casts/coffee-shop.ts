/** The coffee shop as its pictures show it: a process each. */
import type { Cast } from '#scene/cast.ts';

import { COFFEE_SHOP_PARTS } from './coffee-shop-parts.ts';
import { coffeeShopPlan } from './coffee-shop-plan.ts';

export const COFFEE_SHOP: Cast = { parts: COFFEE_SHOP_PARTS, plan: coffeeShopPlan };
