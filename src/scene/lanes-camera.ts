/** Which stretch of time the lanes show: it follows the present until the learner looks elsewhere. */
import type { Microseconds } from '#kernel/behaviour.ts';

import { clamp } from './geometry.ts';

export type Camera = {
  /** The time at the upper edge. */
  readonly from: Microseconds;
  /** Microseconds to a pixel. */
  readonly perPixel: number;
  /** The same as it was at first: one may look so and so much closer, or from so and so much farther. */
  readonly usual: number;
  /** How far the lanes are moved to the left, where they do not all fit. */
  readonly x: number;
  readonly follows: boolean;
};

/** A gesture: what was at `y` is at `scale * y + dy` now, and all has moved right by `dx`. */
export type Gesture = { readonly scale: number; readonly dx: number; readonly dy: number };

/** Where the camera may go. */
export type CameraRoom = {
  readonly height: number;
  /** The last time that there is something to see of. */
  readonly until: Microseconds;
  /** How much wider the lanes are than their room. */
  readonly overhang: number;
};

const PIXELS_OF_A_FLIGHT = 34;
/** Where nothing flies: a second is this high. */
const PIXELS_OF_A_SECOND = 90;
/** Above the beginning of the run, so that its first names can be read. */
export const ROOM_ABOVE = 26;
const HIGHEST = 0.16;
const LOWEST = 0.72;
const CLOSEST = 12;
const FARTHEST = 16;

/** A message falls by some thirty pixels while it flies. */
export function firstCamera(flight: Microseconds): Camera {
  const perPixel = flight > 0 ? flight / PIXELS_OF_A_FLIGHT : 1_000_000 / PIXELS_OF_A_SECOND;
  return { from: -ROOM_ABOVE * perPixel, perPixel, usual: perPixel, x: 0, follows: true };
}

/** What is followed, and where. `still`: by the page, so that the picture rests in between. */
export type Following = {
  readonly at: Microseconds;
  readonly height: number;
  readonly still: boolean;
};

/** Moved as little as possible so that the present is seen, with room for what comes. */
export function followed(camera: Camera, { at, height, still }: Following): Camera {
  const { perPixel, from, follows } = camera;
  if (!follows) return camera;
  const y = (at - from) / perPixel;
  const [high, low] = [height * HIGHEST, height * LOWEST];
  if (y >= high && y <= low) return camera;
  const wanted = y > low && !still ? low : high;
  return { ...camera, from: Math.max(-ROOM_ABOVE * perPixel, at - wanted * perPixel) };
}

/** After a pan the present is left; after a zoom alone it is still followed. */
export function gestured(camera: Camera, { scale, dx, dy }: Gesture, room: CameraRoom): Camera {
  const { usual } = camera;
  const perPixel = clamp(camera.perPixel / scale, usual / CLOSEST, usual * FARTHEST);
  const actual = camera.perPixel / perPixel;
  const down = scale === 1 ? dy : (dy * (1 - actual)) / (1 - scale);
  return kept(
    {
      perPixel,
      usual,
      from: camera.from - (down / actual) * camera.perPixel,
      x: camera.x - dx,
      follows: camera.follows && (scale !== 1 || dy === 0),
    },
    room,
  );
}

/** Closer by that factor, around a height. */
export function zoomed(
  camera: Camera,
  { scale, y }: { readonly scale: number; readonly y: number },
  room: CameraRoom,
): Camera {
  return gestured(camera, { scale, dx: 0, dy: y * (1 - scale) }, room);
}

function kept(camera: Camera, { height, until, overhang }: CameraRoom): Camera {
  const lowest = until - height * 0.5 * camera.perPixel;
  const highest = -ROOM_ABOVE * camera.perPixel;
  return {
    ...camera,
    from: clamp(camera.from, highest, Math.max(highest, lowest)),
    x: clamp(camera.x, 0, Math.max(0, overhang)),
  };
}
