/**
 * Where the states of a chart stand: each state that has others within it is laid out by itself, by
 * dagre, from top to bottom, and then is one box in the layout around it. The same chart and width
 * give the same places, whatever happens: nothing jumps.
 */
import type { Box, Point, Size } from './geometry.ts';
import {
  type Bundle,
  type Bundles,
  bundlesOf,
  type Edge,
  shortEvent,
} from './statechart-labels.ts';
import {
  LABEL_SIZE,
  levelOf,
  type LevelEdge,
  type LevelNode,
  type LevelWay,
} from './statechart-level.ts';
import type { Chart, ChartState } from './statechart.ts';
import { fitText, monoWidth } from './text-size.ts';

export type StatechartPlan = {
  readonly size: Size;
  /** A parent before its children. */
  readonly states: readonly StatePlan[];
  readonly edges: readonly EdgePlan[];
  /** What any state takes without leaving. */
  readonly anywhere: BundlePlan | undefined;
};

export type StatePlan = Pick<ChartState, 'path' | 'name' | 'kind' | 'initial'> & {
  readonly box: Box;
  /** What it takes without leaving. */
  readonly stays: BundlePlan | undefined;
};

export type BundlePlan = Bundle & { readonly at: Box };
/** `fromAny`: every state around its beginning has it. */
export type EdgePlan = BundlePlan & {
  readonly points: readonly Point[];
  readonly fromAny: boolean;
};

export const NAME_SIZE = 11.5;
const LINE = 15;
const PAD = 10;
const MOST_NAME = 200;

/** Before what is taken in whatever state the machine is. */
export const ANYWHERE = 'in any state · ';

/** What a state has within it, placed from its own top left corner. */
type Inside = Pick<StatechartPlan, 'size' | 'states' | 'edges'>;

const plans = new WeakMap<Chart, Map<number, StatechartPlan>>();

/** Worked out once for each chart and width. It may be wider than that, where less cannot be read. */
export function statechartPlan(chart: Chart, width: number): StatechartPlan {
  const known = plans.get(chart) ?? new Map<number, StatechartPlan>();
  plans.set(chart, known);
  const plan = known.get(width) ?? planFor(chart, width);
  known.set(width, plan);
  return plan;
}

function planFor(chart: Chart, width: number): StatechartPlan {
  const bundles = bundlesOf(chart);
  const inside = insideOf('', { chart, bundles, width });
  const stays = bundles.stays.get('');
  if (stays === undefined) return { ...inside, anywhere: undefined };
  const label = `${ANYWHERE}${stays.label}`;
  const texts = [stays.label, ...stays.transitions.map(({ event }) => shortEvent(event))];
  const widest = Math.max(...texts.map((text) => monoWidth(ANYWHERE + text, LABEL_SIZE)));
  const strip = { width: Math.min(width, widest + 2 * PAD), height: 22 };
  const size = {
    width: Math.max(inside.size.width, strip.width),
    height: inside.size.height + strip.height + 14,
  };
  const left = (size.width - inside.size.width) / 2;
  const { states, edges } = moved(inside, { x: left, y: strip.height + 14 });
  const at = { x: (size.width - strip.width) / 2, y: 0, ...strip };
  return { size, states, edges, anywhere: { ...stays, label, at } };
}

type Task = { readonly chart: Chart; readonly bundles: Bundles; readonly width: number };

function insideOf(path: string, task: Task): Inside {
  const children = task.chart.states.filter(({ parent }) => parent === path);
  const ordered = children.toSorted((one, other) => Number(other.initial) - Number(one.initial));
  const made = ordered.map((state) => stateWithin(state, task));
  const edges = task.bundles.edges.get(path) ?? [];
  const placed = levelOf({
    nodes: [...made.map(nodeOf), ...portsIn(edges)],
    edges: edges.map(({ from, to, label, key }): LevelEdge => ({ key, from, to, label })),
    width: task.width,
  });
  const parts = made.map((one) => madeAt(one, placed.boxes.get(one.state.path)));
  return {
    size: placed.size,
    states: parts.flatMap(({ state, inside }) => [state, ...inside.states]),
    edges: [
      ...edges.flatMap((edge) => edgeAt(edge, placed.ways.get(edge.key))),
      ...parts.flatMap(({ inside }) => inside.edges),
    ],
  };
}

type Made = { readonly state: StatePlan; readonly inside: Inside };

/** In its place, which may be wider than it needs. */
function madeAt({ state, inside }: Made, at: Box = state.box): Made {
  const wider = (at.width - state.box.width) / 2;
  const { stays } = state;
  return {
    state: {
      ...state,
      box: at,
      stays: stays && { ...stays, at: movedBox(stays.at, { x: at.x + wider, y: at.y }) },
    },
    inside: moved(inside, { x: at.x + wider, y: at.y }),
  };
}

/** A state as it stands at the origin, with what lies within it. */
function stateWithin(state: ChartState, task: Task): Made {
  const { path, kind, initial } = state;
  const bundle = task.bundles.stays.get(path);
  const name = fitText(state.name, MOST_NAME, NAME_SIZE);
  const stay = bundle === undefined ? undefined : `↻ ${bundle.label}`;
  const text = Math.max(monoWidth(name, NAME_SIZE), monoWidth(stay ?? '', LABEL_SIZE));
  const head = 12 + LINE + (stay === undefined ? 0 : LINE - 1);
  const hasChildren = task.chart.states.some(({ parent }) => parent === path);
  const inner = hasChildren
    ? insideOf(path, { ...task, width: task.width - 2 * PAD })
    : { size: { width: 0, height: 0 }, states: [], edges: [] };
  const width = Math.max(text + 2 * PAD, inner.size.width + (hasChildren ? 2 * PAD : 0));
  const box = { x: 0, y: 0, width, height: head + (hasChildren ? inner.size.height + PAD : 0) };
  const at = { x: PAD / 2, y: 5 + LINE, width: width - PAD, height: LINE };
  return {
    state: {
      path,
      name,
      kind,
      initial,
      box,
      stays:
        bundle === undefined || stay === undefined ? undefined : { ...bundle, label: stay, at },
    },
    inside: moved(inner, { x: (width - inner.size.width) / 2, y: head }),
  };
}

const nodeOf = ({ state: { path, box } }: Made): LevelNode => ({
  key: path,
  width: box.width,
  height: box.height,
});

/** Where a transition begins that every state has: a small mark of its own. */
function portsIn(edges: readonly Edge[]): LevelNode[] {
  const ports = new Set(edges.map(({ from }) => from).filter((from) => from.endsWith('*')));
  return [...ports].map((key) => ({ key, width: 8, height: 8 }));
}

function edgeAt(edge: Edge, way: LevelWay | undefined): readonly EdgePlan[] {
  return way === undefined ? [] : [{ ...edge, ...way, fromAny: edge.from.endsWith('*') }];
}

function moved({ size, states, edges }: Inside, by: Point): Inside {
  return {
    size,
    states: states.map((state) => movedState(state, by)),
    edges: edges.map((edge) => ({
      ...edge,
      at: movedBox(edge.at, by),
      points: edge.points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
    })),
  };
}

function movedState(state: StatePlan, by: Point): StatePlan {
  const { stays } = state;
  return {
    ...state,
    box: movedBox(state.box, by),
    stays: stays === undefined ? undefined : { ...stays, at: movedBox(stays.at, by) },
  };
}

function movedBox(box: Box, by: Point): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}
