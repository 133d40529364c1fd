/**
 * The picture of who watches whom: the supervision trees, laid out by d3-hierarchy. Their shape comes
 * from the supervisors' children alone, so a process that dies and returns keeps its place.
 */
import { calloutOf, flightShapes } from './flight-shape.ts';
import type { Callout, FlightShape } from './flight-shape.ts';
import { NO_FOCUS } from './focus.ts';
import { forestOf } from './forest.ts';
import type { Branch, Forest } from './forest.ts';
import type { Curve, Point, Size } from './geometry.ts';
import { handlesOf } from './handle-shape.ts';
import type { HandleShape } from './handle-shape.ts';
import type { SceneOptions } from './message-scene.ts';
import { markOf } from './moment-index.ts';
import type { Moment, RestartType } from './moment.ts';
import { absentShape, nodeShape } from './node-shape.ts';
import type { NodeContext, NodeShape } from './node-shape.ts';
import { groupIn } from './outside-shape.ts';
import type { GroupShape } from './outside-shape.ts';
import { curveOf, slotOf } from './plan.ts';
import type { Form, Slot } from './plan.ts';
import { ordersOf } from './start-order.ts';
import type { Orders } from './start-order.ts';
import { treePlan } from './tree-plan.ts';
import type { TreePlan } from './tree-plan.ts';
import type { TreeRoom } from './tree-room.ts';
import { treeText } from './words.ts';

export type TreeScene = {
  readonly size: Size;
  readonly form: Form;
  readonly nodes: readonly TreeNodeShape[];
  readonly groups: readonly GroupShape[];
  readonly edges: readonly TreeEdgeShape[];
  readonly flights: readonly FlightShape[];
  readonly handles: readonly HandleShape[];
  readonly callout: Callout | undefined;
  readonly caption: string;
  readonly captionAt: Point;
  /** Above those whom nobody supervises. */
  readonly asideAt: Point | undefined;
};

export type TreeNodeShape = NodeShape & {
  /** `2 · permanent`: in which order it is started, and when it is started again. */
  readonly note: string;
  readonly noteAt: Point;
  readonly noteAnchor: 'start' | 'middle' | 'end';
  /** Which it was of those that were stopped or started just now: `stopped 1st`. */
  readonly order: string;
  /** The restarts that a supervisor allows: how fresh each used one is, 1 to 0; those left are 0. */
  readonly meter: readonly number[];
};

export type TreeEdgeShape = {
  readonly key: string;
  readonly curve: Curve;
  readonly broken: boolean;
};

export type TreeOptions = Omit<SceneOptions, 'plan'> & TreeRoom;

export function treeSceneOf(moment: Moment, options: TreeOptions): TreeScene {
  const { focus = NO_FOCUS, still = false, paused = false, form } = options;
  const { placements = new Map() } = options;
  const forest = forestOf(moment);
  const plan = planOf(forest, options);
  const context: NodeContext = { moment, form, focus, still };
  const nodes = nodesOf(forest, plan, context);
  const climbing = { ...moment, flights: moment.flights.filter(({ kind }) => kind === 'exit') };
  const flights = flightShapes(climbing, { plan, still, paused, focus, placements });
  return {
    size: plan.size,
    form,
    nodes,
    groups: plan.slots.flatMap((slot) => groupIn(slot, context)),
    edges: edgesOf(moment, plan),
    flights,
    handles: handlesOf(nodes, form),
    callout: calloutOf(flights, plan),
    caption: treeText(moment, focus.selected),
    captionAt: plan.captionAt,
    asideAt: plan.asideAt,
  };
}

const plans = new WeakMap<Size, Map<string, TreePlan>>();

/** The same plan as long as the trees have the same shape in the same room. */
function planOf(forest: Forest, { form, size }: TreeOptions): TreePlan {
  const known = plans.get(size) ?? new Map<string, TreePlan>();
  plans.set(size, known);
  const key = JSON.stringify([form, nested(forest.root), forest.aside]);
  const plan = known.get(key) ?? treePlan(forest, { form, size });
  known.set(key, plan);
  return plan;
}

type Nested = readonly [key: string, kind: string, children: readonly Nested[]];

function nested({ data, children = [] }: Branch): Nested {
  return [data.key, data.kind, children.map(nested)];
}

function edgesOf(moment: Moment, plan: TreePlan): TreeEdgeShape[] {
  return plan.wires.flatMap((wire) => {
    const curve = curveOf(plan, wire);
    if (curve === undefined) return [];
    const broken = markOf(moment, wire.to)?.alive === false;
    return [{ key: `${wire.from} ${wire.to}`, curve, broken }];
  });
}

function nodesOf({ root, aside }: Forest, plan: TreePlan, context: NodeContext): TreeNodeShape[] {
  const branches = root.descendants().filter(({ depth }) => depth > 0);
  const orders = ordersOf(context.moment);
  const inTrees = branches.flatMap((branch) => {
    const { key, restart, kind } = branch.data;
    const slot = slotOf(plan, key);
    if (slot === undefined || kind === 'group') return [];
    const place = (branch.parent?.children?.indexOf(branch) ?? 0) + 1;
    return [treeNode(slot, { context, orders, place, restart })];
  });
  const alone = aside.flatMap(({ key, kind }) => {
    const slot = slotOf(plan, key);
    if (slot === undefined || kind === 'group') return [];
    return [treeNode(slot, { context, orders, place: 0, restart: undefined })];
  });
  return [...inTrees, ...alone];
}

type Told = {
  readonly context: NodeContext;
  readonly orders: Orders;
  /** Among the children of its supervisor, from 1. */
  readonly place: number;
  readonly restart: RestartType | undefined;
};

function treeNode(slot: Slot, told: Told): TreeNodeShape {
  const { context, orders } = told;
  const mark = markOf(context.moment, slot.key);
  const shape =
    mark === undefined ? absentShape(slot, context) : nodeShape(mark, slot.box, context);
  const order = orders.get(slot.key) ?? '';
  return { ...shape, ...noteOf(slot, told), order, meter: meterOf(slot.key, context.moment) };
}

type Note = Pick<TreeNodeShape, 'note' | 'noteAt' | 'noteAnchor'>;

/** Below a worker, at the side of a supervisor, from which its own lines go down. */
function noteOf({ key, box, kind }: Slot, told: Told): Note {
  const { context, orders, place, restart } = told;
  const { form } = context;
  const note = restart === undefined ? '' : `${place} · ${restart}`;
  if (kind === 'supervisor') {
    if (form === 'phone') return { note: '', noteAt: { x: 0, y: 0 }, noteAnchor: 'start' };
    return {
      note,
      noteAt: { x: box.width / 2 + 10, y: orders.has(key) ? -26 : -9 },
      noteAnchor: 'start',
    };
  }
  if (form === 'wide') {
    return { note, noteAt: { x: box.width / 2, y: box.height + 24 }, noteAnchor: 'middle' };
  }
  return { note, noteAt: { x: -12, y: box.height / 2 - 7 }, noteAnchor: 'end' };
}

const MOST_MARKS = 10;

function meterOf(key: string, { supervisors }: Moment): number[] {
  const supervisor = supervisors.find((one) => one.key === key);
  if (supervisor === undefined) return [];
  const used = supervisor.window.toSorted((one, other) => one - other);
  const count = Math.min(MOST_MARKS, supervisor.maxRestarts);
  return Array.from({ length: count }, (_, i) => Math.max(0, Math.min(1, used[i] ?? 0)));
}
