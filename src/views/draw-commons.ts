/** The shared memory under all that share it. */
import type { CommonsShape } from '#scene/commons-shape.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type CommonsMade = {
  readonly shape: Element;
  readonly bands: Element;
  readonly text: Element;
};

export function makeCommons(group: Group): CommonsMade {
  return {
    bands: append(group, 'path', 'commons'),
    shape: append(group, 'path', 'commons'),
    text: append(group, 'text', 'commons-text'),
  };
}

const HIDDEN = { display: 'none' } as const;

export function drawCommons(made: CommonsMade, commons: CommonsShape | undefined): void {
  if (commons === undefined) {
    for (const element of [made.bands, made.shape, made.text]) write(element, HIDDEN);
    return;
  }
  write(made.bands, {
    display: undefined,
    d: bandsPath(commons),
    'stroke-width': commons.thickness,
  });
  write(made.shape, { display: undefined, d: boxesPath(commons), 'stroke-width': 20 });
  write(made.text, { display: undefined, ...commons.textAt, 'text-anchor': 'middle' });
  writeText(made.text, commons.text);
}

function bandsPath({ bands }: CommonsShape): string {
  return bands.map(([a, b]) => `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`).join('');
}

/** Drawn smaller by the radius of the corners, which the thick outline with round joins adds. */
function boxesPath({ boxes }: CommonsShape): string {
  return boxes
    .map(
      ({ x, y, width, height }) =>
        `M${x + 10} ${y + 10}h${width - 20}v${height - 20}h${20 - width}Z`,
    )
    .join('');
}
