/** Which known word somebody meant who typed another, as Mix finds it: by Jaro's distance. */

/** The word that is most alike, if it is alike enough for Mix to name it. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, likeness: likeness(typed, word) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  const [first] = ranked;
  return first !== undefined && first.likeness > ALIKE ? first.word : undefined;
}

const ALIKE = 0.8;

/** 0: nothing in common; 1: the same. */
function likeness(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const inOne: string[] = [];
  for (const [i, letter] of [...one].entries()) {
    const at = [...other].findIndex(
      (same, k) => same === letter && Math.abs(k - i) <= reach && !taken.has(k),
    );
    if (at < 0) continue;
    taken.add(at);
    inOne.push(letter);
  }
  const inOther = [...taken].toSorted((a, b) => a - b).map((at) => other.charAt(at));
  const moved = inOne.filter((letter, i) => letter !== inOther[i]).length / 2;
  const common = inOne.length;
  if (common === 0) return 0;
  return (common / one.length + common / other.length + (common - moved) / common) / 3;
}
