/** Files that come onto the disk of a run from outside: before it begins, or now. */
import { filesTerm } from '#scene/disk-state.ts';
import { atom, type Term, tuple } from '#term/term.ts';
import { act, fork, playUntil, type Tape } from '#trace/tape.ts';

import type { Files } from './files.ts';

/** The disk holds these files and no others. */
export function mountInput(files: Files): Term {
  return tuple(atom('mount'), filesTerm(files));
}

export function removeInput(name: string): Term {
  return tuple(atom('remove'), name);
}

/** The same run from its beginning, recorded as far, with these files on its disk before all else. */
export function mounted(tape: Tape, files: Files): Tape {
  const again = fork(tape, 0);
  act(again, { kind: 'input', input: mountInput(files) }, 0);
  playUntil(again, tape.times.at(-1) ?? 0);
  return again;
}
