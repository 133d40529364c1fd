/**
 * Names of files as every file system takes them: also where capitals are not told apart, and where
 * a name may hold neither a slash nor a colon.
 */

/** Small letters, digits, `-`, `_` and dots stay; of all others each byte is written as `%2F`. */
export function keptName(name: string): string {
  const bytes = [...new TextEncoder().encode(name)];
  return bytes.map((byte, at) => (isPlain(byte, at) ? plain(byte) : escaped(byte))).join('');
}

/** The name that was kept so; `undefined`: none of ours. */
export function nameKept(kept: string): string | undefined {
  try {
    const name = decodeURIComponent(kept);
    return keptName(name) === kept ? name : undefined;
  } catch {
    return undefined;
  }
}

/** A name that begins with a dot would be `.` or `..`, or hidden. */
function isPlain(byte: number, at: number): boolean {
  return at === 0 ? /[a-z0-9_-]/.test(plain(byte)) : /[a-z0-9_.-]/.test(plain(byte));
}

function plain(byte: number): string {
  return String.fromCharCode(byte);
}

function escaped(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
