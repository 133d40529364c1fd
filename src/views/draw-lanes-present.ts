import type { LanesScene } from '#scene/lanes-shapes.ts';
/** The present as a line across the lanes, which can be dragged or moved by keys. */
import { secondsText } from '#scene/words.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

export type PresentMade = {
  readonly group: Group;
  readonly hit: Element;
  readonly line: Element;
  readonly chip: Element;
  readonly text: Element;
};

export const PRESENT_HANDLE = 'lanes-present';

export function makePresent(group: Group): PresentMade {
  group
    .attr('class', PRESENT_HANDLE)
    .attr('role', 'slider')
    .attr('tabindex', 0)
    .attr('aria-label', 'The present')
    .attr('aria-orientation', 'vertical');
  return {
    group,
    hit: append(group, 'path', 'lanes-present-hit'),
    line: append(group, 'path', 'lanes-present-line'),
    chip: append(group, 'rect', 'lanes-present-chip'),
    text: append(group, 'text', 'lanes-present-text'),
  };
}

const CHIP = { height: 20, aside: 3 };
/** How wide a letter is on it. */
const LETTER = 7;

export function drawPresent(made: PresentMade, scene: LanesScene): void {
  const { presentY, room, size, at, seen } = scene;
  const y = round(presentY);
  const isInside = y >= room.top && y <= size.height;
  write(made.group.nodes()[0] ?? made.hit, {
    display: isInside ? undefined : 'none',
    'aria-valuemin': '0',
    'aria-valuemax': String(Math.round(seen / 1000)),
    'aria-valuenow': String(Math.round(at / 1000)),
    'aria-valuetext': secondsText(at),
  });
  const width = room.left - 2 * CHIP.aside;
  write(made.hit, { d: `M0 ${y}H${size.width}` });
  write(made.line, { d: `M${room.left - CHIP.aside} ${y}H${size.width}` });
  write(made.chip, {
    x: CHIP.aside,
    y: y - CHIP.height / 2,
    width,
    height: CHIP.height,
    rx: 6,
  });
  write(made.text, { x: CHIP.aside + width / 2, y: y + 3.8, 'text-anchor': 'middle' });
  const text = secondsText(at);
  writeText(made.text, text.length > width / LETTER ? text.replace(' s', '') : text);
}
