/** A small button at the corner of what is selected: it asks for what may be done to it. */
import type { Box, Point } from './geometry.ts';
import type { Form } from './plan.ts';

export type HandleShape = {
  /** Of what the menu is for. */
  readonly key: string;
  readonly at: Point;
  readonly radius: number;
  /** How large it is to the finger. */
  readonly reach: number;
  readonly label: string;
};

type Held = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly selected: boolean;
  readonly tone?: string;
};

/** None on the dead: nothing more can be done to them. */
export function handlesOf(shapes: readonly Held[], form: Form): HandleShape[] {
  const held = shapes.find(({ selected, tone }) => selected && tone !== 'crash' && tone !== 'gone');
  if (held === undefined) return [];
  const { key, box, title } = held;
  const wide = form === 'wide';
  return [
    {
      key,
      at: { x: box.x + box.width - 4, y: box.y + 3 },
      radius: wide ? 12 : 11,
      reach: wide ? 14 : 24,
      label: `What may be done to ${title}`,
    },
  ];
}
