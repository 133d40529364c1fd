/**
 * Elixir's terms as plain immutable values. Everything a process holds or sends is one of these,
 * so the code, the picture and the transcript show the same thing.
 *
 * Canonical forms, so that a term has one representation only:
 * an integer is a `number` while it is a safe integer and a `bigint` beyond; a float is always a
 * `FloatTerm`; a binary that is valid UTF-8 is a `string`, any other a `Bitstring`; atoms and pids
 * are interned, so `===` compares them. Build terms with the functions below, which keep to this.
 */
import { compareExact } from './compare.ts';
import { decodeUtf8 } from './utf8.ts';

export {
  isAtom,
  isBinary,
  isBitstring,
  isBoolean,
  isCons,
  isFloat,
  isFun,
  isInteger,
  isList,
  isMap,
  isNumber,
  isPid,
  isReference,
  isTuple,
} from './questions.ts';

export type Integer = number | bigint;
export type FloatTerm = { readonly kind: 'float'; readonly value: number };
export type Atom = { readonly kind: 'atom'; readonly name: string; readonly index: number };
/** A binary that is not valid UTF-8, or a bitstring: the last byte holds its bits at the top. */
export type Bitstring = {
  readonly kind: 'bitstring';
  readonly bytes: Uint8Array;
  /** How many bits there are in all: `8 * bytes.length` for a binary. */
  readonly bits: number;
};
export type Tuple = { readonly kind: 'tuple'; readonly items: readonly Term[] };
export type Nil = { readonly kind: 'nil' };
export type Cons = { readonly kind: 'cons'; readonly head: Term; readonly tail: Term };
export type Entry = readonly [key: Term, value: Term];
/** Entries are sorted by key in exact term order (`1` and `1.0` are two keys), each key once. */
export type TermMap = {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
};
/** `#PID<0.id.serial>` on this node. */
export type Pid = { readonly kind: 'pid'; readonly id: number; readonly serial: number };
/** `#Reference<0.a.b.c>`: the words as they are printed; ours count up in the last one. */
export type Reference = { readonly kind: 'reference'; readonly words: readonly number[] };
export type Port = { readonly kind: 'port'; readonly id: number };
/** `&Mod.name/arity`, or a closure (`unique` set), which prints as `#Function<…>`. */
export type Fun = {
  readonly kind: 'fun';
  readonly module: Atom;
  readonly name: Atom;
  readonly arity: number;
  readonly unique?: number;
};

export type Term =
  | Integer
  | FloatTerm
  | Atom
  | string
  | Bitstring
  | Tuple
  | Nil
  | Cons
  | TermMap
  | Pid
  | Reference
  | Port
  | Fun;

/** A function named in JavaScript strings: `{ module: 'Elixir.Enum', name: 'map', arity: 2 }`. */
export type FunName = {
  readonly module: string;
  readonly name: string;
  readonly arity: number;
  readonly unique?: number;
};

const atoms = new Map<string, Atom>();
const pids = new Map<string, Pid>();

/** The atom of that name: the same object each time. A module is `atom('Elixir.Enum')`. */
export function atom(name: string): Atom {
  const known = atoms.get(name);
  if (known !== undefined) return known;
  const made: Atom = { kind: 'atom', name, index: atoms.size };
  atoms.set(name, made);
  return made;
}

export const TRUE: Atom = atom('true');
export const FALSE: Atom = atom('false');
export const NIL_ATOM: Atom = atom('nil');
export const OK: Atom = atom('ok');
/** The empty list. */
export const NIL: Nil = { kind: 'nil' };

const STRUCT: Atom = atom('__struct__');

export function boolean(value: boolean): Atom {
  return value ? TRUE : FALSE;
}

/** The module atom as Elixir source names it: `Enum` is `Elixir.Enum`, `:lists` stays as it is. */
export function moduleAtom(name: string): Atom {
  return atom(/^[A-Z]/.test(name) && !/^Elixir(\.|$)/.test(name) ? `Elixir.${name}` : name);
}

/** Erlang has no NaN and no infinity: asking for one is a mistake of the caller. */
export function float(value: number): FloatTerm {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a float of the BEAM`);
  return { kind: 'float', value };
}

export function integer(value: bigint | number): Integer {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value + 0;
    return BigInt(value);
  }
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function tuple(...items: Term[]): Tuple {
  return { kind: 'tuple', items };
}

export function tupleFrom(items: readonly Term[]): Tuple {
  return { kind: 'tuple', items };
}

export function cons(head: Term, tail: Term): Cons {
  return { kind: 'cons', head, tail };
}

export function list(...items: Term[]): Nil | Cons {
  let made: Nil | Cons = NIL;
  for (let at = items.length - 1; at >= 0; at -= 1) made = cons(items[at] ?? NIL, made);
  return made;
}

/** A list of what is iterated; with a tail, the elements before that tail. */
export function listFrom(items: Iterable<Term>, tail: Term = NIL): Term {
  return [...items].reduceRight<Term>((rest, item) => cons(item, rest), tail);
}

/** Of entries with the same key the last one wins, as in `Map.new/1`. */
export function map(entries: Iterable<Entry>): TermMap {
  const sorted = Array.from(entries).toSorted((one, other) => compareExact(one[0], other[0]));
  const kept = sorted.filter((entry, at) => {
    const next = sorted[at + 1];
    return next === undefined || compareExact(entry[0], next[0]) !== 0;
  });
  return { kind: 'map', entries: kept };
}

/** `%Name{…}`; the name as in source: `Date`, `MyApp.Order`. */
export function struct(moduleName: string, fields: Readonly<Record<string, Term>>): TermMap {
  return map([[STRUCT, moduleAtom(moduleName)], ...atomEntries(fields)]);
}

/** `[a: 1, b: 2]`, in the order of the record. */
export function keyword(fields: Readonly<Record<string, Term>>): Nil | Cons {
  return list(...atomEntries(fields).map(([key, value]) => tuple(key, value)));
}

/** `%{a: 1, b: 2}`. */
export function atomMap(fields: Readonly<Record<string, Term>>): TermMap {
  return map(atomEntries(fields));
}

export function binary(bytes: Uint8Array): string | Bitstring {
  return decodeUtf8(bytes) ?? { kind: 'bitstring', bytes, bits: bytes.length * 8 };
}

/** The first `bits` bits of these bytes: a binary when that is a number of whole bytes. */
export function bitstring(bytes: Uint8Array, bits: number): string | Bitstring {
  const kept = bytes.slice(0, Math.ceil(bits / 8));
  const odd = bits % 8;
  if (odd === 0) return binary(kept);
  const last = kept.length - 1;
  kept[last] = (kept[last] ?? 0) & (0xff << (8 - odd));
  return { kind: 'bitstring', bytes: kept, bits };
}

/** The pid of that number: the same object each time. */
export function pid(id: number, serial = 0): Pid {
  const key = `${id}.${serial}`;
  const known = pids.get(key);
  if (known !== undefined) return known;
  const made: Pid = { kind: 'pid', id, serial };
  pids.set(key, made);
  return made;
}

/** The nth reference, split as the BEAM splits its counter: 18 bits in the last word. */
export function reference(id: number): Reference {
  const low = id % 2 ** 18;
  const middle = (id - low) % 2 ** 32;
  return { kind: 'reference', words: [Math.floor(id / 2 ** 32), middle, low] };
}

export function port(id: number): Port {
  return { kind: 'port', id };
}

export function fun({ module, name, arity, unique }: FunName): Fun {
  const named = { kind: 'fun', module: atom(module), name: atom(name), arity } as const;
  return unique === undefined ? named : { ...named, unique };
}

function atomEntries(fields: Readonly<Record<string, Term>>): [Atom, Term][] {
  return Object.entries(fields).map(([key, value]) => [atom(key), value]);
}
