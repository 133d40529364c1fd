/** How much room a tree is given: a wide one beside texts, or the width of a phone. */
import { clamp } from './geometry.ts';
import type { Size } from './geometry.ts';
import type { Form } from './plan.ts';

const PHONE_BELOW = 560;

export function treeRoom({ width, height }: Size): { readonly form: Form; readonly size: Size } {
  if (width < PHONE_BELOW) {
    return { form: 'phone', size: { width: Math.max(344, width), height: Math.max(410, height) } };
  }
  const zoom = clamp(Math.min(width / 800, height / 600), 1, 1.5);
  return {
    form: 'wide',
    size: { width: Math.max(660, width / zoom), height: Math.max(440, height / zoom) },
  };
}
