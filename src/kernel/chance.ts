/**
 * Seeded chance. Not a generator that is carried along but a function of the seed and of what is
 * being decided, so that one decision more or less does not change all others.
 */

/**
 * A whole number from 0 to 2^32 - 1, evenly spread (the finaliser of MurmurHash3, Appleby 2008).
 * What is decided about more than one thing is mixed again: `mix(mix(seed, one), other)`.
 */
export function mix(seed: number, about: number): number {
  const high = finalise(Math.floor(about / 2 ** 32) + 0x9e3779b9);
  return finalise(finalise(seed ^ (about | 0)) ^ high) >>> 0;
}

function finalise(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
