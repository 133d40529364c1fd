/** A signal on its way: a dot on the wire, and a label with its text on it or beside it. */
import type { FlightShape } from '#scene/flight-shape.ts';
import { centreOf, clamp } from '#scene/geometry.ts';

import { append, moveTo, round, write, writeOne, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type FlightMade = {
  /** What was drawn last. */
  readonly last: { shape: FlightShape | undefined };
  readonly dot: Element;
  /** None where it is only a dot. */
  readonly label: LabelMade | undefined;
};

type LabelMade = {
  readonly thread: Element;
  readonly group: Element;
  readonly pill: Element;
  readonly text: Element;
};

/** It can be pointed at; with a label it is reached by keyboard, too, and says its whole text. */
export function makeFlight(group: Group, { text }: FlightShape): FlightMade {
  const label = text === '' ? undefined : makeLabel(group);
  const dot = append(group, 'circle', 'flight-dot');
  write(dot, { r: label === undefined ? 4.5 : 5 });
  if (label !== undefined) group.attr('tabindex', 0).attr('role', 'img');
  return { last: { shape: undefined }, dot, label };
}

function makeLabel(group: Group): LabelMade {
  const thread = append(group, 'path', 'flight-thread');
  const pill = group.append('g');
  return {
    thread,
    group: pill.node() ?? thread,
    pill: append(pill, 'rect', 'flight-pill'),
    text: append(pill, 'text', 'flight-text'),
  };
}

export function drawFlight(made: FlightMade, shape: FlightShape, group: SVGGElement): void {
  const { label, dot, last } = made;
  if (last.shape === undefined || !isSame(last.shape, shape)) writeKind(group, shape);
  last.shape = shape;
  if (label === undefined) {
    moveTo(group, shape.dot);
    return;
  }
  write(group, { 'aria-label': saidOf(shape) });
  drawLabel(label, shape);
  drawThread(label, dot, shape);
}

/** Nothing has changed but its place. */
function isSame(one: FlightShape, other: FlightShape): boolean {
  return (
    one.kind === other.kind &&
    one.lost === other.lost &&
    one.lit === other.lit &&
    one.event === other.event
  );
}

function writeKind(group: SVGGElement, { kind, lost, lit, event }: FlightShape): void {
  writeOne(group, 'class', CLASSES[kind] + (lost ? ' is-lost' : '') + (lit ? ' is-lit' : ''));
  writeOne(group, 'data-event', event);
}

const CLASSES: Readonly<Record<FlightShape['kind'], string>> = {
  message: 'flight flight-message',
  reply: 'flight flight-reply',
  exit: 'flight flight-exit',
  down: 'flight flight-down',
  request: 'flight flight-request',
  answer: 'flight flight-answer',
};

const KINDS: Readonly<Record<FlightShape['kind'], string>> = {
  message: 'message',
  reply: 'reply',
  exit: 'exit signal',
  down: 'note of a monitor',
  request: 'request',
  answer: 'answer',
};

function saidOf({ kind, fullText, lost }: FlightShape): string {
  return `${KINDS[kind]} on its way${lost ? ', to nobody' : ''}: ${fullText}`;
}

function drawLabel({ group, pill, text }: LabelMade, shape: FlightShape): void {
  const { width, height } = shape.box;
  const fontSize = height > 24 ? 11 : 10;
  moveTo(group, centreOf(shape.box));
  const square = shape.kind === 'request' || shape.kind === 'answer';
  write(pill, { x: -width / 2, y: -height / 2, width, height, rx: square ? 5 : height / 2 });
  write(text, { 'text-anchor': 'middle', y: fontSize * 0.35, 'font-size': fontSize });
  writeText(text, shape.text);
}

function drawThread(
  { thread }: LabelMade,
  point: Element,
  { tethered, dot, box }: FlightShape,
): void {
  const hidden = tethered ? undefined : 'none';
  write(point, { display: hidden });
  write(thread, { display: hidden });
  if (!tethered) return;
  moveTo(point, dot);
  const x = clamp(dot.x, box.x + 12, box.x + box.width - 12);
  const y = clamp(dot.y, box.y, box.y + box.height);
  write(thread, { d: `M${round(dot.x)} ${round(dot.y)}L${round(x)} ${round(y)}` });
}
