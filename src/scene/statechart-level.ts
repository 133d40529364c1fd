/**
 * One level of a chart: dagre decides which row a state or a label is in, and their order in it. Then
 * the rows are fitted to the width there is.
 */
import { Graph, layout } from '@dagrejs/dagre';

import { type Box, boxAround, centreOf, type Point, type Size } from './geometry.ts';
import {
  type Below,
  brokenRow,
  passingKey,
  type RowItem,
  squeezed,
  straightened,
  widthOf,
} from './statechart-rows.ts';
import { fitText, monoWidth } from './text-size.ts';

export const LABEL_SIZE = 10.5;

export type LevelNode = Size & { readonly key: string };

export type LevelEdge = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
};

export type Level = {
  /** The state that it begins in comes first. */
  readonly nodes: readonly LevelNode[];
  readonly edges: readonly LevelEdge[];
  readonly width: number;
};

export type Placed = {
  readonly size: Size;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ways: ReadonlyMap<string, LevelWay>;
};

export type LevelWay = {
  readonly points: readonly Point[];
  readonly label: string;
  readonly at: Box;
};

const MOST_LABEL = 24;
const MOST_BREAKS = 4;
const LABEL_HEIGHT = 15;
const GAP = 10;
const LINE_WIDTH = 3;

/** An edge as it runs from top to bottom, with the places at which it passes rows. */
type Half = { readonly key: string; readonly upper: string; readonly lower: string };
type Laid = {
  readonly graph: Graph;
  readonly halves: readonly Half[];
  /** By the height of their middle. */
  readonly rows: ReadonlyMap<number, readonly RowItem[]>;
  readonly width: number;
};

export function levelOf(level: Level): Placed {
  if (level.edges.length === 0) return stackOf(level);
  const upward = upwardIn(level);
  let below: readonly Below[] = [];
  let laid = laidOut(level, upward, below);
  for (let breaks = 0; breaks < MOST_BREAKS && laid.width > level.width; breaks += 1) {
    const wide = [...laid.rows.values()].filter((row) => widthOf(row) > level.width);
    const further = wide.flatMap((row) => brokenRow(row, level.width));
    if (further.length === 0) break;
    below = [...below, ...further];
    laid = laidOut(level, upward, below);
  }
  return fitted(level, upward, laid);
}

/** States without ways between them stand below one another, all as wide as the widest. */
function stackOf({ nodes }: Level): Placed {
  const width = Math.max(0, ...nodes.map((node) => node.width));
  const boxes = new Map<string, Box>();
  let y = 2;
  for (const node of nodes) {
    boxes.set(node.key, { x: 2, y, width, height: node.height });
    y += node.height + GAP;
  }
  const height = nodes.length === 0 ? 0 : y - GAP + 2;
  return { size: { width: width + 4, height }, boxes, ways: new Map() };
}

/** The edges that lead back to a state from which theirs was reached: they are drawn upwards. */
function upwardIn({ nodes, edges }: Level): ReadonlySet<string> {
  const upward = new Set<string>();
  const [open, seen] = [new Set<string>(), new Set<string>()];
  const visit = (key: string) => {
    seen.add(key);
    open.add(key);
    for (const edge of edges.filter(({ from }) => from === key)) {
      if (open.has(edge.to)) upward.add(edge.key);
      else if (!seen.has(edge.to)) visit(edge.to);
    }
    open.delete(key);
  };
  for (const { key } of nodes) if (!seen.has(key)) visit(key);
  return upward;
}

function laidOut(level: Level, upward: ReadonlySet<string>, below: readonly Below[]): Laid {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ nodesep: GAP, edgesep: 6, ranksep: 12, marginx: 3, marginy: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { key, width, height } of level.nodes) graph.setNode(key, { width, height });
  const halves = level.edges.flatMap(({ key, from, to, label }): Half[] => {
    const [upper, lower] = upward.has(key) ? [to, from] : [from, to];
    const width = monoWidth(shortened(label), LABEL_SIZE) + 6;
    graph.setNode(key, { width, height: LABEL_HEIGHT });
    return [
      { key, upper, lower: key },
      { key, upper: key, lower },
    ];
  });
  for (const { upper, lower } of halves) graph.setEdge(upper, lower);
  for (const [upper, lower] of below) graph.setEdge(upper, lower, { weight: 0 }, 'below');
  layout(graph);
  return { graph, halves, rows: rowsOf(graph, halves), width: graph.graph().width ?? 0 };
}

function rowsOf(graph: Graph, halves: readonly Half[]): Laid['rows'] {
  const rows = new Map<number, RowItem[]>();
  const enter = (y: number, item: RowItem) => {
    rows.set(Math.round(y), [...(rows.get(Math.round(y)) ?? []), item]);
  };
  for (const key of graph.nodes()) {
    const { x = 0, y = 0, width = 0 } = graph.node(key);
    enter(y, { key, x, width });
  }
  for (const half of halves)
    passing(graph, half).forEach(({ x, y }, i) => {
      enter(y, { key: passingKey(lineKey(half), i), x, width: LINE_WIDTH });
    });
  return rows;
}

const lineKey = ({ upper, lower }: Half) => `${upper}>${lower}`;

/** The places between its ends; those are where it meets the boxes. */
function passing(graph: Graph, { upper, lower }: Half): readonly Point[] {
  return (graph.edge(upper, lower).points ?? []).slice(1, -1);
}

function fitted(level: Level, upward: ReadonlySet<string>, laid: Laid): Placed {
  const { graph, halves, rows, width } = laid;
  const widest = Math.max(...[...rows.values()].map(widthOf));
  const room = Math.min(width, Math.max(level.width, widest));
  const xs = middles(laid, room);
  const boxes = new Map(
    graph.nodes().map((key) => {
      const { x = 0, y = 0, ...size } = graph.node(key);
      const { width: across = 0, height = 0 } = size;
      return [key, boxAround({ x: xs.get(key) ?? x, y }, { width: across, height })];
    }),
  );
  const heights = rowHeights(graph);
  const inside = (half: Half) =>
    passing(graph, half).flatMap(({ x, y }, i) => {
      const at = xs.get(passingKey(lineKey(half), i)) ?? x;
      return pastRow({ x: at, y }, heights.get(Math.round(y)) ?? 0);
    });
  const ways = new Map(
    level.edges.map(({ key, label }) => {
      const [first, second] = halves.filter((half) => half.key === key);
      const at = boxes.get(key) ?? { x: 0, y: 0, width: 0, height: 0 };
      const between = [first, second].map((half) => (half === undefined ? [] : inside(half)));
      const points = [...(between[0] ?? []), centreOf(at), ...(between[1] ?? [])];
      const ends = [boxes.get(first?.upper ?? ''), boxes.get(second?.lower ?? '')];
      const down = betweenBoxes(points, ends);
      return [
        key,
        { points: upward.has(key) ? down.toReversed() : down, label: shortened(label), at },
      ];
    }),
  );
  const states = new Map([...boxes].filter(([key]) => !ways.has(key)));
  return { size: { width: room, height: graph.graph().height ?? 0 }, boxes: states, ways };
}

/** Where everything in the rows stands across: squeezed, then with the lines made straight. */
function middles({ graph, halves, rows, width }: Laid, room: number): ReadonlyMap<string, number> {
  const fit = [...rows.values()].map((row) => {
    const xs = squeezed(row, width, room);
    return row.map((item) => ({ ...item, x: xs.get(item.key) ?? item.x }));
  });
  const keysOf = (half: Half | undefined) =>
    half === undefined ? [] : passing(graph, half).map((_, i) => passingKey(lineKey(half), i));
  const labels = new Set(halves.map(({ key }) => key));
  const lines = [...labels].map((key) => {
    const [first, second] = halves.filter((half) => half.key === key);
    const [from = '', to = ''] = [first?.upper, second?.lower];
    return [from, ...keysOf(first), key, ...keysOf(second), to];
  });
  return straightened(fit, lines, room);
}

function rowHeights(graph: Graph): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (const key of graph.nodes()) {
    const { y = 0, height = 0 } = graph.node(key);
    heights.set(Math.round(y), Math.max(height, heights.get(Math.round(y)) ?? 0));
  }
  return heights;
}

/** Straight down beside tall boxes, so that no corner is cut. */
function pastRow({ x, y }: Point, height: number): readonly Point[] {
  if (height <= LABEL_HEIGHT) return [{ x, y }];
  return [
    { x, y: y - height / 2 },
    { x, y: y + height / 2 },
  ];
}

/** With the points at which the line leaves the upper box and meets the lower one. */
function betweenBoxes(
  points: readonly Point[],
  [upper, lower]: readonly (Box | undefined)[],
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (upper === undefined || lower === undefined || first === undefined || last === undefined)
    return points;
  return [borderTowards(upper, first), ...points, borderTowards(lower, last)];
}

/** Where the straight way from the middle of the box to that point crosses its border. */
function borderTowards(box: Box, { x, y }: Point): Point {
  const middle = centreOf(box);
  const [dx, dy] = [x - middle.x, y - middle.y];
  const by = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  );
  return by === Infinity ? middle : { x: middle.x + dx * by, y: middle.y + dy * by };
}

function shortened(label: string): string {
  return fitText(label, monoWidth('m', LABEL_SIZE) * MOST_LABEL, LABEL_SIZE);
}
