/** Where within the box of a process each of its texts and marks lies. */
import type { Box, Point } from './geometry.ts';
import type { Form } from './plan.ts';

/** Relative to the top left corner of the box. */
export type NodeParts = {
  readonly title: Point & { readonly size: number };
  readonly pid: Point & { readonly size: number };
  readonly pill: Box;
  readonly mail: Point;
};

/** Too low for three lines of text. */
export function isLow({ height }: Box, form: Form): boolean {
  return form === 'phone' || height <= 64;
}

export function partsOf(box: Box, form: Form, centred: boolean): NodeParts {
  if (centred) return centredParts(box, form);
  if (box.height < LOW) return lowestParts(box);
  if (box.height < 72) return lowParts(box);
  return form === 'wide' && box.height >= 96 ? wideParts(box) : phoneParts(box);
}

/** Whether its mailbox has room below its state. */
export function hasMailRoom({ height }: Box, { mail }: NodeParts): boolean {
  return mail.y + MAIL_HEIGHT <= height;
}

const MAIL_HEIGHT = 11;

/** Lower than this there is no line for the pid. */
const LOW = 66;

export function hasPidRoom(box: Box, form: Form, centred: boolean): boolean {
  return centred ? !isLow(box, form) : box.height >= LOW;
}

function lowestParts(box: Box): NodeParts {
  const parts = lowParts(box);
  return {
    ...parts,
    pill: { ...parts.pill, y: 22, height: 16 },
    mail: { ...parts.mail, y: 43 },
  };
}

function lowParts({ width }: Box): NodeParts {
  return {
    title: { x: 9, y: 16, size: 12 },
    pid: { x: 9, y: 28.5, size: 10 },
    pill: { x: 9, y: 33.5, width: width - 18, height: 17 },
    mail: { x: 9, y: 54.5 },
  };
}

function wideParts({ width, height }: Box): NodeParts {
  const tight = height < 116;
  const narrow = width < 168;
  const edge = narrow ? 10 : 16;
  const pillTop = tight ? 54 : 56;
  return {
    title: { x: edge, y: 27, size: narrow ? 13 : 14 },
    pid: { x: edge, y: 47, size: narrow ? 10.5 : 11 },
    pill: { x: edge, y: pillTop, width: width - 2 * edge, height: 22 },
    mail: { x: edge, y: pillTop + (tight ? 30 : 34) },
  };
}

function phoneParts({ width, height }: Box): NodeParts {
  const tight = height < 84;
  const top = tight ? 17 : 19;
  const pillTop = top + (tight ? 19 : 21);
  return {
    title: { x: 10, y: top, size: 12.5 },
    pid: { x: 10, y: top + (tight ? 13.5 : 15), size: 10 },
    pill: { x: 10, y: pillTop, width: width - 20, height: 18 },
    mail: { x: 10, y: pillTop + 18 + (tight ? 6 : 8) },
  };
}

function centredParts(box: Box, form: Form): NodeParts {
  const { width, height } = box;
  const lines = isLow(box, form) ? 2 : 3;
  const middle = height / 2 - (height >= 90 || (lines === 2 && height > 58) ? 9 : 0);
  const size = form === 'wide' ? 14 : 12.5;
  return {
    title: { x: width / 2, y: middle - (lines === 3 ? 13 : 4), size },
    pid: { x: width / 2, y: middle + (lines === 3 ? 6 : 13), size: form === 'wide' ? 11 : 10 },
    pill: {
      x: 8,
      y: middle + (lines === 3 ? 11 : 2),
      width: width - 16,
      height: lines === 3 ? 22 : 15,
    },
    mail: { x: 8, y: height - 12 },
  };
}
