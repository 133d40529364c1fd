/** How much room a tree is given: a wide one beside texts, or the width of a phone. */
import { clamp } from './geometry.ts';
import type { Size } from './geometry.ts';
import type { Form } from './plan.ts';
import { PHONE_BELOW } from './room.ts';

export type TreeRoom = { readonly form: Form; readonly size: Size };

const rooms = new WeakMap<Size, TreeRoom>();

export function treeRoom(size: Size): TreeRoom {
  const known = rooms.get(size) ?? roomIn(size);
  rooms.set(size, known);
  return known;
}

function roomIn({ width, height }: Size): TreeRoom {
  if (width < PHONE_BELOW) {
    return { form: 'phone', size: { width: Math.max(344, width), height: Math.max(410, height) } };
  }
  const zoom = clamp(Math.min(width / 800, height / 600), 1, 1.5);
  return {
    form: 'wide',
    size: { width: Math.max(660, width / zoom), height: Math.max(440, height / zoom) },
  };
}
