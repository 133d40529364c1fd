/** What comes to the to-do server from outside, as plain data and as terms. */
import { knownFields, termIn, type TermKind } from '#systems/options.ts';
import { entriesOf } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { isBinary, isMap, type Term } from '#term/term.ts';

import { SHELLS } from './names.ts';

const FIELDS = ['shell', 'line', 'type', 'boot', 'mount', 'remove'];

const FILES: TermKind = {
  name: 'a map of files, %{"bob.list" => <<…>>}',
  has: (term) =>
    isMap(term) &&
    entriesOf(term).every(([name, bytes]) => typeof name === 'string' && isBinary(bytes)),
};

/**
 * `{ shell: 'IEx', line: 'self()' }`, `{ type: 'mix test' }`, `{ boot: true }`, `{ mount: '%{…}' }` or
 * `{ remove: 'bob.list' }`. Throws a `RangeError` that names the field.
 */
export function inputFrom(given: unknown, path: string): Term {
  const fields = knownFields(given, path, FIELDS);
  const keys = Object.keys(fields).toSorted().join();
  switch (keys) {
    case 'line,shell':
      return ex`{:line, ${shellIn(fields['shell'], path)}, ${textIn(fields, 'line', path)}}`;
    case 'type':
      return ex`{:type, ${textIn(fields, 'type', path)}}`;
    case 'remove':
      return ex`{:remove, ${textIn(fields, 'remove', path)}}`;
    case 'mount':
      return ex`{:mount, ${termIn(fields['mount'], `${path}.mount`, FILES)}}`;
    case 'boot':
      if (fields['boot'] === true) return ex`{:boot}`;
      throw new RangeError(`${path}.boot: ${JSON.stringify(fields['boot'])} is not true`);
    default:
      throw new RangeError(`${path}: allowed are shell with line, type, boot, mount, or remove`);
  }
}

function shellIn(label: unknown, path: string): string {
  const known = SHELLS.find((one) => one === label);
  if (known !== undefined) return known;
  const allowed = SHELLS.join(', ');
  throw new RangeError(`${path}.shell: ${JSON.stringify(label)} is not one of ${allowed}`);
}

function textIn(fields: Readonly<Record<string, unknown>>, key: string, path: string): string {
  const text = fields[key];
  if (typeof text === 'string') return text;
  throw new RangeError(`${path}.${key}: ${JSON.stringify(text)} is not a text`);
}
