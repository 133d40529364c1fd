/**
 * Questions about a term, as type guards: what a guard of Elixir (`is_atom/1`, `is_tuple/1`, …)
 * asks. `term.ts` hands them on, so that a reader needs one import for terms.
 */
import type {
  Atom,
  Bitstring,
  Cons,
  FloatTerm,
  Fun,
  Integer,
  Nil,
  Pid,
  Reference,
  Term,
  TermMap,
  Tuple,
} from './term.ts';

export function isInteger(term: Term): term is Integer {
  return typeof term === 'number' || typeof term === 'bigint';
}

export function isFloat(term: Term): term is FloatTerm {
  return typeof term === 'object' && term.kind === 'float';
}

export function isNumber(term: Term): term is Integer | FloatTerm {
  return isInteger(term) || isFloat(term);
}

/** Is it an atom; with a name, is it that atom? */
export function isAtom(term: Term, name?: string): term is Atom {
  if (typeof term !== 'object' || term.kind !== 'atom') return false;
  return name === undefined || term.name === name;
}

export function isBoolean(term: Term): term is Atom {
  return isAtom(term) && (term.name === 'true' || term.name === 'false');
}

/** A string, or bytes that are not UTF-8. */
export function isBinary(term: Term): term is string | Bitstring {
  return typeof term === 'string' || (isBitstring(term) && term.bits % 8 === 0);
}

/** Bits that are no string; `is_bitstring/1` asks for this or a string. */
export function isBitstring(term: Term): term is Bitstring {
  return typeof term === 'object' && term.kind === 'bitstring';
}

/** Is it a tuple; with a size, is it a tuple of that many elements? */
export function isTuple(term: Term, size?: number): term is Tuple {
  if (typeof term !== 'object' || term.kind !== 'tuple') return false;
  return size === undefined || term.items.length === size;
}

/** Empty or a cell: like `is_list/1` it does not look whether the end is proper. */
export function isList(term: Term): term is Nil | Cons {
  return typeof term === 'object' && (term.kind === 'cons' || term.kind === 'nil');
}

export function isCons(term: Term): term is Cons {
  return typeof term === 'object' && term.kind === 'cons';
}

export function isMap(term: Term): term is TermMap {
  return typeof term === 'object' && term.kind === 'map';
}

export function isPid(term: Term): term is Pid {
  return typeof term === 'object' && term.kind === 'pid';
}

export function isReference(term: Term): term is Reference {
  return typeof term === 'object' && term.kind === 'reference';
}

/** Is it a function; with an arity, does it take that many arguments? */
export function isFun(term: Term, arity?: number): term is Fun {
  if (typeof term !== 'object' || term.kind !== 'fun') return false;
  return arity === undefined || term.arity === arity;
}
