/** The picture of who talks to whom, in numbers: boxes in their places, ways, and signals on them. */
import { commonsShape } from './commons-shape.ts';
import type { CommonsShape } from './commons-shape.ts';
import { grown, overlapArea, pointAt } from './geometry.ts';
import type { Box, Point, Size } from './geometry.ts';
import { keptBetween, labelBox, labelOffset, spread } from './label-place.ts';
import type { FlightKind, FlightMark, Moment } from './moment.ts';
import { absentShape, nodeShape } from './node-shape.ts';
import type { NodeContext, NodeShape } from './node-shape.ts';
import { deviceIn, groupIn } from './outside-shape.ts';
import type { DeviceShape, GroupShape } from './outside-shape.ts';
import { asideOf, slotOf, wayBetween } from './plan.ts';
import type { Form, Plan, Slot, Way, WireKind } from './plan.ts';
import { sharedPlan } from './shared-plan.ts';
import { fitTerm, monoWidth } from './text-size.ts';
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
  /** The one memory that all share, where there are no processes. */
  readonly commons: CommonsShape | undefined;
};

export type FlightShape = {
  readonly key: string;
  readonly kind: FlightKind;
  readonly lost: boolean;
  readonly text: string;
  readonly fullText: string;
  readonly box: Box;
  /** Where the signal itself is; the label may lie beside it. */
  readonly dot: Point;
  readonly tethered: boolean;
};

export type SceneOptions = {
  readonly plan: Plan;
  readonly selected?: string | undefined;
  readonly still?: boolean;
};

export function messageSceneOf(moment: Moment, options: SceneOptions): MessageScene {
  const { selected, still = false } = options;
  const plan = moment.memory === 'shared' ? sharedPlan(options.plan) : options.plan;
  const context: NodeContext = { moment, form: plan.form, selected, still };
  const slots = plan.slots;
  return {
    size: plan.size,
    form: plan.form,
    wires: wireShapes(moment, plan),
    nodes: slots.flatMap((slot) => nodeIn(slot, context)),
    groups: slots.flatMap((slot) => groupIn(slot, context)),
    devices: slots.flatMap((slot) => deviceIn(slot, context)),
    flights: flightShapes(moment, { plan, still }),
    commons: moment.memory === 'shared' ? commonsShape(plan, { moment, still }) : undefined,
  };
}

function nodeIn(slot: Slot, context: NodeContext): NodeShape[] {
  if (slot.kind !== 'process' && slot.kind !== 'supervisor') return [];
  const mark = context.moment.processes.find(({ key }) => key === slot.key);
  if (mark === undefined) return [{ ...absentShape(slot.name, slot.box, context), key: slot.key }];
  return [nodeShape(mark, slot.box, context)];
}

type FlightContext = { readonly plan: Plan; readonly still: boolean };

export function flightShapes(moment: Moment, context: FlightContext): FlightShape[] {
  const shapes = moment.flights.flatMap((flight) => flightShape(flight, moment, context));
  const boxes = spread(
    shapes.map(({ box }) => box),
    context.plan.size,
  );
  return shapes.map((shape, i) => tethered({ ...shape, box: boxes[i] ?? shape.box }));
}

/** The label has a thread to its signal where it does not lie upon it. */
function tethered(shape: FlightShape): FlightShape {
  const point = { ...shape.dot, width: 0.1, height: 0.1 };
  return { ...shape, tethered: overlapArea(grown(shape.box, 1), point) === 0 };
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
  return {
    kind: WAYS[flight.kind],
    from: placeOf(flight.from, moment, plan),
    to: placeOf(flight.to, moment, plan),
  };
}

function flightShape(flight: FlightMark, moment: Moment, context: FlightContext): FlightShape[] {
  const { plan, still } = context;
  const way = flightWay(flight, moment, plan);
  const curve = wayBetween(plan, way);
  if (curve === undefined) return [];
  const fontSize = plan.form === 'wide' ? 11 : 10;
  const padding = plan.form === 'wide' ? 24 : 18;
  const text = fitTerm(flight.short ?? flight.text, plan.labelWidth - padding, fontSize);
  const size = {
    width: monoWidth(text, fontSize) + padding,
    height: plan.form === 'wide' ? 26 : 22,
  };
  const dot = pointAt(curve, still ? 0.5 : flight.progress);
  const offset = asideOf(plan, way) ?? labelOffset(plan, curve, size);
  const ends = [slotOf(plan, way.from)?.box, slotOf(plan, way.to)?.box] as const;
  const box = keptBetween(labelBox(plan, dot, { offset, size }), ends);
  return [
    {
      key: flight.key,
      kind: flight.kind,
      lost: flight.lost === true,
      text,
      fullText: flight.text,
      box,
      dot,
      tethered: false,
    },
  ];
}

/** The key of the slot in which this process or device is drawn. */
export function placeOf(key: string, { processes }: Moment, plan: Plan): string {
  if (slotOf(plan, key) !== undefined) return key;
  return processes.find((mark) => mark.key === key)?.group ?? key;
}
