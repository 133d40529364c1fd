/** In the lanes: a message as a slanted line, a mark on a lane, and the text beside either. */
import type { Point } from '#scene/geometry.ts';
import type { LineShape, MarkShape, TextShape } from '#scene/lanes-shapes.ts';

import { append, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import type { LanesActions } from './lanes-layers.ts';

export type LineMade = {
  /** Wider than the line, so that it is easily pointed at. */
  readonly hit: Element;
  readonly line: Element;
  readonly head: Element;
};

export function makeLine(group: Group, { id }: LineShape, actions: LanesActions): LineMade {
  pointable(group, id, actions);
  return {
    hit: append(group, 'path', 'lanes-hit'),
    line: append(group, 'path', 'lanes-line'),
    head: append(group, 'path', 'lanes-arrow'),
  };
}

export function drawLine(made: LineMade, shape: LineShape, group: SVGGElement): void {
  const { from, to, kind, lost, lit, label } = shape;
  const state = `${lost ? ' is-lost' : ''}${lit ? ' is-lit' : ''}`;
  write(group, { class: `lanes-message tone-${kind}${state}`, 'aria-label': label });
  const way = wayOf(from, to);
  write(made.hit, { d: way });
  write(made.line, { d: way });
  write(made.head, { d: lost ? crossAt(to) : headOf(from, to) });
}

export function wayOf(from: Point, to: Point): string {
  return `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`;
}

const HEAD = { length: 9, half: 4 };

function headOf(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [x, y] = [to.x - dx * HEAD.length, to.y - dy * HEAD.length];
  const [ax, ay] = [dy * HEAD.half, -dx * HEAD.half];
  return `M${round(to.x)} ${round(to.y)}L${round(x + ax)} ${round(y + ay)}L${round(x - ax)} ${round(y - ay)}Z`;
}

function crossAt({ x, y }: Point, arm = 4): string {
  const [left, right] = [round(x - arm), round(x + arm)];
  const [top, bottom] = [round(y - arm), round(y + arm)];
  return `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`;
}

export type MarkMade = { readonly ground: Element; readonly sign: Element };

export function makeMark(group: Group, { id }: MarkShape, actions: LanesActions): MarkMade {
  pointable(group, id, actions);
  return {
    ground: append(group, 'circle', 'lanes-spot'),
    sign: append(group, 'path', 'lanes-sign'),
  };
}

const RADIUS: Readonly<Record<MarkShape['kind'], number>> = {
  birth: 3,
  restart: 5.5,
  crash: 9.5,
  end: 4,
  timeout: 5,
  fault: 7,
};

export function drawMark(made: MarkMade, shape: MarkShape, group: SVGGElement): void {
  const { kind, at, future, lit, label } = shape;
  const state = `${future ? ' is-future' : ''}${lit ? ' is-lit' : ''}`;
  write(group, { class: `lanes-mark lanes-${kind}${state}`, 'aria-label': label });
  moveTo(group, at);
  write(made.ground, { r: RADIUS[kind] });
  write(made.sign, { d: signOf(kind) });
}

/** A cross for a crash, a bolt for what comes from outside, the hands of a clock for a timeout. */
function signOf(kind: MarkShape['kind']): string | undefined {
  switch (kind) {
    case 'crash':
      return crossAt({ x: 0, y: 0 }, 3.6);
    case 'fault':
      return 'M1 -4.5L-2.6 0.8H2.4L-1 4.5';
    case 'timeout':
      return 'M0 -3V0L2 1.4';
    case 'birth':
    case 'restart':
    case 'end':
      return undefined;
  }
}

export type TextMade = { readonly ground: Element; readonly text: Element };

export function makeText(group: Group, { id }: TextShape, actions: LanesActions): TextMade {
  if (id !== undefined) pointable(group, id, actions);
  return {
    ground: append(group, 'rect', 'lanes-plate'),
    text: append(group, 'text', 'lanes-text'),
  };
}

export function drawText(made: TextMade, shape: TextShape, group: SVGGElement): void {
  const { box, text, kind, future, lost, whole, onLine } = shape;
  const state = `${future ? ' is-future' : ''}${lost ? ' is-lost' : ''}${whole ? ' is-whole' : ''}${onLine ? ' on-line' : ''}`;
  write(group, { class: `lanes-label tone-${kind}${state}`, 'aria-hidden': 'true' });
  if (whole && group.nextSibling !== null) group.parentNode?.append(group);
  moveTo(group, box);
  const { width, height } = box;
  write(made.ground, { x: 0, y: 0, width: round(width), height, rx: 4 });
  write(made.text, {
    x: round(width / 2),
    y: height - 4,
    'text-anchor': 'middle',
    'font-size': shape.size,
  });
  writeText(made.text, text);
}

/** The pointer on it points at its event, wherever that is shown; a press does so on a phone. */
function pointable(group: Group, id: number, { onEvent }: LanesActions): void {
  group
    .attr('role', 'img')
    .on('pointerenter', () => onEvent(id))
    .on('pointerleave', (event: PointerEvent) => {
      if (event.pointerType === 'mouse') onEvent(undefined);
    })
    .on('click', () => onEvent(id));
}
