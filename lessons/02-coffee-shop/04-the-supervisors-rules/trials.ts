/** What a design of the back room's supervisors has to survive: one bad day for each seed. */
import type { DesignTrial } from '#lesson/exercise.ts';
import type { LessonRun } from '#lesson/lesson.ts';
import { tapeWithFaults } from '#lesson/tape-with-faults.ts';
import { backRoom } from '#systems/back-room/back-room.ts';
import {
  type BadDay,
  benchDay,
  coffeeMissing,
  DAY_ENDS,
  endedInVain,
  gaveUp,
  leftDirty,
  roomDay,
} from '#systems/back-room/chaos.ts';
import { optionsTerm } from '#systems/options.ts';

const DAY: Omit<LessonRun, 'options' | 'seed' | 'inputs'> = {
  system: backRoom.system,
  flight: 200_000,
  opensAt: 0,
  horizon: DAY_ENDS,
};

const FAULTABLE = { processes: backRoom.processes, devices: {} };

function played(changes: object, seed: number, { inputs, faults }: BadDay) {
  const options = optionsTerm(backRoom.options, changes);
  return tapeWithFaults({ ...DAY, options, seed, inputs }, faults, FAULTABLE);
}

/** Coffee again after any crash, and none of these is ended while it is well. */
export function benchTrial(wiring: string, spared: readonly string[]): DesignTrial {
  return {
    run: (answer, seed) => played({ ...answer, wiring }, seed, benchDay(seed)),
    broken: ({ events }) => endedInVain(events, spared) ?? coffeeMissing(events),
  };
}

const SHORT = { clean: 800, reception: 700 };

/** Coffee and a clean room, whatever the radio does. */
export const roomTrial: DesignTrial = {
  run: (answer, seed) => played({ ...answer, ...SHORT, wiring: 'name' }, seed, roomDay(seed)),
  broken: ({ events }) => gaveUp(events) ?? leftDirty(events) ?? coffeeMissing(events),
};
