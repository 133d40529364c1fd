/**
 * Signals on their way, as shapes. What left together on the same way is one label; where there are
 * many labels already, a signal is a dot that says its text when it is pointed at.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { EventId } from '#kernel/event.ts';

import type { Focus } from './focus.ts';
import { boxAround, centreOf, grown, kept, overlapArea, pointAt } from './geometry.ts';
import type { Box, Curve, Point, Size } from './geometry.ts';
import { freeOffset, labelOffset, riderBox } from './label-place.ts';
import type { Rider } from './label-place.ts';
import { placeOf } from './moment-index.ts';
import type { FlightKind, FlightMark, Moment } from './moment.ts';
import { asideOf, isPlanned, slotOf, wayBetween } from './plan.ts';
import type { Plan, Way, WireKind } from './plan.ts';
import { shareDone } from './share.ts';
import { fitTerm, monoWidth } from './text-size.ts';

export type FlightShape = {
  readonly key: string;
  readonly kind: FlightKind;
  readonly event: EventId;
  readonly lost: boolean;
  /** Empty: only a dot. */
  readonly text: string;
  readonly fullText: string;
  readonly box: Box;
  /** Where the signal itself is; the label may lie beside it. */
  readonly dot: Point;
  readonly tethered: boolean;
  /** Pointed at, here or elsewhere: what it says is said whole, above all else. */
  readonly lit: boolean;
};

/** What a label is like, decided when its signal is first seen; kept by key until it lands. */
export type Placements = Map<string, Placement>;
type Placement = { readonly text: string; readonly rider: Rider };

export type FlightContext = {
  readonly plan: Plan;
  readonly still: boolean;
  readonly focus: Focus;
  /** Time stands: there is leisure to read, so what has room is written out. */
  readonly paused: boolean;
  readonly placements: Placements;
};

export function flightShapes(moment: Moment, context: FlightContext): FlightShape[] {
  const { placements, plan } = context;
  const bundles = bundled(moment, plan);
  const crowded = bundles.size > MOST_FLIGHTS[plan.form];
  const shapes: FlightShape[] = [];
  for (const bundle of bundles.values()) {
    if (!placements.has(bundle.key)) place(bundle, context, crowded);
    shapes.push(flightShape(bundle, context, moment.at));
  }
  if (placements.size > bundles.size) forget(placements, bundles);
  return context.paused ? written(shapes, plan) : shapes;
}

/** Signals of one kind that left together on the same way: they fly as one. */
type Bundle = {
  /** The same for those that fly together. */
  readonly key: string;
  readonly way: Way;
  readonly curve: Curve;
  /** The one that was sent first speaks for all. */
  readonly first: FlightMark;
  readonly others: readonly FlightMark[];
};

function bundled(moment: Moment, plan: Plan): ReadonlyMap<string, Bundle> {
  const bundles = new Map<string, Bundle>();
  for (const flight of moment.flights) {
    const track = trackOf(flight, moment, plan);
    if (track === undefined) continue;
    const known = bundles.get(track.key);
    bundles.set(track.key, known === undefined ? track : joined(known, flight));
  }
  return bundles;
}

const NONE: readonly FlightMark[] = [];

function joined({ first, others, ...track }: Bundle, flight: FlightMark): Bundle {
  if (flight.event < first.event) return { ...track, first: flight, others: [first, ...others] };
  const all = [...others, flight].toSorted((one, other) => one.event - other.event);
  return { ...track, first, others: all };
}

/** A signal that flies alone. */
type Tracked = { readonly plan: Plan; readonly track: Bundle | undefined };

const tracks = new WeakMap<FlightMark, Tracked>();

/** `undefined`: the plan lacks one of its ends. */
function trackOf(flight: FlightMark, moment: Moment, plan: Plan): Bundle | undefined {
  const known = tracks.get(flight);
  if (known?.plan === plan) return known.track;
  const track = foundTrack(flight, moment, plan);
  tracks.set(flight, { plan, track });
  return track;
}

function foundTrack(flight: FlightMark, moment: Moment, plan: Plan): Bundle | undefined {
  const way = flightWay(flight, moment, plan);
  const curve = wayBetween(plan, way);
  const { kind, departed, arrives } = flight;
  const key = `${way.from} ${way.to} ${kind} ${departed} ${arrives}`;
  return curve === undefined ? undefined : { key, way, curve, first: flight, others: NONE };
}

const WAYS: Readonly<Record<FlightKind, WireKind>> = {
  message: 'talk',
  reply: 'talk',
  request: 'talk',
  answer: 'talk',
  exit: 'supervision',
  down: 'monitor',
};

function flightWay(flight: FlightMark, moment: Moment, plan: Plan): Way {
  const [from, to] = [placeOf(flight.from, moment, plan), placeOf(flight.to, moment, plan)];
  const way: Way = { kind: WAYS[flight.kind], from, to };
  if (flight.kind !== 'exit' || isThere(plan, way)) return way;
  return { kind: 'link', from, to };
}

function isThere(plan: Plan, { kind, from, to }: Way): boolean {
  return isPlanned(plan, { kind, from, to }) || isPlanned(plan, { kind, from: to, to: from });
}

function forget(placements: Placements, bundles: ReadonlyMap<string, Bundle>): void {
  placements.forEach((_, key) => {
    if (!bundles.has(key)) placements.delete(key);
  });
}

/** In a larger crowd none of those that leave has a label: it would say nothing any more. */
const MOST_FLIGHTS = { wide: 24, phone: 14 } as const;
const MOST_LABELS = { wide: 10, phone: 6 } as const;
/** So much of a label, and no more, may lie over other labels, or over boxes for their sake. */
const BEARABLE = 0.12;

/** Decides once whether it has a label, how long a one, and how far from the way. */
function place(bundle: Bundle, context: FlightContext, crowded: boolean): void {
  const { placements, plan, still } = context;
  const others = crowded ? [] : [...labelled(placements)];
  if (crowded || others.length >= MOST_LABELS[plan.form]) {
    placements.set(bundle.key, { text: '', rider: riderOf(bundle, '', plan) });
    return;
  }
  const grave = bundle.first.kind === 'exit' || bundle.first.kind === 'down';
  for (const text of textsFor(bundle, plan)) {
    const rider = riderOf(bundle, text, plan);
    const { offset, covers, coversMore } = freeOffset(rider, { plan, still, others });
    placements.set(bundle.key, { text, rider: { ...rider, offset } });
    if (grave || (covers <= BEARABLE && coversMore <= BEARABLE)) return;
  }
  placements.set(bundle.key, { text: '', rider: riderOf(bundle, '', plan) });
}

function* labelled(placements: Placements): Generator<Rider> {
  for (const { text, rider } of placements.values()) if (text !== '') yield rider;
}

/** The longest first: as much as there is usually room for, then what it is called. */
function textsFor({ first, others }: Bundle, plan: Plan): readonly string[] {
  const room = plan.labelWidth - paddingIn(plan);
  const times = others.length === 0 ? '' : `${others.length + 1} × `;
  const text = sharedText(first, others);
  const left = room - monoWidth(times, fontIn(plan));
  const long = fitTerm(text, left, fontIn(plan));
  const short = fitTerm(text, Math.min(left, 90), fontIn(plan));
  return (long === short ? [long] : [long, short]).map((one) => times + one);
}

/** Of several that say different things, only what they are called: `{:refund, …}`. */
function sharedText(first: FlightMark, others: readonly FlightMark[]): string {
  const text = first.short ?? first.text;
  if (others.every((other) => (other.short ?? other.text) === text)) return text;
  return text.replace(/^(\{:\w+),.*$/s, '$1, …}');
}

function fontIn({ form }: Plan): number {
  return form === 'wide' ? 11 : 10;
}

function paddingIn({ form }: Plan): number {
  return form === 'wide' ? 24 : 18;
}

function sizeOf(text: string, plan: Plan): Size {
  return {
    width: monoWidth(text, fontIn(plan)) + paddingIn(plan),
    height: plan.form === 'wide' ? 26 : 22,
  };
}

function riderOf({ first, way, curve }: Bundle, text: string, plan: Plan): Rider {
  const size = text === '' ? { width: 10, height: 10 } : sizeOf(text, plan);
  const { departed, arrives } = first;
  const offset =
    text === '' ? { x: 0, y: 0 } : (asideOf(plan, way) ?? labelOffset(plan, curve, size));
  const ends = [slotOf(plan, way.from)?.box, slotOf(plan, way.to)?.box] as const;
  return { curve, ends, size, offset, departed, arrives };
}

function flightShape(bundle: Bundle, context: FlightContext, at: Microseconds): FlightShape {
  const { plan, still, focus, placements } = context;
  const { key, first, others, curve } = bundle;
  const { text, rider } = placements.get(key) ?? { text: '', rider: riderOf(bundle, '', plan) };
  const done = still ? 0.5 : shareDone(at, first.departed, first.arrives);
  const dot = pointAt(curve, done);
  const box = text === '' ? boxAround(dot, rider.size) : riderBox(plan, rider, done);
  const { event } = focus;
  return {
    key,
    kind: first.kind,
    event: first.event,
    lost: first.lost === true && others.every(({ lost }) => lost),
    text,
    fullText: fullTextOf(bundle),
    box,
    dot,
    tethered: text !== '' && !holds(box, dot),
    lit:
      event !== undefined &&
      (first.event === event || others.some((other) => other.event === event)),
  };
}

/** The label has a thread to its signal where it does not lie upon it. */
function holds(box: Box, { x, y }: Point): boolean {
  return (
    x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1
  );
}

const MOST_TEXTS = 6;

function fullTextOf({ first, others }: Bundle): string {
  if (others.length === 0) return first.text;
  const texts = [first, ...others].map(({ text }) => text);
  const more = texts.length > MOST_TEXTS ? [`and ${texts.length - MOST_TEXTS} more`] : [];
  return [...new Set(texts)].slice(0, MOST_TEXTS).concat(more).join('\n');
}

/** Those labels written out for which there is room beside all boxes and all other labels. */
function written(shapes: readonly FlightShape[], plan: Plan): FlightShape[] {
  const placed: FlightShape[] = [...shapes];
  for (const [i, shape] of shapes.entries()) {
    if (shape.text === '' || shape.text === shape.fullText || shape.fullText.includes('\n'))
      continue;
    const size = sizeOf(shape.fullText, plan);
    const box = kept(boxAround(centreOf(shape.box), size), plan.size);
    const others = placed.filter((_, other) => other !== i).map((other) => other.box);
    const taken = [
      ...plan.slots.filter(({ kind }) => kind !== 'program').map((slot) => slot.box),
      ...others,
    ];
    if (size.width > Math.min(plan.size.width - 12, plan.labelWidth * 1.5)) continue;
    if (taken.some((one) => overlapArea(grown(box, 3), one) > 0)) continue;
    placed[i] = { ...shape, text: shape.fullText, box, tethered: !holds(box, shape.dot) };
  }
  return placed;
}

/** The whole of what a signal says that is pointed at. */
export type Callout = {
  readonly lines: readonly string[];
  readonly box: Box;
  readonly size: number;
};

export function calloutOf(shapes: readonly FlightShape[], plan: Plan): Callout | undefined {
  const shape = shapes.find(({ lit, text, fullText }) => lit && text !== fullText);
  if (shape === undefined) return undefined;
  const size = fontIn(plan);
  const room = plan.size.width - 12 - paddingIn(plan);
  const lines = shape.fullText.split('\n').map((line) => fitTerm(line, room, size));
  const width = Math.max(...lines.map((line) => monoWidth(line, size))) + paddingIn(plan);
  const height = lines.length * (size + 5) + (plan.form === 'wide' ? 12 : 8);
  return { lines, size, box: kept(boxAround(centreOf(shape.box), { width, height }), plan.size) };
}
