/**
 * Structs as Elixir prints them: some have a notation of their own (`1..3`, `~D[2024-02-29]`,
 * `MapSet.new([3])`), all others show their fields in the order of their definition, or by name
 * where that is not known.
 */
import { elements, field, mapGet } from './access.ts';
import { looselyEqual } from './compare.ts';
import { calendarText } from './inspect-calendar.ts';
import { escapeRegex } from './inspect-text.ts';
import { atom, isAtom, isInteger, isMap, listFrom, NIL, NIL_ATOM, tuple } from './term.ts';
import type { Atom, Term, TermMap } from './term.ts';

/** A piece of the notation: text, or a term in it. */
export type StructPart = string | { readonly term: Term; readonly asLists: boolean };

type Field = readonly [name: Atom, value: Term];

const STRUCT = atom('__struct__');

/** The fields of Elixir's own structs where they are not defined in the order of their names. */
const FIELDS: Readonly<Record<string, string>> = {
  BadArityError: 'function args',
  BadBooleanError: 'term operator',
  CompileError: 'file line description',
  Duration: 'year month week day hour minute second microsecond',
  'File.CopyError': 'reason source destination on action',
  'File.Error': 'reason path action',
  'File.LinkError': 'reason existing new action',
  'File.RenameError': 'reason source destination on action',
  FunctionClauseError: 'module function arity kind args clauses',
  'JSON.DecodeError': 'message offset data',
  KeyError: 'key term message',
  'Protocol.UndefinedError': 'protocol value description',
  SyntaxError: 'file line column snippet description',
  'URI.Error': 'action reason part',
  URI: 'scheme authority userinfo host port path query fragment',
  UndefinedFunctionError: 'module function arity reason message',
  Version: 'major minor patch pre build',
};

/** Fields that are not shown while they have this value. */
const OPTIONAL: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  Duration: {
    year: 0,
    month: 0,
    week: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    microsecond: tuple(0, 0),
  },
  URI: { authority: NIL_ATOM },
  Version: { pre: NIL, build: NIL_ATOM },
};

const REGEX_LETTERS: Readonly<Record<string, string>> = {
  caseless: 'i',
  extended: 'x',
  firstline: 'f',
  ungreedy: 'U',
  multiline: 'm',
};

/** The module of a struct, `Elixir.Date`; undefined for any other map. */
export function structModule(map: TermMap): string | undefined {
  const module = mapGet(map, STRUCT);
  return module !== undefined && isAtom(module) ? module.name : undefined;
}

/** The struct in the notation that its module has for it. */
export function notationOf(map: TermMap, module: string): readonly StructPart[] | undefined {
  switch (module) {
    case 'Elixir.Range':
      return rangeParts(map);
    case 'Elixir.MapSet':
      return mapSetParts(map);
    case 'Elixir.Regex':
      return regexParts(map);
    case 'Elixir.Date.Range':
      return dateRangeParts(map);
    default: {
      const text = calendarText(map, module);
      return text === undefined ? undefined : [text];
    }
  }
}

/** The fields to show; undefined when the keys of the map are not those of that struct. */
export function fieldsOf(
  map: TermMap,
  module: string,
  own?: readonly string[],
): Field[] | undefined {
  const name = module.replace(/^Elixir\./, '');
  const order = own ?? FIELDS[name]?.split(' ');
  const fields = map.entries.filter(
    (entry): entry is Field => isAtom(entry[0]) && !isHidden(entry[0]),
  );
  if (fields.length + hiddenCount(map) < map.entries.length) return undefined;
  if (order === undefined) return fields;
  if (order.length !== fields.length) return undefined;
  const found = order.map((key) => fields.find(([named]) => named.name === key));
  if (!found.every((entry) => entry !== undefined)) return undefined;
  const optional = OPTIONAL[name] ?? {};
  return found.filter(([key, value]) => !hasDefault(optional[key.name], value));
}

function isHidden({ name }: Atom): boolean {
  return name === '__struct__' || name === '__exception__';
}

function hiddenCount(map: TermMap): number {
  return map.entries.filter(([key]) => isAtom(key) && isHidden(key)).length;
}

function hasDefault(usual: Term | undefined, value: Term): boolean {
  return usual !== undefined && looselyEqual(usual, value);
}

/** `1..3`, `3..1//-1` */
function rangeParts(map: TermMap): StructPart[] | undefined {
  const [first, last, step] = [field(map, 'first'), field(map, 'last'), field(map, 'step')];
  if (first === undefined || last === undefined || step === undefined) return undefined;
  if (!isInteger(first) || !isInteger(last) || !isInteger(step)) return undefined;
  const ends = `${first}..${last}`;
  return [step === 1 && last >= first ? ends : `${ends}//${step}`];
}

/** Charlists in a set are printed as lists. */
function mapSetParts(map: TermMap): StructPart[] | undefined {
  const members = field(map, 'map');
  if (members === undefined || !isMap(members)) return undefined;
  const term = listFrom(members.entries.map(([key]) => key));
  return ['MapSet.new(', { term, asLists: true }, ')'];
}

function dateRangeParts(map: TermMap): StructPart[] | undefined {
  const [first, last, step] = [field(map, 'first'), field(map, 'last'), field(map, 'step')];
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to] = [calendarText(first, 'Elixir.Date'), calendarText(last, 'Elixir.Date')];
  if (from === undefined || to === undefined || !isInteger(step)) return undefined;
  return [`Date.range(${from}, ${to}${step === 1 ? '' : `, ${step}`})`];
}

function regexParts(map: TermMap): StructPart[] | undefined {
  const source = field(map, 'source');
  const options = elements(field(map, 'opts') ?? NIL);
  if (typeof source !== 'string' || options === undefined) return undefined;
  const letters = regexLetters(options);
  if (letters === undefined) return undefined;
  const text = source.replace(/\\(\\|\/|#\{)/g, (both, char: string) =>
    char === '\\' ? both : char,
  );
  return [`~r/${escapeRegex(text)}/${letters}`];
}

/** Elixir turns the letters round while it reads the options. */
function regexLetters(options: readonly Term[]): string | undefined {
  let letters = '';
  for (const option of options) {
    const name = isAtom(option) ? option.name : '';
    if (name === 'ucp' || !isAtom(option)) continue;
    const letter = name === 'unicode' ? 'u' : name === 'dotall' ? 's' : REGEX_LETTERS[name];
    if (letter === undefined) return undefined;
    letters = letter + letters;
  }
  return letters;
}
