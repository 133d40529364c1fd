/** What the file of a list is called, and the names of files that are put aside. */
import { functionClause } from '#machine/reason.ts';
import type { Term } from '#term/term.ts';

/** `URI.encode_www_form(key) <> ".list"`. */
export function fileOf(key: Term): string {
  if (typeof key !== 'string') return functionClause();
  return `${encodeWwwForm(key)}.list`;
}

/** A name beside the file that nobody else has: `number` is anything unique. */
export function unused(file: string, ending: 'tmp' | 'corrupt', number: string): string {
  return `${file}.${number}.${ending}`;
}

/** As `encodeURIComponent`, but for the blank and five signs that it lets through. */
function encodeWwwForm(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
