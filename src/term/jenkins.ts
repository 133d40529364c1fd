/**
 * Bob Jenkins' mixing function of 1996 on 32 bit words, which Erlang's portable hash is made of.
 * A file of its own because it knows words and bytes, and nothing of terms.
 */

/** Three 32 bit words; the hash so far is `c`. */
type Words = { a: number; b: number; c: number };

const GOLDEN = 0x9e3779b9;
const BLOCK = 12;

/** The hash after two more words, each salted with the nth multiple of the golden ratio. */
export function hashWords(hash: number, words: readonly [number, number], salt: number): number {
  const constant = saltOf(salt);
  const mixed = { a: constant + words[0], b: constant + words[1], c: hash };
  mix(mixed);
  return mixed.c;
}

export function hashWord(hash: number, word: number, salt: number): number {
  return hashWords(hash, [word, 0], salt);
}

/** The hash after these bytes, twelve at a time. */
export function hashBytes(hash: number, bytes: Uint8Array): number {
  const words: Words = { a: GOLDEN | 0, b: GOLDEN | 0, c: hash };
  let at = 0;
  for (; at + BLOCK <= bytes.length; at += BLOCK) {
    words.a += littleWord(bytes, at);
    words.b += littleWord(bytes, at + 4);
    words.c += littleWord(bytes, at + 8);
    mix(words);
  }
  words.a += littleWord(bytes, at);
  words.b += littleWord(bytes, at + 4);
  // The lowest byte of the last word is where the length goes.
  words.c += (littleWord(bytes, at + 8) << 8) + bytes.length;
  mix(words);
  return words.c;
}

/** The nth multiple of the golden ratio. */
export function saltOf(salt: number): number {
  return Math.imul(GOLDEN, salt);
}

/** Past the end there are zeros. */
function littleWord(bytes: Uint8Array, at: number): number {
  return (
    byteAt(bytes, at) |
    (byteAt(bytes, at + 1) << 8) |
    (byteAt(bytes, at + 2) << 16) |
    (byteAt(bytes, at + 3) << 24)
  );
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function mix(words: Words): void {
  let { a, b, c } = words;
  a = (a - b - c) ^ ((c | 0) >>> 13);
  b = (b - c - a) ^ (a << 8);
  c = (c - a - b) ^ (b >>> 13);
  a = (a - b - c) ^ (c >>> 12);
  b = (b - c - a) ^ (a << 16);
  c = (c - a - b) ^ (b >>> 5);
  a = (a - b - c) ^ (c >>> 3);
  b = (b - c - a) ^ (a << 10);
  c = (c - a - b) ^ (b >>> 15);
  words.a = a;
  words.b = b;
  words.c = c;
}
