/**
 * Where the label of a signal lies while it flies. It rides on the signal's way, moved aside by an
 * amount that is chosen once for the whole way, so that it never jumps; where two would cover each
 * other, the later one gives way as much as it must.
 */
import { boxAround, clamp, grown, kept, overlapArea, pointAt } from './geometry.ts';
import type { Box, Curve, Point, Size } from './geometry.ts';
import type { Plan, Slot } from './plan.ts';

const LOOKED_AT = [0.2, 0.35, 0.5, 0.65, 0.8];
const ASIDE = [0, -24, 24, -48, 48, -72, 72];
const ALONG = [0, -40, 40, -80, 80, -120, 120];

const found = new WeakMap<Plan, Map<string, Point>>();

/** How far from its way a label of this size stays, to cover as little of the boxes as possible. */
export function labelOffset(plan: Plan, curve: Curve, size: Size): Point {
  const known = found.get(plan) ?? new Map<string, Point>();
  found.set(plan, known);
  const key = JSON.stringify([curve[0], curve[3], size.width]);
  const offset = known.get(key) ?? bestOffset(plan, curve, size);
  known.set(key, offset);
  return offset;
}

function bestOffset(plan: Plan, curve: Curve, size: Size): Point {
  const places = LOOKED_AT.map((t) => pointAt(curve, t));
  let best: Point = { x: 0, y: 0 };
  let least = Infinity;
  for (const y of ASIDE) {
    for (const x of ALONG) {
      const cost = costOf(plan, places, { offset: { x, y }, size });
      if (cost < least) [best, least] = [{ x, y }, cost];
    }
  }
  return best;
}

type Trial = { readonly offset: Point; readonly size: Size };

function costOf(plan: Plan, places: readonly Point[], { offset, size }: Trial): number {
  const far = Math.hypot(offset.x, offset.y * 1.4) * size.height * 0.5;
  const covered = places.map((place) => {
    const box = labelBox(plan, place, { offset, size });
    return plan.slots.reduce((sum, slot) => sum + coveredOf(slot, box), 0);
  });
  return far + covered.reduce((sum, area) => sum + area, 0) / places.length;
}

/** A label keeps a little away from a box, too; what lies under all boxes may be covered. */
function coveredOf({ kind, box }: Slot, label: Box): number {
  return kind === 'program' ? 0 : overlapArea(label, grown(box, 4));
}

export function labelBox(plan: Plan, place: Point, { offset, size }: Trial): Box {
  const centre = { x: place.x + offset.x, y: place.y + offset.y };
  return kept(boxAround(centre, size), plan.size);
}

/**
 * The label between the two boxes that its way joins, where it fits there: the signal leaves the one
 * and enters the other, while its label can be read all the way.
 */
export function keptBetween(label: Box, [a, b]: readonly [Box | undefined, Box | undefined]): Box {
  if (a === undefined || b === undefined) return label;
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const [from, to] = [left.x + left.width + GAP, right.x - GAP - label.width];
  if (to >= from) return { ...label, x: clamp(label.x, from, to) };
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const room = lower.y - (upper.y + upper.height) - label.height;
  if (room < 0) return label;
  const gap = Math.min(GAP, room / 2);
  const top = upper.y + upper.height + gap;
  return { ...label, y: clamp(label.y, top, lower.y - gap - label.height) };
}

const GAP = 4;

/** The boxes in order of arrival; a later one moves down or up by what it would have covered. */
export function spread(boxes: readonly Box[], stage: Size): Box[] {
  const placed: Box[] = [];
  for (const box of boxes) {
    const moved = placed.reduce(pushedBy, box);
    placed.push(kept(moved, stage));
  }
  return placed;
}

/** In proportion to how far they overlap sideways: as they part, it comes back without a jump. */
function pushedBy(box: Box, other: Box): Box {
  const across = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const apart = box.y - other.y;
  const missing = box.height + GAP - Math.abs(apart);
  if (across <= 0 || missing <= 0) return box;
  const share = clamp(across / 36, 0, 1);
  return { ...box, y: box.y + (apart < 0 ? -1 : 1) * missing * share };
}
