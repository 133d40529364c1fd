/**
 * Where the label of a signal lies while it flies. It rides on the signal's way, moved aside by an
 * amount that is chosen once, when the signal is first seen, and kept until it lands: so a label
 * never jumps, whatever else comes and goes.
 */
import type { Microseconds } from '#kernel/behaviour.ts';

import { boxAround, clamp, grown, kept, overlapArea, pointAt } from './geometry.ts';
import type { Box, Curve, Point, Size } from './geometry.ts';
import type { Plan, Slot } from './plan.ts';

const LOOKED_AT = [0.1, 0.3, 0.5, 0.7, 0.9];
const ASIDE = [0, -24, 24, -48, 48, -72, 72];
const ALONG = [0, -40, 40, -80, 80, -120, 120];

const found = new WeakMap<Plan, Map<string, Point>>();

/** How far from its way a label of this size stays, to cover as little of the boxes as possible. */
export function labelOffset(plan: Plan, curve: Curve, size: Size): Point {
  const known = found.get(plan) ?? new Map<string, Point>();
  found.set(plan, known);
  const { x, y } = curve[0];
  const key = `${x} ${y} ${curve[3].x} ${curve[3].y} ${size.width}`;
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
  return far + meanOf(places.map((at) => coveredBy(plan, labelBox(plan, at, { offset, size }))));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** How much of the boxes lies under it. */
function coveredBy({ slots }: Plan, label: Box): number {
  return slots.reduce((sum, slot) => sum + coveredOf(slot, label), 0);
}

/** A label keeps a little away from a box, too; what lies under all boxes may be covered. */
function coveredOf({ kind, box }: Slot, label: Box): number {
  return kind === 'program' ? 0 : overlapArea(label, grown(box, 4));
}

function labelBox(plan: Plan, place: Point, { offset, size }: Trial): Box {
  const centre = { x: place.x + offset.x, y: place.y + offset.y };
  return kept(boxAround(centre, size), plan.size);
}

/** A label on its way: all that says where it is at any time. */
export type Rider = Trial & {
  readonly curve: Curve;
  readonly ends: readonly [Box | undefined, Box | undefined];
  readonly departed: Microseconds;
  readonly arrives: Microseconds;
};

/** Where it lies when its signal is that far, 0 to 1. */
export function riderBox(plan: Plan, rider: Rider, progress: number): Box {
  return keptBetween(labelBox(plan, pointAt(rider.curve, progress), rider), rider.ends);
}

export type Ground = {
  readonly plan: Plan;
  /** The labels that are there already. */
  readonly others: readonly Rider[];
  /** Nothing moves: each signal stands half way. */
  readonly still: boolean;
};

/** How much of a label lies over others, and how much more over boxes than on its own way: shares. */
export type Placed = {
  readonly offset: Point;
  readonly covers: number;
  readonly coversMore: number;
};

/** Its own offset, or one beside it where it would cover other labels on the way. */
export function freeOffset(rider: Rider, ground: Ground): Placed {
  const usual = coversBoxes(rider, ground);
  let best: Placed = { offset: rider.offset, covers: Infinity, coversMore: 0 };
  let least = Infinity;
  for (const aside of besides(rider)) {
    const offset = { x: rider.offset.x + aside.x, y: rider.offset.y + aside.y };
    const moved = { ...rider, offset };
    const covers = coversOthers(moved, ground);
    const boxes = coversBoxes(moved, ground);
    const cost = covers * 6 + boxes * 3 + Math.hypot(aside.x, aside.y) / 160;
    if (cost < least - 1e-9)
      [best, least] = [{ offset, covers, coversMore: Math.max(0, boxes - usual) }, cost];
    if (cost === 0) break;
  }
  return best;
}

function besides({ size: { width, height } }: Rider): readonly Point[] {
  const [lane, half] = [height + GAP, width / 2 + GAP];
  const down = [0, lane, -lane, 2 * lane, -2 * lane, 3 * lane, -3 * lane];
  return [
    ...down.map((y) => ({ x: 0, y })),
    ...[half, -half, 2 * half, -2 * half].flatMap((x) => [0, lane, -lane].map((y) => ({ x, y }))),
  ];
}

const GAP = 4;

/** The largest share of it that lies over other labels at any time of its way. */
function coversOthers(rider: Rider, { plan, others, still }: Ground): number {
  const area = rider.size.width * rider.size.height;
  const shares = (still ? [0.5] : TIMES).map((progress) => {
    const at = rider.departed + progress * (rider.arrives - rider.departed);
    const box = grown(riderBox(plan, rider, progress), 2);
    return others.reduce((sum, other) => {
      const done = still ? 0.5 : progressOf(other, at);
      return done === undefined ? sum : sum + overlapArea(box, riderBox(plan, other, done));
    }, 0);
  });
  return Math.max(...shares) / area;
}

const TIMES = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1];

function progressOf({ departed, arrives }: Rider, at: Microseconds): number | undefined {
  return at < departed || at > arrives ? undefined : (at - departed) / (arrives - departed || 1);
}

function coversBoxes(rider: Rider, { plan, still }: Ground): number {
  const places = (still ? [0.5] : LOOKED_AT).map((t) => coveredBy(plan, riderBox(plan, rider, t)));
  return meanOf(places) / (rider.size.width * rider.size.height);
}

/**
 * The label between the two boxes that its way joins, where it fits there: the signal leaves the one
 * and enters the other, while its label can be read all the way.
 */
function keptBetween(label: Box, [a, b]: Rider['ends']): Box {
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
