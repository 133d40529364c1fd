/** A list as the bytes of a file, and back. */
import { BadExternalTerm, decode, encode } from '#term/external.ts';
import { binary, isBitstring, type Term, type TermMap } from '#term/term.ts';
import { encodeUtf8 } from '#term/utf8.ts';

import { isTodoList } from './list.ts';

/** `:erlang.term_to_binary(list)`. */
export function encodedList(list: Term): Term {
  return binary(encode(list));
}

/** The list that these bytes are; `undefined` where they are none. */
export function decodedList(bytes: Term): TermMap | undefined {
  if (!isBitstring(bytes)) return undefined;
  try {
    const term = decode(typeof bytes === 'string' ? encodeUtf8(bytes) : bytes.bytes);
    return isTodoList(term) ? term : undefined;
  } catch (error) {
    if (error instanceof BadExternalTerm) return undefined;
    throw error;
  }
}
