/**
 * Erlang's order of all terms:
 * number < atom < reference < fun < port < pid < tuple < map < [] < list < bitstring.
 * Two orders are needed: the loose one of `<` and `==`, where `1 == 1.0`, and the exact one of
 * `===` and of map keys, where every integer comes before every float.
 */
import type { Bitstring, Cons, FloatTerm, Fun, Integer, Reference, Term, TermMap } from './term.ts';
import { compareText, encodeUtf8 } from './utf8.ts';

type NumericTerm = Integer | FloatTerm;
type CompareNumbers = (one: NumericTerm, other: NumericTerm) => number;

/** Below 0 when `one < other`, 0 when `one == other`: the order of `Enum.sort/1`. */
export function compare(one: Term, other: Term): number {
  return compareWith(one, other, compareLoosely);
}

/** The order of map keys: 0 only when `one === other`. */
export function compareExact(one: Term, other: Term): number {
  return compareWith(one, other, compareExactly);
}

/** `one == other` */
export function looselyEqual(one: Term, other: Term): boolean {
  return one === other || compare(one, other) === 0;
}

/** `one === other`: 1 and 1.0 differ, and so do 0.0 and -0.0. */
export function equal(one: Term, other: Term): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one.kind !== other.kind) return false;
  if (one.kind === 'atom' || one.kind === 'pid') return false;
  return compareExact(one, other) === 0;
}

const RANKS = {
  float: 0,
  atom: 1,
  reference: 2,
  fun: 3,
  port: 4,
  pid: 5,
  tuple: 6,
  map: 7,
  nil: 8,
  cons: 9,
  bitstring: 10,
} as const;

function rankOf(term: Term): number {
  if (typeof term === 'object') return RANKS[term.kind];
  return typeof term === 'string' ? RANKS.bitstring : RANKS.float;
}

function compareWith(one: Term, other: Term, numbers: CompareNumbers): number {
  if (one === other) return 0;
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0) return rank;
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  return compareSameRank(one, other, numbers);
}

/** Both have one rank, so a second look at the kind only tells the compiler what it is. */
function compareSameRank(one: Term, other: Term, numbers: CompareNumbers): number {
  if (isNumeric(one) && isNumeric(other)) return numbers(one, other);
  if (typeof one !== 'object' || typeof other !== 'object') return compareBits(one, other);
  if (one.kind === 'bitstring' || other.kind === 'bitstring') return compareBits(one, other);
  if (one.kind === 'atom' && other.kind === 'atom') return compareText(one.name, other.name);
  if (one.kind === 'tuple' && other.kind === 'tuple') {
    const size = one.items.length - other.items.length;
    return size === 0 ? compareItems(one.items, other.items, numbers) : size;
  }
  if (one.kind === 'map' && other.kind === 'map') return compareMaps(one, other, numbers);
  if (one.kind === 'cons' && other.kind === 'cons') return compareLists(one, other, numbers);
  return compareIdentities(one, other);
}

/** Pids, ports, references and funs: compared by what names them. */
function compareIdentities(one: Term, other: Term): number {
  if (typeof one !== 'object' || typeof other !== 'object') return 0;
  if (one.kind === 'pid' && other.kind === 'pid') {
    return one.serial - other.serial || one.id - other.id;
  }
  if (one.kind === 'port' && other.kind === 'port') return one.id - other.id;
  if (one.kind === 'reference' && other.kind === 'reference') return compareReferences(one, other);
  if (one.kind === 'fun' && other.kind === 'fun') return compareFuns(one, other);
  return 0;
}

function isNumeric(term: Term): term is NumericTerm {
  return typeof term === 'object' ? term.kind === 'float' : typeof term !== 'string';
}

function compareLoosely(one: NumericTerm, other: NumericTerm): number {
  return order(valueOf(one), valueOf(other));
}

function compareExactly(one: NumericTerm, other: NumericTerm): number {
  const rank = Number(typeof one === 'object') - Number(typeof other === 'object');
  if (rank !== 0) return rank;
  return compareLoosely(one, other) || compareZeros(valueOf(one), valueOf(other));
}

/** JavaScript compares a bigint with a number by exact value, as Erlang does. */
function valueOf(term: NumericTerm): Integer {
  return typeof term === 'object' ? term.value : term;
}

function order(one: Integer, other: Integer): number {
  return one < other ? -1 : Number(one > other);
}

/** -0.0 comes before 0.0. */
function compareZeros(one: Integer, other: Integer): number {
  return Number(Object.is(other, -0)) - Number(Object.is(one, -0));
}

function compareItems(
  one: readonly Term[],
  other: readonly Term[],
  numbers: CompareNumbers,
): number {
  for (let at = 0; at < one.length; at += 1) {
    const [left, right] = [one[at], other[at]];
    if (left === undefined || right === undefined) return 0;
    const found = compareWith(left, right, numbers);
    if (found !== 0) return found;
  }
  return 0;
}

/** By size, then by the sorted keys in exact order, then by the values. */
function compareMaps(one: TermMap, other: TermMap, numbers: CompareNumbers): number {
  const size = one.entries.length - other.entries.length;
  if (size !== 0) return size;
  const keys = compareItems(one.entries.map(keyOf), other.entries.map(keyOf), compareExactly);
  return keys || compareItems(one.entries.map(valueIn), other.entries.map(valueIn), numbers);
}

function keyOf(entry: TermMap['entries'][number]): Term {
  return entry[0];
}

function valueIn(entry: TermMap['entries'][number]): Term {
  return entry[1];
}

function compareLists(one: Cons, other: Cons, numbers: CompareNumbers): number {
  let [left, right]: [Term, Term] = [one, other];
  while (isCell(left) && isCell(right)) {
    if (left === right) return 0;
    const found = compareWith(left.head, right.head, numbers);
    if (found !== 0) return found;
    [left, right] = [left.tail, right.tail];
  }
  return compareWith(left, right, numbers);
}

function isCell(term: Term): term is Cons {
  return typeof term === 'object' && term.kind === 'cons';
}

function compareBits(one: Term, other: Term): number {
  const [left, right] = [bitsOf(one), bitsOf(other)];
  const shared = Math.min(left.bits, right.bits);
  for (let at = 0; at * 8 < shared; at += 1) {
    const unused = Math.max(0, 8 - (shared - at * 8));
    const found = ((left.bytes[at] ?? 0) >> unused) - ((right.bytes[at] ?? 0) >> unused);
    if (found !== 0) return found;
  }
  return left.bits - right.bits;
}

function bitsOf(term: Term): Bitstring {
  if (typeof term === 'object' && term.kind === 'bitstring') return term;
  const bytes = encodeUtf8(typeof term === 'string' ? term : '');
  return { kind: 'bitstring', bytes, bits: bytes.length * 8 };
}

/** The first printed word weighs most; fewer words are as if zeros stood before them. */
function compareReferences(one: Reference, other: Reference): number {
  const size = Math.max(one.words.length, other.words.length);
  for (let at = -size; at < 0; at += 1) {
    const found = (one.words.at(at) ?? 0) - (other.words.at(at) ?? 0);
    if (found !== 0) return found;
  }
  return 0;
}

/** Closures before captures of named functions; then module, name, arity. */
function compareFuns(one: Fun, other: Fun): number {
  const closure = Number(one.unique === undefined) - Number(other.unique === undefined);
  return (
    closure ||
    compareText(one.module.name, other.module.name) ||
    (one.unique ?? 0) - (other.unique ?? 0) ||
    compareText(one.name.name, other.name.name) ||
    one.arity - other.arity
  );
}
