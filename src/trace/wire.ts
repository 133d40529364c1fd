/**
 * A message as a person would name it: OTP wraps calls, casts and replies, and pictures and
 * sentences show what is inside. Nothing is lost: the inspector shows the whole term.
 */
import { inspectLine } from '#term/inspect.ts';
import { isAtom, isTuple } from '#term/questions.ts';
import type { Term } from '#term/term.ts';

export type WireKind = 'message' | 'call' | 'cast' | 'reply' | 'exit' | 'down' | 'system' | 'start';

export type Wire = { readonly kind: WireKind; readonly content: Term };

export function unwrapped(message: Term): Wire {
  if (!isTuple(message)) return { kind: 'message', content: message };
  const [tag, second, third] = message.items;
  const [size, last] = [message.items.length, message.items.at(-1) ?? message];
  if (tag === undefined) return { kind: 'message', content: message };
  if (isAtom(tag, '$gen_call') && size === 3) return { kind: 'call', content: last };
  if (isAtom(tag, '$gen_cast') && size === 2) return { kind: 'cast', content: last };
  if (isAtom(tag, 'system') && size === 3) return { kind: 'system', content: last };
  if (isAtom(tag, 'EXIT') && size === 3) return { kind: 'exit', content: message };
  if (isAtom(tag, 'DOWN') && size === 5) return { kind: 'down', content: message };
  if ((isAtom(tag, 'ack') || isAtom(tag, 'nack')) && size === 3) {
    return { kind: 'start', content: third ?? second ?? message };
  }
  if (size === 2 && isTag(tag)) return { kind: 'reply', content: last };
  return { kind: 'message', content: message };
}

/** A reference, or `[:alias | ref]`: what a reply or an answer begins with. */
function isTag(term: Term): boolean {
  if (typeof term !== 'object') return false;
  if (term.kind === 'cons') return isAtom(term.head, 'alias') && isTag(term.tail);
  return term.kind === 'reference';
}

const LONG_BYTES = /<<((?:\d+, ){8})(?:\d+|\.{3})(?:, (?:\d+|\.{3}))*>>/g;

/**
 * As an Elixir programmer writes it: `{:brew, order_id: 101}`, without the brackets of the list. Of
 * bytes the first eight.
 */
export function written(term: Term): string {
  const text = inspectLine(term).replaceAll(LONG_BYTES, '<<$1…>>');
  return text.replace(/^(\{:\w+, )\[(\w+: .*)\]\}$/s, '$1$2}');
}
