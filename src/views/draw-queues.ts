/** The charts of queues: their lengths above, below them the waits, both over the same time. */
import { select } from 'd3';

import type { Column } from '#scene/queues-lines.ts';
import type { Plot, QueueLine, QueuesScene, ShareLine, Tick } from '#scene/queues-shapes.ts';

import { append, drawLayer, layer, moveTo, round, write, writeText } from './ink.ts';
import type { Group, Layer } from './ink.ts';

export type DrawQueues = (scene: QueuesScene, lengthTop: number) => void;

let charts = 0;

/** Sets up the layers; what is given back draws a scene into them, the lengths up to that value. */
export function queuesLayers(svg: SVGSVGElement): DrawQueues {
  const layers = layersIn(svg);
  return (scene, lengthTop) => {
    const { lengths, waits, perColumn } = scene;
    drawGround(layers, scene, lengthTop);
    const inLengths = { plot: lengths, perColumn, top: lengthTop };
    const inWaits = { plot: waits, perColumn, top: waits.top };
    drawLayer(
      layers.lines,
      scene.lines.map((line) => ({ ...line, within: inLengths })),
    );
    drawLayer(
      layers.dots,
      scene.lines.map((line) => ({ ...line, within: inWaits })),
    );
    drawLayer(
      layers.shares,
      scene.shares.map((line) => ({ ...line, within: inWaits })),
    );
    drawLayer(layers.names, namesOf(scene));
    drawPresent(layers.present, scene);
  };
}

function layersIn(svg: SVGSVGElement) {
  const id = `queues-${(charts += 1)}`;
  const clip = select(svg).append('defs').append('clipPath').attr('id', id);
  const rooms = [clip.append('rect').node() ?? svg, clip.append('rect').node() ?? svg] as const;
  const plots = [makePlot(svg), makePlot(svg)] as const;
  const times = layer(svg, { className: 'queues-times', make: makeTime, draw: drawTime });
  const inside: Group = select(svg).append('g').attr('clip-path', `url(#${id})`);
  const ground = inside.node() ?? svg;
  return {
    rooms,
    plots,
    times,
    dots: layer(ground, { className: 'queues-dots', make: makeDots, draw: drawDots }),
    lines: layer(ground, { className: 'queues-lines', make: makeLine, draw: drawLine }),
    shares: layer(ground, { className: 'queues-shares', make: makeShare, draw: drawShare }),
    veil: append(inside, 'path', 'queues-veil'),
    names: layer(svg, { className: 'queues-names', make: makeName, draw: drawName }),
    present: makePresent(select(svg).append('g')),
  };
}

function drawGround(
  { rooms, plots, times, veil }: ReturnType<typeof layersIn>,
  { lengths, waits, present, times: ticks }: QueuesScene,
  lengthTop: number,
): void {
  const { x, width } = lengths.box;
  write(rooms[0], roomOf(lengths));
  write(rooms[1], roomOf(waits));
  drawPlot(plots[0], lengths, lengthTop);
  drawPlot(plots[1], waits, waits.top);
  const below = waits.box.y + waits.box.height + 14;
  drawLayer(
    times,
    ticks.map((tick) => ({ ...tick, y: below })),
  );
  const ahead = round(Math.max(0, x + width - present.x));
  const veils = [lengths, waits].map(
    ({ box }) => `M${round(present.x)} ${box.y}h${ahead}v${box.height}h${-ahead}z`,
  );
  write(veil, { d: veils.join('') });
}

/** A line at the border is seen in its full width. */
function roomOf({ box }: Plot) {
  return { x: box.x, y: box.y - 3, width: box.width + 4, height: box.height + 6 };
}

type Within = { readonly plot: Plot; readonly perColumn: number; readonly top: number };

/** From columns and values to pixels, so that a line is not written anew when the time goes on. */
function placed({ plot: { box }, perColumn, top }: Within): string {
  const down = -box.height / top;
  return `matrix(${round4(perColumn)} 0 0 ${round4(down)} ${box.x} ${round4(box.y + box.height)})`;
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

type PlotMade = {
  readonly title: Element;
  readonly border: Element;
  readonly ticks: Layer<Tick & { readonly y: number; readonly plot: Plot }, TickMade>;
};

type TickMade = { readonly line: Element; readonly text: Element };

function makePlot(svg: SVGSVGElement): PlotMade {
  const group: Group = select(svg).append('g');
  return {
    border: append(group, 'rect', 'queues-ground'),
    ticks: layer(group.node() ?? svg, {
      className: 'queues-ticks',
      make: (made) => ({
        line: append(made, 'path', 'queues-rule'),
        text: append(made, 'text', 'queues-tick'),
      }),
      draw: ({ line, text }, { y, plot: { box }, text: said }) => {
        write(line, { d: `M${box.x} ${round(y)}h${box.width}` });
        write(text, { x: box.x - 7, y: y + 3.5, 'text-anchor': 'end' });
        writeText(text, said);
      },
    }),
    title: append(group, 'text', 'queues-title'),
  };
}

function drawPlot({ border, title, ticks }: PlotMade, plot: Plot, top: number): void {
  const { x, y, width, height } = plot.box;
  write(border, { x, y, width, height });
  write(title, { x: x - 1, y: y - 8 });
  writeText(title, plot.title);
  drawLayer(
    ticks,
    plot.ticks
      .filter(({ at }) => at <= top * 1.01)
      .map((tick) => ({ ...tick, plot, y: y + height * (1 - tick.at / top) })),
  );
}

type TimeTick = Tick & { readonly y: number };

function makeTime(group: Group): Element {
  return append(group, 'text', 'queues-tick');
}

function drawTime(text: Element, { at, y, text: said }: TimeTick): void {
  write(text, { x: round(at), y, 'text-anchor': 'middle' });
  writeText(text, said);
}

type Placed = { readonly within: Within };

function makeLine(group: Group): Element {
  return append(group, 'path', 'queues-line');
}

function drawLine(path: Element, { steps, end, look, faint, within }: QueueLine & Placed): void {
  write(path, {
    d: `M0 0${stepsPath(steps)}H${round(end[0])}`,
    transform: placed(within),
    class: `queues-line queues-look-${look}${faint ? ' is-faint' : ''}`,
  });
}

/** Level until it changes; where it goes up and down within a column, all the way of it. */
function stepsPath(steps: readonly Column[]): string {
  return steps
    .map(({ column, least, most, last }) =>
      least === most ? `H${round(column)}V${last}` : `H${round(column)}V${most}V${least}V${last}`,
    )
    .join('');
}

function makeDots(group: Group): Element {
  return append(group, 'path', 'queues-dot');
}

function drawDots(path: Element, { dots, look, faint, within }: QueueLine & Placed): void {
  write(path, {
    d: dots.map(([column, row]) => `M${column} ${row}h0`).join(''),
    transform: placed(within),
    class: `queues-dot queues-look-${look}${faint ? ' is-faint' : ''}`,
  });
}

function makeShare(group: Group): Element {
  return append(group, 'path', 'queues-share');
}

function drawShare(path: Element, { key, steps, end, look, within }: ShareLine & Placed): void {
  const [first] = steps;
  const start = first === undefined ? '' : `M${first.column} ${round(first.last)}`;
  write(path, {
    d: `${start}${steps.map(({ column, last }) => `H${column}V${round(last)}`).join('')}H${round(end)}`,
    display: first === undefined ? 'none' : undefined,
    transform: placed(within),
    class: `queues-share queues-share-${key} queues-look-${look}`,
  });
}

type NameMark = {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
};
type NameMade = { readonly plate: Element; readonly text: Element };

/** What half and nineteen of twenty waited, at the present; above each other where they are close. */
function namesOf({ shares, waits: { box, top }, present }: QueuesScene): readonly NameMark[] {
  const isLeft = present.x > box.x + box.width - 96;
  const places = shares.map(({ row }) => box.y + box.height * (1 - row / top));
  const [half = 0, most = 0] = places;
  const push = Math.max(0, 17 - (half - most)) / 2;
  return shares.map(({ key, text }, at) => ({
    key,
    text,
    x: present.x + (isLeft ? -94 : 8),
    y: (places[at] ?? 0) + (key === 'half' ? push : -push),
  }));
}

function makeName(group: Group): NameMade {
  return {
    plate: append(group, 'rect', 'queues-plate'),
    text: append(group, 'text', 'queues-name'),
  };
}

const PLATE = { width: 86, height: 16 };

function drawName(made: NameMade, { x, y, text }: NameMark, group: SVGGElement): void {
  moveTo(group, { x, y });
  write(made.plate, { x: 0, y: -PLATE.height / 2, ...PLATE, rx: 5 });
  write(made.text, { x: 6, y: 3.6 });
  writeText(made.text, text);
}

type PresentMade = {
  readonly group: Group;
  readonly line: Element;
  readonly chip: Element;
  readonly text: Element;
};

function makePresent(group: Group): PresentMade {
  group
    .attr('class', 'queues-present')
    .attr('role', 'slider')
    .attr('tabindex', 0)
    .attr('aria-label', 'The present');
  return {
    group,
    line: append(group, 'path', 'queues-present-line'),
    chip: append(group, 'rect', 'queues-present-chip'),
    text: append(group, 'text', 'queues-present-text'),
  };
}

const CHIP = { width: 56, height: 18 };

function drawPresent(made: PresentMade, { present, lengths, waits, until }: QueuesScene): void {
  const { x, text, at } = present;
  const bottom = waits.box.y + waits.box.height;
  const { box } = lengths;
  const middle = Math.min(Math.max(x, box.x + CHIP.width / 2), box.x + box.width - CHIP.width / 2);
  write(made.group.node() ?? made.line, {
    'aria-valuemin': '0',
    'aria-valuemax': String(Math.round(until / 1000)),
    'aria-valuenow': String(Math.round(at / 1000)),
    'aria-valuetext': text,
  });
  write(made.line, { d: `M${round(x)} ${box.y - 4}V${bottom}` });
  write(made.chip, { x: middle - CHIP.width / 2, y: bottom + 3, ...CHIP, rx: 6 });
  write(made.text, { x: middle, y: bottom + 15.6, 'text-anchor': 'middle' });
  writeText(made.text, text);
}
