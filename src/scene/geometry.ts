/** Points, boxes and curves: the few things that every layout in this room is made of. */

export type Point = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
/** `x` and `y` are the top left corner. */
export type Box = Point & Size;
export type Side = 'top' | 'right' | 'bottom' | 'left';
/** A place on a border: the side, and how far along it from 0 to 1. */
export type Port = { readonly side: Side; readonly at: number };
/** A cubic Bézier curve: start, two control points, end. */
export type Curve = readonly [Point, Point, Point, Point];

export function boxAround(centre: Point, { width, height }: Size): Box {
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

export function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The box with `by` more on each side. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** `box` moved as little as possible so that it lies within `stage`. */
export function kept(box: Box, stage: Size, margin = 6): Box {
  return {
    ...box,
    x: clamp(box.x, margin, Math.max(margin, stage.width - margin - box.width)),
    y: clamp(box.y, margin, Math.max(margin, stage.height - margin - box.height)),
  };
}

export function portOf(box: Box, { side, at }: Port): Point {
  switch (side) {
    case 'top':
      return { x: box.x + box.width * at, y: box.y };
    case 'bottom':
      return { x: box.x + box.width * at, y: box.y + box.height };
    case 'left':
      return { x: box.x, y: box.y + box.height * at };
    case 'right':
      return { x: box.x + box.width, y: box.y + box.height * at };
  }
}

const OUTWARD: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** `distance` straight out from a border. */
export function outFrom(point: Point, side: Side, distance: number): Point {
  const { x, y } = OUTWARD[side];
  return { x: point.x + x * distance, y: point.y + y * distance };
}

/** Where the curve is at `t`, from 0 to 1. */
export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: wa * a.x + wb * b.x + wc * c.x + wd * d.x,
    y: wa * a.y + wb * b.y + wc * c.y + wd * d.y,
  };
}

export function reversed([a, b, c, d]: Curve): Curve {
  return [d, c, b, a];
}

export function pointsOf(curve: Curve, count: number): Point[] {
  return Array.from({ length: count }, (_, i) => pointAt(curve, i / (count - 1)));
}
