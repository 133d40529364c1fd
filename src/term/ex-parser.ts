/**
 * Reading the source of a term as Elixir writes it, with holes. One function for each form;
 * each takes what it reads from the source and fails at the first character that does not fit.
 */
import { readBinary } from './ex-binary.ts';
import { EMPTY_LIST, keyedBy, settled, whole } from './ex-shape.ts';
import type { Shape, ShapeEntry } from './ex-shape.ts';
import { calendarStruct } from './ex-sigil.ts';
import { close, fail, skipSpace, take, takeHole, takeMatch } from './ex-source.ts';
import type { Source } from './ex-source.ts';
import {
  takeAlias,
  takeCharacterCode,
  takeColon,
  takeKey,
  takeName,
  takeQuoted,
  takeSigilBody,
  takeSigned,
} from './ex-token.ts';
import { atom, binary, fun, isInteger, listFrom, moduleAtom } from './term.ts';
import type { Term } from './term.ts';
import { decodeUtf8 } from './utf8.ts';

type Items = {
  readonly items: readonly Shape[];
  readonly keyed: readonly Shape[];
  /** A tail has to follow. */
  readonly isOpen: boolean;
};

const DEEPEST = 500;
const LITERALS = new Set(['true', 'false', 'nil']);
const VALUE = 'a value';

/** The whole source as one term. */
export function readAll(source: Source): Shape {
  const shape = readValue(source);
  skipSpace(source);
  if (source.at < source.text.length) fail(source, 'the end');
  return shape;
}

/** A value, or a range between two of them. */
function readValue(source: Source): Shape {
  source.depth += 1;
  if (source.depth > DEEPEST) fail(source, `nesting of at most ${DEEPEST}`);
  skipSpace(source);
  const start = source.at;
  const first = readSingle(source);
  const shape = take(source, '..') ? readRange(source, first, start) : first;
  source.depth -= 1;
  return shape;
}

function readRange(source: Source, first: Shape, start: number): Shape {
  checkEnd(source, first, start);
  const ends = { first, last: readEnd(source) };
  const step = take(source, '//') ? { step: readEnd(source) } : {};
  return settled({ kind: 'range-of', ...ends, ...step });
}

function readEnd(source: Source): Shape {
  skipSpace(source);
  const start = source.at;
  const shape = readSingle(source);
  checkEnd(source, shape, start);
  return shape;
}

function checkEnd(source: Source, shape: Shape, start: number): void {
  if (shape.kind === 'hole' || (shape.kind === 'whole' && isInteger(shape.term))) return;
  fail(source, 'an integer at the end of a range', start);
}

function readSingle(source: Source): Shape {
  const hole = takeHole(source);
  if (hole !== undefined) return { kind: 'hole', index: hole };
  if (take(source, '{')) return readTuple(source);
  if (take(source, '[')) return readList(source);
  if (take(source, '<<')) return whole(readBinary(source));
  if (take(source, '%')) return readMap(source);
  return whole(readPlain(source));
}

/** A value without other values in it. */
function readPlain(source: Source): Term {
  if (take(source, '"')) return binary(takeQuoted(source, '"'));
  if (take(source, ':')) return readAtom(source);
  if (take(source, '?')) return takeCharacterCode(source);
  if (take(source, '~')) return readSigil(source);
  if (take(source, '&')) return readCapture(source);
  return takeSigned(source) ?? readWord(source);
}

function readWord(source: Source): Term {
  const start = source.at;
  const alias = takeAlias(source);
  if (alias !== undefined) return moduleAtom(alias);
  const word = takeMatch(source, /[a-z]\w*/y);
  return word !== undefined && LITERALS.has(word) ? atom(word) : fail(source, VALUE, start);
}

/** After the colon. */
function readAtom(source: Source): Term {
  const start = source.at;
  if (!take(source, '"')) return atom(takeName(source) ?? fail(source, 'the name of an atom'));
  return atom(textOf(source, takeQuoted(source, '"'), start));
}

function textOf(source: Source, bytes: Uint8Array, start: number): string {
  return decodeUtf8(bytes) ?? fail(source, 'UTF-8', start);
}

function readSigil(source: Source): Term {
  const start = source.at - 1;
  if (take(source, 'c"')) {
    const text = textOf(source, takeQuoted(source, '"'), start);
    return listFrom(Array.from(text, (char) => char.codePointAt(0) ?? 0));
  }
  const sigil = (['D', 'T', 'N', 'U'] as const).find((letter) => take(source, letter));
  if (sigil === undefined) return fail(source, 'one of the sigils ~c ~D ~T ~N ~U', start);
  return (
    calendarStruct(sigil, takeSigilBody(source)) ??
    fail(source, `a date or time for ~${sigil}`, start)
  );
}

/** `&Enum.map/2`, after the `&`. */
function readCapture(source: Source): Term {
  const start = source.at;
  const alias = takeAlias(source);
  const module = alias === undefined ? take(source, ':') && readAtom(source) : moduleAtom(alias);
  if (
    module === false ||
    typeof module !== 'object' ||
    module.kind !== 'atom' ||
    !take(source, '.')
  ) {
    return fail(source, 'a module, as in &Enum.map/2', start);
  }
  const name = take(source, '"')
    ? textOf(source, takeQuoted(source, '"'), start)
    : takeName(source);
  if (name === undefined || !take(source, '/'))
    return fail(source, 'a name and an arity, as in &Enum.map/2', start);
  const arity = Number(takeMatch(source, /\d{1,3}/y) ?? fail(source, 'an arity'));
  return fun({ module: module.name, name, arity });
}

function readTuple(source: Source): Shape {
  const { items, keyed } = readItems(source, '}');
  const last: Shape = settled({ kind: 'list-of', items: keyed, tail: EMPTY_LIST });
  return settled({ kind: 'tuple-of', items: keyed.length === 0 ? items : [...items, last] });
}

function readList(source: Source): Shape {
  const { items, keyed, isOpen } = readItems(source, ']');
  const tail = isOpen ? readTail(source) : EMPTY_LIST;
  return settled({ kind: 'list-of', items: [...items, ...keyed], tail });
}

/** `| tail]` */
function readTail(source: Source): Shape {
  take(source, '|');
  const tail = readValue(source);
  close(source, ']');
  return tail;
}

/** Values up to the closing bracket; pairs of a keyword list may come last. */
function readItems(source: Source, closing: string): Items {
  const [items, keyed]: [Shape[], Shape[]] = [[], []];
  for (skipSpace(source); !take(source, closing); skipSpace(source)) {
    const start = source.at;
    const entry = takePair(source);
    if (entry !== undefined) keyed.push(entry);
    else if (keyed.length > 0) fail(source, 'only pairs after the first pair', start);
    else items.push(readValue(source));
    skipSpace(source);
    if (closing === ']' && keyed.length === 0 && source.text.startsWith('|', source.at)) {
      return { items, keyed, isOpen: true };
    }
    if (!take(source, ',')) {
      close(source, closing);
      break;
    }
  }
  return { items, keyed, isOpen: false };
}

/** `key: value`, as the tuple it stands for. */
function takePair(source: Source): Shape | undefined {
  const key = takeAnyKey(source);
  return key === undefined ? undefined : keyedBy(atom(key), readValue(source));
}

/** A key with its colon: `ok:` or `"with spaces":`. */
function takeAnyKey(source: Source): string | undefined {
  const start = source.at;
  if (!take(source, '"')) return takeKey(source);
  const bytes = takeQuoted(source, '"');
  if (takeColon(source)) return textOf(source, bytes, start);
  source.at = start;
  return undefined;
}

/** `%{…}` or `%Name{…}`, after the percent sign. Keys of both kinds may stand in any order. */
function readMap(source: Source): Shape {
  const alias = takeAlias(source);
  const entries: ShapeEntry[] =
    alias === undefined ? [] : [[whole(atom('__struct__')), whole(moduleAtom(alias))]];
  if (!take(source, '{')) fail(source, '{');
  for (skipSpace(source); !take(source, '}'); skipSpace(source)) {
    const key = takeAnyKey(source);
    entries.push(key === undefined ? readArrow(source) : [whole(atom(key)), readValue(source)]);
    skipSpace(source);
    if (!take(source, ',')) {
      close(source, '}');
      break;
    }
  }
  return settled({ kind: 'map-of', entries });
}

function readArrow(source: Source): ShapeEntry {
  const key = readValue(source);
  skipSpace(source);
  if (!take(source, '=>')) fail(source, '=>');
  return [key, readValue(source)];
}
