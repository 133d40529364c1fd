/**
 * A mailbox: messages in order of arrival, and how far the `receive` at hand has looked.
 * `skipped` were offered and not taken; `fresh` were not offered yet. Taking one makes the next
 * `receive` begin again with the oldest (SPEC, MB).
 */
import type { Term } from '#term/term.ts';

import {
  dequeue,
  emptyQueue,
  enqueue,
  itemsOf,
  peek,
  type Queue,
  requeue,
  type Stack,
  stackItems,
} from './queue.ts';

/** A message that has landed: `landed` is the event that says so. */
export type Letter = { readonly message: Term; readonly landed: number };

export type Mailbox = {
  readonly skipped: Stack<Letter>; // newest on top
  readonly passed: number; // how many are skipped
  readonly fresh: Queue<Letter>;
};

export const EMPTY_MAILBOX: Mailbox = { skipped: undefined, passed: 0, fresh: emptyQueue() };

export function lengthOf({ passed, fresh }: Mailbox): number {
  return passed + fresh.size;
}

export function put({ skipped, passed, fresh }: Mailbox, letter: Letter): Mailbox {
  return { skipped, passed, fresh: enqueue(fresh, letter) };
}

/** What the `receive` at hand looks at next. */
export function offered({ fresh }: Mailbox): Letter | undefined {
  return peek(fresh);
}

/** The offered message was not taken: it stays, and the next one is looked at. */
export function skip({ skipped, passed, fresh }: Mailbox): Mailbox {
  const letter = peek(fresh);
  if (letter === undefined) return { skipped, passed, fresh };
  return { skipped: { top: letter, below: skipped }, passed: passed + 1, fresh: dequeue(fresh) };
}

/** The offered message was taken: it leaves, and the next `receive` starts with the oldest. */
export function taken({ skipped, passed, fresh }: Mailbox): Mailbox {
  if (passed === 0 && fresh.size === 1) return EMPTY_MAILBOX;
  if (passed === 0) return { skipped, passed, fresh: dequeue(fresh) };
  return rewound({ skipped, passed, fresh: dequeue(fresh) });
}

/** Looked through from the start again: after a timeout, for example. */
export function rewound(mailbox: Mailbox): Mailbox {
  if (mailbox.passed === 0) return mailbox;
  return { skipped: undefined, passed: 0, fresh: requeue(mailbox.fresh, mailbox.skipped) };
}

/** All messages, oldest first, skipped ones included. */
export function lettersOf({ skipped, fresh }: Mailbox): readonly Letter[] {
  return [...stackItems(skipped).toReversed(), ...itemsOf(fresh)];
}

/** Without the messages that `isOut` names: what `demonitor` with flush does. */
export function without(mailbox: Mailbox, isOut: (message: Term) => boolean): Mailbox {
  const kept = lettersOf(mailbox).filter(({ message }) => !isOut(message));
  if (kept.length === lengthOf(mailbox)) return mailbox;
  return kept.reduce(put, EMPTY_MAILBOX);
}
