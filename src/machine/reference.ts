/** Is this the answer to that? References and the messages that carry them. */
import { isCons, isReference, isTuple, type Reference, type Term } from '#term/term.ts';

export function isSameReference(term: Term | undefined, { words }: Reference): boolean {
  if (term === undefined || !isReference(term)) return false;
  return term.words.length === words.length && term.words.every((word, at) => word === words[at]);
}

/** The answer of `{ref, answer}` or `{[:alias | ref], answer}` with that reference. */
export function answerIn(message: Term, ref: Reference): Term | undefined {
  if (!isTuple(message, 2)) return undefined;
  const [tag, answer] = message.items;
  if (tag === undefined) return undefined;
  return isSameReference(isCons(tag) ? tag.tail : tag, ref) ? answer : undefined;
}

/** The reason of `{:DOWN, ref, :process, pid, reason}` with that reference. */
export function downIn(message: Term, ref: Reference): Down | undefined {
  if (!isTuple(message, 5)) return undefined;
  const [tag, of, , pid, reason] = message.items;
  if (typeof tag !== 'object' || tag.kind !== 'atom' || tag.name !== 'DOWN') return undefined;
  if (pid === undefined || reason === undefined || !isSameReference(of, ref)) return undefined;
  return { pid, reason };
}

/** `pid` is `{name, node}` where the monitor was set by name. */
export type Down = { readonly pid: Term; readonly reason: Term };
