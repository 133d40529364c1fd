/** How fast time goes: on a scale where each step doubles, and where 1× is easily found. */

/** Ends of the scale, as powers of two: from 1/16× to 16×. */
export const SLOWEST = -4;
export const FASTEST = 4;

/** So near to it, and it is 1×. */
const STICKS = 0.4;

export function speedAt(place: number): number {
  const kept = Math.max(SLOWEST, Math.min(FASTEST, place));
  return Math.abs(kept) < STICKS ? 1 : 2 ** kept;
}

export function placeOfSpeed(speed: number): number {
  return Math.max(SLOWEST, Math.min(FASTEST, Math.log2(speed)));
}

/** The next whole place on the scale: half or twice as fast. */
export function speedBeside(speed: number, by: 1 | -1): number {
  const place = placeOfSpeed(speed);
  return speedAt(by === 1 ? Math.floor(place + 1.001) : Math.ceil(place - 1.001));
}

/** `1×`, `1/4×`, `1.4×` */
export function speedText(speed: number): string {
  const slower = Math.round(1 / speed);
  if (speed < 1 && Math.abs(slower * speed - 1) < 0.001) return `1/${slower}×`;
  return `${Number(speed.toPrecision(2))}×`;
}

/** Where the speed is kept from one visit to the next. */
export type SpeedStore = { readonly get: () => number; readonly set: (speed: number) => void };

/** Each begins at 1×. */
export const UNKEPT: SpeedStore = { get: () => 1, set: () => undefined };
