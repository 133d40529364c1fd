/** What lies above all else: the whole text of a signal, and the button of what is selected. */
import type { Callout } from '#scene/flight-shape.ts';
import type { HandleShape } from '#scene/handle-shape.ts';

import { append, moveTo, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import type { PictureActions } from './pressable.ts';

export type CalloutMade = {
  readonly group: Element;
  readonly pill: Element;
  readonly lines: readonly Element[];
};

const MOST_LINES = 7;

export function makeCallout(group: Group): CalloutMade {
  return {
    group: group.attr('class', 'callout').attr('aria-hidden', 'true').node() ?? never(),
    pill: append(group, 'rect', 'callout-pill'),
    lines: Array.from({ length: MOST_LINES }, () => append(group, 'text', 'callout-text')),
  };
}

function never(): never {
  throw new Error('no group to draw in');
}

export function drawCallout(
  { group, pill, lines }: CalloutMade,
  callout: Callout | undefined,
): void {
  write(group, { display: callout === undefined ? 'none' : undefined });
  if (callout === undefined) return;
  const { box, size } = callout;
  write(pill, { ...box, rx: Math.min(13, box.height / 2) });
  const step = size + 5;
  const top = box.y + (box.height - callout.lines.length * step) / 2;
  lines.forEach((element, i) => {
    const line = callout.lines[i];
    write(element, {
      display: line === undefined ? 'none' : undefined,
      x: box.x + box.width / 2,
      y: top + i * step + step * 0.72,
      'text-anchor': 'middle',
      'font-size': size,
    });
    writeText(element, line ?? '');
  });
}

export type HandleMade = {
  readonly reach: Element;
  readonly disc: Element;
  readonly bolt: Element;
};

export function makeHandle(
  group: Group,
  { key }: HandleShape,
  { onMenu }: PictureActions,
): HandleMade {
  group
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('aria-haspopup', 'dialog')
    .on('click', function open(this: SVGGElement) {
      onMenu(key, this.getBoundingClientRect());
    })
    .on('keydown', function press(this: SVGGElement, event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      onMenu(key, this.getBoundingClientRect());
    });
  return {
    reach: append(group, 'circle', 'handle-reach'),
    disc: append(group, 'circle', 'handle-disc'),
    bolt: append(group, 'path', 'handle-bolt'),
  };
}

export function drawHandle(made: HandleMade, shape: HandleShape, group: SVGGElement): void {
  moveTo(group, shape.at);
  write(group, { class: 'handle', 'aria-label': shape.label });
  write(made.reach, { r: shape.reach });
  write(made.disc, { r: shape.radius });
  write(made.bolt, { d: 'M1.2 -6.5L-4 1H-.4L-1.2 6.5L4 -1H.4Z' });
}
