/** The layers of the lanes: under the veil of the future what is cut off, above it what is not. */
import type {
  LanesScene,
  LifeShape,
  PointShape,
  SegmentShape,
  TipShape,
  WaitShape,
  WorkShape,
} from '#scene/lanes-shapes.ts';

import {
  drawLine,
  drawMark,
  drawText,
  makeLine,
  makeMark,
  makeText,
  wayOf,
} from './draw-lanes-marks.ts';
import { append, drawLayer, layer, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

/** What the learner may do in the lanes. */
export type LanesActions = {
  readonly onSelect: (key: string) => void;
  readonly onHover: (key: string | undefined) => void;
  readonly onEvent: (id: number | undefined) => void;
};

export type DrawScene = (scene: LanesScene) => void;

/** Where the lanes are, in the future too. */
export function groundLayers(parent: SVGGElement): DrawScene {
  const guides = layer(parent, {
    className: 'lanes-guides',
    make: (group) => append(group, 'path', 'lanes-guide'),
    draw: drawLane,
  });
  return (scene) => drawLayer(guides, scene.guides);
}

export function underLayers(parent: SVGGElement, actions: LanesActions): DrawScene {
  const lives = layer(parent, {
    className: 'lanes-lives',
    make: (group) => append(group, 'path', 'lanes-life'),
    draw: drawLane,
  });
  const chain = layer(parent, {
    className: 'lanes-chain',
    make: (group) => append(group, 'path', 'lanes-cause'),
    draw: (path, { from, to }: SegmentShape) => write(path, { d: wayOf(from, to) }),
  });
  const waits = layer(parent, {
    className: 'lanes-waits',
    make: makeTitled('path'),
    draw: drawWait,
  });
  const works = layer(parent, {
    className: 'lanes-works',
    make: makeTitled('rect'),
    draw: drawWork,
  });
  const lines = layer(parent, {
    className: 'lanes-lines',
    make: (group, mark: LanesScene['messages'][number]) => makeLine(group, mark, actions),
    draw: drawLine,
  });
  return (scene) => {
    drawLayer(lives, scene.lives);
    drawLayer(chain, scene.chain);
    drawLayer(waits, scene.waits);
    drawLayer(works, scene.works);
    drawLayer(lines, scene.messages);
  };
}

export function overLayers(parent: SVGGElement, actions: LanesActions): DrawScene {
  const texts = layer(parent, {
    className: 'lanes-texts',
    make: (group, mark: LanesScene['labels'][number]) => makeText(group, mark, actions),
    draw: drawText,
  });
  const tips = layer(parent, {
    className: 'lanes-tips',
    make: (group) => append(group, 'circle', ''),
    draw: (circle, { at, kind }: TipShape) =>
      write(circle, { class: `lanes-tip tone-${kind}`, cx: round(at.x), cy: round(at.y), r: 4.5 }),
  });
  const marks = layer(parent, {
    className: 'lanes-marks',
    make: (group, mark: LanesScene['marks'][number]) => makeMark(group, mark, actions),
    draw: drawMark,
  });
  const pointed = layer(parent, {
    className: 'lanes-pointed',
    make: (group) => append(group, 'circle', 'lanes-ring'),
    draw: (circle, { at }: PointShape) =>
      write(circle, { cx: round(at.x), cy: round(at.y), r: 11 }),
  });
  return (scene) => {
    drawLayer(texts, scene.labels);
    drawLayer(tips, scene.tips);
    drawLayer(marks, scene.marks);
    drawLayer(pointed, scene.pointed);
  };
}

function drawLane(path: Element, { x, top, bottom, lit }: LifeShape): void {
  write(path, {
    'data-lit': lit ? '' : undefined,
    d: `M${round(x)} ${round(top)}V${round(bottom)}`,
  });
}

type Titled = { readonly shape: Element; readonly title: Element };

function makeTitled(name: 'path' | 'rect') {
  return (group: Group): Titled => ({
    shape: append(group, name, ''),
    title: append(group, 'title', ''),
  });
}

function drawWork({ shape, title }: Titled, work: WorkShape): void {
  const { x, y, width, height } = work;
  write(shape, {
    class: `lanes-work${work.timed ? ' is-timed' : ''}`,
    x,
    y,
    width,
    height,
    rx: 3,
  });
  writeText(title, work.title);
}

function drawWait({ shape, title }: Titled, wait: WaitShape): void {
  write(shape, {
    class: `lanes-wait lanes-wait-${wait.kind}`,
    d: `M${round(wait.x)} ${round(wait.top)}V${round(wait.bottom)}`,
  });
  writeText(title, wait.title);
}
