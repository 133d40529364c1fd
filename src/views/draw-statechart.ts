/** Draws the picture of a machine into an SVG element, from numbers alone. */
import { curveBasis, line, select } from 'd3';

import type { Point } from '#scene/geometry.ts';
import type {
  EdgeShape,
  LabelShape,
  StatechartScene,
  StateShape,
} from '#scene/statechart-scene.ts';

import { append, drawLayer, layer, moveTo, write, writeText } from './ink.ts';
import type { Group, Layer } from './ink.ts';

type StateMade = {
  readonly begin: Element;
  readonly box: Element;
  readonly inner: Element;
  readonly name: Element;
};
type LabelMade = { readonly back: Element; readonly text: Element };

type Drawing = {
  readonly states: Layer<StateShape, StateMade>;
  readonly edges: Layer<EdgeShape, { readonly line: Element }>;
  readonly labels: Layer<LabelShape, LabelMade>;
};

export type StatechartActions = {
  /** The pointer rests on this label; on none. */
  readonly onPoint: (label: LabelShape | undefined) => void;
};

const drawings = new WeakMap<SVGSVGElement, Drawing>();
const pathThrough = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);
const LITNESS = ['no', 'came', 'last'] as const;

export function startStatechart(svg: SVGSVGElement, id: string, actions: StatechartActions): void {
  if (drawings.has(svg)) return;
  defineHeads(svg, id);
  const shown = new Map<SVGGElement, LabelShape>();
  drawings.set(svg, {
    states: layer(svg, { className: 'chart-states', make: makeState, draw: drawState }),
    edges: layer(svg, {
      className: 'chart-edges',
      make: (group) => ({ line: append(group, 'path', 'chart-line') }),
      draw: (made, edge: EdgeShape, group) => {
        write(group, { class: `chart-edge chart-${edge.lit}` });
        write(made.line, {
          d: pathThrough([...edge.points]) ?? '',
          'marker-start': edge.fromAny ? `url(#${id}-any)` : undefined,
          'marker-end': `url(#${id}-${edge.lit})`,
        });
      },
    }),
    labels: layer(svg, {
      className: 'chart-labels',
      make: (group: Group) => {
        group.on('pointerenter', function enter(this: SVGGElement) {
          actions.onPoint(shown.get(this));
        });
        group.on('pointerleave', () => actions.onPoint(undefined));
        return {
          back: append(group, 'rect', 'chart-label-back'),
          text: append(group, 'text', 'chart-label-text'),
        };
      },
      draw: (made, label: LabelShape, group) => {
        shown.set(group, label);
        drawLabel(made, label, group);
      },
    }),
  });
}

export function drawStatechart(svg: SVGSVGElement, scene: StatechartScene): void {
  const drawing = drawings.get(svg);
  if (drawing === undefined) return;
  write(svg, {
    viewBox: `0 0 ${scene.size.width} ${scene.size.height}`,
    class: `statechart chart-tone-${scene.tone}`,
  });
  drawLayer(drawing.states, scene.states);
  drawLayer(drawing.edges, scene.edges);
  drawLayer(drawing.labels, scene.labels);
}

/** An arrow head for each way to draw a line; `id` keeps those of two pictures apart. */
function defineHeads(svg: SVGSVGElement, id: string): void {
  const defs = select(svg).append('defs');
  defs
    .append('marker')
    .attr('id', `${id}-any`)
    .attr('viewBox', '-4 -4 8 8')
    .attr('markerWidth', 8)
    .attr('markerHeight', 8)
    .attr('markerUnits', 'userSpaceOnUse')
    .append('circle')
    .attr('class', 'chart-any')
    .attr('r', 3);
  for (const lit of LITNESS) {
    defs
      .append('marker')
      .attr('id', `${id}-${lit}`)
      .attr('viewBox', '0 0 8 8')
      .attr('refX', 7)
      .attr('refY', 4)
      .attr('markerWidth', lit === 'no' ? 6.5 : 7.5)
      .attr('markerHeight', lit === 'no' ? 6.5 : 7.5)
      .attr('markerUnits', 'userSpaceOnUse')
      .attr('orient', 'auto')
      .append('path')
      .attr('class', `chart-head chart-${lit}`)
      .attr('d', 'M0 .6L8 4L0 7.4z');
  }
}

function makeState(group: Group): StateMade {
  return {
    begin: append(group, 'path', 'chart-begin'),
    box: append(group, 'rect', 'chart-box'),
    inner: append(group, 'rect', 'chart-inner'),
    name: append(group, 'text', 'chart-name'),
  };
}

function drawState(made: StateMade, shape: StateShape, group: SVGGElement): void {
  const { box, kind, name } = shape;
  const is = [
    'chart-state',
    shape.isCurrent ? 'is-current' : '',
    shape.isInnermost ? 'is-innermost' : '',
    shape.holdsOthers ? 'holds-others' : '',
  ];
  write(group, { class: is.filter(Boolean).join(' ') });
  moveTo(group, box);
  write(made.box, { width: box.width, height: box.height, rx: 8 });
  write(made.inner, {
    x: 2.5,
    y: 2.5,
    rx: 6,
    width: box.width - 5,
    height: box.height - 5,
    display: kind === 'final' ? undefined : 'none',
  });
  write(made.begin, {
    d: 'M6 -7a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0M8.6 -5V0',
    display: shape.initial ? undefined : 'none',
  });
  write(made.name, { x: box.width / 2, y: 17.5 });
  writeText(made.name, name);
}

function drawLabel(
  made: LabelMade,
  { at, text, place, lit }: LabelShape,
  group: SVGGElement,
): void {
  write(group, { class: `chart-label chart-label-${place} chart-${lit}` });
  write(made.back, { ...at, rx: place === 'anywhere' ? 8 : 4 });
  write(made.text, { x: at.x + at.width / 2, y: at.y + at.height / 2 + 3.6 });
  writeText(made.text, text);
}
