/** The ways that are drawn at a moment: who can talk to whom, who is linked, who monitors whom. */
import { pointAt } from './geometry.ts';
import type { Curve, Point } from './geometry.ts';
import type { Moment } from './moment.ts';
import { curveOf, isPlanned, wayBetween } from './plan.ts';
import type { Plan, WireKind } from './plan.ts';

export type WireShape = {
  readonly key: string;
  readonly kind: WireKind;
  readonly curve: Curve;
  /** A link whose process is dead: its exit signal is, or was, on its way. */
  readonly broken: boolean;
  readonly text: string;
  readonly textAt: Point;
  readonly textAnchor: 'start' | 'middle';
};

export function wireShapes(moment: Moment, plan: Plan): WireShape[] {
  return [...talkWires(plan), ...linkWires(moment, plan), ...monitorWires(moment, plan)];
}

function talkWires(plan: Plan): WireShape[] {
  return plan.wires
    .filter(({ kind }) => kind === 'talk')
    .flatMap((wire) => shape(`talk ${wire.from} ${wire.to}`, 'talk', curveOf(plan, wire)));
}

/** A supervisor is linked to its children. A dead child's link is drawn as broken. */
function linkWires(moment: Moment, plan: Plan): WireShape[] {
  const pairs = linkedPairs(moment);
  return [...pairs].flatMap(([key, [from, to]]) => {
    const ends = moment.processes.filter((mark) => mark.key === from || mark.key === to);
    const wires = shape(key, 'supervision', wayBetween(plan, { kind: 'supervision', from, to }));
    return wires.map((wire) => ({ ...wire, broken: ends.some(({ alive }) => !alive) }));
  });
}

function linkedPairs({ supervisors, links, processes }: Moment): Map<string, [string, string]> {
  const known = new Set(processes.map(({ key }) => key));
  const born = supervisors.flatMap(({ key, children }) =>
    children.map((child): [string, string] => [key, child.key]),
  );
  const others = links.map(({ a, b }): [string, string] => [a, b]);
  const pairs = new Map<string, [string, string]>();
  for (const [a, b] of [...born, ...others]) {
    if (known.has(a) && known.has(b) && !pairs.has(`link ${b} ${a}`))
      pairs.set(`link ${a} ${b}`, [a, b]);
  }
  return pairs;
}

function monitorWires(moment: Moment, plan: Plan): WireShape[] {
  const groups = new Map(moment.processes.map(({ key, group }) => [key, group ?? key]));
  const pairs = new Map(
    moment.monitors.map(({ watcher, target }): [string, [string, string]] => {
      const [from, to] = [groups.get(watcher) ?? watcher, groups.get(target) ?? target];
      return [`monitor ${from} ${to}`, [from, to]];
    }),
  );
  const planned = [...pairs].filter(([, [from, to]]) =>
    isPlanned(plan, { kind: 'monitor', from, to }),
  );
  return planned.flatMap(([key, [from, to]]) =>
    shape(key, 'monitor', wayBetween(plan, { kind: 'monitor', from, to })).map((wire) => ({
      ...wire,
      text: lengthOf(wire.curve) < ROOM_FOR_TEXT ? '' : 'monitors',
    })),
  );
}

const ROOM_FOR_TEXT = 80;

function lengthOf([start, , , end]: Curve): number {
  return Math.hypot(end.x - start.x, end.y - start.y);
}

function shape(key: string, kind: WireKind, curve: Curve | undefined): WireShape[] {
  if (curve === undefined) return [];
  return [{ key, kind, curve, broken: false, text: '', ...textPlace(curve) }];
}

/** Above a level way, at the beginning of a steep one. */
function textPlace(curve: Curve): Pick<WireShape, 'textAt' | 'textAnchor'> {
  const [start, , , end] = curve;
  if (Math.abs(end.x - start.x) > Math.abs(end.y - start.y)) {
    const { x, y } = pointAt(curve, 0.5);
    return { textAt: { x, y: y - 5 }, textAnchor: 'middle' };
  }
  const { x, y } = pointAt(curve, 0.08);
  return { textAt: { x: x + 9, y: y + 4 }, textAnchor: 'start' };
}
