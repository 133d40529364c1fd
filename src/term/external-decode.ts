/**
 * Reading Erlang's external term format, `:erlang.binary_to_term/1`. The bytes may come from
 * anywhere, so whatever is wrong with them ends in a `BadExternalTerm` that says where and why.
 */
import { BadExternalTerm, ByteReader } from './byte-reader.ts';
import { readFunction, readPid, readPort, readReference } from './external-identities.ts';
import { TAG, VERSION } from './external-tags.ts';
import {
  atom,
  binary,
  bitstring,
  cons,
  float,
  integer,
  listFrom,
  map,
  NIL,
  tupleFrom,
} from './term.ts';
import type { Atom, Bitstring, Entry, FloatTerm, Integer, Term, TermMap } from './term.ts';
import { decodeUtf8 } from './utf8.ts';

export { BadExternalTerm };

/** Deeper nesting is refused, because every walk over the term would need as deep a stack. */
const DEEPEST = 500;
const LONGEST_ATOM = 255;
/** The BEAM refuses integers of more bits. */
const WIDEST_INTEGER = 4_194_304;

export function decode(bytes: Uint8Array): Term {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version !== VERSION) reader.fail(`expected the version byte ${VERSION}, got ${version}`, 0);
  return readTerm(reader, 0);
}

function readTerm(reader: ByteReader, depth: number): Term {
  if (depth > DEEPEST) reader.fail(`nested deeper than ${DEEPEST}`);
  const start = reader.offset;
  const tag = reader.byte();
  switch (tag) {
    case TAG.list:
      return readList(reader, depth);
    case TAG.smallTuple:
      return readTuple(reader, reader.byte(), depth);
    case TAG.largeTuple:
      return readTuple(reader, reader.word(), depth);
    case TAG.map:
      return readMap(reader, depth);
    case TAG.newPid:
    case TAG.oldPid:
      return readPid(reader, readAtom(reader), tag === TAG.newPid);
    case TAG.v4Port:
    case TAG.newPort:
    case TAG.oldPort:
      return readPort(reader, readAtom(reader), tag);
    case TAG.newerReference:
    case TAG.newReference:
    case TAG.oldReference:
      return readReference(reader, () => readAtom(reader), tag);
    case TAG.exportedFun:
    case TAG.newFun:
      return readFunction(reader, () => readTerm(reader, depth + 1), tag);
    default:
      return readLeaf(reader, tag) ?? refuse(reader, tag, start);
  }
}

function refuse(reader: ByteReader, tag: number, start: number): never {
  if (tag === TAG.compressed) reader.fail('compressed terms cannot be read here', start);
  return reader.fail(`no term begins with the tag ${tag}`, start);
}

/** A term without terms inside it; undefined when the tag is none of theirs. */
function readLeaf(reader: ByteReader, tag: number): Term | undefined {
  switch (tag) {
    case TAG.smallInteger:
      return reader.byte();
    case TAG.integer:
      return reader.word() | 0;
    case TAG.smallBig:
      return readBig(reader, reader.byte());
    case TAG.largeBig:
      return readBig(reader, reader.word());
    case TAG.float:
      return checkedFloat(reader, reader.float());
    case TAG.oldFloat:
      return readOldFloat(reader);
    case TAG.nil:
      return NIL;
    case TAG.string:
      return listFrom(reader.bytes(reader.half()));
    case TAG.binary:
      return binary(reader.bytes(reader.word()));
    case TAG.bitBinary:
      return readBits(reader);
    default:
      return readName(reader, tag);
  }
}

function readAtom(reader: ByteReader): Atom {
  const start = reader.offset;
  return readName(reader, reader.byte()) ?? reader.fail('expected an atom', start);
}

function readName(reader: ByteReader, tag: number): Atom | undefined {
  switch (tag) {
    case TAG.smallAtomUtf8:
      return readUtf8Atom(reader, reader.byte());
    case TAG.atomUtf8:
      return readUtf8Atom(reader, reader.half());
    case TAG.smallLatinAtom:
      return checkedAtom(reader, String.fromCharCode(...reader.bytes(reader.byte())));
    case TAG.latinAtom:
      return checkedAtom(reader, String.fromCharCode(...reader.bytes(reader.half())));
    default:
      return undefined;
  }
}

function readUtf8Atom(reader: ByteReader, size: number): Atom {
  const name = decodeUtf8(reader.bytes(size));
  return checkedAtom(reader, name ?? reader.fail('the name of an atom is not UTF-8'));
}

function checkedAtom(reader: ByteReader, name: string): Atom {
  const length = [...name].length;
  if (length > LONGEST_ATOM)
    reader.fail(`an atom of ${length} characters, ${LONGEST_ATOM} are allowed`);
  return atom(name);
}

function readBig(reader: ByteReader, size: number): Integer {
  if (size * 8 > WIDEST_INTEGER) reader.fail(`an integer of ${size} bytes`);
  const sign = reader.byte();
  const digits = reader.bytes(size).toReversed();
  const hex = Array.from(digits, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = BigInt(`0x0${hex}`);
  return integer(sign === 0 ? value : -value);
}

function checkedFloat(reader: ByteReader, value: number): FloatTerm {
  if (!Number.isFinite(value)) reader.fail('a float that is not a number, or infinite');
  return float(value);
}

/** 31 characters as C prints them, filled up with zero bytes. */
function readOldFloat(reader: ByteReader): FloatTerm {
  const text = String.fromCharCode(...reader.bytes(31)).replace(/\0.*$/s, '');
  if (!/^ *[-+]?\d+\.\d+(e[-+]?\d+)?$/i.test(text)) reader.fail('a float that cannot be read');
  return checkedFloat(reader, Number(text));
}

function readBits(reader: ByteReader): string | Bitstring {
  const size = reader.word();
  const odd = reader.byte();
  if (odd > 8 || (odd === 0) !== (size === 0)) reader.fail(`${odd} bits in the last byte`);
  return bitstring(reader.bytes(size), Math.max(0, size - 1) * 8 + odd);
}

/** The tail of a list may be a list again, so it is read in a loop. */
function readList(reader: ByteReader, depth: number): Term {
  const heads: Term[] = [];
  do {
    for (let left = reader.word(); left > 0; left -= 1) heads.push(readTerm(reader, depth + 1));
  } while (takeTag(reader, TAG.list));
  const tail = readTerm(reader, depth + 1);
  return heads.reduceRight<Term>((rest, head) => cons(head, rest), tail);
}

function takeTag(reader: ByteReader, tag: number): boolean {
  if (reader.peek() !== tag) return false;
  reader.byte();
  return true;
}

function readTuple(reader: ByteReader, size: number, depth: number): Term {
  const items: Term[] = [];
  while (items.length < size) items.push(readTerm(reader, depth + 1));
  return tupleFrom(items);
}

function readMap(reader: ByteReader, depth: number): TermMap {
  const start = reader.offset;
  const size = reader.word();
  const entries: Entry[] = [];
  while (entries.length < size) {
    const key = readTerm(reader, depth + 1);
    entries.push([key, readTerm(reader, depth + 1)]);
  }
  const made = map(entries);
  if (made.entries.length < size) reader.fail('a map with the same key twice', start);
  return made;
}
