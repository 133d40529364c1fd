/**
 * Where the stations of a pipe stand: in rows from left to right, on a phone from top to bottom. The
 * first place is that of what flows in. Depends on the room and the number of steps only.
 */
import type { Box, Point, Size } from './geometry.ts';
import { clamp } from './geometry.ts';

export type PipePlace = {
  /** Where its value lies when all is well, and when it is an error. */
  readonly value: Point;
  readonly error: Point;
  readonly box: Box;
};

export type PipeRoom = {
  readonly size: Size;
  readonly phone: boolean;
  readonly places: readonly PipePlace[];
  /** The most that a value may take. */
  readonly valueWidth: number;
  readonly text: number;
  /** Where the code begins. */
  readonly bottom: number;
  /** How far above the next row of values the way round lies: of values, of errors. */
  readonly gutters: Readonly<Record<Rail, number>>;
};

export type Rail = 'value' | 'error';

/** What the code below needs, in pixels. */
type Asked = { readonly steps: number; readonly safe: boolean; readonly code: number };

/** Sizes of letters: of functions, values and code. */
export const WIDE_TEXT = 12;
export const PHONE_TEXT = 10;

const NARROW = 560;
const EDGE = 26;
const CELL = 214;

export const isPhone = ({ width }: Size): boolean => width < NARROW;

export function pipeRoom(size: Size, asked: Asked): PipeRoom {
  return isPhone(size) ? phoneRoom(size, asked) : wideRoom(size, asked);
}

/** Heights within a row: the values lie above their functions, errors below. */
const VALUE_AT = 17;
const BOX = { at: 44, height: 36 };
const ERROR_AT = 107;
const ROW = { least: 116, leastSafe: 138, most: 166 };
/** Where the stations end, and the errors. */
const END = { box: 84, error: 121 };

function wideRoom(size: Size, { steps, safe, code }: Asked): PipeRoom {
  const cells = steps + 1;
  const across = size.width - 2 * EDGE;
  const columns = Math.max(1, Math.min(cells, Math.floor(across / CELL)));
  const width = Math.min(across / columns, 300);
  const left = (size.width - width * columns) / 2;
  const rows = Math.ceil(cells / columns);
  const least = safe ? ROW.leastSafe : ROW.least;
  const row = clamp((size.height - code - 8) / rows, least, ROW.most);
  const gap = row - (safe ? END.error : END.box);
  const top = clamp((size.height - code - row * rows) / 2, 4, 40);
  const places = Array.from({ length: cells }, (_, cell): PipePlace => {
    const x = left + ((cell % columns) + 0.5) * width;
    const y = top + Math.floor(cell / columns) * row;
    const box = { x: x - width / 2 + 7, y: y + BOX.at, width: width - 14, height: BOX.height };
    return { value: { x, y: y + VALUE_AT }, error: { x, y: y + ERROR_AT }, box };
  });
  const bottom = top + rows * row;
  const gutters = { value: VALUE_AT + gap * 0.34, error: VALUE_AT + gap * 0.72 };
  return { size, phone: false, places, valueWidth: width - 6, text: WIDE_TEXT, bottom, gutters };
}

/** Behind `|>` a function needs more room than without; an error more than a value. */
const PHONE = {
  plain: { most: 44, box: 190, gap: 10, aside: 0 },
  safe: { most: 38, box: 172, gap: 4, aside: 10 },
};

function phoneRoom(size: Size, { steps, safe, code }: Asked): PipeRoom {
  const { most, box: widest, gap, aside } = safe ? PHONE.safe : PHONE.plain;
  const cells = steps + 1;
  const row = clamp((size.height - code - 4) / cells, 32, most);
  const boxWidth = Math.min(widest, size.width * 0.52);
  const left = 6 + boxWidth + gap;
  const valueWidth = size.width - left - aside - 4;
  const x = left + valueWidth / 2;
  const places = Array.from({ length: cells }, (_, cell): PipePlace => {
    const y = 2 + (cell + 0.5) * row;
    const height = Math.min(34, row - 6);
    const box = { x: 6, y: y - height / 2, width: boxWidth, height };
    return { value: { x, y }, error: { x: x + aside, y }, box };
  });
  return {
    size,
    phone: true,
    places,
    valueWidth,
    text: PHONE_TEXT,
    bottom: 4 + cells * row,
    gutters: { value: 0, error: 0 },
  };
}

/** How a value comes from one place to the next: straight, or round to the row below. */
export function wayBetween(room: PipeRoom, from: number, rail: Rail): readonly Point[] {
  const [here, there] = [room.places[from], room.places[from + 1]];
  if (here === undefined || there === undefined) return here === undefined ? [] : [here[rail]];
  const [start, end] = [here[rail], there[rail]];
  if (room.phone || start.y === end.y) return [start, end];
  const isValue = rail === 'value';
  const right = room.size.width - (isValue ? 6 : 15);
  const left = isValue ? 15 : 6;
  const gutter = there.value.y - room.gutters[rail];
  return [
    start,
    { x: right, y: start.y },
    { x: right, y: gutter },
    { x: left, y: gutter },
    { x: left, y: end.y },
    end,
  ];
}

/** The first `share` of a way, from 0 to 1. */
export function beginningOf(way: readonly Point[], share: number): readonly Point[] {
  const lengths = way.slice(1).map((point, i) => distance(way[i] ?? point, point));
  let left = lengths.reduce((sum, one) => sum + one, 0) * share;
  const passed = way.slice(0, 1);
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [way[i], way[i + 1]];
    if (from === undefined || to === undefined) break;
    const part = length === 0 ? 1 : Math.min(1, left / length);
    passed.push({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    left -= length;
    if (left <= 0) break;
  }
  return passed;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}
