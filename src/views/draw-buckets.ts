/** Names as dots in the columns of their workers: those that move flow there. */
import { easeCubicInOut, interrupt, select } from 'd3';

import type { BucketColumn, BucketsScene, NameDot, NamedMark } from '#scene/buckets-scene.ts';

import { append, drawLayer, layer, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type DrawBuckets = (scene: BucketsScene, still: boolean) => void;

export function bucketsLayers(svg: SVGSVGElement): DrawBuckets {
  const columns = layer(svg, { className: 'buckets-columns', make: makeColumn, draw: drawColumn });
  const dots = select(svg).append('g').attr('class', 'buckets-dots');
  const names = layer(svg, { className: 'buckets-named', make: makeNamed, draw: drawNamed });
  return (scene, still) => {
    drawLayer(columns, scene.columns);
    drawDots(dots, scene, still);
    drawLayer(names, scene.named === undefined ? [] : [scene.named]);
  };
}

type ColumnMade = {
  readonly box: Element;
  readonly title: Element;
  readonly count: Element;
  readonly off: Element;
  readonly mean: Element;
  readonly samples: readonly Element[];
};

const MOST_SAMPLES = 3;

function makeColumn(group: Group): ColumnMade {
  return {
    box: append(group, 'rect', 'buckets-box'),
    mean: append(group, 'path', 'buckets-mean'),
    title: append(group, 'text', 'buckets-title'),
    count: append(group, 'text', 'buckets-count'),
    off: append(group, 'text', 'buckets-off'),
    samples: Array.from({ length: MOST_SAMPLES }, () => append(group, 'text', 'buckets-sample')),
  };
}

function drawColumn(made: ColumnMade, column: BucketColumn, group: SVGGElement): void {
  const { box, title, titleY, count, off, samples, meanY, isFull, isHit } = column;
  const { width, height } = box;
  moveTo(group, { x: box.x, y: 0 });
  write(group, { class: `${isFull ? 'is-full' : ''}${isHit ? ' is-hit' : ''}` });
  write(made.box, { x: 0, y: box.y, width, height, rx: 10 });
  write(made.mean, { d: `M0 ${round(meanY)}H${round(width)}` });
  write(made.title, { x: 2, y: titleY });
  writeText(made.title, title);
  write(made.count, { x: 2, y: box.y - 9 });
  writeText(made.count, count);
  write(made.off, { x: width - 2, y: box.y - 9, 'text-anchor': 'end' });
  writeText(made.off, off);
  made.samples.forEach((text, at) => {
    write(text, { x: 2, y: box.y + height + 18 + at * 17 });
    writeText(text, samples[at] ?? '');
  });
}

const FLOW = 900;
/** Those of the list's end set out so much later. */
const SPREAD = 500;

function drawDots(group: Group, { dots, dotSize }: BucketsScene, still: boolean): void {
  const joined = group
    .selectAll<SVGRectElement, NameDot>('rect')
    .data(dots, ({ key }) => key)
    .join((entering) => entering.append('rect').attr('transform', placeOf));
  joined
    .attr('class', ({ moved }) => (moved ? 'buckets-dot is-moved' : 'buckets-dot'))
    .attr('x', -dotSize / 2)
    .attr('y', -dotSize / 2)
    .attr('width', dotSize)
    .attr('height', dotSize)
    .attr('rx', ({ moved }) => (moved ? 0.8 : dotSize / 2));
  // By name: what only patches a selection is shaken out of a build.
  for (const dot of joined.nodes()) interrupt(dot);
  if (still) joined.attr('transform', placeOf);
  else {
    joined
      .transition()
      .duration(FLOW)
      .delay((_dot, at) => (at / dots.length) * SPREAD)
      .ease(easeCubicInOut)
      .attr('transform', placeOf);
  }
}

function placeOf({ x, y }: NameDot): string {
  return `translate(${round(x)} ${round(y)})`;
}

type NamedMade = { readonly plate: Element; readonly text: Element };

function makeNamed(group: Group): NamedMade {
  return {
    plate: append(group, 'rect', 'buckets-plate'),
    text: append(group, 'text', 'buckets-name'),
  };
}

const LETTER = 6.9;

function drawNamed(made: NamedMade, { x, y, text }: NamedMark, group: SVGGElement): void {
  const width = [...text].length * LETTER + 14;
  moveTo(group, { x, y });
  write(made.plate, { x: -width / 2, y: -10, width, height: 20, rx: 6 });
  write(made.text, { x: 0, y: 4, 'text-anchor': 'middle' });
  writeText(made.text, text);
}
