/** A signal on its way: a dot on the wire, and a label with its text on it or beside it. */
import { centreOf, clamp } from '#scene/geometry.ts';
import type { FlightShape } from '#scene/message-scene.ts';

import { append, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type FlightMade = {
  readonly thread: Element;
  readonly dot: Element;
  readonly label: SVGGElement;
  readonly pill: Element;
  readonly text: Element;
  readonly title: Element;
};

export function makeFlight(group: Group): FlightMade {
  const thread = append(group, 'path', 'flight-thread');
  const dot = append(group, 'circle', 'flight-dot');
  const label = group.append('g');
  return {
    thread,
    dot,
    label: label.node() ?? group.nodes()[0] ?? never(),
    pill: append(label, 'rect', 'flight-pill'),
    text: append(label, 'text', 'flight-text'),
    title: append(label, 'title', ''),
  };
}

function never(): never {
  throw new Error('no group to draw in');
}

export function drawFlight(made: FlightMade, shape: FlightShape, group: SVGGElement): void {
  const { width, height } = shape.box;
  const fontSize = height > 24 ? 11 : 10;
  write(group, { class: `flight flight-${shape.kind}${shape.lost ? ' is-lost' : ''}` });
  moveTo(made.label, centreOf(shape.box));
  const square = shape.kind === 'request' || shape.kind === 'answer';
  write(made.pill, { x: -width / 2, y: -height / 2, width, height, rx: square ? 5 : height / 2 });
  write(made.text, { 'text-anchor': 'middle', y: fontSize * 0.35, 'font-size': fontSize });
  writeText(made.text, shape.text);
  writeText(made.title, shape.fullText);
  drawThread(made, shape);
}

function drawThread(made: FlightMade, { tethered, dot, box }: FlightShape): void {
  const hidden = tethered ? undefined : 'none';
  const end = {
    x: clamp(dot.x, box.x + 12, box.x + box.width - 12),
    y: clamp(dot.y, box.y, box.y + box.height),
  };
  write(made.dot, { display: hidden, cx: dot.x, cy: dot.y, r: 5 });
  write(made.thread, {
    display: hidden,
    d: `M${round(dot.x)} ${round(dot.y)}L${round(end.x)} ${round(end.y)}`,
  });
}
