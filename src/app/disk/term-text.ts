/** The term that bytes say, as iex prints it; or why they say none. */
import { BadExternalTerm, decode } from '#term/external.ts';
import { inspect, type InspectOptions } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

export type TermText =
  | { readonly kind: 'term'; readonly lines: readonly string[] }
  | { readonly kind: 'none'; readonly text: string };

/** Characters a line. */
const WIDTH = 60;

export function termText(bytes: Uint8Array, fields: InspectOptions['fields'] = {}): TermText {
  if (bytes.length === 0) return { kind: 'none', text: 'Not a term: the file is empty.' };
  const term = read(bytes);
  if (term.kind === 'none') return term;
  const text = inspect(term.term, { pretty: true, width: WIDTH, fields });
  return { kind: 'term', lines: text.split('\n') };
}

type Read = { readonly kind: 'read'; readonly term: Term } | (TermText & { readonly kind: 'none' });

function read(bytes: Uint8Array): Read {
  try {
    return { kind: 'read', term: decode(bytes) };
  } catch (wrong) {
    if (!(wrong instanceof BadExternalTerm)) throw wrong;
    return { kind: 'none', text: `Not a term: at byte ${wrong.offset}, ${wrong.reason}.` };
  }
}
