/** One table of `:ets`: objects by key, and what may be asked of them. SPEC, section ET. */
import {
  deleteInt,
  emptyIntMap,
  getInt,
  type IntMap,
  setInt,
  sortedEntries,
  valuesOf,
} from '#kernel/int-map.ts';
import { compareExact } from '#term/compare.ts';
import { phash2 } from '#term/phash2.ts';
import {
  type Atom,
  atom,
  boolean,
  isAtom,
  isPid,
  isTuple,
  listFrom,
  type Term,
  TRUE,
  type Tuple,
} from '#term/term.ts';

export const TYPES = ['set', 'duplicate_bag'] as const;

export type Table = {
  readonly name: Atom;
  readonly type: (typeof TYPES)[number];
  readonly size: number;
  /** Rises with each object, which keeps the order of insertion under one key. */
  readonly next: number;
  /** By the hash of the key: two keys may have the same. */
  readonly rows: IntMap<readonly Row[]>;
};

type Row = { readonly key: Term; readonly objects: IntMap<Tuple> };

export type Wanted = { readonly verb: Atom; readonly argument: Term; readonly edition: number };

export type Done = { readonly table: Table; readonly answer: Term };

const ANYTHING = atom('_');

export function emptyTable(name: Atom, type: Table['type']): Table {
  return { name, type, size: 0, next: 0, rows: emptyIntMap() };
}

export function objectsOf({ rows }: Table): readonly Tuple[] {
  return [...valuesOf(rows)].flat().flatMap(({ objects }) => [...valuesOf(objects)]);
}

/** What is asked of the table; `undefined` where `:ets` raises. */
export function doneIn(table: Table, { verb, argument, edition }: Wanted): Done | undefined {
  switch (verb.name) {
    case 'lookup':
      return { table, answer: listFrom(found(table, argument)) };
    case 'member':
      return { table, answer: boolean(rowOf(table, argument) !== undefined) };
    case 'take':
      return {
        table: without(table, { key: argument, edition, leaves: () => true }),
        answer: listFrom(found(table, argument)),
      };
    case 'delete':
      return answered(without(table, { key: argument, edition, leaves: () => true }));
    case 'info':
      return infoOf(table, argument);
    default:
      return changed(table, { verb, argument, edition });
  }
}

/** Whose argument is an object, or a pattern of one. */
function changed(table: Table, { verb, argument, edition }: Wanted): Done | undefined {
  const [key] = isTuple(argument) ? argument.items : [];
  if (!isTuple(argument) || key === undefined) return undefined;
  switch (verb.name) {
    case 'insert':
      return answered(insert(table, argument, edition));
    case 'insert_new': {
      const isNew = rowOf(table, key) === undefined;
      return {
        table: isNew ? insert(table, argument, edition) : table,
        answer: boolean(isNew),
      };
    }
    case 'delete_object':
      return answered(without(table, { key, edition, leaves: (one) => isSame(one, argument) }));
    case 'match_delete': {
      if (key === ANYTHING) return undefined;
      return answered(without(table, { key, edition, leaves: (one) => matches(one, argument) }));
    }
    default:
      return undefined;
  }
}

function answered(table: Table): Done {
  return { table, answer: TRUE };
}

function infoOf(table: Table, item: Term): Done | undefined {
  if (isAtom(item, 'size')) return { table, answer: table.size };
  return isAtom(item, 'type') ? { table, answer: atom(table.type) } : undefined;
}

function found(table: Table, key: Term): readonly Tuple[] {
  const row = rowOf(table, key);
  return row === undefined ? [] : sortedEntries(row.objects).map(([, object]) => object);
}

/** A pid needs no hash. */
function hashOf(key: Term): number {
  return isPid(key) ? key.id : phash2(key);
}

function rowOf({ rows }: Table, key: Term): Row | undefined {
  return getInt(rows, hashOf(key))?.find((row) => isSame(row.key, key));
}

function insert(table: Table, object: Tuple, edition: number): Table {
  const [key = object] = object.items;
  const held = rowOf(table, key)?.objects ?? emptyIntMap<Tuple>();
  const kept = table.type === 'set' ? emptyIntMap<Tuple>() : held;
  const objects = setInt(kept, [table.next, object], edition);
  const size = table.size + objects.size - held.size;
  return { ...withRow(table, { key, objects }, edition), size, next: table.next + 1 };
}

type Leaving = {
  readonly key: Term;
  readonly edition: number;
  readonly leaves: (object: Tuple) => boolean;
};

function without(table: Table, { key, edition, leaves }: Leaving): Table {
  const row = rowOf(table, key);
  if (row === undefined) return table;
  let { objects } = row;
  for (const [at, object] of sortedEntries(row.objects)) {
    if (leaves(object)) objects = deleteInt(objects, at, edition);
  }
  if (objects === row.objects) return table;
  const size = table.size + objects.size - row.objects.size;
  return { ...withRow(table, { key, objects }, edition), size };
}

function withRow(table: Table, row: Row, edition: number): Table {
  const hash = hashOf(row.key);
  const others = (getInt(table.rows, hash) ?? []).filter(({ key }) => !isSame(key, row.key));
  const rows = row.objects.size === 0 ? others : [...others, row];
  return {
    ...table,
    rows:
      rows.length === 0
        ? deleteInt(table.rows, hash, edition)
        : setInt(table.rows, [hash, rows], edition),
  };
}

function isSame(one: Term, other: Term): boolean {
  return one === other || compareExact(one, other) === 0;
}

/** `:_` stands for anything. */
function matches(term: Term, pattern: Term): boolean {
  if (pattern === ANYTHING) return true;
  if (!isTuple(pattern)) return isSame(term, pattern);
  if (!isTuple(term, pattern.items.length)) return false;
  return pattern.items.every((item, at) => matches(term.items[at] ?? ANYTHING, item));
}
