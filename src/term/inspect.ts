/**
 * Terms as Elixir's `inspect/1` prints them: on one line, or laid out in lines as `pretty: true` and
 * `IO.inspect/1` do. Maps are printed sorted by key, which a real Elixir does not promise, but which
 * makes what we print comparable.
 */
import { elements } from './access.ts';
import { bracketed, concat, FLEX_BREAK, group, isPlain, layOut, nest, BREAK } from './algebra.ts';
import type { Doc } from './algebra.ts';
import { compare } from './compare.ts';
import { callName, keyName, literalName } from './inspect-name.ts';
import { fieldsOf, notationOf, structModule } from './inspect-struct.ts';
import type { StructPart } from './inspect-struct.ts';
import {
  floatText,
  isPrintable,
  isPrintableAscii,
  quotedCharlist,
  quotedString,
} from './inspect-text.ts';
import { isAtom, isCons, isTuple } from './term.ts';
import type { Atom, Bitstring, Cons, Entry, Fun, Term, TermMap } from './term.ts';
import { encodeUtf8 } from './utf8.ts';

export type InspectOptions = {
  /** Laid out in lines of at most 80 columns. */
  readonly pretty?: boolean;
  /** Laid out in lines of that many columns. */
  readonly width?: number;
  /** How many elements are shown before `...`, 50 unless told. */
  readonly limit?: number;
  /** `'as_lists'`: a list of small integers is shown as one, never as the text it might be. */
  readonly charlists?: 'infer' | 'as_lists' | undefined;
  /** The fields of the program's own structs in the order of their definition: `{ Cup: ['size', 'drink'] }`. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
};

/** How the term at hand is printed: what is inside it may print less of itself. */
type Style = {
  readonly limit: number;
  readonly asLists: boolean;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

type Pair = readonly [key: Atom, value: Term];

const WIDTH = 80;
const LIMIT = 50;

export function inspect(term: Term, options: InspectOptions = {}): string {
  const { pretty = false, width = pretty ? WIDTH : Infinity, limit = LIMIT, fields = {} } = options;
  const asLists = options.charlists === 'as_lists';
  return layOut(group(docOf(term, { limit, fields, asLists })), width);
}

/** The same on one line. */
export function inspectLine(term: Term, options: InspectOptions = {}): string {
  return inspect(term, { ...options, width: Infinity });
}

function docOf(term: Term, style: Style): Doc {
  if (typeof term === 'string') return docOfString(term, style);
  if (typeof term !== 'object') return String(term);
  switch (term.kind) {
    case 'atom':
      return literalName(term.name);
    case 'float':
      return floatText(term.value);
    case 'bitstring':
      return docOfBits(term, style);
    case 'tuple':
      return bracketed(['{', '}'], docsOf(term.items, style), true);
    case 'nil':
      return '[]';
    case 'cons':
      return docOfList(term, style);
    case 'map':
      return docOfMap(term, style);
    case 'pid':
      return `#PID<0.${term.id}.${term.serial}>`;
    case 'port':
      return `#Port<0.${term.id}>`;
    case 'reference':
      return `#Reference<0.${term.words.join('.')}>`;
    case 'fun':
      return funText(term);
  }
}

/** The elements of a container, each knowing how many more may be shown inside it. */
function docsOf(terms: readonly Term[], style: Style): Doc[] {
  return shown(terms, style, docOf);
}

function shown<Item>(
  items: readonly Item[],
  style: Style,
  show: (item: Item, style: Style) => Doc,
): Doc[] {
  const docs = items
    .slice(0, style.limit)
    .map((item, at) => show(item, { ...style, limit: style.limit - at - 1 }));
  return items.length > style.limit ? [...docs, '...'] : docs;
}

function docOfString(text: string, style: Style): Doc {
  if (isPrintable(text)) return quotedString(text);
  const bytes = encodeUtf8(text);
  return docOfBits({ kind: 'bitstring', bytes, bits: bytes.length * 8 }, style);
}

function docOfBits({ bytes, bits }: Bitstring, style: Style): Doc {
  const odd = bits % 8;
  const numbers = Array.from(bytes.subarray(0, style.limit), String);
  if (odd > 0 && bytes.length <= style.limit) {
    numbers[bytes.length - 1] = `${(bytes.at(-1) ?? 0) >> (8 - odd)}::size(${odd})`;
  }
  const docs = bytes.length > style.limit ? [...numbers, '...'] : numbers;
  const last = docs.length - 1;
  const inner = docs.flatMap((doc, at) => (at === last ? [doc] : [doc, ',', FLEX_BREAK]));
  return group(concat(['<<', nest(concat(inner), 2), '>>']));
}

function docOfList(list: Cons, style: Style): Doc {
  const items = elements(list);
  if (items === undefined) return docOfImproperList(list, style);
  const text = style.asLists ? undefined : charlistText(items);
  if (text !== undefined) return quotedCharlist(text);
  const pairs = keywordPairs(items);
  if (pairs !== undefined) return bracketed(['[', ']'], shown(pairs, style, docOfPair), false);
  const docs = docsOf(items, style);
  return bracketed(['[', ']'], docs, docs.every(isPlain));
}

/** `[1, 2 | 3]` */
function docOfImproperList(list: Cons, style: Style): Doc {
  const heads: Term[] = [];
  let tail: Term = list;
  for (; isCons(tail); tail = tail.tail) heads.push(tail.head);
  const docs = docsOf(heads, style);
  if (heads.length > style.limit) return bracketed(['[', ']'], docs, docs.every(isPlain));
  const last = docOf(tail, { ...style, limit: style.limit - heads.length });
  const isFlex = docs.every(isPlain) && isPlain(last);
  const joined = concat([docs.at(-1) ?? '', ' |', isFlex ? FLEX_BREAK : BREAK, last]);
  return bracketed(['[', ']'], [...docs.slice(0, -1), joined], isFlex);
}

/** The text of a list in which each element is a character that can be printed. */
function charlistText(items: readonly Term[]): string | undefined {
  const chars: string[] = [];
  for (const item of items) {
    if (typeof item !== 'number' || !isPrintableAscii(item)) return undefined;
    chars.push(String.fromCharCode(item));
  }
  return chars.join('');
}

/** The pairs of a list that is written as a keyword list: no key in it is a module. */
function keywordPairs(items: readonly Term[]): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const item of items) {
    if (!isTuple(item, 2)) return undefined;
    const [key, value] = item.items;
    if (key === undefined || value === undefined || !isKey(key)) return undefined;
    pairs.push([key, value]);
  }
  return pairs;
}

function isKey(term: Term): term is Atom {
  return isAtom(term) && !term.name.startsWith('Elixir.');
}

function docOfPair([key, value]: Pair, style: Style): Doc {
  return concat([keyName(key.name), ' ', docOf(value, style)]);
}

function docOfMap(map: TermMap, style: Style): Doc {
  const module = structModule(map);
  const struct = module === undefined ? undefined : docOfStruct(map, module, style);
  return struct ?? docOfEntries(map, style);
}

function docOfEntries(map: TermMap, style: Style): Doc {
  const sorted = map.entries.toSorted(compareEntries);
  const pairs = sorted.filter((entry): entry is Pair => isKey(entry[0]));
  const docs =
    pairs.length === sorted.length
      ? shown(pairs, style, docOfPair)
      : shown(sorted, style, docOfEntry);
  return bracketed(['%{', '}'], docs, false);
}

/** As `:lists.sort/1` orders the pairs: 1 and 1.0 are the same there, and the values decide. */
function compareEntries(one: Entry, other: Entry): number {
  return compare(one[0], other[0]) || compare(one[1], other[1]);
}

function docOfEntry([key, value]: Entry, style: Style): Doc {
  return concat([docOf(key, style), ' => ', docOf(value, style)]);
}

/** Undefined when it lacks fields of that struct: then Elixir prints a map. */
function docOfStruct(map: TermMap, module: string, style: Style): Doc | undefined {
  const notation = notationOf(map, module);
  if (notation !== undefined) return concat(notation.map((part) => docOfPart(part, style)));
  const name = literalName(module);
  const fields = fieldsOf(map, module, style.fields[name]);
  if (fields === undefined) return undefined;
  return bracketed([`%${name}{`, '}'], shown(fields, style, docOfPair), false);
}

function docOfPart(part: StructPart, style: Style): Doc {
  if (typeof part === 'string') return part;
  return docOf(part.term, { ...style, asLists: style.asLists || part.asLists });
}

/** `&Enum.map/2`, or `#Function<0.123/1 in Shop.open/2>` for a closure. */
function funText({ module, name, arity, unique }: Fun): string {
  const owner = literalName(module.name);
  if (unique === undefined) return `&${owner}.${callName(name.name)}/${arity}`;
  const parent = /^-(.+)\/(\d+)-[^-]+-(\d+)-$/s.exec(name.name);
  const [, around = '', aroundArity = '', index = '0'] = parent ?? [];
  const suffix = name.name === '' ? '' : `.${callName(name.name)}`;
  const place = parent === null ? suffix : `.${callName(around)}/${aroundArity}`;
  return `#Function<${index}.${unique}/${arity} in ${owner}${place}>`;
}
