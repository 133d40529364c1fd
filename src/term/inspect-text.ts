/**
 * How strings, charlists and floats are written: escapes, and the shortest digits that read back
 * as the same float.
 */

/** A text between quotes, and what follows it when it was cut. */
type Escaped = { readonly text: string; readonly isCut: boolean };

/** Only so many characters of a text are looked at and shown. */
const LONGEST_TEXT = 4096;

const NAMED_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x7f, '\\d'],
  [0x1b, '\\e'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
  [0x0b, '\\v'],
  [0x5c, '\\\\'],
]);

/** Spaces, marks and directions that nobody sees. */
const INVISIBLE =
  /[\ufeff\u2061-\u2064\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffc\u200c\u200d\u034f\u00a0\u200b\u2060\u2028\u2029\u2000-\u200a\u205f]/;

const PRINTABLE =
  /^[\x20-\x7e\n\r\t\v\b\f\x1b\x7f\x07\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

export function isPrintable(text: string): boolean {
  return PRINTABLE.test(text.length > LONGEST_TEXT ? firstCharacters(text) : text);
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
  return Array.from(text, escapeCharacter).join('').replaceAll('#{', '\\#{');
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
  const shown = text.length > LONGEST_TEXT ? firstCharacters(text) : text;
  return { text: escape(shown), isCut: shown.length < text.length };
}

function firstCharacters(text: string): string {
  return Array.from(text.slice(0, 2 * LONGEST_TEXT))
    .slice(0, LONGEST_TEXT)
    .join('');
}

function escapeCharacter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === '"') return '\\"';
  if (code === 0) return '\\0';
  const named = NAMED_ESCAPES.get(code);
  if (named !== undefined) return named;
  if (INVISIBLE.test(char)) return `\\u${hex(code, 4)}`;
  if (isPrintable(char)) return char;
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
