/** The shared memory under all that share it. */
import type { Band, CommonsShape } from '#scene/commons-shape.ts';
import { grown } from '#scene/geometry.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type CommonsMade = {
  readonly bands: readonly Element[];
  readonly shape: Element;
  readonly text: Element;
};

const MOST_BANDS = 3;

export function makeCommons(group: Group): CommonsMade {
  return {
    bands: Array.from({ length: MOST_BANDS }, () => append(group, 'path', 'commons')),
    shape: append(group, 'path', 'commons'),
    text: append(group, 'text', 'commons-text'),
  };
}

export function drawCommons(made: CommonsMade, commons: CommonsShape | undefined): void {
  const display = commons === undefined ? 'none' : undefined;
  for (const element of [...made.bands, made.shape, made.text]) write(element, { display });
  if (commons === undefined) return;
  made.bands.forEach((element, i) => drawBand(element, commons.bands[i]));
  write(made.shape, { d: boxesPath(commons), 'stroke-width': 2 * RADIUS });
  write(made.text, { ...commons.textAt, 'text-anchor': 'middle' });
  writeText(made.text, commons.text);
}

function drawBand(element: Element, band: Band | undefined): void {
  if (band === undefined) return;
  const { from, to, thickness } = band;
  write(element, {
    d: `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`,
    'stroke-width': thickness,
  });
}

const RADIUS = 14;

/** Drawn smaller by the radius of the corners, which the thick outline with round joins adds. */
function boxesPath({ boxes }: CommonsShape): string {
  return boxes
    .map((box) => grown(box, -RADIUS))
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}Z`)
    .join('');
}
