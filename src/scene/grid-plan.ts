/**
 * The plan of a small system from a few numbers: where each part stands, as shares of the room, and
 * the ways between them. One form for wide rooms, one for a phone.
 */
import { boxAround, clamp } from './geometry.ts';
import type { Size } from './geometry.ts';
import type { Form, Plan, Slot, Wire } from './plan.ts';
import { atLeast, PHONE_BELOW, zoomOf } from './room.ts';

export type GridSlot = {
  /** Of its middle: shares of the width and of the height, 0 to 1. */
  readonly at: readonly [x: number, y: number];
  readonly kind?: Slot['kind'];
  /** How it is called where there is nobody in it; elsewise by its key. */
  readonly name?: string;
  /** In units of the stage: wide rooms have some 700 by 500 of them, phones 350 by 420. */
  readonly size?: Size;
};

export type Grid = {
  readonly slots: Readonly<Record<string, GridSlot>>;
  readonly wires: readonly Wire[];
};

/** `phone`: what is different there; what it leaves out is as in `wide`. */
export function gridPlan(forms: {
  readonly wide: Grid;
  readonly phone?: Partial<Grid>;
}): (room: Size) => Plan {
  const { wide, phone = {} } = forms;
  return (room) =>
    room.width < PHONE_BELOW
      ? planIn('phone', { ...wide, ...phone }, atLeast(room, SMALLEST.phone))
      : planIn('wide', wide, wideRoom(room));
}

const SMALLEST: Readonly<Record<Form, Size>> = {
  wide: { width: 660, height: 440 },
  phone: { width: 344, height: 410 },
};

function wideRoom(room: Size): Size {
  const zoom = clamp(zoomOf(room), 1, 1.5);
  return atLeast({ width: room.width / zoom, height: room.height / zoom }, SMALLEST.wide);
}

function planIn(form: Form, { slots, wires }: Grid, size: Size): Plan {
  const labelWidth = form === 'wide' ? clamp(size.width * 0.36, 200, 276) : 190;
  return {
    form,
    size,
    slots: Object.entries(slots).map(([key, slot]) => slotIn(form, [key, slot], size)),
    wires,
    labelWidth,
  };
}

const SIZES: Readonly<Record<Form, Readonly<Record<Slot['kind'], Size>>>> = {
  wide: {
    supervisor: { width: 272, height: 84 },
    process: { width: 196, height: 124 },
    group: { width: 184, height: 112 },
    device: { width: 164, height: 58 },
    program: { width: 200, height: 44 },
  },
  phone: {
    supervisor: { width: 236, height: 52 },
    process: { width: 152, height: 92 },
    group: { width: 140, height: 80 },
    device: { width: 110, height: 48 },
    program: { width: 120, height: 44 },
  },
};

function slotIn(
  form: Form,
  [key, { at, kind = 'process', name = key, size }]: readonly [string, GridSlot],
  room: Size,
): Slot {
  const [x, y] = at;
  const box = boxAround({ x: x * room.width, y: y * room.height }, size ?? SIZES[form][kind]);
  const margin = form === 'wide' ? 16 : 6;
  return {
    key,
    name,
    kind,
    box: {
      ...box,
      x: clamp(box.x, margin, Math.max(margin, room.width - margin - box.width)),
      y: clamp(box.y, margin, Math.max(margin, room.height - margin - box.height)),
    },
  };
}
