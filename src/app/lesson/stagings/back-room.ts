/** The back room on the stage. */
import type { Staging } from '#app/lesson/staging.ts';
import { BACK_ROOM } from '#scene/casts/back-room.ts';
import source from '#systems/back-room/back_room.ex?raw';
import { cleanerMachine } from '#systems/back-room/cleaner.ts';
import { grinderMachine } from '#systems/back-room/grinder.ts';
import { machineMachine } from '#systems/back-room/machine.ts';
import { radioMachine } from '#systems/back-room/radio.ts';

export const staging: Staging = {
  cast: BACK_ROOM,
  source,
  machines: {
    Grinder: grinderMachine,
    Machine: machineMachine,
    Cleaner: cleanerMachine,
    Radio: radioMachine,
  },
};
