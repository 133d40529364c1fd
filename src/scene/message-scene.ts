/** The picture of who talks to whom, in numbers: boxes in their places, ways, and signals on them. */
import { commonsShape } from './commons-shape.ts';
import type { CommonsShape } from './commons-shape.ts';
import { calloutOf, flightShapes } from './flight-shape.ts';
import type { Callout, FlightShape, Placements } from './flight-shape.ts';
import { NO_FOCUS } from './focus.ts';
import type { Focus } from './focus.ts';
import type { Size } from './geometry.ts';
import { handlesOf } from './handle-shape.ts';
import type { HandleShape } from './handle-shape.ts';
import { markOf } from './moment-index.ts';
import type { Moment } from './moment.ts';
import { absentShape, nodeShape } from './node-shape.ts';
import type { NodeContext, NodeShape } from './node-shape.ts';
import { deviceIn, groupIn } from './outside-shape.ts';
import type { DeviceShape, GroupShape } from './outside-shape.ts';
import type { Form, Plan, Slot } from './plan.ts';
import { seatedPlan } from './seats.ts';
import { wireShapes } from './wire-shape.ts';
import type { WireShape } from './wire-shape.ts';

export type MessageScene = {
  readonly size: Size;
  readonly form: Form;
  readonly wires: readonly WireShape[];
  readonly nodes: readonly NodeShape[];
  readonly groups: readonly GroupShape[];
  readonly devices: readonly DeviceShape[];
  readonly flights: readonly FlightShape[];
  /** Where the menu of the selected one is asked for. */
  readonly handles: readonly HandleShape[];
  readonly callout: Callout | undefined;
  /** The one memory that all share, where there are no processes. */
  readonly commons: CommonsShape | undefined;
};

export type SceneOptions = {
  readonly plan: Plan;
  readonly focus?: Focus | undefined;
  /** Nothing may move: a signal stands half way. */
  readonly still?: boolean;
  /** Time stands: what has room is written out. */
  readonly paused?: boolean;
  /** Kept by whoever draws frame after frame, so that no label jumps. */
  readonly placements?: Placements;
};

export function messageSceneOf(moment: Moment, options: SceneOptions): MessageScene {
  const { focus = NO_FOCUS, still = false, paused = false } = options;
  const plan = seatedPlan(options.plan, moment);
  const { placements = new Map() } = options;
  const context: NodeContext = { moment, form: plan.form, focus, still };
  const slots = sortedSlots(plan);
  const nodes = slots.nodes.map((slot) => nodeIn(slot, context));
  const devices = slots.others.flatMap((slot) => deviceIn(slot, context));
  const flights = flightShapes(moment, { plan, still, paused, focus, placements });
  return {
    size: plan.size,
    form: plan.form,
    wires: wireShapes(moment, plan, focus),
    nodes,
    groups: slots.others.flatMap((slot) => groupIn(slot, context)),
    devices,
    flights,
    handles: handlesOf([...nodes, ...devices], plan.form),
    callout: calloutOf(flights, plan),
    commons: commonsShape(plan, { moment, still }),
  };
}

function nodeIn(slot: Slot, context: NodeContext): NodeShape {
  const mark = markOf(context.moment, slot.key);
  return mark === undefined ? absentShape(slot, context) : nodeShape(mark, slot.box, context);
}

type Sorted = { readonly nodes: readonly Slot[]; readonly others: readonly Slot[] };

const sorted = new WeakMap<readonly Slot[], Sorted>();

/** The places of processes, and those of tiles and devices. */
function sortedSlots({ slots }: Plan): Sorted {
  const known = sorted.get(slots) ?? {
    nodes: slots.filter(isNode),
    others: slots.filter((slot) => !isNode(slot)),
  };
  sorted.set(slots, known);
  return known;
}

function isNode({ kind }: Slot): boolean {
  return kind === 'process' || kind === 'supervisor';
}
