/** A system as its pictures show it: who has a part, and where each part has its place. */
import type { Size } from './geometry.ts';
import type { Parts } from './parts.ts';
import type { Plan } from './plan.ts';

export type Cast = {
  readonly parts: Parts;
  /** For that much room; the same for the same room. */
  readonly plan: (room: Size) => Plan;
};
