/** The files of a disk as bytes by name, what changes from one state of them to the next, and their bytes. */

export type Files = ReadonlyMap<string, Uint8Array>;

export type Changes = {
  readonly put: Files;
  readonly removed: readonly string[];
};

/** What makes `before` into `after`; `undefined`: nothing does, they are the same. */
export function changesFrom(before: Files, after: Files): Changes | undefined {
  const put = new Map<string, Uint8Array>();
  for (const [name, bytes] of after) {
    const known = before.get(name);
    if (known === undefined || !isSame(known, bytes)) put.set(name, bytes);
  }
  const removed = [...before.keys()].filter((name) => !after.has(name));
  return put.size === 0 && removed.length === 0 ? undefined : { put, removed };
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one === other) return true;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
