/** What goes on around an exercise while it is worked on: checking it, starting anew, being shown. */
import { useEffect, useRef, useState } from 'react';

import { blankAnswer, solutionOf } from '#lesson/answers.ts';
import type { Answer, Exercise } from '#lesson/exercise.ts';
import { wayToSolution } from '#lesson/way-to-solution.ts';

export type Working = {
  /** Whether the answer as it stands is to be judged: it was checked, and not changed since. */
  readonly checked: boolean;
  /** Whether the solution is being filled in. */
  readonly showing: boolean;
  readonly change: (answer: Answer) => void;
  readonly check: () => void;
  readonly reset: () => void;
  /** Fills in the solution part by part, or stops doing so. */
  readonly show: () => void;
};

type Work = {
  readonly exercise: Exercise;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onShow: () => void;
};

const PART_MS = 550;

export function useExercise({ exercise, answer, onAnswer, onShow }: Work): Working {
  const [checked, setChecked] = useState(false);
  const [way, setWay] = useState<readonly Answer[]>([]);
  const give = useRef(onAnswer);
  useEffect(() => {
    give.current = onAnswer;
  });
  useEffect(() => {
    const [next, ...rest] = way;
    if (next === undefined) return undefined;
    const timer = setTimeout(() => {
      give.current(next);
      setWay(rest);
      setChecked(rest.length === 0);
    }, PART_MS);
    return () => clearTimeout(timer);
  }, [way]);
  const begin = (given: Answer) => {
    setWay([]);
    setChecked(false);
    onAnswer(given);
  };
  return {
    checked,
    showing: way.length > 0,
    change: begin,
    check: () => setChecked(true),
    reset: () => begin(blankAnswer(exercise)),
    show: () => {
      if (way.length > 0) {
        setWay([]);
        return;
      }
      const stops = wayToSolution(exercise, answer);
      setChecked(stops.length === 0);
      setWay(stops.length === 0 && answer === undefined ? [solutionOf(exercise)] : stops);
      onShow();
    },
  };
}
