/**
 * The picture of who watches whom: the supervision tree, laid out by d3-hierarchy. Its shape comes
 * from the supervisors' children alone, so a process that dies and returns keeps its place.
 */
import { hierarchy, tree } from 'd3';
import type { HierarchyNode } from 'd3';

import type { Box, Curve, Point, Port, Size } from './geometry.ts';
import { flightShapes } from './message-scene.ts';
import type { FlightShape, SceneOptions } from './message-scene.ts';
import type { ChildInfo, Moment, RestartType } from './moment.ts';
import { absentShape, nodeShape } from './node-shape.ts';
import type { NodeContext, NodeShape } from './node-shape.ts';
import { curveOf } from './plan.ts';
import type { Form, Plan, Slot, Wire } from './plan.ts';
import { treeText } from './words.ts';

export type TreeScene = {
  readonly size: Size;
  readonly form: Form;
  readonly nodes: readonly TreeNodeShape[];
  readonly edges: readonly TreeEdgeShape[];
  readonly flights: readonly FlightShape[];
  readonly caption: string;
  readonly captionAt: Point;
};

export type TreeNodeShape = NodeShape & {
  /** `2 · permanent`: in which order it is started, and when it is started again. */
  readonly note: string;
  readonly noteAt: Point;
  readonly noteAnchor: 'middle' | 'end';
  /** The restarts a supervisor has used and those it has left. */
  readonly meter: readonly boolean[];
};

export type TreeEdgeShape = {
  readonly key: string;
  readonly curve: Curve;
  readonly broken: boolean;
};

export type TreeOptions = Omit<SceneOptions, 'plan'> & { readonly form: Form; readonly size: Size };

type Member = ChildInfo | { readonly key: string; readonly restart?: RestartType };
type Branch = HierarchyNode<Member>;

export function treeSceneOf(moment: Moment, options: TreeOptions): TreeScene {
  const root = rootOf(moment);
  const plan = treePlan(root, options);
  const { selected, still = false, form } = options;
  const context: NodeContext = { moment, form, selected, still };
  return {
    size: plan.size,
    form,
    nodes: root.descendants().flatMap((branch) => nodeOf(branch, plan, context)),
    edges: edgesOf(moment, plan),
    flights: flightShapes({ ...moment, flights: climbing(moment) }, { plan, still }),
    caption: treeText(moment),
    captionAt: captionPlace(plan),
  };
}

function captionPlace({ slots, size }: Plan): Point {
  const lowest = Math.max(...slots.map(({ box }) => box.y + box.height));
  return { x: size.width / 2, y: Math.min(size.height - 12, lowest + 78) };
}

function rootOf({ supervisors }: Moment): Branch {
  const [first] = supervisors;
  const childrenOf = ({ key }: Member) =>
    supervisors.find((one) => one.key === key)?.children ?? [];
  return hierarchy<Member>({ key: first?.key ?? 'Supervisor' }, childrenOf);
}

/** Exit signals only: they are what the tree is for. */
function climbing({ flights }: Moment): Moment['flights'] {
  return flights.filter(({ kind }) => kind === 'exit');
}

function treePlan(root: Branch, { form, size }: TreeOptions): Plan {
  const slots = form === 'wide' ? wideSlots(root, size) : phoneSlots(root, size);
  const wires = root
    .links()
    .map(({ source, target }) => wireOf(source.data.key, target.data.key, form));
  return { form, size, slots, wires, labelWidth: form === 'wide' ? 276 : 190 };
}

function wireOf(from: string, to: string, form: Form): Wire {
  if (form === 'wide') return edge(from, to, { out: 0.5, into: { side: 'top', at: 0.5 } });
  return {
    ...edge(from, to, { out: 0.05, into: { side: 'left', at: 0.5 } }),
    reach: [50, 110],
    aside: { x: 30, y: 0 },
  };
}

function edge(from: string, to: string, at: { out: number; into: Port }): Wire {
  return { from, to, kind: 'supervision', out: { side: 'bottom', at: at.out }, into: at.into };
}

function wideSlots(root: Branch, { width, height }: Size): Slot[] {
  const leaves = Math.max(1, root.leaves().length);
  const across = (width - 32) / leaves;
  const down = Math.max(190, Math.min(260, (height - 240) / Math.max(1, root.height)));
  const placed = tree<Member>()
    .nodeSize([across, down])
    .separation(() => 1)(root);
  const top = Math.max(76, (height - down * root.height) / 2 - 24);
  return placed.descendants().map((node) => {
    const supervisor = node.depth === 0 || node.children !== undefined;
    const box = supervisor
      ? { width: 312, height: 98 }
      : { width: Math.min(184, across - 22), height: 124 };
    return slotAt(node.data.key, { x: width / 2 + node.x, y: top + node.y }, box);
  });
}

function slotAt(key: string, { x, y }: Point, { width, height }: Size): Slot {
  const box: Box = { x: x - width / 2, y: y - height / 2, width, height };
  return { key, name: key, kind: 'process', box };
}

/** Where the room is narrow the tree lies on its side: a row each, one below the other. */
function phoneSlots(root: Branch, { width, height }: Size): Slot[] {
  const branches = root.descendants().toSorted(inOrder(root));
  const pitch = Math.min(96, (height - 80) / Math.max(1, branches.length - 1));
  return branches.map(({ data: { key } }, row) => {
    const box =
      row === 0
        ? { x: 8, y: 8, width: width - 16, height: 62 }
        : {
            x: width - 182,
            y: 82 + (row - 1) * pitch,
            width: 168,
            height: Math.min(84, pitch - 10),
          };
    return { key, name: key, kind: 'process', box };
  });
}

function inOrder(root: Branch): (a: Branch, b: Branch) => number {
  const order: Branch[] = [];
  root.eachBefore((node) => order.push(node));
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}

function edgesOf({ processes }: Moment, plan: Plan): TreeEdgeShape[] {
  return plan.wires.flatMap((wire) => {
    const curve = curveOf(plan, wire);
    const child = processes.find(({ key }) => key === wire.to);
    if (curve === undefined) return [];
    return [{ key: `${wire.from} ${wire.to}`, curve, broken: child?.alive === false }];
  });
}

function nodeOf(branch: Branch, plan: Plan, context: NodeContext): TreeNodeShape[] {
  const { key, restart } = branch.data;
  const slot = plan.slots.find((one) => one.key === key);
  if (slot === undefined) return [];
  const mark = context.moment.processes.find((one) => one.key === key);
  const shape =
    mark === undefined ? absentShape(key, slot.box, context) : nodeShape(mark, slot.box, context);
  return [
    {
      ...shape,
      ...noteOf(slot, branch, { form: plan.form, restart }),
      meter: meterOf(key, context.moment),
    },
  ];
}

type NoteContext = { readonly form: Form; readonly restart: RestartType | undefined };
type Note = Pick<TreeNodeShape, 'note' | 'noteAt' | 'noteAnchor'>;

function noteOf({ box }: Slot, branch: Branch, { form, restart }: NoteContext): Note {
  const place = (branch.parent?.children?.indexOf(branch) ?? 0) + 1;
  const note = restart === undefined ? '' : `${place} · ${restart}`;
  if (form === 'wide') {
    return { note, noteAt: { x: box.width / 2, y: box.height + 38 }, noteAnchor: 'middle' };
  }
  return { note, noteAt: { x: -18, y: box.height / 2 - 7 }, noteAnchor: 'end' };
}

function meterOf(key: string, { supervisors }: Moment): boolean[] {
  const supervisor = supervisors.find((one) => one.key === key);
  if (supervisor === undefined) return [];
  return Array.from({ length: supervisor.maxRestarts }, (_, i) => i < supervisor.restarts);
}
