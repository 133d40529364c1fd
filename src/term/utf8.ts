/**
 * UTF-8 in both directions. A file of its own because the rooms of the core know no host, and
 * `TextEncoder` belongs to a host; and because Erlang's decoder is strict where that one repairs.
 */

/** How many bytes the text takes: `byte_size/1`. */
export function utf8Size(text: string): number {
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isSurrogate(unit) ? 2 : 3;
  }
  return size;
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Size(text));
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    end = writeCode(bytes, end, code);
  }
  return bytes;
}

/** The text of these bytes, or undefined when they are not UTF-8 (over-long and surrogates too). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = sizeOfLead(bytes[at] ?? 0);
    const code = readCode(bytes, at, size);
    if (code === undefined) return undefined;
    units.push(code);
    at += size;
    if (units.length === 4096) {
      pieces.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  pieces.push(String.fromCodePoint(...units));
  return pieces.join('');
}

/** Byte order of UTF-8 is the order of code points, which UTF-16 units do not quite keep. */
export function compareText(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const left = one.charCodeAt(at);
    const right = other.charCodeAt(at);
    if (left !== right) return rankOfUnit(left) < rankOfUnit(right) ? -1 : 1;
  }
  return Math.sign(one.length - other.length);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Surrogates stand for code points above all other units. */
function rankOfUnit(unit: number): number {
  return isSurrogate(unit) ? unit + 0x10000 : unit;
}

function writeCode(bytes: Uint8Array, start: number, code: number): number {
  if (code < 0x80) {
    bytes[start] = code;
    return start + 1;
  }
  const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  let rest = code;
  for (let at = start + size - 1; at > start; at -= 1) {
    bytes[at] = 0x80 | (rest & 0x3f);
    rest >>= 6;
  }
  bytes[start] = ((0xf00 >> size) & 0xff) | rest;
  return start + size;
}

/** 0 for a byte that begins no character. */
function sizeOfLead(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

const LEAST_CODE = [0, 0, 0x80, 0x800, 0x10000];

function readCode(bytes: Uint8Array, start: number, size: number): number | undefined {
  const lead = bytes[start] ?? 0;
  if (size === 1) return lead;
  if (size === 0 || start + size > bytes.length) return undefined;
  let code = lead & (0x7f >> size);
  for (let at = start + 1; at < start + size; at += 1) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  if (code < (LEAST_CODE[size] ?? 0) || isSurrogate(code) || code > 0x10ffff) return undefined;
  return code;
}
