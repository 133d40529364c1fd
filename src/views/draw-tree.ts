/** Draws the supervision tree into an SVG element, from numbers alone. */
import { select } from 'd3';

import type { FlightShape } from '#scene/message-scene.ts';
import type { TreeEdgeShape, TreeNodeShape, TreeScene } from '#scene/tree-scene.ts';

import { drawFlight, makeFlight } from './draw-flight.ts';
import type { FlightMade } from './draw-flight.ts';
import { defineMarks } from './draw-messages.ts';
import type { DrawOptions } from './draw-messages.ts';
import { drawNode, makeNode } from './draw-node.ts';
import type { NodeMade } from './draw-node.ts';
import { pathOf } from './draw-wire.ts';
import { append, drawLayer, layer, write, writeText } from './ink.ts';
import type { Group, Layer } from './ink.ts';
import type { PictureActions } from './pressable.ts';

type TreeNodeMade = NodeMade & {
  readonly note: Element;
  readonly meter: readonly Element[];
};

type Drawing = {
  readonly caption: Element;
  readonly edges: Layer<TreeEdgeShape, { readonly line: Element }>;
  readonly flights: Layer<FlightShape, FlightMade>;
  readonly nodes: Layer<TreeNodeShape, TreeNodeMade>;
};

const drawings = new WeakMap<SVGSVGElement, Drawing>();
const MOST_RESTARTS = 10;

export function startTree(svg: SVGSVGElement, actions: PictureActions): void {
  if (drawings.has(svg)) return;
  defineMarks(svg);
  const ground: Group = select(svg).append('g');
  drawings.set(svg, {
    caption: append(ground, 'text', 'tree-caption'),
    edges: layer(svg, {
      className: 'wires',
      make: (group) => ({ line: append(group, 'path', 'wire-line') }),
      draw: drawEdge,
    }),
    nodes: layer(svg, {
      className: 'nodes',
      make: (group, mark: TreeNodeShape) => makeTreeNode(group, mark, actions),
      draw: drawTreeNode,
    }),
    flights: layer(svg, { className: 'flights', make: makeFlight, draw: drawFlight }),
  });
}

export function drawTree(svg: SVGSVGElement, scene: TreeScene, options: DrawOptions): void {
  const drawing = drawings.get(svg);
  if (drawing === undefined) return;
  write(svg, {
    viewBox: `0 0 ${scene.size.width} ${scene.size.height}`,
    'data-form': scene.form,
    'data-still': String(options.reducedMotion),
  });
  write(drawing.caption, {
    ...scene.captionAt,
    'text-anchor': 'middle',
    display: scene.form === 'wide' ? undefined : 'none',
  });
  writeText(drawing.caption, scene.caption);
  drawLayer(drawing.edges, scene.edges);
  drawLayer(drawing.nodes, scene.nodes);
  drawLayer(drawing.flights, scene.flights);
}

function drawEdge(
  { line }: { readonly line: Element },
  edge: TreeEdgeShape,
  group: SVGGElement,
): void {
  write(group, { class: `wire wire-supervision${edge.broken ? ' is-broken' : ''}` });
  write(line, { d: pathOf(edge.curve) });
}

function makeTreeNode(group: Group, mark: TreeNodeShape, actions: PictureActions): TreeNodeMade {
  const made = makeNode(group, mark, actions);
  return {
    ...made,
    note: append(group, 'text', 'tree-note'),
    meter: Array.from({ length: MOST_RESTARTS }, () => append(group, 'circle', 'meter')),
  };
}

function drawTreeNode(made: TreeNodeMade, shape: TreeNodeShape, group: SVGGElement): void {
  drawNode(made, shape, group);
  write(made.note, {
    ...shape.noteAt,
    'text-anchor': shape.noteAnchor,
    display: shape.note === '' ? 'none' : undefined,
  });
  writeText(made.note, shape.note);
  const step = 14;
  const left = shape.box.width / 2 - ((shape.meter.length - 1) * step) / 2;
  made.meter.forEach((element, i) => {
    const used = shape.meter[i];
    write(element, {
      display: used === undefined ? 'none' : undefined,
      class: used === true ? 'meter meter-used' : 'meter',
      cx: left + i * step,
      cy: shape.box.height - 11,
      r: 4,
    });
  });
}
