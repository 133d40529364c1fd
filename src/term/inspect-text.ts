/**
 * How strings, charlists and floats are written: escapes, and the shortest digits that read back
 * as the same float.
 */

/** A text between quotes, and what follows it when it was cut. */
type Escaped = { readonly text: string; readonly isCut: boolean };

/** Only so many characters of a text are looked at and shown. */
const LONGEST_TEXT = 4096;

/** How a quoted text is escaped: which quote closes it, and which characters have a short name. */
type Quoting = { readonly quote: string; readonly names: ReadonlyMap<number, string> };

const SPACES: readonly (readonly [code: number, escaped: string])[] = [
  [0x07, '\\a'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
  [0x0b, '\\v'],
];

const TEXT: Quoting = {
  quote: '"',
  names: new Map([...SPACES, [0x08, '\\b'], [0x7f, '\\d'], [0x1b, '\\e'], [0x5c, '\\\\']]),
};

/** A backslash of a regex is its own. */
const REGEX: Quoting = { quote: '/', names: new Map(SPACES) };

/** Spaces, marks and directions that nobody sees. */
const INVISIBLE: readonly (readonly [first: number, last: number])[] = [
  [0x00a0, 0x00a0],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x2000, 0x200f],
  [0x2028, 0x202e],
  [0x205f, 0x2064],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffc],
];

const PLAIN = /^[ -~]*$/;
const PRINTABLE = /^[ -~\n\r\t\v\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]$/u;

export function isPrintable(text: string): boolean {
  if (PLAIN.test(text)) return true;
  return Array.from(firstCharacters(text)).every(isPrintableCharacter);
}

/** `\a` to `\r`, escape, and the visible part of ASCII. */
export function isPrintableAscii(code: number): boolean {
  return (code >= 32 && code <= 126) || (code >= 7 && code <= 13) || code === 27;
}

export function quotedString(text: string): string {
  const { text: escaped, isCut } = cutAndEscape(text);
  return isCut ? `"${escaped}" <> ...` : `"${escaped}"`;
}

export function quotedCharlist(text: string): string {
  const { text: escaped, isCut } = cutAndEscape(text);
  return isCut ? `~c"${escaped}" ++ ...` : `~c"${escaped}"`;
}

export function escape(text: string): string {
  return escapeAs(text, TEXT);
}

export function escapeRegex(source: string): string {
  return escapeAs(source, REGEX);
}

export function floatText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1 && size < 1e16 && Number.isInteger(value)) return `${value}.0`;
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponent = ''] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const text =
    size >= 2 ** 53 ? scientific(digits, Number(exponent)) : shortest(digits, Number(exponent));
  return value < 0 ? `-${text}` : text;
}

function cutAndEscape(text: string): Escaped {
  const shown = firstCharacters(text);
  return { text: escape(shown), isCut: shown.length < text.length };
}

function firstCharacters(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return Array.from(text.slice(0, 2 * LONGEST_TEXT))
    .slice(0, LONGEST_TEXT)
    .join('');
}

function isPrintableCharacter(char: string): boolean {
  return PRINTABLE.test(char) || TEXT.names.has(char.codePointAt(0) ?? 0);
}

function escapeAs(text: string, quoting: Quoting): string {
  const escaped = Array.from(text, (char) => escapeCharacter(char, quoting));
  return escaped.join('').replaceAll('#{', '\\#{');
}

function escapeCharacter(char: string, { quote, names }: Quoting): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === quote) return `\\${char}`;
  const name = code === 0 ? '\\0' : names.get(code);
  if (name !== undefined) return name;
  if (INVISIBLE.some(([first, last]) => code >= first && code <= last)) return `\\u${hex(code, 4)}`;
  if (PRINTABLE.test(char)) return char;
  return code < 0x100 ? `\\x${hex(code, 2)}` : `\\x{${hex(code, 4)}}`;
}

function hex(code: number, size: number): string {
  return code.toString(16).toUpperCase().padStart(size, '0');
}

/** With a plain point where that is not longer than an exponent. */
function shortest(digits: string, exponent: number): string {
  const place = exponent + 1;
  if (place === 0) return `0.${digits}`;
  if (place > 0 && place < digits.length) return `${digits.slice(0, place)}.${digits.slice(place)}`;
  const cost = `${exponent}`.length + 1 + (digits.length === 1 ? 2 : 1);
  if (place < 0) {
    return 2 - place <= cost ? `0.${'0'.repeat(-place)}${digits}` : scientific(digits, exponent);
  }
  const zeros = place - digits.length;
  return zeros + 2 <= cost ? `${digits}${'0'.repeat(zeros)}.0` : scientific(digits, exponent);
}

function scientific(digits: string, exponent: number): string {
  return `${digits.slice(0, 1)}.${digits.slice(1) || '0'}e${exponent}`;
}
