/**
 * A plan says where each part of a system has its place, and along which ways signals go. It depends
 * on the room there is, never on what happens: that is why nothing jumps.
 */
import { centreOf, outFrom, portOf, reversed } from './geometry.ts';
import type { Box, Curve, Point, Port, Size } from './geometry.ts';

export type Form = 'wide' | 'phone';

export type Plan = {
  readonly form: Form;
  readonly size: Size; // of the stage, in the units of the boxes
  readonly slots: readonly Slot[];
  readonly wires: readonly Wire[];
  /** The widest that the label of a signal may be. */
  readonly labelWidth: number;
  /** The one memory that all share, where they are threads of one program. */
  readonly commons?: Commons;
  /** Where those of a group stand each by itself, as long as there are no more of them than places. */
  readonly seats?: Seats;
  /** All monitors are of calls: they come and go with each, and are not drawn. */
  readonly quietMonitors?: true;
};

/** `group` is the key of the tile that stands for them where they are more. */
export type Seats = { readonly group: string; readonly boxes: readonly Box[] };

/** Its corners, clockwise, and where its name has room. */
export type Commons = { readonly outline: readonly Point[]; readonly textIn: Box };

export type Slot = {
  readonly key: string;
  /** How it is called where there is nobody in it. */
  readonly name: string;
  /** `program`: what all threads share, which is no box of its own. */
  readonly kind: 'supervisor' | 'process' | 'group' | 'device' | 'program';
  readonly box: Box;
};

/** A way between two slots. `reach`: how far it goes straight out of each before it bends. */
export type Wire = {
  readonly from: string;
  readonly to: string;
  readonly kind: WireKind;
  readonly out: Port;
  readonly into: Port;
  readonly reach?: readonly [number, number];
  /** Where the labels of its signals lie, from the signal; elsewise found. */
  readonly aside?: Point;
  /** Of a tile whose members have places: drawn for up to so many of them. */
  readonly most?: number;
  /** Signals go this way, but there are too many like it to be drawn. */
  readonly hidden?: boolean;
};

export type WireKind = 'talk' | 'supervision' | 'link' | 'monitor';

const slotMaps = new WeakMap<readonly Slot[], ReadonlyMap<string, Slot>>();

export function slotOf({ slots }: Plan, key: string): Slot | undefined {
  const known = slotMaps.get(slots) ?? new Map(slots.map((slot) => [slot.key, slot]));
  slotMaps.set(slots, known);
  return known.get(key);
}

/** The wire's way from border to border. `undefined` if the plan lacks one of its ends. */
export function curveOf(plan: Plan, wire: Wire): Curve | undefined {
  const from = slotOf(plan, wire.from);
  const to = slotOf(plan, wire.to);
  if (from === undefined || to === undefined) return undefined;
  const start = portOf(from.box, wire.out);
  const end = portOf(to.box, wire.into);
  const usual = Math.hypot(end.x - start.x, end.y - start.y) * 0.42;
  const [first, last] = wire.reach ?? [usual, usual];
  return [start, outFrom(start, wire.out.side, first), outFrom(end, wire.into.side, last), end];
}

export type Way = { readonly kind: WireKind; readonly from: string; readonly to: string };

const curves = new WeakMap<Plan, Map<string, Curve | undefined>>();

/** The way from one slot to another: its own wire, the one back turned round, or straight across. */
export function wayBetween(plan: Plan, way: Way): Curve | undefined {
  const known = curves.get(plan) ?? new Map<string, Curve | undefined>();
  curves.set(plan, known);
  const key = keyOf(way);
  if (!known.has(key)) known.set(key, foundWay(plan, way));
  return known.get(key);
}

function foundWay(plan: Plan, { kind, from, to }: Way): Curve | undefined {
  const own = wireOf(plan, { kind, from, to });
  if (own !== undefined) return curveOf(plan, own);
  const back = wireOf(plan, { kind, from: to, to: from });
  const curve = back === undefined ? straight(plan, { kind, from, to }) : curveOf(plan, back);
  return back === undefined || curve === undefined ? curve : reversed(curve);
}

function keyOf({ kind, from, to }: Way): string {
  return `${kind} ${from} ${to}`;
}

/** The plan's own wish where this way's labels lie, whichever direction a signal takes. */
export function asideOf(plan: Plan, { kind, from, to }: Way): Point | undefined {
  const wire = wireOf(plan, { kind, from, to }) ?? wireOf(plan, { kind, from: to, to: from });
  return wire?.aside;
}

/** Whether the plan itself has this way, in this direction. */
export function isPlanned(plan: Plan, way: Way): boolean {
  return wireOf(plan, way) !== undefined;
}

const wireMaps = new WeakMap<readonly Wire[], ReadonlyMap<string, Wire>>();

function wireOf({ wires }: Plan, way: Way): Wire | undefined {
  const known = wireMaps.get(wires) ?? new Map(wires.map((wire) => [keyOf(wire), wire]));
  wireMaps.set(wires, known);
  return known.get(keyOf(way));
}

/** Where on its side a way ends that no plan has: each kind beside the others. */
const BESIDE: Readonly<Record<WireKind, number>> = {
  talk: 0.5,
  supervision: 0.5,
  link: 0.14,
  monitor: 0.86,
};

function straight(plan: Plan, { kind, from, to }: Way): Curve | undefined {
  const [a, b] = [slotOf(plan, from)?.box, slotOf(plan, to)?.box];
  if (a === undefined || b === undefined || from === to) return undefined;
  const facing = facingPorts(a, b, BESIDE[kind]);
  const [start, end] = [portOf(a, facing.out), portOf(b, facing.into)];
  return [start, start, end, end];
}

function facingPorts(a: Box, b: Box, at: number): { out: Port; into: Port } {
  const [from, to] = [centreOf(a), centreOf(b)];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const ends = (out: Port['side'], into: Port['side']) => ({
    out: { side: out, at },
    into: { side: into, at },
  });
  if (Math.abs(across) > Math.abs(down)) {
    return across > 0 ? ends('right', 'left') : ends('left', 'right');
  }
  return down > 0 ? ends('bottom', 'top') : ends('top', 'bottom');
}
