/** Whatever the code of a process throws ends that process, never the page. SPEC, EX. */
import { atom, type Term, tuple } from '#term/term.ts';

import { Raised } from './behaviour.ts';

export function attempt<Result>(action: () => Result): Result | Raised {
  try {
    return action();
  } catch (error) {
    return error instanceof Raised ? error : new Raised(reasonOf(error), String(error));
  }
}

function reasonOf(error: unknown): Term {
  return tuple(atom('javascript'), String(error));
}
