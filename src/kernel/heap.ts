/**
 * Heaps in words: what lands is copied onto the receiver's heap; a full heap is collected, which
 * concerns that process only, and grows as the BEAM's do. SPEC, section HP.
 */
import type { Term } from '#term/term.ts';
import { words } from '#term/words.ts';

import { attempt } from './attempt.ts';
import { Raised } from './behaviour.ts';
import { type Draft, type DraftProcess, emit } from './draft.ts';
import { lettersOf } from './mailbox.ts';
import type { Process } from './world.ts';

/** The heap of a new process, in words of 8 bytes. */
export const FIRST_HEAP = 233;
/** What a process weighs besides its heap: 2,624 bytes in all when new (SEMANTICS, 12). */
const OVERHEAD_BYTES = 2624 - FIRST_HEAP * 8;

/** The sizes a heap may have: each the sum of the last two and one, later a fifth more. */
const SIZES: readonly number[] = heapSizes();

function heapSizes(): number[] {
  const sizes = [12, 38];
  while ((sizes.at(-1) ?? 0) < 833_026) sizes.push((sizes.at(-1) ?? 0) + (sizes.at(-2) ?? 0) + 1);
  while (sizes.length < 120) sizes.push(Math.floor((sizes.at(-1) ?? 0) * 1.2));
  return sizes;
}

/** A message is copied to the heap of the process; when that is full, garbage is collected. */
export function charge(draft: Draft, process: DraftProcess, message: Term): void {
  process.heapUsed += words(message);
  if (process.heapUsed > process.heapSize) collect(draft, process);
}

/** What lives stays; when that is more than three quarters of a size, the next one is taken. */
function collect(draft: Draft, process: DraftProcess): void {
  const before = process.heapUsed;
  process.heapUsed = liveWords(process);
  process.heapSize = heapSizeFor(Math.ceil((process.heapUsed * 4) / 3));
  emit(draft, process.pid, { kind: 'collected', before, after: process.heapUsed });
}

/** The smallest size of the series with room for so many words. */
export function heapSizeFor(needed: number): number {
  return SIZES.find((size) => size >= Math.max(needed, FIRST_HEAP)) ?? needed;
}

function liveWords({ behaviour, state, mailbox }: Process): number {
  const waiting = lettersOf(mailbox).reduce((sum, { message }) => sum + words(message), 0);
  const described = attempt(() => behaviour.describe(state).words);
  return waiting + (described instanceof Raised ? 0 : described);
}

/** The bytes of a process, as `Process.info(pid, :memory)` counts them. */
export function memoryOf({ heapSize }: Process): number {
  return OVERHEAD_BYTES + heapSize * 8;
}
