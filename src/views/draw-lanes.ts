/**
 * Draws the lanes into an SVG element, from numbers alone. All that moves with time lies in groups
 * that are moved as a whole, so that a frame writes little more than one attribute. The future is what
 * lies below the present: cut off where nobody has been yet, and veiled above that.
 */
import { select } from 'd3';

import type { LanesScene } from '#scene/lanes-shapes.ts';

import { drawName, makeName } from './draw-lanes-names.ts';
import { drawPresent, makePresent } from './draw-lanes-present.ts';
import type { PresentMade } from './draw-lanes-present.ts';
import { append, drawLayer, layer, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import { groundLayers, overLayers, underLayers } from './lanes-layers.ts';
import type { DrawScene, LanesActions } from './lanes-layers.ts';

type Drawing = {
  readonly frames: Frames;
  /** What moves with time; the names move sideways only. */
  readonly moved: readonly SVGGElement[];
  readonly names: SVGGElement;
  readonly present: PresentMade;
  readonly layers: readonly DrawScene[];
};

type Frames = {
  readonly inner: Element;
  readonly past: Element;
  readonly above: Element;
  readonly veil: Element;
  readonly head: Element;
  readonly edge: Element;
};

const drawings = new WeakMap<SVGSVGElement, Drawing>();
let started = 0;

/** Makes the layers once. */
export function startLanes(svg: SVGSVGElement, actions: LanesActions): void {
  if (drawings.has(svg)) return;
  started += 1;
  select(svg).on('click.nothing', ({ target }: MouseEvent) => {
    if (target === svg) actions.onEvent(undefined);
  });
  const root: Group = select(svg).append('g');
  const [inner, past, above] = ['inner', 'past', 'above'].map((name) => clipIn(root, name));
  if (inner === undefined || past === undefined || above === undefined) return;
  const ticks = ticksIn(root);
  const body: Group = root.append('g').attr('clip-path', inner.url);
  const ground: Group = body.append('g');
  const under: Group = body.append('g').attr('clip-path', past.url).append('g');
  const veil = append(body, 'rect', 'lanes-veil');
  const over: Group = body.append('g');
  const head = append(root, 'rect', 'lanes-head');
  const edge = append(root, 'path', 'lanes-edge');
  const named: Group = root.append('g').attr('clip-path', above.url);
  const names = layer(elementOf(named), {
    className: 'lanes-names',
    make: (group, mark: LanesScene['names'][number]) => makeName(group, mark, actions),
    draw: drawName,
  });
  drawings.set(svg, {
    frames: { inner: inner.rect, past: past.rect, above: above.rect, veil, head, edge },
    moved: [ground, under, over].map(elementOf),
    names: names.parent,
    present: makePresent(root.append('g')),
    layers: [
      ticks,
      groundLayers(elementOf(ground)),
      underLayers(elementOf(under), actions),
      overLayers(elementOf(over), actions),
      (scene) => drawLayer(names, scene.names),
    ],
  });
}

export function drawLanes(svg: SVGSVGElement, scene: LanesScene): void {
  const drawing = drawings.get(svg);
  if (drawing === undefined) return;
  const { size, shift } = scene;
  write(svg, { viewBox: `0 0 ${size.width} ${size.height}` });
  frame(drawing.frames, scene);
  for (const group of drawing.moved) moveTo(group, shift);
  moveTo(drawing.names, { x: shift.x, y: 0 });
  for (const draw of drawing.layers) draw(scene);
  drawPresent(drawing.present, scene);
}

function frame({ inner, past, above, veil, head, edge }: Frames, scene: LanesScene): void {
  const { size, room, presentY, seenY } = scene;
  const [x, y] = [room.left, room.top];
  const [width, height] = [size.width - x, Math.max(0, size.height - y)];
  write(inner, { x, y, width, height });
  write(past, { x, y, width, height: round(Math.max(0, Math.min(seenY, size.height) - y)) });
  write(above, { x, y: 0, width, height: y });
  write(head, { x: 0, y: 0, width: size.width, height: y });
  write(edge, { d: `M0 ${y}H${size.width}` });
  const top = Math.max(y, presentY);
  write(veil, { x, y: round(top), width, height: round(Math.max(0, size.height - top)) });
}

function ticksIn(root: Group): DrawScene {
  const ticks = layer(elementOf(root), {
    className: 'lanes-ticks',
    make: (group) => append(group, 'text', 'lanes-tick'),
    draw: (text, tick: LanesScene['ticks'][number]) => {
      write(text, { x: 10, y: round(tick.y + 3.5) });
      writeText(text, tick.text);
    },
  });
  return ({ ticks: all, room, presentY }) => {
    const isFree = (y: number) => y > room.top + 8 && Math.abs(y - presentY) > 15;
    drawLayer(
      ticks,
      all.filter(({ y }) => isFree(y)),
    );
  };
}

function clipIn(root: Group, name: string) {
  const id = `lanes-${name}-${started}`;
  const path = root.append('clipPath').attr('id', id);
  const rect = path.append('rect').node();
  if (rect === null) throw new Error('D3 appended nothing');
  return { url: `url(#${id})`, rect };
}

function elementOf(group: Group): SVGGElement {
  const element = group.node();
  if (element === null) throw new Error('D3 appended nothing');
  return element;
}
