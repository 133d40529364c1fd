/** Tries a design: one run of chaos after another, until one breaks it or it has survived them all. */
import type { Design, DesignAnswer, TrialProgress, Verdict } from './exercise.ts';

/**
 * Runs one seed at each `next()`, the seeds from `seedsFrom` on, so that a page can stay responsive
 * between them. Ends after the first that breaks the design.
 */
export function* tryDesign(
  { trial, seeds }: Design,
  answer: DesignAnswer,
  seedsFrom = 1,
): Generator<TrialProgress, void, void> {
  for (let tried = 1; tried <= seeds; tried += 1) {
    const seed = seedsFrom + tried - 1;
    const tape = trial.run(answer, seed);
    const what = trial.broken(tape);
    if (what !== undefined) {
      yield { tried, broken: { seed, what, at: tape.world.now } };
      return;
    }
    yield { tried };
  }
}

/** What came of a trial; `undefined`: it is not over. */
export function designVerdict(
  exercise: Design,
  answer: DesignAnswer,
  { tried, broken }: TrialProgress,
): Verdict | undefined {
  if (broken === undefined) {
    return tried < exercise.seeds ? undefined : { met: true, reply: exercise.praise };
  }
  const listed = exercise.wrong.find((one) => isSameDesign(exercise, one.answer, answer));
  return { met: false, reply: listed?.reply ?? exercise.otherwise };
}

export function isSameDesign(
  { settings }: Pick<Design, 'settings'>,
  one: DesignAnswer,
  other: DesignAnswer,
): boolean {
  return settings.every(({ id }) => one[id] === other[id]);
}
