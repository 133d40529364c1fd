/**
 * `Todo.List`, function for function: entries and what can be done with them, as the struct that
 * processes hold and files contain. Raises what Elixir raises.
 */
import { erlangError } from '#machine/reason.ts';
import { field, mapDelete, mapGet, mapPut } from '#term/access.ts';
import { looselyEqual } from '#term/compare.ts';
import {
  atom,
  integer,
  isInteger,
  isMap,
  list as listOf,
  map,
  moduleAtom,
  struct,
  type Term,
  type TermMap,
  tuple,
} from '#term/term.ts';

const MODULE = moduleAtom('Todo.List');
const ID = atom('id');
const ENTRIES = atom('entries');
const NEXT_ID = atom('next_id');

/** For `inspect`: the struct's fields in the order of their definition. */
export const LIST_FIELDS = { 'Todo.List': ['next_id', 'entries'] } as const;

export function newList(): TermMap {
  return struct('Todo.List', { next_id: 1, entries: map([]) });
}

/** Whether `%Todo.List{}` matches it. */
export function isTodoList(term: Term): term is TermMap {
  return isMap(term) && field(term, '__struct__') === MODULE;
}

export function addEntry(list: TermMap, entry: Term): TermMap {
  const id = fieldOf(list, 'next_id');
  const own = mapPut(mapOf(entry), ID, id);
  const entries = mapPut(entriesIn(list), id, own);
  if (!isInteger(id)) return erlangError(atom('badarith'));
  return mapPut(mapPut(list, ENTRIES, entries), NEXT_ID, integer(BigInt(id) + 1n));
}

/** An entry that is not there is left alone. */
export function updateEntry(list: TermMap, id: Term, changes: Term): TermMap {
  const entry = mapGet(entriesIn(list), id);
  if (entry === undefined) return list;
  const merged = mapOf(changes).entries.reduce(
    (made, [key, value]) => mapPut(made, key, value),
    mapOf(entry),
  );
  return mapPut(list, ENTRIES, mapPut(entriesIn(list), id, mapPut(merged, ID, id)));
}

export function deleteEntry(list: TermMap, id: Term): TermMap {
  return mapPut(list, ENTRIES, mapDelete(entriesIn(list), id));
}

/** By rising id, as a list of Elixir. */
export function entriesOn(list: TermMap, date: Term): Term {
  const entries = entriesIn(list).entries.map(([, entry]) => entry);
  return listOf(...entries.filter((entry) => looselyEqual(fieldOf(entry, 'date'), date)));
}

/** What `changed/2` of the server makes of `{:add_entry, entry}` and the other two. */
export function changed(list: TermMap, change: Term): TermMap {
  const [tag, first, second] = partsOf(change);
  if (first !== undefined) {
    if (tag === 'add_entry' && second === undefined) return addEntry(list, first);
    if (tag === 'delete_entry' && second === undefined) return deleteEntry(list, first);
    if (tag === 'update_entry' && second !== undefined) return updateEntry(list, first, second);
  }
  return erlangError(atom('function_clause'));
}

function partsOf(change: Term): [tag: string, first: Term | undefined, second: Term | undefined] {
  if (typeof change !== 'object' || change.kind !== 'tuple') return ['', undefined, undefined];
  const [tag, first, second] = change.items;
  const name = typeof tag === 'object' && tag.kind === 'atom' ? tag.name : '';
  return change.items.length > 3 ? ['', undefined, undefined] : [name, first, second];
}

function entriesIn(list: TermMap): TermMap {
  return mapOf(fieldOf(list, 'entries'));
}

function mapOf(term: Term): TermMap {
  return isMap(term) ? term : erlangError(tuple(atom('badmap'), term));
}

/** `term.key`. */
function fieldOf(term: Term, key: string): Term {
  return field(term, key) ?? erlangError(tuple(atom('badkey'), atom(key), term));
}
