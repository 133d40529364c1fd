/** The ways between boxes, and the arrow heads of those that messages take. */
import type { Curve } from '#scene/geometry.ts';
import type { WireShape } from '#scene/wire-shape.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type WireMade = {
  readonly line: Element;
  /** Within the line of a link, which so becomes a double one. */
  readonly core: Element;
  readonly text: Element;
};

export function makeWire(group: Group): WireMade {
  return {
    line: append(group, 'path', 'wire-line'),
    core: append(group, 'path', 'wire-core'),
    text: append(group, 'text', 'wire-text'),
  };
}

const MARKERS: Partial<Record<WireShape['kind'], string>> = {
  talk: 'url(#arrow)',
  monitor: 'url(#eye)',
};

export function drawWire(made: WireMade, shape: WireShape, group: SVGGElement): void {
  write(group, {
    class: `wire wire-${shape.kind}${shape.broken ? ' is-broken' : ''}${shape.lit ? ' is-lit' : ''}`,
  });
  write(made.line, {
    d: pathOf(shape.curve),
    'marker-end': MARKERS[shape.kind],
  });
  const isLink = shape.kind === 'link';
  write(made.core, {
    display: isLink ? undefined : 'none',
    d: isLink ? pathOf(shape.curve) : undefined,
  });
  write(made.text, {
    ...shape.textAt,
    'text-anchor': shape.textAnchor,
    display: shape.text === '' ? 'none' : undefined,
  });
  writeText(made.text, shape.text);
}

export function pathOf([a, b, c, d]: Curve): string {
  const [start, ...rest] = [a, b, c, d].map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${start}C${rest.join(' ')}`;
}
