/** How much room a picture has, and from where on it grows instead of drifting apart. */
import type { Size } from './geometry.ts';

/** Narrower than this is a phone. */
export const PHONE_BELOW = 560;

const COMFORTABLE: Size = { width: 800, height: 680 };

export function zoomOf({ width, height }: Size): number {
  return Math.min(width / COMFORTABLE.width, height / COMFORTABLE.height);
}

export function atLeast(size: Size, least: Size): Size {
  return {
    width: Math.max(size.width, least.width),
    height: Math.max(size.height, least.height),
  };
}
