/** A machine's context as an Elixir term, for the inspector and for the size of a heap. */
import { atom, float, listFrom, map, NIL_ATOM, boolean, type Term } from '#term/term.ts';

const KINDS: ReadonlySet<unknown> = new Set([
  'atom',
  'bitstring',
  'cons',
  'float',
  'fun',
  'map',
  'nil',
  'pid',
  'port',
  'reference',
  'tuple',
]);

export function isTerm(value: unknown): value is Term {
  if (typeof value === 'object') return value !== null && 'kind' in value && KINDS.has(value.kind);
  return typeof value === 'string' || typeof value === 'bigint' || Number.isSafeInteger(value);
}

/**
 * Terms as they are, arrays as lists, records as maps with atom keys in Elixir's spelling, what is
 * absent as `nil`. Anything else (a function, a behaviour) is no data and is left out.
 */
export function termOf(value: unknown): Term | undefined {
  if (isTerm(value)) return value;
  if (value === undefined || value === null) return NIL_ATOM;
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return float(value);
  if (Array.isArray(value)) return listFrom(value.map((item: unknown) => termOf(item) ?? NIL_ATOM));
  return typeof value === 'object' ? mapOf(value) : undefined;
}

function mapOf(record: object): Term {
  const entries: [Term, Term][] = [];
  for (const [key, value] of Object.entries(record)) {
    const term = termOf(value);
    if (term !== undefined) entries.push([atom(snakeCase(key)), term]);
  }
  return map(entries);
}

/** `orderId` is `order_id` in Elixir. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
