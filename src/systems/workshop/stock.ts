/** How many parts there are: an agent. */
import { raise } from '#machine/reason.ts';
import { agent } from '#otp/agent.ts';
import { field } from '#term/access.ts';
import { type Term, tuple } from '#term/term.ts';

export const stock = agent({
  name: 'Workshop.Stock',
  module: 'Workshop.Stock',
  label: 'Stock',
  functions: {
    new: (options = 0) => field(options, 'parts') ?? 0,
    same: (parts = 0) => parts,
    plus: (parts, some) => number(parts) + number(some),
    minus: (parts, some) => {
      if (number(some) > number(parts)) return raise(`there are no ${number(some)} parts`);
      return tuple(number(some), number(parts) - number(some));
    },
  },
});

function number(term: Term | undefined): number {
  return Number(term);
}
