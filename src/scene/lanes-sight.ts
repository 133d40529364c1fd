/**
 * What the lanes are looked at with: the room, the stretch of time, the present, and what of it all
 * the learner has seen already. The shapes of a scene are made from it.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';
import type { Tape } from '#trace/tape.ts';

import { isLit } from './focus.ts';
import type { Focus } from './focus.ts';
import type { Size } from './geometry.ts';
import { worksIn } from './lanes-busy.ts';
import type { Works } from './lanes-busy.ts';
import type { Camera } from './lanes-camera.ts';
import type { LaneMessage, Lanes } from './lanes-index.ts';
import { PAGE_HEIGHT, pageOf } from './lanes-page.ts';
import type { LanesPage, Layout, PlacedMark, PlacedMessage } from './lanes-page.ts';
import { lanesRoom } from './lanes-room.ts';
import type { Span } from './lanes-spans.ts';
import { lanesOf } from './lanes.ts';
import type { Parts } from './parts.ts';

/** A place in a tape; `reached`: how many of its events the learner has seen, at most now or before. */
export type LanesFrame = {
  readonly tape: Tape;
  readonly position: number;
  readonly at: Microseconds;
  readonly reached?: number;
};

export type Sight = {
  readonly frame: LanesFrame;
  readonly parts: Parts;
  readonly size: Size;
  readonly camera: Camera;
  readonly focus: Focus;
};

/** What the parts of a scene are made from. */
export type Sighted = Sight & {
  readonly layout: Layout;
  readonly lanes: Lanes;
  readonly works: Works;
  readonly pages: readonly LanesPage[];
  readonly messages: readonly PlacedMessage[];
  readonly marks: readonly PlacedMark[];
  readonly window: Span;
  /** The last event that has happened, and the last that has been seen. */
  readonly now: EventId;
  readonly reached: EventId;
  readonly seen: Microseconds;
};

/** Stretches of the run that may be played again for one frame. */
const AT_ONCE = 6;
/** How far a label or a mark may reach beyond what it belongs to, in pixels. */
const NEAR = 30;

const layouts = new WeakMap<Lanes, Layout>();

export function layoutOf(lanes: Lanes, size: Size, perPixel: number): Layout {
  const known = layouts.get(lanes);
  if (known !== undefined && isFor(known, lanes, size) && known.perPixel === perPixel) return known;
  const room =
    known !== undefined && isFor(known, lanes, size) ? known.room : lanesRoom(lanes, size);
  const layout = { lanes, room, perPixel, members: lanes.members.length, pages: new Map() };
  layouts.set(lanes, layout);
  return layout;
}

function isFor({ room, members }: Layout, lanes: Lanes, { width, height }: Size): boolean {
  return (
    room.size.width === width && room.size.height === height && members === lanes.members.length
  );
}

export function sightedOf(sight: Sight): Sighted {
  const { frame, size, camera, parts } = sight;
  const lanes = lanesOf(frame.tape, parts);
  const layout = layoutOf(lanes, size, camera.perPixel);
  const now = frame.tape.eventCounts[frame.position] ?? 0;
  const reached = Math.max(now, frame.reached ?? 0);
  const seen = Math.max(frame.at, frame.tape.events[reached - 1]?.at ?? 0);
  const height = size.height - layout.room.top;
  const window = { start: camera.from, end: camera.from + height * camera.perPixel };
  const [first, last] = [window.start, Math.min(window.end, seen)].map((at) =>
    Math.floor(at / camera.perPixel / PAGE_HEIGHT),
  );
  const count = Math.max(0, (last ?? 0) - Math.max(0, first ?? 0) + 1);
  const pages = Array.from({ length: count }, (_, at) =>
    pageOf(layout, Math.max(0, first ?? 0) + at),
  );
  const known = { start: Math.max(0, window.start), end: Math.min(window.end, seen) };
  const works = worksIn(lanes, known, AT_ONCE);
  const near = {
    start: window.start - NEAR * camera.perPixel,
    end: window.end + NEAR * camera.perPixel,
  };
  const seenBy = { pages, reached, near };
  const [messages, marks] = [messagesIn(seenBy), marksIn(seenBy)];
  return { ...sight, layout, lanes, works, pages, messages, marks, window, now, reached, seen };
}

/** A lane is lit with its part; a group's with each of its members. */
export function isLaneLit(focus: Focus, key: string, parts: Parts): boolean {
  if (isLit(focus, key)) return true;
  const prefix = parts.groups.find(({ group }) => group === key)?.prefix;
  return (
    prefix !== undefined &&
    [focus.selected, focus.hovered].some((one) => one?.startsWith(prefix) === true)
  );
}

type SeenBy = Pick<Sighted, 'pages' | 'reached'> & { readonly near: Span };

/** Each once, though a long one lies on several pages. */
function messagesIn({ pages, reached, near }: SeenBy): readonly PlacedMessage[] {
  const found = new Map<string, PlacedMessage>();
  for (const { messages } of pages) {
    for (const placed of messages) {
      const { message, label } = placed;
      if (message.id > reached || !overlaps(message, near)) continue;
      const key = messageKey(message);
      if (label !== undefined || !found.has(key)) found.set(key, placed);
    }
  }
  return [...found.values()];
}

function marksIn({ pages, reached, near }: SeenBy): readonly PlacedMark[] {
  return pages.flatMap(({ marks }) =>
    marks.filter(({ mark }) => mark.id <= reached && overlaps(mark, near)),
  );
}

function overlaps({ start, end }: Span, window: Span): boolean {
  return start <= window.end && end >= window.start;
}

/** What is told of one death sets out with one event. */
export function messageKey({ id, kind, to }: LaneMessage): string {
  return kind === 'down' || kind === 'spawn' ? `${kind} ${id} ${to}` : String(id);
}
