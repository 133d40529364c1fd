/**
 * The rows of a level that dagre has laid out: states, labels and the lines that pass between them.
 * Rows are squeezed into the width there is, each keeping its order; what has no room is broken off.
 */
import { clamp } from './geometry.ts';

/** Something in a row: `x` is its middle. */
export type RowItem = { readonly key: string; readonly x: number; readonly width: number };
export type Row = readonly RowItem[];

/** Who is to stand in a row below whose. */
export type Below = readonly [upper: string, lower: string];

const GAP = 9;

export function widthOf(row: Row): number {
  return row.reduce((sum, { width }) => sum + width + GAP, -GAP);
}

/** A row with more in it than there is room as two or more, in order; lines pass where they like. */
export function brokenRow(row: Row, room: number): readonly Below[] {
  const passing = row.filter(({ key }) => isPassing(key));
  const most = room - widthOf(passing) - GAP;
  const lines: string[][] = [[]];
  let used = 0;
  for (const { key, width } of inOrder(row.filter((item) => !isPassing(item.key)))) {
    if (used > 0 && used + width > most) {
      lines.push([]);
      used = 0;
    }
    used += width + GAP;
    lines.at(-1)?.push(key);
  }
  return lines.slice(1).flatMap((line, at) => {
    const above = lines[at] ?? [];
    return line.map((key, i): Below => [above[Math.min(i, above.length - 1)] ?? key, key]);
  });
}

/** Keys of the places at which a line passes a row. */
export function passingKey(line: string, at: number): string {
  return `|${at}|${line}`;
}

function isPassing(key: string): boolean {
  return key.startsWith('|');
}

/** The middles of a row that was `from` wide, in a row `to` wide. */
export function squeezed(row: Row, from: number, to: number): ReadonlyMap<string, number> {
  const wanted = inOrder(row).map((item) => ({ ...item, x: (item.x * to) / from }));
  const ahead = pushed(wanted, to);
  const back = pushed(wanted.map(mirrored(to)).toReversed(), to)
    .map(mirrored(to))
    .toReversed();
  return new Map(ahead.map(({ key, x }, i) => [key, (x + (back[i]?.x ?? x)) / 2]));
}

/** Nobody overlaps whoever is left of it, and all are within. */
function pushed(row: Row, room: number): Row {
  const right = row.reduce<RowItem[]>((placed, item) => {
    const last = placed.at(-1);
    const least = last === undefined ? item.width / 2 : clear(last, item);
    return [...placed, { ...item, x: Math.max(item.x, least) }];
  }, []);
  let limit = room;
  return right
    .toReversed()
    .map((item) => {
      const x = clamp(item.x, 0, limit - item.width / 2);
      limit = x - item.width / 2 - GAP;
      return { ...item, x };
    })
    .toReversed();
}

function clear(last: RowItem, item: RowItem): number {
  return last.x + apart(last.width, item.width);
}

function mirrored(room: number): (item: RowItem) => RowItem {
  return (item) => ({ ...item, x: room - item.x });
}

const TURNS = 12;

/**
 * Labels and lines between their neighbours above and below, as far as their rows let them: no line
 * waves about. `lines` lead from a state to a state, both of which stay where they are.
 */
export function straightened(
  rows: readonly Row[],
  lines: readonly (readonly string[])[],
  room: number,
): ReadonlyMap<string, number> {
  const xs = new Map(rows.flatMap((row) => row.map(({ key, x }) => [key, x] as const)));
  const limits = new Map(rows.flatMap((row) => limitsIn(inOrder(row), room)));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [above, key, below] of lines.flatMap(threes)) {
      const wanted = ((xs.get(above) ?? 0) + (xs.get(below) ?? 0)) / 2;
      const [low, high] = limits.get(key)?.(xs) ?? [wanted, wanted];
      if (low <= high) xs.set(key, clamp(wanted, low, high));
    }
  }
  return xs;
}

/** Each between its neighbours. */
function threes(line: readonly string[]): readonly (readonly [string, string, string])[] {
  return line.slice(1, -1).map((key, i) => [line[i] ?? key, key, line[i + 2] ?? key] as const);
}

type Limits = (xs: ReadonlyMap<string, number>) => readonly [low: number, high: number];

/** How far each may go before it meets whoever is beside it. */
function limitsIn(row: Row, room: number): readonly (readonly [string, Limits])[] {
  return row.map(({ key, width }, i) => {
    const [left, right] = [row[i - 1], row[i + 1]];
    const limits: Limits = (xs) => [
      left === undefined ? width / 2 : (xs.get(left.key) ?? 0) + apart(left.width, width),
      right === undefined ? room - width / 2 : (xs.get(right.key) ?? 0) - apart(width, right.width),
    ];
    return [key, limits];
  });
}

function apart(one: number, other: number): number {
  return one / 2 + GAP + other / 2;
}

function inOrder(row: Row): Row {
  return row.toSorted((one, other) => one.x - other.x);
}
