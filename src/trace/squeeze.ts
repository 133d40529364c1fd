/**
 * Bytes made fewer by saying "as those before" where they repeat: a pair of a distance and a length.
 * Moves of one run are much alike, and a link is to be short.
 */
const SHORTEST = 4;
const LONGEST = 127 + SHORTEST;
const FURTHEST = 255;
/** A byte from here on says how many are repeated; below it, how many follow as they are. */
const REPEAT = 128;

export function squeeze(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let plain: number[] = [];
  const flush = () => {
    if (plain.length > 0) out.push(plain.length - 1, ...plain);
    plain = [];
  };
  for (let at = 0; at < bytes.length;) {
    const { distance, length } = longestBefore(bytes, at);
    if (length < SHORTEST) {
      plain.push(bytes[at] ?? 0);
      at += 1;
      if (plain.length === REPEAT) flush();
    } else {
      flush();
      out.push(REPEAT + length - SHORTEST, distance);
      at += length;
    }
  }
  flush();
  return Uint8Array.from(out);
}

function longestBefore(bytes: Uint8Array, at: number): { distance: number; length: number } {
  let best = { distance: 0, length: 0 };
  for (let distance = 1; distance <= Math.min(at, FURTHEST); distance += 1) {
    let length = 0;
    while (
      length < LONGEST &&
      at + length < bytes.length &&
      bytes[at + length] === bytes[at + length - distance]
    ) {
      length += 1;
    }
    if (length > best.length) best = { distance, length };
  }
  return best;
}

/** `undefined`: it was not squeezed by us, or would become more than `most` bytes. */
export function unsqueeze(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const head = bytes[at] ?? 0;
    at += 1;
    if (head < REPEAT) {
      const plain = bytes.subarray(at, at + head + 1);
      if (plain.length !== head + 1) return undefined;
      out.push(...plain);
      at += plain.length;
    } else {
      const distance = bytes[at] ?? 0;
      at += 1;
      if (distance === 0 || distance > out.length) return undefined;
      for (let left = head - REPEAT + SHORTEST; left > 0; left -= 1) {
        out.push(out[out.length - distance] ?? 0);
      }
    }
    if (out.length > most) return undefined;
  }
  return Uint8Array.from(out);
}
