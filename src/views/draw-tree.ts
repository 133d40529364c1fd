/** Draws the supervision trees into an SVG element, from numbers alone. */
import { select } from 'd3';

import type { GroupShape } from '#scene/outside-shape.ts';
import type { TreeEdgeShape, TreeNodeShape, TreeScene } from '#scene/tree-scene.ts';

import { defineMarks, drawAbove, makeAbove } from './draw-messages.ts';
import type { DrawOptions } from './draw-messages.ts';
import { drawNode, makeNode } from './draw-node.ts';
import type { NodeMade } from './draw-node.ts';
import { drawTile, makeTile } from './draw-others.ts';
import type { TileMade } from './draw-others.ts';
import { pathOf } from './draw-wire.ts';
import { append, drawLayer, layer, write, writeText } from './ink.ts';
import type { Group, Layer } from './ink.ts';
import type { PictureActions } from './pressable.ts';

type TreeNodeMade = NodeMade & {
  readonly note: Element;
  readonly order: Element;
  readonly meter: readonly Element[];
};

type Drawing = ReturnType<typeof makeAbove> & {
  readonly caption: Element;
  readonly aside: Element;
  readonly edges: Layer<TreeEdgeShape, { readonly line: Element }>;
  readonly nodes: Layer<TreeNodeShape, TreeNodeMade>;
  readonly groups: Layer<GroupShape, TileMade>;
};

const drawings = new WeakMap<SVGSVGElement, Drawing>();
const MOST_RESTARTS = 10;

export function startTree(svg: SVGSVGElement, actions: PictureActions): void {
  if (drawings.has(svg)) return;
  defineMarks(svg);
  const ground: Group = select(svg).append('g');
  drawings.set(svg, {
    caption: append(ground, 'text', 'tree-caption'),
    aside: append(ground, 'text', 'tree-caption'),
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
    groups: layer(svg, {
      className: 'groups',
      make: (group, mark: GroupShape) => makeTile(group, mark, actions),
      draw: drawTile,
    }),
    ...makeAbove(svg, actions),
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
  drawWords(drawing, scene);
  drawLayer(drawing.edges, scene.edges);
  drawLayer(drawing.nodes, scene.nodes);
  drawLayer(drawing.groups, scene.groups);
  drawAbove(drawing, scene);
}

function drawWords({ caption, aside }: Drawing, scene: TreeScene): void {
  const { form, asideAt, captionAt } = scene;
  const shown = form === 'wide' ? undefined : 'none';
  write(caption, { ...captionAt, 'text-anchor': 'middle', display: shown });
  writeText(caption, scene.caption);
  write(aside, { ...asideAt, 'text-anchor': 'middle', display: asideAt && shown });
  if (asideAt === undefined) write(aside, { display: 'none' });
  writeText(aside, 'Nobody supervises these');
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
    order: append(group, 'text', 'tree-order'),
    meter: Array.from({ length: MOST_RESTARTS }, () => append(group, 'circle', 'meter')),
  };
}

function drawTreeNode(made: TreeNodeMade, shape: TreeNodeShape, group: SVGGElement): void {
  drawNode(made, shape, group);
  const { note, noteAt, noteAnchor, order } = shape;
  write(made.note, {
    ...noteAt,
    'text-anchor': noteAnchor,
    display: note === '' ? 'none' : undefined,
  });
  writeText(made.note, note);
  write(made.order, {
    x: noteAt.x,
    y: noteAt.y + 17,
    'text-anchor': noteAnchor,
    display: order === '' ? 'none' : undefined,
    class: order.startsWith('stopped') ? 'tree-order is-stopped' : 'tree-order',
  });
  writeText(made.order, order);
  drawMeter(made, shape);
}

/** A mark for each restart that is allowed; a used one fades as the window passes over it. */
function drawMeter({ meter: marks }: TreeNodeMade, { meter, box }: TreeNodeShape): void {
  const step = 14;
  const left = box.width / 2 - ((meter.length - 1) * step) / 2;
  marks.forEach((element, i) => {
    const fresh = meter[i];
    const used = fresh !== undefined && fresh > 0;
    write(element, {
      display: fresh === undefined ? 'none' : undefined,
      class: used ? 'meter meter-used' : 'meter',
      'fill-opacity': used ? 0.2 + 0.8 * fresh : undefined,
      cx: left + i * step,
      cy: box.height - 11,
      r: 4,
    });
  });
}
