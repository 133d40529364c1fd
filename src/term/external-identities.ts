/**
 * Pids, ports, references and functions in the external term format: what names a thing on a
 * node. We are one node without a name, so those of another node are refused.
 */
import type { ByteReader } from './byte-reader.ts';
import { NODE_NAME, TAG } from './external-tags.ts';
import { fun, isAtom, isInteger, pid, port } from './term.ts';
import type { Atom, Fun, Pid, Port, Reference, Term } from './term.ts';

const MOST_WORDS = 5;

export function readPid(reader: ByteReader, node: Atom, isNew: boolean): Pid {
  checkNode(reader, node);
  const [id, serial] = [reader.word(), reader.word()];
  checkCreation(reader, isNew ? reader.word() : reader.byte());
  return pid(id, serial);
}

export function readPort(reader: ByteReader, node: Atom, tag: number): Port {
  checkNode(reader, node);
  const high = tag === TAG.v4Port ? reader.word() : 0;
  const id = high * 2 ** 32 + reader.word();
  checkCreation(reader, tag === TAG.oldPort ? reader.byte() : reader.word());
  return port(id);
}

export function readReference(reader: ByteReader, readNode: () => Atom, tag: number): Reference {
  const size = tag === TAG.oldReference ? 1 : reader.half();
  if (size === 0 || size > MOST_WORDS) reader.fail(`a reference of ${size} words`);
  checkNode(reader, readNode());
  if (tag !== TAG.oldReference)
    checkCreation(reader, tag === TAG.newReference ? reader.byte() : reader.word());
  const words = Array.from({ length: size }, () => reader.word());
  if (tag === TAG.oldReference) checkCreation(reader, reader.byte());
  return { kind: 'reference', words: words.toReversed() };
}

export function readFunction(reader: ByteReader, readTerm: () => Term, tag: number): Fun {
  return tag === TAG.newFun ? readClosure(reader, readTerm) : readExport(reader, readTerm);
}

function readExport(reader: ByteReader, readTerm: () => Term): Fun {
  const start = reader.offset;
  const [module, name, arity] = [readTerm(), readTerm(), readTerm()];
  if (!isAtom(module) || !isAtom(name) || !isArity(arity)) {
    return reader.fail('expected a module, a name and an arity', start);
  }
  return fun({ module: module.name, name: name.name, arity });
}

/** The format holds neither the name of the function around it nor anything we could call. */
function readClosure(reader: ByteReader, readTerm: () => Term): Fun {
  const start = reader.offset;
  reader.word();
  const arity = reader.byte();
  reader.bytes(16);
  reader.word();
  const free = reader.word();
  const [module, , unique] = [readTerm(), readTerm(), readTerm()];
  for (let left = free + 1; left > 0; left -= 1) readTerm();
  if (!isAtom(module) || typeof unique !== 'number') return reader.fail('not a function', start);
  return fun({ module: module.name, name: '', arity, unique });
}

function isArity(term: Term): term is number {
  return isInteger(term) && term >= 0 && term <= 255;
}

function checkNode(reader: ByteReader, { name }: Atom): void {
  if (name !== NODE_NAME) reader.fail(`expected the node ${NODE_NAME}, got ${name}`);
}

function checkCreation(reader: ByteReader, creation: number): void {
  if (creation !== 0) reader.fail(`expected creation 0 of the node, got ${creation}`);
}
