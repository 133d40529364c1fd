/** A process: border, name, pid, state with its progress, and the mailbox. */
import type { Box } from '#scene/geometry.ts';
import { MAIL_SLOTS } from '#scene/node-shape.ts';
import type { MailSlot, NodeShape } from '#scene/node-shape.ts';

import { append, moveTo, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';
import { pressable } from './pressable.ts';
import type { PictureActions } from './pressable.ts';

export type NodeMade = {
  /** What was drawn last: what is the same in it is left alone. */
  readonly last: { shape: NodeShape | undefined };
  readonly ring: Element;
  readonly glow: Element;
  readonly focus: Element;
  readonly border: Element;
  readonly dot: Element;
  readonly title: Element;
  readonly pid: Element;
  readonly pill: Element;
  readonly bar: Element;
  readonly state: Element;
  readonly mail: readonly Element[];
  readonly more: Element;
  readonly badge: Element;
};

export function makeNode(group: Group, { key }: NodeShape, actions: PictureActions): NodeMade {
  pressable(group, key, actions);
  return {
    last: { shape: undefined },
    ring: append(group, 'rect', 'node-ring'),
    glow: append(group, 'rect', 'node-glow'),
    focus: append(group, 'rect', 'node-focus'),
    border: append(group, 'rect', 'node-border'),
    dot: append(group, 'circle', 'node-dot'),
    title: append(group, 'text', 'node-title'),
    pid: append(group, 'text', 'node-pid'),
    pill: append(group, 'rect', 'node-pill'),
    bar: append(group, 'rect', 'node-bar'),
    state: append(group, 'text', 'node-state'),
    mail: Array.from({ length: MAIL_SLOTS }, () => append(group, 'rect', 'mail')),
    more: append(group, 'text', 'node-more'),
    badge: append(group, 'text', 'node-badge'),
  };
}

export function drawNode(made: NodeMade, shape: NodeShape, group: SVGGElement): void {
  const { shape: last } = made.last;
  made.last.shape = shape;
  moveTo(group, shape.box);
  write(group, {
    class: classOf(shape),
    'aria-label': shape.label,
    'aria-pressed': String(shape.selected),
  });
  if (last === undefined || !isSame(last, shape)) drawAll(made, shape);
}

function classOf({ tone, selected, lit, glow, slowed }: NodeShape): string {
  const more = [
    selected ? ' is-selected' : '',
    lit ? ' is-lit' : '',
    glow > 0 ? ' is-new' : '',
    slowed ? ' is-slowed' : '',
  ];
  return `node tone-${tone}${more.join('')}`;
}

/** Nothing in it has changed but what its class says. */
function isSame(one: NodeShape, other: NodeShape): boolean {
  return (
    one.box === other.box &&
    one.tone === other.tone &&
    one.ring === other.ring &&
    one.glow === other.glow &&
    one.title === other.title &&
    one.pid === other.pid &&
    one.badge === other.badge &&
    one.more === other.more &&
    one.pill?.text === other.pill?.text &&
    one.pill?.progress === other.pill?.progress &&
    one.mail.every((slot, i) => slot === other.mail[i])
  );
}

function drawAll(made: NodeMade, shape: NodeShape): void {
  drawOutline(made, shape);
  drawTexts(made, shape);
  drawPill(made, shape);
  drawMail(made, shape);
}

function drawOutline(made: NodeMade, { box, ring, glow, tone }: NodeShape): void {
  write(made.border, around(box, 0));
  write(made.focus, around(box, 4));
  write(
    made.ring,
    ring === undefined
      ? { display: 'none' }
      : {
          display: undefined,
          ...around(box, ring.spread),
          'stroke-width': ring.spread * 0.6,
          'stroke-opacity': ring.strength,
        },
  );
  write(
    made.glow,
    glow === 0
      ? { display: 'none' }
      : { display: undefined, ...around(box, 5), 'stroke-opacity': glow * 0.6 },
  );
  write(made.dot, { display: tone === 'absent' || tone === 'supervisor' ? 'none' : undefined });
}

function around({ width, height }: Box, by: number) {
  return {
    x: -by,
    y: -by,
    width: width + 2 * by,
    height: height + 2 * by,
    rx: (width > 150 ? 15 : 13) + by,
  };
}

const DOT_ROOM = 14;

function drawTexts(
  made: NodeMade,
  { parts, centred, title, pid, badge, box, tone }: NodeShape,
): void {
  const anchor = centred ? 'middle' : 'start';
  const dotted = !centred;
  write(made.dot, { cx: parts.title.x + 4.5, cy: parts.title.y - parts.title.size * 0.36, r: 4.5 });
  if (!dotted) write(made.dot, { display: 'none' });
  write(made.title, {
    x: parts.title.x + (dotted ? DOT_ROOM : 0),
    y: parts.title.y,
    'text-anchor': anchor,
    'font-size': parts.title.size,
  });
  writeText(made.title, title);
  write(made.pid, {
    x: parts.pid.x,
    y: parts.pid.y,
    'text-anchor': anchor,
    'font-size': parts.pid.size,
  });
  writeText(made.pid, pid);
  write(made.badge, {
    x: box.width - 12,
    y: parts.pid.y,
    'text-anchor': 'end',
    display: badge === '' || tone === 'absent' ? 'none' : undefined,
  });
  writeText(made.badge, badge);
}

function drawPill(made: NodeMade, { parts, pill, centred }: NodeShape): void {
  const hidden = pill === undefined ? 'none' : undefined;
  const { x, y, width, height } = parts.pill;
  write(made.state, {
    display: hidden,
    x: centred ? x + width / 2 : x + 8,
    y: y + height / 2 + parts.pid.size * 0.35,
    'text-anchor': centred ? 'middle' : 'start',
    'font-size': parts.pid.size,
  });
  const bare = centred && (pill?.progress ?? 0) === 0;
  write(made.pill, { display: bare ? 'none' : hidden, x, y, width, height, rx: 6 });
  write(made.bar, {
    display: pill === undefined || pill.progress === 0 ? 'none' : undefined,
    x,
    y,
    height,
    width: width * (pill?.progress ?? 0),
    rx: 6,
  });
  writeText(made.state, pill?.text ?? '');
}

const SLOT_CLASS: Readonly<Record<MailSlot, string>> = {
  empty: 'mail mail-empty',
  waiting: 'mail mail-waiting',
  skipped: 'mail mail-skipped',
  lost: 'mail mail-lost',
};

/** For how many more there are. */
const MORE_ROOM = 22;

function drawMail(made: NodeMade, { mail, more, parts }: NodeShape): void {
  const step = Math.min(24, (parts.pill.width + 4 - MORE_ROOM) / MAIL_SLOTS);
  made.mail.forEach((element, i) => {
    const slot = mail[i];
    write(element, {
      display: slot === undefined ? 'none' : undefined,
      class: SLOT_CLASS[slot ?? 'empty'],
    });
    write(element, {
      x: parts.mail.x + i * step,
      y: parts.mail.y,
      width: step - 4,
      height: 9,
      rx: 3,
    });
  });
  write(made.more, {
    display: more === '' ? 'none' : undefined,
    x: parts.mail.x + MAIL_SLOTS * step,
    y: parts.mail.y + 8.5,
  });
  writeText(made.more, more);
}
