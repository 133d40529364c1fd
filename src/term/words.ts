/**
 * How much heap a term takes in words of 8 bytes, as `:erts_debug.flat_size/1` of OTP 27 counts
 * it: what a message costs to copy. The slot that holds the term itself is not counted.
 */
import type { Bitstring, Integer, Term } from './term.ts';
import { utf8Size } from './utf8.ts';

/** Binaries of more bytes lie off the heap and are shared. */
const LARGEST_ON_HEAP = 64;
const SHARED_BINARY = 8;
/** Larger maps are trees. */
const LARGEST_FLAT_MAP = 32;
const FUN = 6;
const CAPTURE = 2;
const REFERENCE = 3;

export function words(term: Term): number {
  const ahead: Term[] = [term];
  let sum = 0;
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) sum += ownWords(next, ahead);
  return sum;
}

/** The words of the term without those of its parts, which go on the list of what is ahead. */
function ownWords(term: Term, ahead: Term[]): number {
  if (typeof term === 'string') return wordsOfBytes(utf8Size(term));
  if (typeof term !== 'object') return wordsOfInteger(term);
  switch (term.kind) {
    case 'atom':
    case 'nil':
    case 'pid':
    case 'port':
      return 0;
    case 'float':
      return 2;
    case 'reference':
      return REFERENCE;
    case 'fun':
      return term.unique === undefined ? CAPTURE : FUN;
    case 'bitstring':
      return wordsOfBytes(sizeOf(term));
    case 'cons':
      ahead.push(term.tail, term.head);
      return 2;
    case 'tuple':
      for (const item of term.items) ahead.push(item);
      return term.items.length === 0 ? 0 : term.items.length + 1;
    case 'map':
      for (const [key, value] of term.entries) ahead.push(key, value);
      return wordsOfMap(term.entries.length);
  }
}

function sizeOf({ bits }: Bitstring): number {
  return Math.ceil(bits / 8);
}

function wordsOfBytes(size: number): number {
  return size > LARGEST_ON_HEAP ? SHARED_BINARY : 2 + Math.ceil(size / 8);
}

/** An integer of 60 bits fits its slot. */
function wordsOfInteger(integer: Integer): number {
  if (integer >= -(2 ** 59) && integer < 2 ** 59) return 0;
  const digits = BigInt(integer < 0 ? -integer : integer).toString(16);
  return 1 + Math.ceil(digits.length / 16);
}

/** A small map is a head and a tuple of keys; a large one a tree, whose size we estimate. */
function wordsOfMap(size: number): number {
  return size <= LARGEST_FLAT_MAP ? 3 + size + (size === 0 ? 0 : size + 1) : Math.round(3.7 * size);
}
