import { commonsShape } from './commons-shape.ts';
import type { CommonsShape } from './commons-shape.ts';
/** The picture of who talks to whom, in numbers: boxes in their places, ways, and signals on them. */
import { grown, overlapArea, pointAt } from './geometry.ts';
import type { Box, Point, Size } from './geometry.ts';
import { labelBox, labelOffset, spread } from './label-place.ts';
import type { DeviceMark, FlightKind, FlightMark, Moment, ProcessMark } from './moment.ts';
import { absentShape, nodeShape } from './node-shape.ts';
import type { NodeContext, NodeShape } from './node-shape.ts';
import { asideOf, slotOf, wayBetween } from './plan.ts';
import type { Form, Plan, Slot, Way, WireKind } from './plan.ts';
import { fitTerm, monoWidth } from './text-size.ts';
import { wireShapes } from './wire-shape.ts';
import type { WireShape } from './wire-shape.ts';
import { deviceLabel } from './words.ts';

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

/** A tile that stands for many. */
export type GroupShape = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly headline: string;
  readonly rows: readonly GroupRow[];
  readonly selected: boolean;
  readonly label: string;
};

export type GroupRow = { readonly key: string; readonly name: string; readonly state: string };

export type DeviceShape = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly state: string;
  readonly health: DeviceMark['health'];
  readonly selected: boolean;
  readonly label: string;
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
  const { plan, selected, still = false } = options;
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
    commons: moment.memory === 'shared' ? commonsShape(plan) : undefined,
  };
}

function nodeIn(slot: Slot, context: NodeContext): NodeShape[] {
  if (slot.kind !== 'process' && slot.kind !== 'supervisor') return [];
  const mark = context.moment.processes.find(({ key }) => key === slot.key);
  if (mark === undefined) return [{ ...absentShape(slot.name, slot.box, context), key: slot.key }];
  return [nodeShape(mark, slot.box, context)];
}

function groupIn({ key, kind, name, box }: Slot, context: NodeContext): GroupShape[] {
  if (kind !== 'group') return [];
  const members = context.moment.processes.filter(({ group, alive }) => group === key && alive);
  const headline = members.length === 0 ? 'none in line' : `${members.length} in line`;
  const rows = groupRows(members, context.form === 'wide' ? 3 : 2);
  const said = rows.map((row) => `${row.name} ${row.state}`).join(', ');
  return [
    {
      key,
      box,
      title: name,
      headline,
      rows,
      selected: context.selected === key || members.some((mark) => mark.key === context.selected),
      label: `${name}, ${headline}${said === '' ? '' : `: ${said}`}`,
    },
  ];
}

function groupRows(members: readonly ProcessMark[], room: number): GroupRow[] {
  const shown = members.length > room ? members.slice(0, room - 1) : members;
  const rows = shown.map(({ key, name, stateText }) => ({
    key,
    name: name.split(' ').at(-1) ?? name,
    state: stateText,
  }));
  const left = members.length - shown.length;
  return left === 0 ? rows : [...rows, { key: 'more', name: '', state: `and ${left} more` }];
}

function deviceIn({ key, kind, box }: Slot, context: NodeContext): DeviceShape[] {
  const { moment, form, selected } = context;
  const mark = moment.devices.find((device) => device.key === key);
  if (kind !== 'device' || mark === undefined) return [];
  return [
    {
      key,
      box,
      title: mark.name,
      state:
        mark.waiting === 0 || form === 'phone'
          ? mark.stateText
          : `${mark.stateText} · ${mark.waiting} open`,
      health: mark.health,
      selected: selected === key,
      label: deviceLabel(mark),
    },
  ];
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
  const text = fitTerm(flight.text, plan.labelWidth - padding, fontSize);
  const size = {
    width: monoWidth(text, fontSize) + padding,
    height: plan.form === 'wide' ? 26 : 22,
  };
  const dot = pointAt(curve, still ? 0.5 : flight.progress);
  const offset = asideOf(plan, way) ?? labelOffset(plan, curve, size);
  const box = labelBox(plan, dot, { offset, size });
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
