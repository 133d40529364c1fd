/** The words of Elixir's term syntax: numbers, characters, quoted text and names. */
import { fail, take, takeCharacter, takeMatch } from './ex-source.ts';
import type { Source } from './ex-source.ts';
import { OPERATORS, SYNTAX_NAMES } from './operators.ts';
import { float, integer, isInteger } from './term.ts';
import type { FloatTerm, Integer, Term } from './term.ts';
import { encodeUtf8 } from './utf8.ts';

const BASED = /0x[0-9a-fA-F]+(_[0-9a-fA-F]+)*|0b[01]+(_[01]+)*|0o[0-7]+(_[0-7]+)*/y;
const DECIMAL = /\d+(_\d+)*(\.\d+(_\d+)*(e[-+]?\d+(_\d+)*)?)?/iy;
const WORD_FOLLOWS = /[\p{ID_Continue}]/uy;
const HEX_CODE = /[0-9a-f]{1,2}|\{[0-9a-f]{1,6}\}/iy;
const UNICODE_CODE = /[0-9a-f]{4}|\{[0-9a-f]{1,6}\}/iy;
const ALIAS = /[A-Z][A-Za-z0-9_]*(\.[A-Z][A-Za-z0-9_]*)*/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}@]*[?!]?/uy;

/** The longest first, so that `:<<>>` is not taken for `:<<`. */
const SYMBOLS = [...OPERATORS, ...SYNTAX_NAMES]
  .filter((name) => !/\w/.test(name))
  .toSorted((one, other) => other.length - one.length);

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  d: '\x7f',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\n': '',
};

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The number here, with its sign. */
export function takeSigned(source: Source): Term | undefined {
  if (take(source, '+')) return takeNumber(source) ?? fail(source, 'a number after +');
  if (!take(source, '-')) return takeNumber(source);
  const number = takeNumber(source) ?? fail(source, 'a number after -');
  return isInteger(number) ? integer(-BigInt(number)) : float(-number.value);
}

function takeNumber(source: Source): Integer | FloatTerm | undefined {
  const start = source.at;
  const based = takeMatch(source, BASED);
  const digits = (based ?? takeMatch(source, DECIMAL))?.replaceAll('_', '');
  if (digits === undefined) return undefined;
  if (takeMatch(source, WORD_FOLLOWS) !== undefined)
    fail(source, 'the end of the number', source.at - 1);
  if (based !== undefined || !digits.includes('.')) return integer(BigInt(digits.toLowerCase()));
  if (!Number.isFinite(Number(digits))) fail(source, 'a float below 1.8e308', start);
  return float(Number(digits));
}

/** `?a` and `?\n`, after the question mark: the number of that character. */
export function takeCharacterCode(source: Source): number {
  const start = source.at;
  const char = takeCharacter(source) ?? fail(source, 'a character after ?');
  if (char !== '\\') return char.codePointAt(0) ?? 0;
  const escaped = takeEscape(source);
  const code = typeof escaped === 'number' ? escaped : escaped.codePointAt(0);
  return code ?? fail(source, 'a character after ?', start);
}

/** The bytes up to the closing quote, the opening one being taken already. */
export function takeQuoted(source: Source, closing: string): Uint8Array {
  const start = source.at - 1;
  const pieces: Uint8Array[] = [];
  while (!take(source, closing)) {
    if (source.text.startsWith('#{', source.at))
      fail(source, 'text without #{…}: write \\#{ for these characters');
    const char =
      takeCharacter(source) ?? fail(source, `the ${closing} that closes this text`, start);
    const piece = char === '\\' ? takeEscape(source) : char;
    pieces.push(typeof piece === 'number' ? Uint8Array.of(piece) : encodeUtf8(piece));
  }
  return joined(pieces);
}

/** What stands in a sigil, its delimiters being any pair: `~D[2024-02-29]`. */
export function takeSigilBody(source: Source): string {
  const start = source.at;
  const opening = takeCharacter(source) ?? fail(source, 'a delimiter such as [');
  if (!/[([{</|"']/.test(opening)) fail(source, 'a delimiter such as [', start);
  const closing = CLOSING[opening] ?? opening;
  const end = source.text.indexOf(closing, source.at);
  if (end < 0) fail(source, `the ${closing} that closes this sigil`, start);
  const body = source.text.slice(source.at, end);
  source.at = end + closing.length;
  return body;
}

/** `Foo.Bar` */
export function takeAlias(source: Source): string | undefined {
  return takeMatch(source, ALIAS);
}

/** A name as it may stand in an atom without quotes: `ok`, `ready?`, `+`. */
export function takeName(source: Source): string | undefined {
  return takeMatch(source, NAME) ?? SYMBOLS.find((symbol) => take(source, symbol));
}

/** `ok: ` in front of a value: the name, when there is a colon after it. */
export function takeKey(source: Source): string | undefined {
  const start = source.at;
  const word = takeMatch(source, NAME);
  if (word !== undefined && takeColon(source)) return word;
  source.at = start;
  return SYMBOLS.find((symbol) => takeSymbolKey(source, `${symbol}:`));
}

/** An operator is only a key with a space behind it: `&:lists.map/2` is none. */
function takeSymbolKey(source: Source, key: string): boolean {
  return /\s/.test(source.text.charAt(source.at + key.length)) && take(source, key);
}

/** The colon of a key, which a space has to follow. */
export function takeColon(source: Source): boolean {
  if (source.text.charAt(source.at) !== ':' || source.text.charAt(source.at + 1) === ':')
    return false;
  source.at += 1;
  if (source.at < source.text.length && !/\s/.test(source.text.charAt(source.at)))
    fail(source, 'a space after the key');
  return true;
}

/** A byte for `\xFF`, a text for everything else. */
function takeEscape(source: Source): string | number {
  const start = source.at - 1;
  const char = takeCharacter(source) ?? fail(source, 'a character after \\');
  if (char !== 'x' && char !== 'u') return ESCAPES[char] ?? char;
  const code = takeMatch(source, char === 'x' ? HEX_CODE : UNICODE_CODE);
  const value = Number.parseInt(code?.replace('{', '') ?? '', 16);
  if (Number.isNaN(value) || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    return fail(source, 'the number of a character after the escape', start);
  }
  return char === 'x' && value < 256 ? value : String.fromCodePoint(value);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}
