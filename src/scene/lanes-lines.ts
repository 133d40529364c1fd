/** The messages of the lanes, their marks, and what is written beside both. */
import type { EventId } from '#kernel/event.ts';

import { isLit } from './focus.ts';
import type { Focus } from './focus.ts';
import { boxAround, clamp, overlapArea } from './geometry.ts';
import type { Box } from './geometry.ts';
import type { LaneMessage } from './lanes-index.ts';
import { BESIDE, isFree, TEXT_HEIGHT } from './lanes-page.ts';
import type { PlacedMessage } from './lanes-page.ts';
import type { LineShape, MarkShape, TextShape, TipShape } from './lanes-shapes.ts';
import { messageKey } from './lanes-sight.ts';
import type { Sighted } from './lanes-sight.ts';
import { markLabel, messageLabel } from './lanes-words.ts';
import { fitText, monoWidth } from './text-size.ts';

export function lineShapes(sighted: Sighted): readonly LineShape[] {
  return sighted.messages.map(({ message, text, from, to }) => ({
    key: messageKey(message),
    id: pointedId(message),
    kind: message.kind,
    from,
    to,
    lost: message.lost === true,
    lit: isMessageLit(sighted.focus, message),
    label: messageLabel(message, text),
  }));
}

export function markShapes(sighted: Sighted): readonly MarkShape[] {
  const { focus, now, frame } = sighted;
  return sighted.marks.map(({ mark, at }) => ({
    key: `${mark.kind} ${mark.id} ${mark.lane}`,
    id: mark.id,
    kind: mark.kind,
    at,
    future: mark.id > now,
    lit: isInFocus(focus, mark.id) || isLit(focus, mark.lane),
    label: markLabel(mark, frame.tape.roll),
  }));
}

export function tipShapes(sighted: Sighted): readonly TipShape[] {
  const { at } = sighted.frame;
  return sighted.messages.flatMap(({ message, from, to }) => {
    const { start, end, kind, id } = message;
    if (id > sighted.now || at < start || at >= end) return [];
    const share = (at - start) / (end - start);
    const x = from.x + (to.x - from.x) * share;
    return [{ key: messageKey(message), kind, at: { x, y: from.y + (to.y - from.y) * share } }];
  });
}

export function textShapes(sighted: Sighted): readonly TextShape[] {
  const { now, focus, layout } = sighted;
  const size = layout.room.textSize;
  const messages = sighted.messages.flatMap((placed): TextShape[] => {
    const { message, label } = placed;
    const { id, kind, lost } = message;
    const isPointed = focus.event !== undefined && isOf(message, focus.event);
    const shown = isPointed ? wholeText(sighted, placed) : label;
    if (shown === undefined) return [];
    const shared = {
      id: pointedId(message),
      size,
      future: id > now,
      lost: lost === true,
      whole: isPointed,
      onLine: true,
    };
    return [{ key: messageKey(message), kind, ...shown, ...shared }];
  });
  const marks = sighted.marks.flatMap(({ mark, label }): TextShape[] => {
    if (label === undefined) return [];
    const shared = {
      id: mark.id,
      size,
      future: mark.id > now,
      lost: false,
      whole: false,
      onLine: false,
    };
    return [{ key: `${mark.kind} ${mark.id} ${mark.lane}`, kind: mark.kind, ...label, ...shared }];
  });
  return [...workTexts(sighted), ...marks, ...messages];
}

/** Whole, wherever that is: it is raised above all others. */
function wholeText({ layout, camera }: Sighted, { text, from, to, label }: PlacedMessage) {
  const { size, textSize, left } = layout.room;
  const longest = size.width - left - 12;
  const shown = fitText(text, longest, textSize);
  const width = monoWidth(shown, textSize) + 6;
  const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - TEXT_HEIGHT / 2 - 1 };
  const place = label?.box ?? boxAround(centre, { width: 0, height: TEXT_HEIGHT });
  const x = clamp(
    place.x + place.width / 2 - width / 2,
    left + camera.x + 2,
    Math.max(left + camera.x + 2, size.width + camera.x - width - 4),
  );
  return { text: shown, box: { ...place, x, width } };
}

/** What a part is at, beside the upper end of its bar, where nothing else is said. */
function workTexts({ works, layout, pages, seen, now, frame }: Sighted): readonly TextShape[] {
  const { spacing, textSize, xOf } = layout.room;
  const taken: Box[] = [];
  return works.works.flatMap(({ lane, start, end, text }): TextShape[] => {
    const x = xOf(lane);
    const height = (Math.min(end, seen) - start) / layout.perPixel;
    if (x === undefined || start > seen || height < TEXT_HEIGHT) return [];
    const [first = text] = text.split(' ');
    const shown = [text, first].find((one) => monoWidth(one, textSize) <= spacing - BESIDE - 2);
    if (shown === undefined) return [];
    const width = monoWidth(shown, textSize) + 2;
    const isLast = x + BESIDE + width > layout.room.right;
    const left = isLast ? x - BESIDE - width : x + BESIDE + 2;
    const box = { x: left, y: start / layout.perPixel + 3, width, height: TEXT_HEIGHT };
    const isTaken = taken.some((other) => overlapArea(other, box) > 0);
    if (isTaken || !pages.every((page) => isFree(page, box))) return [];
    taken.push(box);
    const future = start > frame.at || now === 0;
    const shared = { size: textSize, future, lost: false, whole: false, onLine: false };
    return [{ key: `work ${lane} ${start}`, kind: 'work', text: shown, box, ...shared }];
  });
}

function isMessageLit(focus: Focus, message: LaneMessage): boolean {
  const { event, chain = [] } = focus;
  if (isLit(focus, message.from) || isLit(focus, message.to)) return true;
  return [event, ...chain].some((id) => id !== undefined && isOf(message, id));
}

/** What a monitor tells has no sending of its own: the death that it tells of is another thing. */
function pointedId({ id, kind, endId = id }: LaneMessage): EventId {
  return kind === 'down' ? endId : id;
}

/** Whether the event is its sending, its landing or its being received. */
function isOf({ id, kind, endId, receivedId }: LaneMessage, event: EventId): boolean {
  return (event === id && kind !== 'down') || event === endId || event === receivedId;
}

function isInFocus({ event, chain }: Focus, id: EventId): boolean {
  return event === id || chain?.includes(id) === true;
}
