/**
 * Where the to-do system's parts stand: who asks at the left, a list's server in the middle, who keeps
 * it at the right; above them who is asked where to go, and the supervisors of them all.
 */
import { clamp } from '#scene/geometry.ts';
import type { Box, Port, Size } from '#scene/geometry.ts';
import type { Form, Plan, Slot, Wire } from '#scene/plan.ts';
import { atLeast, PHONE_BELOW, zoomOf } from '#scene/room.ts';

import { SERVERS, type TodoShape, WORKERS, workerNames } from './todo-shape.ts';

export function todoPlan(shape: TodoShape): (room: Size) => Plan {
  return (room) => planIn(shape, groundOf(room, shape));
}

/** The room in numbers: columns by their left edges and widths, rows by their heights. */
type Ground = {
  readonly form: Form;
  readonly size: Size;
  /** The same at the left and at the right. */
  readonly side: { readonly x: number; readonly width: number };
  readonly middle: { readonly x: number; readonly width: number };
  /** Between two columns. */
  readonly gap: number;
  readonly edge: number;
  /** Of the supervisors' row, where there is one; of those below it. */
  readonly top: number;
  readonly head: number;
  readonly disk: Box;
  /** The disk stands below the servers, not below the workers. */
  readonly low: boolean;
  /** Between two in a column. */
  readonly apart: number;
};

const MOST_SEATS = 6;

function groundOf(room: Size, shape: TodoShape): Ground {
  const { form } = shape;
  const top = form === 'plain' ? 0 : 1;
  if (room.width < PHONE_BELOW) {
    const size = atLeast(room, { width: 344, height: 410 + top * 24 });
    return groundIn(size, { form: 'phone', shares: [0.282, 0.295], margin: 15, top: top * 42 });
  }
  const zoom = clamp(zoomOf(room), 1, 1.5);
  const size = atLeast(
    { width: room.width / zoom, height: room.height / zoom },
    { width: 660, height: lowest(shape) + top * 44 },
  );
  return groundIn(size, { form: 'wide', shares: [0.192, 0.205], margin: 30, top: top * 48 });
}

/** A head, and below it a row for each of the longer column. */
function lowest({ shells, workers }: TodoShape): number {
  return 108 + 66 * Math.max(3, shells.length, Math.min(workers, 4));
}

type Measures = {
  readonly form: Form;
  readonly shares: readonly [side: number, middle: number];
  readonly margin: number;
  readonly top: number;
};

function groundIn(size: Size, { form, shares, margin, top }: Measures): Ground {
  const side = Math.min(190, size.width * shares[0]);
  const middle = Math.min(210, size.width * shares[1]);
  const gap = (size.width - 2 * margin - 2 * side - middle) / 2;
  const wide = form === 'wide';
  const low = wide && size.height < LOW + top;
  const edge = wide ? 14 : 5;
  const columns = { side, middle, gap, margin };
  return {
    form,
    size,
    side: { x: margin, width: side },
    middle: { x: margin + side + gap, width: middle },
    gap,
    edge,
    top,
    head: wide ? clamp(size.height * 0.15, 66, 96) : 66,
    disk: diskIn(size, columns, { wide, low, edge }),
    low,
    apart: wide && !low ? 10 : 7,
  };
}

/** Lower than this the disk has no room below the workers. */
const LOW = 430;

type Columns = Readonly<Record<'side' | 'middle' | 'gap' | 'margin', number>>;
type Lowness = { readonly wide: boolean; readonly low: boolean; readonly edge: number };

function diskIn(size: Size, columns: Columns, { wide, low, edge }: Lowness): Box {
  const { side, middle, gap, margin } = columns;
  const height = wide ? 48 : 46;
  const y = size.height - edge - height;
  if (low) {
    const width = Math.min(250, middle + gap * 0.7);
    return { x: (size.width - width) / 2, y, width, height };
  }
  const width = wide ? Math.min(260, side + gap * 0.9) : side + gap + middle;
  return { x: size.width - margin - width, y, width, height };
}

function planIn(shape: TodoShape, ground: Ground): Plan {
  const { form, size, gap } = ground;
  return {
    form,
    size,
    slots: slotsIn(shape, ground),
    wires: wiresIn(shape, ground),
    labelWidth: form === 'wide' ? clamp(gap - 8, 118, 240) : 104,
    quietMonitors: true,
    seats: { group: SERVERS, boxes: seatsIn(ground) },
  };
}

function slotsIn(shape: TodoShape, ground: Ground): readonly Slot[] {
  const { size, side, edge, disk, apart } = ground;
  const right = size.width - side.x - side.width;
  const low = size.height - edge;
  const headAt = topOf(ground);
  const below = headAt + ground.head + apart + 4;
  const kind = shape.form === 'registered' ? 'supervisor' : 'process';
  const column = { height: ground.head, width: side.width, y: headAt };
  const clients = rowsIn(shape.shells.length, { from: below, to: low }, ground);
  const keepersEnd = ground.low ? low : disk.y - apart - 6;
  const keepers = rowsIn(shape.workers, { from: below, to: keepersEnd }, ground);
  return [
    ...supervisorsIn(shape, ground),
    slot('Cache', kind, { ...column, x: side.x }),
    slot('Database', kind, { ...column, x: right }),
    ...clients.map((row, at) => slot(shape.shells[at] ?? '', 'process', { ...row, x: side.x })),
    ...keptBy(shape, keepers, right),
    slot('disk', 'device', disk),
    slot(SERVERS, 'group', tileIn(ground)),
  ];
}

function slot(key: string, kind: Slot['kind'], box: Box): Slot {
  return { key, name: key, kind, box };
}

/** `System` above the servers, `Registry` at its left. */
function supervisorsIn({ form }: TodoShape, ground: Ground): readonly Slot[] {
  const { middle, side, edge, top, gap } = ground;
  if (form === 'plain') return [];
  const height = top - (ground.form === 'wide' ? 6 : 4);
  const more = ground.form === 'wide' ? Math.min(50, gap * 0.4) : 3;
  const system = { x: middle.x - more, y: edge, width: middle.width + 2 * more, height };
  const registry = { x: side.x, y: edge, width: side.width, height };
  return [
    { ...slot('System', 'supervisor', system), name: 'Todo.System' },
    ...(form === 'registered' ? [slot('Registry', 'supervisor', registry)] : []),
  ];
}

function topOf({ edge, top, form }: Ground): number {
  return edge + top + (top === 0 ? 0 : form === 'wide' ? 8 : 4);
}

type Stretch = { readonly from: number; readonly to: number };
type Row = Pick<Box, 'y' | 'height' | 'width'>;

/** So many below each other, in the middle of that stretch, near each other. */
function rowsIn(
  count: number,
  { from, to }: Stretch,
  { side, apart, form }: Ground,
): readonly Row[] {
  const each = (to - from + apart) / Math.max(1, count);
  const height = Math.min(form === 'wide' ? 104 : 84, each - apart);
  const pitch = Math.min(each, height + (form === 'wide' ? 34 : 14));
  const first = from + (to - from - (pitch * (count - 1) + height)) / 2;
  return Array.from({ length: count }, (_, at) => ({
    y: first + at * pitch,
    height,
    width: side.width,
  }));
}

function keptBy(shape: TodoShape, rows: readonly Row[], x: number): readonly Slot[] {
  const names = workerNames(shape);
  if (names.length > 0) {
    return names.flatMap((key, at) => {
      const row = rows[at];
      return row === undefined ? [] : [slot(key, 'process', { ...row, x })];
    });
  }
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const middle = (first.y + last.y + last.height) / 2;
  return [slot(WORKERS, 'group', { x, y: middle - 50, width: first.width, height: 100 })];
}

function seatsColumn(ground: Ground): Stretch {
  const { size, edge, disk, apart, form, top } = ground;
  const low = size.height - edge - disk.height - (form === 'wide' ? 6 : apart);
  return { from: top === 0 ? edge : topOf(ground), to: low };
}

/** The middle first, then above and below it: few look as well placed as many. */
function seatsIn(ground: Ground): readonly Box[] {
  const { from, to } = seatsColumn(ground);
  const { middle, form } = ground;
  const apart = 6;
  const room = to - from + apart;
  const least = 56 + apart;
  const count = clamp(Math.floor(room / least), 1, MOST_SEATS);
  const pitch = Math.min(room / count, (form === 'wide' ? 104 : 84) + apart + 8);
  const first = from + (to - from - pitch * count + apart) / 2;
  const centre = Math.floor((count - 1) / 2);
  return Array.from({ length: count }, (_, at) => at)
    .toSorted((a, b) => Math.abs(a - centre - 0.1) - Math.abs(b - centre - 0.1))
    .map((at) => ({ ...middle, y: first + at * pitch, height: pitch - apart }));
}

function tileIn(ground: Ground): Box {
  const { from, to } = seatsColumn(ground);
  const height = ground.form === 'wide' ? 118 : 84;
  return { ...ground.middle, y: (from + to - height) / 2, height };
}

const left = (at: number): Port => ({ side: 'left', at });
const right = (at: number): Port => ({ side: 'right', at });
const top = (at: number): Port => ({ side: 'top', at });
const bottom = (at: number): Port => ({ side: 'bottom', at });

type Ends = readonly [from: string, out: Port, to: string, into: Port];

function way(kind: Wire['kind'], [from, out, to, into]: Ends, more: Partial<Wire> = {}): Wire {
  return { kind, from, out, to, into, ...more };
}

/** More lines than these between two columns would be a thicket. */
const MOST_LINES = 6;

function wiresIn(shape: TodoShape, ground: Ground): readonly Wire[] {
  const { form, shells } = shape;
  const { form: room, gap, side } = ground;
  const workers = workerNames(shape).length > 0 ? workerNames(shape) : [WORKERS];
  const across = { reach: [gap * 0.6, gap * 0.6] } as const;
  const few = (others: number) => ({ ...across, most: Math.floor(MOST_LINES / others) });
  // Its labels have room at the other side of the workers.
  const toDisk =
    room === 'wide' ? { ...BESIDE, aside: { x: -side.width - gap / 2, y: 0 } } : BESIDE;
  const held = form === 'registered' ? 'supervision' : 'link';
  const holds = (ends: Ends, more: Partial<Wire> = {}) =>
    form === 'plain' ? [] : [way(held, ends, more)];
  return [
    ...shells.map((shell, at) => toCache(shell, at)),
    ...shells.map((shell) =>
      way('talk', [shell, right(0.5), SERVERS, left(0.66)], few(shells.length)),
    ),
    way('talk', [SERVERS, right(0.3), 'Database', left(0.62)], across),
    ...workers.map((one) =>
      way('talk', [SERVERS, right(0.62), one, left(0.5)], few(workers.length)),
    ),
    ...workers.map((one, at) =>
      ground.low
        ? way('talk', [one, left(0.85), 'disk', right(0.5)], { reach: [gap * 0.3, gap * 0.4] })
        : at === workers.length - 1
          ? way('talk', [one, bottom(0.5), 'disk', top(DISK_IN)])
          : way('talk', [one, right(0.66), 'disk', right(0.5)], toDisk),
    ),
    ...holds(['Cache', right(0.6), SERVERS, left(0.3)], across),
    ...workers.flatMap((one, at) =>
      at === 0
        ? holds(['Database', bottom(0.5), one, top(0.5)])
        : holds(['Database', right(0.6), one, right(0.34)], BESIDE),
    ),
    ...supervision(form, gap),
  ];
}

const DISK_IN = 0.66;

/** Along the edge of the stage, past the others of the column. */
const BESIDE: Partial<Wire> = { reach: [15, 15] };

function toCache(shell: string, at: number): Wire {
  return at === 0
    ? way('talk', [shell, top(0.4), 'Cache', bottom(0.4)])
    : way('talk', [shell, left(0.4), 'Cache', left(0.6)], BESIDE);
}

function supervision(form: TodoShape['form'], gap: number): readonly Wire[] {
  if (form === 'plain') return [];
  const down = { reach: [gap * 0.3, gap * 0.4] } as const;
  return [
    way('supervision', ['System', left(0.8), 'Cache', right(0.2)], down),
    way('supervision', ['System', right(0.8), 'Database', left(0.2)], down),
    ...(form === 'registered'
      ? [way('supervision', ['System', left(0.36), 'Registry', right(0.36)])]
      : []),
  ];
}
