/** Alice, Bob and the letters between them, on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { LETTERS } from '#scene/casts/letters.ts';
import source from '#systems/letters/letters.ex?raw';

export const staging: Staging = {
  cast: LETTERS,
  source,
};
