/** What is not a process of the node: tiles that stand for many, and devices. */
import type { DeviceShape, GroupShape } from '#scene/outside-shape.ts';

import { append, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import { pressable } from './pressable.ts';
import type { PictureActions } from './pressable.ts';

export type TileMade = {
  readonly behind: Element;
  readonly focus: Element;
  readonly border: Element;
  readonly title: Element;
  readonly headline: Element;
  readonly rows: readonly RowMade[];
};

type RowMade = { readonly name: Element; readonly state: Element; readonly bar: Element };

const MOST_ROWS = 3;

export function makeTile(group: Group, { key }: GroupShape, actions: PictureActions): TileMade {
  pressable(group, key, actions);
  return {
    behind: append(group, 'path', 'tile-behind'),
    focus: append(group, 'rect', 'node-focus'),
    border: append(group, 'rect', 'node-border'),
    title: append(group, 'text', 'node-title'),
    headline: append(group, 'text', 'node-pid'),
    rows: Array.from({ length: MOST_ROWS }, () => ({
      bar: append(group, 'rect', 'tile-bar'),
      name: append(group, 'text', 'tile-name'),
      state: append(group, 'text', 'tile-state'),
    })),
  };
}

export function drawTile(made: TileMade, shape: GroupShape, group: SVGGElement): void {
  const { width, height } = shape.box;
  const wide = width > 160;
  const edge = wide ? 16 : 10;
  moveTo(group, shape.box);
  write(group, {
    class: `node tone-outside${shape.selected ? ' is-selected' : ''}${shape.lit ? ' is-lit' : ''}`,
    'aria-label': shape.label,
    'aria-pressed': String(shape.selected),
  });
  write(made.border, { width, height, rx: wide ? 15 : 13 });
  write(made.focus, { x: -4, y: -4, width: width + 8, height: height + 8, rx: 19 });
  write(made.behind, { d: `M14 ${height + 4}H${width - 14}M22 ${height + 8}H${width - 22}` });
  write(made.title, { x: edge, y: wide ? 25 : 19, 'font-size': wide ? 14 : 12.5 });
  writeText(made.title, shape.title);
  write(made.headline, {
    x: wide ? width - edge : edge,
    y: wide ? 25 : 34,
    'text-anchor': wide ? 'end' : 'start',
    'font-size': wide ? 11 : 10,
  });
  writeText(made.headline, shape.headline);
  drawRows(made, shape, { edge, wide });
}

type RowLook = { readonly edge: number; readonly wide: boolean };

function drawRows({ rows }: TileMade, shape: GroupShape, look: RowLook): void {
  rows.forEach((made, i) => drawRow(made, shape, { ...look, row: i }));
}

function drawRow(
  { name, state, bar }: RowMade,
  { rows, box }: GroupShape,
  { edge, wide, row: i }: RowLook & { readonly row: number },
): void {
  const row = rows[i];
  const size = wide ? 11 : 10;
  const y = wide ? 50 + i * 19 : (row?.count === undefined ? 50 : 46) + i * 15;
  const display = row === undefined ? 'none' : undefined;
  const longest = Math.max(...rows.map((one) => one.name.length));
  const indent = row === undefined || row.name === '' ? 0 : (longest + 1) * size * 0.6;
  write(name, { display, x: edge, y, 'font-size': size });
  write(state, { display, x: edge + indent, y, 'font-size': size });
  writeText(name, row?.name ?? '');
  writeText(state, row?.state ?? '');
  const count = row?.count;
  write(bar, {
    display: (count?.share ?? 0) === 0 ? 'none' : undefined,
    class: `tile-bar bar-${count?.kind ?? 'none'}`,
    x: edge - 4,
    y: y - size - 0.5,
    height: size + 4,
    width: Math.max(2, (box.width - 2 * edge + 8) * (count?.share ?? 0)),
    rx: 3,
  });
}

export type DeviceMade = {
  readonly focus: Element;
  readonly border: Element;
  readonly stripe: Element;
  readonly icon: Element;
  readonly title: Element;
  readonly state: Element;
  readonly bar: Element;
};

export function makeDevice(
  group: Group,
  { key }: DeviceShape,
  actions: PictureActions,
): DeviceMade {
  pressable(group, key, actions);
  return {
    focus: append(group, 'rect', 'node-focus'),
    border: append(group, 'path', 'device-border'),
    stripe: append(group, 'path', 'device-stripe'),
    icon: append(group, 'path', 'device-icon'),
    title: append(group, 'text', 'node-title'),
    state: append(group, 'text', 'device-state'),
    bar: append(group, 'path', 'device-bar'),
  };
}

export function drawDevice(made: DeviceMade, shape: DeviceShape, group: SVGGElement): void {
  const { width, height } = shape.box;
  const wide = width > 120;
  moveTo(group, shape.box);
  write(group, {
    class: `node device health-${shape.health}${shape.selected ? ' is-selected' : ''}${shape.lit ? ' is-lit' : ''}`,
    'aria-label': shape.label,
    'aria-pressed': String(shape.selected),
  });
  const cut = 10;
  write(made.border, {
    d: `M${cut} 0H${width}V${height - cut}L${width - cut} ${height}H0V${cut}Z`,
  });
  write(made.focus, { x: -4, y: -4, width: width + 8, height: height + 8, rx: 6 });
  const place = wide ? `translate(14 ${height / 2 - 10})` : 'translate(9 7) scale(0.75)';
  write(made.icon, { d: ICONS[shape.icon ?? 'bank'], transform: place });
  write(made.title, { x: wide ? 46 : 30, y: height / 2 - 3, 'font-size': wide ? 14 : 12.5 });
  writeText(made.title, shape.title);
  write(made.state, { x: wide ? 46 : 9, y: height / 2 + 13, 'font-size': wide ? 11 : 10 });
  writeText(made.state, shape.state);
  const { progress } = shape;
  write(made.bar, {
    display: progress === 0 ? 'none' : undefined,
    d: `M1 ${height - 2}H${round(1 + (width - cut - 2) * progress)}`,
  });
}

/** A house with columns, and plates on an axle: 20 by 20. */
const ICONS = {
  bank: 'M1 7 10 1l9 6H1ZM3 7v9M8 7v9M12 7v9M17 7v9M1 19h18M2 16h16',
  disk: 'M2 5a8 3 0 0 0 16 0a8 3 0 0 0 -16 0v10a8 3 0 0 0 16 0V5M2 10a8 3 0 0 0 16 0',
} as const;
