/** The back room on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { BACK_ROOM } from '#scene/casts/back-room.ts';
import source from '#systems/back-room/back_room.ex?raw';

export const staging: Staging = {
  cast: BACK_ROOM,
  source,
};
