/** Joins the lesson of the crashing gateway with its prose, its cast and its Elixir. */
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';
import Prose from '#lessons/02-coffee-shop/03-the-gateway-crashes/prose.mdx';
import { statesOf } from '#machine/states.ts';
import { COFFEE_SHOP_PARTS, MONOLITH_PARTS } from '#scene/coffee-shop-parts.ts';
import { programMachine } from '#systems/coffee-shop-monolith/program.ts';
import { watchdogMachine } from '#systems/coffee-shop-monolith/watchdog.ts';
import { baristaMachine } from '#systems/coffee-shop/barista.ts';
import { cashierMachine } from '#systems/coffee-shop/cashier.ts';
import source from '#systems/coffee-shop/coffee_shop.ex?raw';
import { customerMachine } from '#systems/coffee-shop/customer.ts';
import { displayMachine } from '#systems/coffee-shop/display.ts';
import { gatewayMachine } from '#systems/coffee-shop/gateway.ts';

import type { LessonContent } from './use-lesson.tsx';

export const content: LessonContent = {
  lesson,
  Prose,
  staged: {
    processes: {
      run: lesson.run,
      parts: COFFEE_SHOP_PARTS,
      source,
      machines: {
        Cashier: statesOf(cashierMachine),
        PaymentGateway: statesOf(gatewayMachine),
        Barista: statesOf(baristaMachine),
        DisplayScreen: statesOf(displayMachine),
        Customer: statesOf(customerMachine),
      },
    },
    shared: {
      run: lesson.otherRun ?? lesson.run,
      parts: MONOLITH_PARTS,
      source: '',
      machines: { Program: statesOf(programMachine), Watchdog: statesOf(watchdogMachine) },
    },
  },
};
