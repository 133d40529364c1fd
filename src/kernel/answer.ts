/** The two kinds of answer to a request. */
import { atom, type Term } from '#term/term.ts';

import type { Answer } from './behaviour.ts';

export const BADARG: Answer = { kind: 'raised', reason: atom('badarg') };

export function ok(value: Term): Answer {
  return { kind: 'ok', value };
}
