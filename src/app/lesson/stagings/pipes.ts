/** The pipe and who waits for its result, on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { PIPES } from '#scene/casts/pipes.ts';
import source from '#systems/pipes/pipes.ex?raw';

export const staging: Staging = {
  cast: PIPES,
  source,
};
