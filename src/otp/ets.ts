/**
 * Tables of terms that all processes read and write at once, as `:ets` has them: the device `ets` of
 * a system. Its cost does not grow with the size of a table. SPEC, section ET.
 */
import type { Device, DeviceTurn } from '#kernel/device.ts';
import { deleteInt, emptyIntMap, getInt, type IntMap, setInt, valuesOf } from '#kernel/int-map.ts';
import { compare } from '#term/compare.ts';
import { atom, isAtom, isTuple, listFrom, map, type Term, TRUE } from '#term/term.ts';

import { doneIn, emptyTable, objectsOf, type Table, TYPES } from './ets-table.ts';

/** Nothing in it changes in place once a query is answered; see `edition` in int-map.ts. */
export type Ets = { readonly edition: number; readonly tables: IntMap<Table> };

const NO_TABLES: Ets = { edition: 0, tables: emptyIntMap() };
const BADARG = atom('badarg');

/**
 * Queries, where `table` is an atom and an object a tuple whose first element is the key:
 * `{:new, table, :set | :duplicate_bag}`, `{:insert, table, object}`, `{:insert_new, table, object}`,
 * `{:lookup, table, key}`, `{:member, table, key}`, `{:take, table, key}`, `{:delete, table, key}`,
 * `{:delete, table}`, `{:delete_object, table, object}`, `{:match_delete, table, pattern}`,
 * `{:info, table, :size | :type}`. What `:ets` would raise is the answer `:badarg`.
 */
export const ets: Device<Ets> = {
  start: () => NO_TABLES,
  handle: (state, input): DeviceTurn<Ets> =>
    input.kind === 'asked'
      ? { state, answers: [{ ask: input.ask, answer: BADARG }], wakes: [] }
      : { state: NO_TABLES, answers: [], wakes: [] },
  query,
  faults: [],
  describe: ({ tables }) =>
    map([...valuesOf(tables)].map((table) => [table.name, listFrom(objectsIn(table))])),
};

function query(state: Ets, request: Term): { readonly state: Ets; readonly answer: Term } {
  const [verb, name, argument] = isTuple(request) ? request.items : [];
  if (verb === undefined || !isAtom(verb) || name === undefined || !isAtom(name)) {
    return { state, answer: BADARG };
  }
  const edition = state.edition + 1;
  if (verb.name === 'new') {
    const type = TYPES.find((one) => argument === atom(one));
    if (type === undefined) return { state, answer: BADARG };
    const tables = setInt(state.tables, [name.index, emptyTable(name, type)], edition);
    return { state: { edition, tables }, answer: name };
  }
  const table = getInt(state.tables, name.index);
  if (table === undefined) return { state, answer: BADARG };
  if (verb.name === 'delete' && argument === undefined) {
    return {
      state: { edition, tables: deleteInt(state.tables, name.index, edition) },
      answer: TRUE,
    };
  }
  const done = argument === undefined ? undefined : doneIn(table, { verb, argument, edition });
  if (done === undefined) return { state, answer: BADARG };
  if (done.table === table) return { state, answer: done.answer };
  const tables = setInt(state.tables, [name.index, done.table], edition);
  return { state: { edition, tables }, answer: done.answer };
}

/** In the order of their keys, which a table itself does not keep. */
function objectsIn(table: Table): readonly Term[] {
  return objectsOf(table).toSorted(compare);
}
