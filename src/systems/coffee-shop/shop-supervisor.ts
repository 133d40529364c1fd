/** The supervisor of the shop: starts its four processes and replaces each one that dies. */
import { type GenServer } from '#otp/gen-server.ts';
import type { Strategy } from '#otp/restart.ts';
import { supervisor } from '#otp/supervisor.ts';
import { field } from '#term/access.ts';
import { isAtom, type Term } from '#term/term.ts';

import { barista } from './barista.ts';
import { cashier } from './cashier.ts';
import { display } from './display.ts';
import { gateway } from './gateway.ts';

const STRATEGIES: readonly Strategy[] = ['one_for_one', 'one_for_all', 'rest_for_one'];

export function shopSupervisor(options: Term): GenServer {
  const start = [display, gateway, barista, cashier];
  return supervisor({
    module: 'CoffeeShop.Supervisor',
    name: 'CoffeeShop.Supervisor',
    strategy: strategyIn(options),
    maxRestarts: Number(field(options, 'max_restarts')),
    maxSeconds: Number(field(options, 'max_seconds')),
    children: start.map((one) => ({ start: one, argument: options })),
  });
}

function strategyIn(options: Term): Strategy {
  const given = field(options, 'strategy');
  const named = given !== undefined && isAtom(given) ? given.name : '';
  return STRATEGIES.find((strategy) => strategy === named) ?? 'one_for_one';
}
