/** Where each process has its place in the picture of who supervises whom. */
import { tree } from 'd3';

import type { Branch, Forest, Member } from './forest.ts';
import { boxAround } from './geometry.ts';
import type { Point, Size } from './geometry.ts';
import type { Form, Plan, Slot, Wire } from './plan.ts';
import type { TreeRoom } from './tree-room.ts';

export type TreePlan = Plan & {
  /** Above those who are in no tree; `undefined` where all are in one, or none. */
  readonly asideAt: Point | undefined;
  readonly captionAt: Point;
};

export function treePlan(forest: Forest, room: TreeRoom): TreePlan {
  const { slots, size, asideAt, captionAt } =
    room.form === 'wide' ? wideTree(forest, room.size) : phoneTree(forest, room.size);
  const wires = forest.root
    .links()
    .filter(({ source }) => source.depth > 0)
    .map(({ source, target }) => wireTo(source, target, room.form));
  const labelWidth = room.form === 'wide' ? 276 : 190;
  return { form: room.form, size, slots, wires, labelWidth, asideAt, captionAt };
}

type Laid = Pick<TreePlan, 'slots' | 'size' | 'asideAt' | 'captionAt'>;

function wireTo({ data: { key: from } }: Branch, { data, depth }: Branch, form: Form): Wire {
  const wire = { from, to: data.key, kind: 'supervision' } as const;
  if (form === 'wide') {
    return { ...wire, out: { side: 'bottom', at: 0.5 }, into: { side: 'top', at: 0.5 } };
  }
  const out = { side: 'bottom', at: depth > 2 ? 0.12 : 0.05 } as const;
  const into = { side: 'left', at: 0.5 } as const;
  const reach = data.kind === 'supervisor' ? ([24, 12] as const) : ([40, 60] as const);
  return { ...wire, out, into, reach, aside: { x: 30, y: 0 } };
}

const MARGIN = 16;
const SUPERVISOR: Size = { width: 312, height: 98 };
const WORKER: Size = { width: 184, height: 124 };
/** Below each worker its note, below the trees the caption. */
const NOTE = 46;
const CAPTION = 34;
const NARROWEST = 132;
const ASIDE: Size = { width: 168, height: 112 };

function wideTree({ root, aside }: Forest, room: Size): Laid {
  const leaves = root.children === undefined ? 1 : root.leaves().length;
  const width = Math.max(room.width, leaves * NARROWEST + 2 * MARGIN);
  const across = (width - 2 * MARGIN) / leaves;
  const levels = root.height - 1;
  const rows = rowsOf(aside, width);
  const foot = rows.length === 0 ? 0 : rows.length * (ASIDE.height + 16) + 34;
  const low = SUPERVISOR.height / 2 + WORKER.height / 2 + NOTE + CAPTION + 40;
  const spare = (room.height - low - foot) / Math.max(1, levels);
  const down = Math.max(174, Math.min(236, spare));
  const treeHeight = levels < 0 ? 0 : low + down * levels;
  const height = Math.max(room.height, treeHeight + foot);
  const top = Math.max(20, Math.min(64, (height - treeHeight - foot) / 3));
  const slots = root.children === undefined ? [] : treeSlots(root, { width, across, down, top });
  const lowest = slots.reduce((most, { box }) => Math.max(most, box.y + box.height), 0);
  const captionAt = { x: width / 2, y: levels < 0 ? height - 24 : lowest + NOTE + CAPTION };
  const asideTop = levels < 0 ? (height - foot) / 2 + 20 : height - foot + 22;
  return {
    size: { width, height },
    slots: [...slots, ...asideSlots(rows, width, asideTop)],
    asideAt: rows.length === 0 || levels < 0 ? undefined : { x: width / 2, y: asideTop - 12 },
    captionAt,
  };
}

type Spread = {
  readonly width: number;
  readonly across: number;
  readonly down: number;
  readonly top: number;
};

function treeSlots(root: Branch, { width, across, down, top }: Spread): Slot[] {
  const placed = tree<Member>()
    .nodeSize([across, down])
    .separation((one, other) => (one.leaves().length + other.leaves().length) / 2)(root);
  const [left, right] = placed
    .leaves()
    .reduce(
      ([least, most], { x }) => [Math.min(least, x), Math.max(most, x)],
      [Infinity, -Infinity],
    );
  const shift = width / 2 - (left + right) / 2;
  return placed
    .descendants()
    .filter(({ depth }) => depth > 0)
    .map((node) => {
      const { data } = node;
      const room = node.leaves().length * across - 22;
      const size =
        data.kind === 'supervisor'
          ? { width: Math.min(SUPERVISOR.width, Math.max(room, 110)), height: SUPERVISOR.height }
          : { width: Math.min(WORKER.width, across - 22), height: WORKER.height };
      const y = top + SUPERVISOR.height / 2 + node.y - down;
      return slotAt(data, { x: node.x + shift, y }, size);
    });
}

function slotAt({ key, kind }: Member, at: Point, size: Size): Slot {
  return { key, name: key, kind, box: boxAround(at, size) };
}

function rowsOf(aside: readonly Member[], width: number): readonly (readonly Member[])[] {
  const most = Math.max(1, Math.floor((width - 2 * MARGIN + 16) / (ASIDE.width + 16)));
  const count = Math.ceil(aside.length / most);
  return Array.from({ length: count }, (_, i) => aside.slice(i * most, (i + 1) * most));
}

function asideSlots(
  rows: readonly (readonly Member[])[],
  width: number,
  top: number,
): readonly Slot[] {
  return rows.flatMap((row, i) => {
    const y = top + i * (ASIDE.height + 16) + ASIDE.height / 2;
    const left = width / 2 - ((row.length - 1) * (ASIDE.width + 16)) / 2;
    return row.map((member, j) => slotAt(member, { x: left + j * (ASIDE.width + 16), y }, ASIDE));
  });
}

const STEP = 26;

/** Where the room is narrow the tree lies on its side: a row each, one below the other. */
function phoneTree({ root, aside }: Forest, room: Size): Laid {
  const order: Branch[] = [];
  root.eachBefore((node) => {
    if (node.depth > 0) order.push(node);
  });
  const single = aside.filter(({ kind }) => kind === 'process' || order.length === 0);
  const heights = order.map(({ data }) => (data.kind === 'supervisor' ? 64 : 84));
  const all = [...heights, ...single.map(() => 84)];
  const needed = all.reduce((sum, height) => sum + height + 10, 8);
  const squeeze = Math.max(0.86, Math.min(1, (room.height - 8) / needed));
  const size = { width: room.width, height: Math.max(room.height, needed * squeeze) };
  let y = 8;
  const slots: Slot[] = [...order, ...single].map((item, i) => {
    const member = 'data' in item ? item.data : item;
    const height = member.kind === 'supervisor' ? 64 : (all[i] ?? 84) * squeeze;
    const left = 'data' in item && item.depth > 1 ? leftOf(item, room) : 8;
    const box = { x: left, y, width: room.width - left - 8, height };
    y += height + 10 * squeeze;
    return { key: member.key, name: member.key, kind: member.kind, box };
  });
  return { size, slots, asideAt: undefined, captionAt: { x: size.width / 2, y: size.height - 8 } };
}

/** A supervisor a step further in than its own; a worker at the right, with room for its note. */
function leftOf({ data, depth }: Branch, { width }: Size): number {
  return data.kind === 'supervisor' ? 8 + (depth - 1) * STEP : Math.max(150, width - 190);
}
