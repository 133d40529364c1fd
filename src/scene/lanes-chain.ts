/** What is pointed at, and the answer to "why?": a way through the lanes from cause to effect. */
import type { EventId, KernelEvent } from '#kernel/event.ts';

import type { Point } from './geometry.ts';
import type { PointShape, SegmentShape } from './lanes-shapes.ts';
import type { Sighted } from './lanes-sight.ts';

/** A line from each cause to what came of it, through the device that was asked. */
export function chainShapes(sighted: Sighted): readonly SegmentShape[] {
  const { chain = [] } = sighted.focus;
  const events = [...chain].toSorted((one, other) => one - other);
  const points = events.flatMap((id) => [
    ...devicePoints(sighted, id, 'answered'),
    ...pointsOf(sighted, id),
    ...devicePoints(sighted, id, 'asked'),
  ]);
  return points.flatMap((to, at) => {
    const from = points[at - 1];
    const isSame = from === undefined || (from.x === to.x && Math.abs(from.y - to.y) < 1);
    return isSame ? [] : [{ key: `${at}`, from, to }];
  });
}

export function pointShapes(sighted: Sighted): readonly PointShape[] {
  const { event } = sighted.focus;
  if (event === undefined) return [];
  return pointsOf(sighted, event).map((at) => ({ key: 'pointed', at }));
}

function pointsOf(sighted: Sighted, id: EventId): readonly Point[] {
  const event = seenEvent(sighted, id);
  const lane = event === undefined ? undefined : sighted.lanes.lanesOf.get(event.pid.id)?.[0];
  return event === undefined || lane === undefined ? [] : pointsAt(sighted, lane, event);
}

/** Where a device was when it was asked, or when it answered. */
function devicePoints(sighted: Sighted, id: EventId, kind: 'asked' | 'answered'): readonly Point[] {
  const event = seenEvent(sighted, id);
  if (event?.kind !== kind) return [];
  const lane = sighted.parts.devices.find(({ device }) => device === event.device)?.key;
  return lane === undefined ? [] : pointsAt(sighted, lane, event);
}

function pointsAt({ layout }: Sighted, lane: string, { at }: KernelEvent): readonly Point[] {
  const x = layout.room.xOf(lane);
  return x === undefined ? [] : [{ x, y: at / layout.perPixel }];
}

function seenEvent({ frame, reached }: Sighted, id: EventId): KernelEvent | undefined {
  return id > reached ? undefined : frame.tape.events[id - 1];
}
