/** What makes a world go on. A run is a start and a list of these (SPEC, DT). */
import type { Term } from '#term/term.ts';

import type { Microseconds } from './behaviour.ts';
import type { Fault } from './event.ts';

export type Move =
  /** The kernel goes on: at most `steps` steps, not past `until`, and to nothing that is at `before`. */
  | {
      readonly kind: 'go';
      readonly steps: number;
      readonly until?: Microseconds;
      readonly before?: Microseconds;
    }
  | { readonly kind: 'choose'; readonly choice: Choice }
  | { readonly kind: 'input'; readonly input: Term }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** One thing that a real node leaves to chance. */
export type Choice =
  | { readonly kind: 'run'; readonly pid: number }
  /** A signal lands, a timer fires, an `after` comes, a device answers: the agenda item's `seq`. */
  | { readonly kind: 'happen'; readonly seq: number };
