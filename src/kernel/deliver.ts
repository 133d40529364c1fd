/** A message lands in a mailbox: it is copied to the heap, and its receiver may go on. SPEC, MB. */
import type { Pid, Term } from '#term/term.ts';

import { type Draft, type DraftProcess, emit } from './draft.ts';
import { charge } from './heap.ts';
import { put } from './mailbox.ts';
import { makeReady } from './schedule.ts';

/** A message lands in the mailbox, whoever it is from. */
export function deliver(
  draft: Draft,
  receiver: DraftProcess,
  { from, message }: { readonly from: Pid; readonly message: Term },
): void {
  const landed = emit(draft, receiver.pid, { kind: 'landed', from, message });
  receiver.mailbox = put(receiver.mailbox, { message, landed });
  charge(draft, receiver, message);
  makeReady(draft, receiver);
}
