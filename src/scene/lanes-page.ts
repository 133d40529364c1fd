/**
 * The lanes are laid out in pages of some hundred pixels of time, each by itself and once: which
 * labels find room must not depend on what else is in sight, or they would flicker as time goes by.
 */
import type { Point } from './geometry.ts';
import { boxAround, clamp, overlapArea } from './geometry.ts';
import type { Box } from './geometry.ts';
import type { LaneMark, LaneMessage, Lanes, LanesView } from './lanes-index.ts';
import type { LanesRoom } from './lanes-room.ts';
import { markTexts, messageText } from './lanes-words.ts';
import { lanesIn } from './lanes.ts';
import { fitFirst, fitTerm, monoWidth } from './text-size.ts';

export const PAGE_HEIGHT = 512;

export type PlacedText = { readonly text: string; readonly box: Box };

/** In pixels from the beginning of the run; `x` as if the lanes were not moved aside. */
export type PlacedMessage = {
  readonly message: LaneMessage;
  readonly text: string;
  readonly from: Point;
  readonly to: Point;
  readonly label?: PlacedText;
};

export type PlacedMark = {
  readonly mark: LaneMark;
  readonly at: Point;
  readonly label?: PlacedText;
};

export type LanesPage = {
  readonly messages: readonly PlacedMessage[];
  readonly marks: readonly PlacedMark[];
  readonly view: LanesView;
};

export type Layout = {
  readonly lanes: Lanes;
  readonly room: LanesRoom;
  readonly perPixel: number;
  /** How many members of groups there were when it was made. */
  readonly members: number;
  readonly pages: Map<number, LanesPage & { readonly entered: number; readonly isWhole: boolean }>;
};

export const TEXT_HEIGHT = 15;
/** Half the width of a bar, and a little more. */
export const BESIDE = 6;
/** More messages than this on a page are not told apart any more: of many in a row one is drawn. */
const MANY = 150;
/** From here on only failures are named: the rest is a pattern. */
const CROWD = 110;
const ROW = 4;

export function pageOf(layout: Layout, number: number): LanesPage {
  const { lanes, perPixel, pages } = layout;
  const known = pages.get(number);
  if (known !== undefined && (known.isWhole || known.entered === lanes.entered)) return known;
  const [start, end] = [number, number + 1].map((at) => at * PAGE_HEIGHT * perPixel);
  const view = lanesIn(lanes, { start: start ?? 0, end: end ?? 0 });
  const made = {
    ...laidOut(layout, view, number * PAGE_HEIGHT),
    entered: lanes.entered,
    isWhole: (end ?? 0) + 4 * (lanes.tape.settings.flight ?? 0) < lanes.tape.world.now,
  };
  pages.set(number, made);
  return made;
}

function laidOut(layout: Layout, view: LanesView, top: number): LanesPage {
  const taken: Box[] = [];
  const isHere = ({ y }: Point) => y >= top && y < top + PAGE_HEIGHT;
  const marks = view.marks.flatMap((mark) => {
    const x = layout.room.xOf(mark.lane);
    if (x === undefined) return [];
    const at = { x, y: mark.start / layout.perPixel - (isBlow(mark) ? BLOW : 0) };
    const label = isHere(at) ? markText(layout, mark, at) : undefined;
    return [{ mark, at, ...place(label === undefined ? [] : [within(label, top)]) }];
  });
  const lines = linesOf(layout, view.messages);
  const isNamed = (line: PlacedMessage) => view.messages.length <= CROWD || rank(line) === 0;
  const labelled = lines
    .toSorted((one, other) => rank(one) - rank(other))
    .map((line) => ({
      ...line,
      ...(isNamed(line) && isHere(middleOf(line)) ? place(labelsFor(layout, line, top)) : {}),
    }));
  labelled.sort((one, other) => one.message.id - other.message.id);
  return { messages: labelled, marks, view };

  /** The first that covers nothing which is there already. */
  function place(texts: readonly PlacedText[]): { label?: PlacedText } {
    const free = texts.find(({ box }) => taken.every((other) => overlapArea(box, other) === 0));
    if (free === undefined) return {};
    taken.push(free.box);
    return { label: free };
  }
}

/** An exit from outside kills at once: it is shown above the death that it brings. */
const BLOW = 18;

function isBlow({ kind, event }: LaneMark): boolean {
  return kind === 'fault' && event.kind === 'fault' && event.fault.kind === 'exit';
}

/** Signals of failure are named first. */
function rank({ message: { kind } }: PlacedMessage): number {
  if (kind === 'exit' || kind === 'down') return 0;
  return kind === 'spawn' ? 2 : 1;
}

function linesOf(
  { lanes, room, perPixel }: Layout,
  messages: readonly LaneMessage[],
): PlacedMessage[] {
  const rows = new Map<string, number>();
  return messages.flatMap((message) => {
    const [x1, x2] = [room.xOf(message.from), room.xOf(message.to)];
    if (x1 === undefined || x2 === undefined || x1 === x2) return [];
    const [y1, y2] = [message.start / perPixel, message.end / perPixel];
    const row =
      messages.length > MANY && message.kind !== 'exit' ? Math.floor(y1 / ROW) : message.start;
    const key =
      message.start === message.end
        ? `${Math.min(x1, x2)} ${Math.max(x1, x2)} ${row}`
        : `${x1} ${x2} ${message.kind} ${row}`;
    const before = rows.get(key) ?? 0;
    rows.set(key, before + 1);
    if (before > 0 && messages.length > MANY) return [];
    const aside = Math.sign(x2 - x1) * BESIDE;
    const down = Math.min(before, 4) * 6;
    const [from, to] = [
      { x: x1 + aside, y: y1 + down },
      { x: x2 - aside, y: y2 + down },
    ];
    return [{ message, text: messageText(message, lanes.tape.roll), from, to }];
  });
}

function middleOf({ from, to }: PlacedMessage): Point {
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** Above the line: whole where that fits, else as much as is written between two lanes. */
function labelsFor({ room }: Layout, line: PlacedMessage, top: number): PlacedText[] {
  const { textSize, spacing } = room;
  const across = Math.abs(line.to.x - line.from.x);
  const gaps = Math.round((across + 2 * BESIDE) / spacing);
  const whole = monoWidth(line.text, textSize);
  const text = shortened(line.text, across - 12, textSize);
  const short = shortened(line.text, spacing - 2 * BESIDE - 4, textSize);
  const between = Array.from({ length: gaps }, (_, at) => (at + 0.5) / gaps);
  const wide = sharesOf(monoWidth(text, textSize), across);
  const shares = whole <= spacing - 2 * BESIDE - 4 ? between : wide;
  const shorter = short === text || short === '' ? [] : between;
  if (text === '') return [];
  return [
    ...shares.map((share) => labelAt(room, { line, share, text, top })),
    ...shorter.map((share) => labelAt(room, { line, share, text: short, top })),
  ];
}

const SHORTEST = 10;

/** Where nothing of a term would be left but its tag, the tag; where not even that fits, nothing. */
function shortened(term: string, width: number, size: number): string {
  const fitted = fitTerm(term, width, size);
  if (fitted === term) return term;
  const isWorthIt = /[}\])]$/.test(fitted) && !fitted.includes('…, …');
  if (isWorthIt) return fitted;
  const tag = /^\{(:\w+)/.exec(term)?.[1] ?? '';
  if (tag !== '' && monoWidth(tag, size) <= width + 2 * BESIDE) return tag;
  return fitted.length >= SHORTEST ? fitted : '';
}

/** The middle of a line, and how far to both sides of it a text that wide may be moved. */
function sharesOf(width: number, across: number): readonly number[] {
  const aside = Math.max(0, 0.5 - (width / 2 + 6) / across);
  return aside < 0.05 ? [0.5] : [0, -0.4, 0.4, -0.8, 0.8].map((by) => 0.5 + by * aside);
}

type Wish = {
  readonly line: PlacedMessage;
  readonly share: number;
  readonly text: string;
  readonly top: number;
};

function labelAt(
  { textSize }: LanesRoom,
  { line: { from, to }, share, text, top }: Wish,
): PlacedText {
  const width = monoWidth(text, textSize) + 6;
  const centre = {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share - TEXT_HEIGHT / 2 - 1,
  };
  return within({ text, box: boxAround(centre, { width, height: TEXT_HEIGHT }) }, top);
}

/** Pages know nothing of each other: no text reaches from one into the next. */
function within({ text, box }: PlacedText, top: number): PlacedText {
  return { text, box: { ...box, y: clamp(box.y, top, top + PAGE_HEIGHT - box.height) } };
}

/** What stands out is said in full, also across the next lane. */
const LONG = 96;

/** Beside its mark, at the right where there is room. */
function markText({ room }: Layout, mark: LaneMark, at: Point): PlacedText | undefined {
  const texts = markTexts(mark);
  if (texts.length === 0) return undefined;
  const away = mark.kind === 'crash' ? 14 : 10;
  const text = fitFirst(texts, Math.max(LONG, room.spacing - away - BESIDE), room.textSize);
  const width = monoWidth(text, room.textSize) + 4;
  const isLeft = mark.kind === 'restart' || at.x + away + width > room.right;
  const x = isLeft ? at.x - away - width : at.x + away;
  // What a death sets off begins beside its mark.
  const up = mark.kind === 'crash' ? TEXT_HEIGHT : TEXT_HEIGHT / 2;
  const box = { x, y: at.y - up, width, height: TEXT_HEIGHT };
  return { text, box: isLeft && x < room.left ? { ...box, x: at.x + away } : box };
}

/** Whether a text finds room beside all that the page has named. */
export function isFree({ messages, marks }: LanesPage, box: Box): boolean {
  return [...messages, ...marks].every(
    ({ label }) => label === undefined || overlapArea(label.box, box) === 0,
  );
}
