/** Two texts beside each other, as far as they differ: a longest common subsequence by lines. */

/** Lines that only one has, marked `-` and `+`, with the heading that each stands under. */
export function difference(expected: string, actual: string): readonly string[] {
  const [one, other] = [expected.split('\n'), actual.split('\n')];
  const common = commonTable(one, other);
  const lines: string[] = [];
  let [heading, shown] = ['', ''];
  const say = (line: string) => {
    if (heading !== shown) lines.push(` ${heading}`);
    shown = heading;
    lines.push(line);
  };
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const [left, right] = [one[i], other[j]];
    const same = left !== undefined && left === right;
    const next = same ? left : (left ?? right ?? '');
    if (!next.startsWith(' ')) heading = next;
    if (same) [i, j] = [i + 1, j + 1];
    else if (
      right === undefined ||
      (left !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      say(`-${left ?? ''}`);
      i += 1;
    } else {
      say(`+${right}`);
      j += 1;
    }
  }
  return lines;
}

type Table = readonly (readonly number[])[];

function commonTable(one: readonly string[], other: readonly string[]): Table {
  const table: number[][] = Array.from({ length: one.length + 1 }, () => []);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        one[i] === other[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: Table, i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
