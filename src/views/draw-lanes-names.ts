/** The names above the lanes: each can be selected. */
import type { NameShape } from '#scene/lanes-shapes.ts';

import { append, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import type { LanesActions } from './lanes-layers.ts';

export type NameMade = {
  readonly plate: Element;
  readonly lines: readonly [Element, Element];
  readonly pid: Element;
};

export function makeName(group: Group, { key }: NameShape, actions: LanesActions): NameMade {
  group
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('data-key', key)
    .on('click', () => actions.onSelect(key))
    .on('pointerenter focus', () => actions.onHover(key))
    .on('pointerleave blur', () => actions.onHover(undefined))
    .on('keydown', (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      actions.onSelect(key);
    });
  return {
    plate: append(group, 'rect', 'lanes-name-plate'),
    lines: [append(group, 'text', 'lanes-name-text'), append(group, 'text', 'lanes-name-text')],
    pid: append(group, 'text', 'lanes-pid'),
  };
}

const PLATE_TOP = 5;

export function drawName(made: NameMade, shape: NameShape, group: SVGGElement): void {
  const { x, lines, nameSize, pid, width, tone, label, selected, lit, height } = shape;
  const state = `${selected ? ' is-selected' : ''}${lit ? ' is-lit' : ''}`;
  write(group, {
    class: `lanes-name lanes-name-${tone}${state}`,
    'aria-label': label,
    'aria-pressed': String(selected),
  });
  write(made.plate, {
    x: round(x - width / 2),
    y: PLATE_TOP,
    width: round(width),
    height: height - 2 * PLATE_TOP,
    rx: 8,
  });
  const begin = height - (lines.length > 1 ? 37 : 29);
  made.lines.forEach((element, at) => {
    write(element, {
      x: round(x),
      y: begin + at * (nameSize + 1),
      'text-anchor': 'middle',
      'font-size': nameSize,
      display: lines[at] === undefined ? 'none' : undefined,
    });
    writeText(element, lines[at] ?? '');
  });
  write(made.pid, {
    x: round(x),
    y: height - 12,
    'text-anchor': 'middle',
    'font-size': shape.pidSize,
  });
  writeText(made.pid, pid);
}
