/**
 * Reading and changing parts of a term. Nothing here throws: what is not there is `undefined`,
 * because the caller knows which Elixir error that is.
 */
import { compareExact, equal } from './compare.ts';
import { atom, isAtom, isCons, isMap, isTuple } from './term.ts';
import type { Entry, Term, TermMap } from './term.ts';

/** The elements of a proper list; undefined for anything else. */
export function elements(list: Term): Term[] | undefined {
  const found: Term[] = [];
  let rest = list;
  for (; isCons(rest); rest = rest.tail) found.push(rest.head);
  return typeof rest === 'object' && rest.kind === 'nil' ? found : undefined;
}

/** The element of a tuple, counted from 0 as `elem/2` does. */
export function element(tuple: Term, index: number): Term | undefined {
  return isTuple(tuple) ? tuple.items[index] : undefined;
}

/** The first value under that key, as `Keyword.get/2`. */
export function keywordGet(list: Term, key: string): Term | undefined {
  for (let rest = list; isCons(rest); rest = rest.tail) {
    const entry = rest.head;
    if (isTuple(entry, 2) && tagOf(entry) === key) return entry.items[1];
  }
  return undefined;
}

export function mapGet(map: Term, key: Term): Term | undefined {
  if (!isMap(map)) return undefined;
  const entry = map.entries[placeOf(map, key)];
  return entry !== undefined && equal(entry[0], key) ? entry[1] : undefined;
}

export function mapPut(map: TermMap, key: Term, value: Term): TermMap {
  const place = placeOf(map, key);
  const held = map.entries[place];
  const replaced = held !== undefined && equal(held[0], key) ? 1 : 0;
  return { kind: 'map', entries: map.entries.toSpliced(place, replaced, [key, value]) };
}

export function mapDelete(map: TermMap, key: Term): TermMap {
  if (mapGet(map, key) === undefined) return map;
  return { kind: 'map', entries: map.entries.toSpliced(placeOf(map, key), 1) };
}

/** The value under an atom key: `term.key` of Elixir. */
export function field(term: Term, key: string): Term | undefined {
  return mapGet(term, atom(key));
}

/** The name of an atom, or of the atom that a tuple begins with: `:ok` of `{:ok, 1}`. */
export function tagOf(term: Term): string | undefined {
  if (isAtom(term)) return term.name;
  const first = element(term, 0);
  return first !== undefined && isAtom(first) ? first.name : undefined;
}

/** The entries of a map, or none. */
export function entriesOf(term: Term): readonly Entry[] {
  return isMap(term) ? term.entries : [];
}

/** The index of the first entry whose key is not before this one. */
function placeOf(map: TermMap, key: Term): number {
  let [low, high] = [0, map.entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = map.entries[middle];
    if (entry !== undefined && compareExact(entry[0], key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
