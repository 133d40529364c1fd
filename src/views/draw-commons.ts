/** The shared memory under all that share it, and the ring around it when all of it dies. */
import type { CommonsShape } from '#scene/commons-shape.ts';
import type { Point } from '#scene/geometry.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type CommonsMade = {
  readonly ring: Element;
  readonly glow: Element;
  readonly shape: Element;
  readonly text: Element;
};

export function makeCommons(group: Group): CommonsMade {
  return {
    ring: append(group, 'path', 'node-ring'),
    glow: append(group, 'path', 'node-glow'),
    shape: append(group, 'path', 'commons'),
    text: append(group, 'text', 'commons-text'),
  };
}

export function drawCommons(made: CommonsMade, commons: CommonsShape | undefined): void {
  if (commons === undefined) {
    for (const element of Object.values(made)) write(element, { display: 'none' });
    return;
  }
  const { ring, glow, dead, outline } = commons;
  const d = roundedPath(outline, 22);
  write(made.shape, { d, display: undefined, class: dead ? 'commons is-dead' : 'commons' });
  write(made.ring, {
    d,
    display: ring === undefined ? 'none' : undefined,
    'stroke-width': ring === undefined ? undefined : ring.spread * 2.4,
    'stroke-opacity': ring?.strength,
    'stroke-linejoin': 'round',
  });
  write(made.glow, {
    d,
    display: glow === 0 ? 'none' : undefined,
    'stroke-width': 14,
    'stroke-opacity': glow * 0.5,
  });
  const { x, y } = commons.textAt;
  write(made.text, {
    x,
    y,
    display: undefined,
    'text-anchor': 'middle',
    class: dead ? 'commons-text is-dead' : 'commons-text',
  });
  writeText(made.text, commons.text);
}

/** Straight from corner to corner, each of them rounded as far as its sides allow. */
function roundedPath(corners: readonly Point[], radius: number): string {
  const pieces = corners.map((corner, i) => {
    const before = corners.at(i - 1) ?? corner;
    const after = corners[(i + 1) % corners.length] ?? corner;
    const [from, to] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `${i === 0 ? 'M' : 'L'}${text(from)}Q${text(corner)} ${text(to)}`;
  });
  return `${pieces.join('')}Z`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}
