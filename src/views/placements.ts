/** Where each picture has put the labels of what is on its way, from frame to frame. */
import type { Placements } from '#scene/flight-shape.ts';
import type { Size } from '#scene/geometry.ts';

type Kept = { readonly size: Size; readonly placements: Placements };

const pictures = new WeakMap<SVGSVGElement, Kept>();

/** Begun anew where the room has changed. */
export function placementsOf(svg: SVGSVGElement, size: Size): Placements {
  const known = pictures.get(svg);
  if (known !== undefined && known.size === size) return known.placements;
  const placements: Placements = new Map();
  pictures.set(svg, { size, placements });
  return placements;
}
