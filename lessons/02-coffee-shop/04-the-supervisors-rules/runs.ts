/** The back rooms of this lesson: the same children, wired and supervised otherwise. */
import type { LessonRun } from '#lesson/lesson.ts';
import { backRoom } from '#systems/back-room/back-room.ts';
import { optionsTerm } from '#systems/options.ts';

function runOf(options: object, more: Partial<LessonRun> = {}): LessonRun {
  return {
    system: backRoom.system,
    options: optionsTerm(backRoom.options, options),
    seed: 4,
    flight: 400_000,
    inputs: Array.from({ length: 12 }, (_, index) => ({
      at: (2600 + index * 2000) * 1000,
      input: backRoom.input({ order: index + 1 }, 'orders'),
    })),
    opensAt: 3_500_000,
    horizon: 27_000_000,
    ...more,
  };
}

const ALL_PERMANENT = { cleaner: 'permanent', radio: 'permanent' };

export const runs = {
  main: runOf({}),
  name: runOf({ wiring: 'name', strategy: 'one_for_all' }),
  pair: runOf({ wiring: 'pair' }),
  mended: runOf({ strategy: 'rest_for_one' }, { flight: 250_000 }),
  permanent: runOf(
    { ...ALL_PERMANENT, wiring: 'name', clean: 20_000, reception: 700 },
    { opensAt: 2_000_000 },
  ),
};
