/** The ways that are drawn at a moment: who can talk to whom, who is linked, who monitors whom. */
import type { Focus } from './focus.ts';
import { pointAt } from './geometry.ts';
import type { Curve, Point } from './geometry.ts';
import { markOf, placeOf } from './moment-index.ts';
import type { Moment } from './moment.ts';
import { isPlanned, slotOf, wayBetween } from './plan.ts';
import type { Plan, Way, Wire, WireKind } from './plan.ts';

export type WireShape = {
  readonly key: string;
  readonly kind: WireKind;
  readonly curve: Curve;
  /** A link whose process is dead: its exit signal is, or was, on its way. */
  readonly broken: boolean;
  /** One of its ends is pointed at. */
  readonly lit: boolean;
  /** What it is, said where one of its ends is looked at. */
  readonly text: string;
  readonly textAt: Point;
  readonly textAnchor: 'start' | 'middle';
};

export function wireShapes(moment: Moment, plan: Plan, focus: Focus): WireShape[] {
  const looked = lookedAt(moment, plan, focus);
  return [
    ...talkWires(plan),
    ...supervisionWires(moment, plan),
    ...linkWires(moment, plan),
    ...monitorWires(moment, plan),
  ].flatMap((drawn) => wireShape(plan, drawn, looked));
}

/** The slots of what is selected, and of what is pointed at. */
type Looked = { readonly selected: string | undefined; readonly hovered: string | undefined };

function lookedAt(moment: Moment, plan: Plan, { selected, hovered }: Focus): Looked {
  const slotIn = (key: string | undefined) =>
    key === undefined ? undefined : placeOf(key, moment, plan);
  return { selected: slotIn(selected), hovered: slotIn(hovered) };
}

type Drawn = { readonly way: Way; readonly broken?: boolean };

const talks = new WeakMap<Plan, readonly Drawn[]>();

function talkWires(plan: Plan): readonly Drawn[] {
  const known = talks.get(plan) ?? plan.wires.filter(isDrawnTalk).map((way) => ({ way }));
  talks.set(plan, known);
  return known;
}

function isDrawnTalk({ kind, hidden }: Wire): boolean {
  return kind === 'talk' && hidden !== true;
}

/** A supervisor is linked to its children. A dead child's link is drawn as broken. */
function supervisionWires(moment: Moment, plan: Plan): Drawn[] {
  return moment.supervisors.flatMap(({ key: from, children }) =>
    children.flatMap(({ key: to }): Drawn[] => {
      const ends = [markOf(moment, from), markOf(moment, to)];
      if (ends.includes(undefined) || slotOf(plan, to) === undefined) return [];
      const broken = ends.some((mark) => mark?.alive === false);
      return [{ way: { kind: 'supervision', from, to }, broken }];
    }),
  );
}

function linkWires(moment: Moment, plan: Plan): Drawn[] {
  const ways = moment.links.map(({ a, b }): Way => {
    const [from, to] = [placeOf(a, moment, plan), placeOf(b, moment, plan)];
    return { kind: 'link', from, to };
  });
  return once(ways.filter((way) => isDrawn(plan, way)));
}

/** Those of calls come and go with each: drawn only where the plan has a way for them. */
function monitorWires(moment: Moment, plan: Plan): Drawn[] {
  if (plan.quietMonitors === true) return [];
  const ways = moment.monitors.flatMap(({ watcher, target, call }): Way[] => {
    const [from, to] = [placeOf(watcher, moment, plan), placeOf(target, moment, plan)];
    const way: Way = { kind: 'monitor', from, to };
    return isPlanned(plan, way) || (!call && isDrawn(plan, way)) ? [way] : [];
  });
  return once(ways);
}

/** Between tiles it would not be said who is meant: there the plan must have a way of its own. */
function isDrawn(plan: Plan, { kind, from, to }: Way): boolean {
  if (isPlanned(plan, { kind, from, to }) || isPlanned(plan, { kind, from: to, to: from }))
    return true;
  return [from, to].every((key) => {
    const slot = slotOf(plan, key)?.kind;
    return slot === 'process' || slot === 'supervisor';
  });
}

function once(ways: readonly Way[]): Drawn[] {
  return [...new Map(ways.map((way) => [keyOf(way), way])).values()].map((way) => ({ way }));
}

function keyOf({ kind, from, to }: Way): string {
  return `${kind} ${from} ${to}`;
}

const shapes = new WeakMap<Plan, Map<string, WireShape | undefined>>();

/** The same shape as long as nothing about it changes. */
function wireShape(plan: Plan, { way, broken = false }: Drawn, looked: Looked): WireShape[] {
  const isEnd = (key: string | undefined) => key === way.from || key === way.to;
  const lit = isEnd(looked.hovered);
  const told = way.kind !== 'talk' && (lit || isEnd(looked.selected));
  const known = shapes.get(plan) ?? new Map<string, WireShape | undefined>();
  shapes.set(plan, known);
  const key = `${keyOf(way)} ${broken} ${lit} ${told}`;
  if (!known.has(key)) known.set(key, madeShape(plan, { way, broken }, { lit, told }));
  const shape = known.get(key);
  return shape === undefined ? [] : [shape];
}

const TEXTS: Readonly<Record<WireKind, string>> = {
  talk: '',
  supervision: 'supervises',
  link: 'linked',
  monitor: 'monitors',
};

type Said = { readonly lit: boolean; readonly told: boolean };

function madeShape(
  plan: Plan,
  { way, broken = false }: Drawn,
  { lit, told }: Said,
): WireShape | undefined {
  const curve = wayBetween(plan, way);
  if (curve === undefined) return undefined;
  const text = told && lengthOf(curve) >= ROOM_FOR_TEXT[plan.form] ? TEXTS[way.kind] : '';
  return { key: keyOf(way), kind: way.kind, curve, broken, lit, text, ...textPlace(curve) };
}

/** Where room is short only a long way says what it is. */
const ROOM_FOR_TEXT = { wide: 60, phone: 100 } as const;

function lengthOf([start, , , end]: Curve): number {
  return Math.hypot(end.x - start.x, end.y - start.y);
}

/** Above a level way, beside a steep one. */
function textPlace(curve: Curve): Pick<WireShape, 'textAt' | 'textAnchor'> {
  const [start, , , end] = curve;
  const { x, y } = pointAt(curve, 0.5);
  if (Math.abs(end.x - start.x) > Math.abs(end.y - start.y))
    return { textAt: { x, y: y - 5 }, textAnchor: 'middle' };
  return { textAt: { x: x + 9, y: y + 4 }, textAnchor: 'start' };
}
