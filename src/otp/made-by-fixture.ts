/** For tests of cost: how many objects of the next value are none of the one before. */
export function madeBy(before: unknown, next: unknown): number {
  const known = new Set<unknown>();
  walk(before, known);
  const old = known.size;
  walk(next, known);
  return known.size - old;
}

function walk(value: unknown, seen: Set<unknown>): void {
  const ahead = [value];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    ahead.push(...Object.values(next).filter((part) => part !== undefined));
  }
}
