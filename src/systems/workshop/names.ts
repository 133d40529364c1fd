import { via } from '#otp/name.ts';
/** Who is who in the workshop. */
import { inspectLine } from '#term/inspect.ts';
import { isAtom, moduleAtom, type Term, type Tuple } from '#term/term.ts';

export const NAMES = 'Workshop.Names';
export const TOPICS = 'Workshop.Topics';
export const STOCK = moduleAtom('Workshop.Stock');
export const BENCHES = moduleAtom('Workshop.Benches');
export const HELPERS = moduleAtom('Workshop.Helpers');
export const FOREMAN = moduleAtom('Workshop.Foreman');

/** `Workshop.Bench.via(name)`. */
export function benchCalled(name: Term): Tuple {
  return via(NAMES, name);
}

/** `to_string`, as far as it is needed here. */
export function text(term: Term | undefined): string {
  if (term === undefined) return '';
  if (typeof term === 'string') return term;
  return isAtom(term) ? term.name : inspectLine(term);
}
