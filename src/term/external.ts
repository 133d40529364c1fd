/**
 * Erlang's external term format, `:erlang.term_to_binary/1` as OTP 27 writes it: how a term
 * leaves a process for a disk or for another node. Reading it back is in `external-decode.ts`.
 * A map is written in the order of its entries, so equal terms give equal bytes.
 */
import { ByteWriter } from './byte-writer.ts';
import { NODE_NAME, TAG, VERSION } from './external-tags.ts';
import { isCons } from './term.ts';
import type {
  Atom,
  Bitstring,
  Cons,
  Fun,
  Integer,
  Pid,
  Port,
  Reference,
  Term,
  Tuple,
} from './term.ts';
import { atom, pid } from './term.ts';
import { encodeUtf8 } from './utf8.ts';

export { BadExternalTerm, decode } from './external-decode.ts';

const NODE: Atom = atom(NODE_NAME);
const CREATOR: Pid = pid(0);
const LONGEST_STRING = 65_535;

export function encode(term: Term): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(VERSION);
  writeTerm(writer, term);
  return writer.written();
}

function writeTerm(writer: ByteWriter, term: Term): void {
  if (typeof term === 'string') return writeBinary(writer, encodeUtf8(term));
  if (typeof term !== 'object') return writeInteger(writer, term);
  switch (term.kind) {
    case 'atom':
      return writeAtom(writer, term);
    case 'tuple':
      return writeTuple(writer, term);
    case 'nil':
      return writer.byte(TAG.nil);
    case 'cons':
      return writeList(writer, term);
    case 'map':
      writer.byte(TAG.map);
      writer.word(term.entries.length);
      return term.entries.forEach(([key, value]) => {
        writeTerm(writer, key);
        writeTerm(writer, value);
      });
    case 'float':
      writer.byte(TAG.float);
      return writer.float(term.value);
    case 'bitstring':
      return writeBits(writer, term);
    case 'pid':
      return writePid(writer, term);
    case 'reference':
      return writeReference(writer, term);
    case 'port':
      return writePort(writer, term);
    case 'fun':
      return writeFun(writer, term);
  }
}

function writeInteger(writer: ByteWriter, integer: Integer): void {
  if (integer >= 0 && integer < 256) {
    writer.byte(TAG.smallInteger);
    return writer.byte(Number(integer));
  }
  if (integer >= -(2 ** 31) && integer < 2 ** 31) {
    writer.byte(TAG.integer);
    return writer.word(Number(integer));
  }
  writeBig(writer, BigInt(integer));
}

/** Sign, then the digits from the lowest byte up. */
function writeBig(writer: ByteWriter, integer: bigint): void {
  const digits = (integer < 0n ? -integer : integer).toString(16);
  const bytes = bytesOfHex(digits.length % 2 === 0 ? digits : `0${digits}`).toReversed();
  if (bytes.length < 256) {
    writer.byte(TAG.smallBig);
    writer.byte(bytes.length);
  } else {
    writer.byte(TAG.largeBig);
    writer.word(bytes.length);
  }
  writer.byte(integer < 0n ? 1 : 0);
  writer.bytes(bytes);
}

function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

function writeAtom(writer: ByteWriter, { name }: Atom): void {
  const bytes = encodeUtf8(name);
  if (bytes.length < 256) {
    writer.byte(TAG.smallAtomUtf8);
    writer.byte(bytes.length);
  } else {
    writer.byte(TAG.atomUtf8);
    writer.half(bytes.length);
  }
  writer.bytes(bytes);
}

function writeTuple(writer: ByteWriter, { items }: Tuple): void {
  if (items.length < 256) {
    writer.byte(TAG.smallTuple);
    writer.byte(items.length);
  } else {
    writer.byte(TAG.largeTuple);
    writer.word(items.length);
  }
  for (const item of items) writeTerm(writer, item);
}

/** A proper list of bytes that is not too long is written like a string. */
function writeList(writer: ByteWriter, cell: Cons): void {
  const items: Term[] = [];
  let tail: Term = cell;
  for (; isCons(tail); tail = tail.tail) items.push(tail.head);
  const proper = typeof tail === 'object' && tail.kind === 'nil';
  if (proper && items.length <= LONGEST_STRING && items.every(isByte)) {
    writer.byte(TAG.string);
    writer.half(items.length);
    return writer.bytes(Uint8Array.from(items));
  }
  writer.byte(TAG.list);
  writer.word(items.length);
  for (const item of items) writeTerm(writer, item);
  writeTerm(writer, tail);
}

function isByte(term: Term): term is number {
  return typeof term === 'number' && term >= 0 && term < 256;
}

function writeBinary(writer: ByteWriter, bytes: Uint8Array): void {
  writer.byte(TAG.binary);
  writer.word(bytes.length);
  writer.bytes(bytes);
}

function writeBits(writer: ByteWriter, { bytes, bits }: Bitstring): void {
  const odd = bits % 8;
  if (odd === 0) return writeBinary(writer, bytes);
  writer.byte(TAG.bitBinary);
  writer.word(bytes.length);
  writer.byte(odd);
  writer.bytes(bytes);
}

function writePid(writer: ByteWriter, { id, serial }: Pid): void {
  writer.byte(TAG.newPid);
  writeAtom(writer, NODE);
  writer.word(id);
  writer.word(serial);
  writer.word(0);
}

/** The words go out in the opposite order of that in which they are printed. */
function writeReference(writer: ByteWriter, { words }: Reference): void {
  writer.byte(TAG.newerReference);
  writer.half(words.length);
  writeAtom(writer, NODE);
  writer.word(0);
  for (const word of words.toReversed()) writer.word(word);
}

function writePort(writer: ByteWriter, { id }: Port): void {
  writer.byte(TAG.v4Port);
  writeAtom(writer, NODE);
  writer.word(Math.floor(id / 2 ** 32));
  writer.word(id % 2 ** 32);
  writer.word(0);
}

/** A closure without its environment, which is not part of our terms. */
function writeFun(writer: ByteWriter, fun: Fun): void {
  if (fun.unique !== undefined) return writeClosure(writer, fun, fun.unique);
  writer.byte(TAG.exportedFun);
  writeAtom(writer, fun.module);
  writeAtom(writer, fun.name);
  writeInteger(writer, fun.arity);
}

function writeClosure(writer: ByteWriter, { module, arity }: Fun, unique: number): void {
  const body = new ByteWriter();
  body.byte(arity);
  body.bytes(new Uint8Array(16));
  body.word(0);
  body.word(0);
  writeAtom(body, module);
  writeInteger(body, 0);
  writeInteger(body, unique);
  writePid(body, CREATOR);
  const bytes = body.written();
  writer.byte(TAG.newFun);
  writer.word(bytes.length + 4);
  writer.bytes(bytes);
}
