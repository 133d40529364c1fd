/**
 * Erlang's portable hash, `:erlang.phash2/1,2`, which spreads keys over workers and partitions in
 * the lessons: the page must put a key where a real BEAM puts it.
 * It walks a term with a stack of what is still to come, so that no depth overflows, and mixes
 * each part into one 32 bit word. The entries of a map are hashed apart and joined by `xor`,
 * which makes their order not matter.
 */
import { hashBytes, hashWord, hashWords, saltOf } from './jenkins.ts';
import type { Atom, Bitstring, Cons, FloatTerm, Fun, Integer, Term, TermMap } from './term.ts';
import { encodeUtf8 } from './utf8.ts';

type Mark =
  /** The key and the value of one entry are hashed. */
  | { readonly kind: 'end-of-entry' }
  /** All entries are hashed: go on with the hash from before the map. */
  | { readonly kind: 'end-of-map'; readonly hash: number; readonly entries: number };

type Walk = { hash: number; entries: number; readonly ahead: (Term | Mark)[] };

/** Which multiple of the golden ratio salts which kind of term. */
const SALT = {
  integer: 1,
  nil: 2,
  atom: 3,
  bytesOfList: 4,
  pid: 5,
  port: 6,
  reference: 7,
  tuple: 9,
  negative: 10,
  positive: 11,
  float: 12,
  binary: 13,
  functionName: 14,
  oddBits: 15,
  map: 16,
  entries: 19,
} as const;

const HASH_OF_NIL = 3_468_870_702;
/** The tag of `[]` inside the BEAM, which is what it mixes in for an empty list. */
const TAG_OF_NIL = 2;
const END_OF_ENTRY: Mark = { kind: 'end-of-entry' };

/** A number from 0 up to, and not including, the range. */
export function phash2(term: Term, range: number = 2 ** 27): number {
  const walk: Walk = { hash: 0, entries: 0, ahead: [term] };
  for (let next = walk.ahead.pop(); next !== undefined; next = walk.ahead.pop()) visit(walk, next);
  return (walk.hash >>> 0) % range;
}

function visit(walk: Walk, next: Term | Mark): void {
  if (typeof next === 'string')
    return hashBits(walk, { kind: 'bitstring', bytes: encodeUtf8(next), bits: 0 });
  if (typeof next !== 'object') return hashInteger(walk, next);
  switch (next.kind) {
    case 'end-of-entry':
      walk.entries ^= walk.hash;
      walk.hash = 0;
      return;
    case 'end-of-map':
      walk.hash = hashWord(next.hash, walk.entries, SALT.entries);
      walk.entries = next.entries;
      return;
    case 'cons':
      return hashCell(walk, next);
    case 'tuple':
      walk.hash = hashWord(walk.hash, next.items.length, SALT.tuple);
      for (let at = next.items.length - 1; at >= 0; at -= 1) pushTerm(walk, next.items[at]);
      return;
    case 'map':
      return hashMap(walk, next);
    case 'bitstring':
      return hashBits(walk, next);
    case 'float':
      return hashFloat(walk, next);
    case 'atom':
      walk.hash =
        walk.hash === 0 ? hashOfName(next) : hashWord(walk.hash, hashOfName(next), SALT.atom);
      return;
    case 'nil':
      walk.hash = walk.hash === 0 ? HASH_OF_NIL | 0 : hashWord(walk.hash, TAG_OF_NIL, SALT.nil);
      return;
    case 'pid':
      walk.hash = hashWord(walk.hash, next.id, SALT.pid);
      return;
    case 'reference':
      walk.hash = hashWord(walk.hash, next.words.at(-1) ?? 0, SALT.reference);
      return;
    case 'port':
      walk.hash = hashWords(
        walk.hash,
        [next.id % 2 ** 32, Math.floor(next.id / 2 ** 32)],
        SALT.port,
      );
      return;
    case 'fun':
      return hashFun(walk, next);
  }
}

function pushTerm(walk: Walk, term: Term | undefined): void {
  if (term !== undefined) walk.ahead.push(term);
}

function hashInteger(walk: Walk, integer: Integer): void {
  if (integer < -(2 ** 27) || integer >= 2 ** 27) return hashLargeInteger(walk, integer);
  const small = Number(integer);
  if (small < 0) walk.hash = hashWord(walk.hash, -small, SALT.integer);
  walk.hash = hashWord(walk.hash, small, SALT.integer);
}

/** By digits of 64 bits, the lowest first. */
function hashLargeInteger(walk: Walk, integer: Integer): void {
  const salt = integer < 0 ? SALT.negative : SALT.positive;
  let rest = integer < 0 ? -BigInt(integer) : BigInt(integer);
  while (rest > 0n) {
    const words = [Number(rest & 0xffff_ffffn), Number((rest >> 32n) & 0xffff_ffffn)] as const;
    walk.hash = hashWords(walk.hash, words, salt);
    rest >>= 64n;
  }
}

function hashFloat(walk: Walk, { value }: FloatTerm): void {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  walk.hash = hashWords(walk.hash, [view.getInt32(0), view.getInt32(4)], SALT.float);
}

/** Bytes in a list, a charlist mostly, go in by four; other elements one by one. */
function hashCell(walk: Walk, cell: Cons): void {
  let [rest, word, count]: [Term, number, number] = [cell, 0, 0];
  for (; isCell(rest) && isByte(rest.head); rest = rest.tail) {
    word = (word << 8) + rest.head;
    count += 1;
    if (count === 4) {
      walk.hash = hashWord(walk.hash, word, SALT.bytesOfList);
      [word, count] = [0, 0];
    }
  }
  if (count > 0) walk.hash = hashWord(walk.hash, word, SALT.bytesOfList);
  if (isCell(rest)) walk.ahead.push(rest.tail, rest.head);
  else walk.ahead.push(rest);
}

function isCell(term: Term): term is Cons {
  return typeof term === 'object' && term.kind === 'cons';
}

function isByte(term: Term): term is number {
  return typeof term === 'number' && term >= 0 && term < 256;
}

function hashMap(walk: Walk, { entries }: TermMap): void {
  const hash = hashWord(walk.hash, entries.length, SALT.map);
  if (entries.length === 0) {
    walk.hash = hash;
    return;
  }
  walk.ahead.push({ kind: 'end-of-map', hash, entries: walk.entries });
  for (const [key, value] of entries) walk.ahead.push(END_OF_ENTRY, value, key);
  walk.hash = 0;
  walk.entries = 0;
}

function hashBits(walk: Walk, { bytes, bits }: Bitstring): void {
  const start = (saltOf(SALT.binary) + walk.hash) | 0;
  const odd = bits % 8;
  const whole = odd === 0 ? bytes : bytes.subarray(0, bytes.length - 1);
  walk.hash = bytes.length === 0 ? start : hashBytes(start, whole);
  if (odd === 0) return;
  const last = (bytes.at(-1) ?? 0) >> (8 - odd);
  walk.hash = hashWords(walk.hash, [odd, last], SALT.oddBits);
}

/** A closure is hashed by what we know of it; its environment is not part of our terms. */
function hashFun(walk: Walk, { module, name, arity, unique }: Fun): void {
  if (unique === undefined) {
    walk.hash = hashWords(walk.hash, [arity, hashOfName(module)], SALT.integer);
    walk.hash = hashWord(walk.hash, hashOfName(name), SALT.functionName);
    return;
  }
  walk.hash = hashWords(walk.hash, [0, hashOfName(module)], SALT.integer);
  walk.hash = hashWords(walk.hash, [0, unique], SALT.integer);
}

/** The hash of an atom is that of its name (P. J. Weinberger's), Latin-1 characters as one byte. */
function hashOfName({ name }: Atom): number {
  let hash = 0;
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    for (const byte of code < 256 ? [code] : encodeUtf8(char)) hash = addToName(hash, byte);
  }
  return hash;
}

function addToName(hash: number, byte: number): number {
  const added = ((hash << 4) + byte) >>> 0;
  const high = added & 0xf000_0000;
  return (added ^ (high >>> 24) ^ high) >>> 0;
}
