/** Tries a design a little at each frame, so that the page goes on answering meanwhile. */
import { useEffect, useRef, useState } from 'react';

import { designVerdict, tryDesign } from '#lesson/design-trial.ts';
import type { Design, DesignAnswer, TrialProgress, Verdict } from '#lesson/exercise.ts';

export type Trial = {
  /** `undefined`: not begun. */
  readonly progress: TrialProgress | undefined;
  readonly verdict: Verdict | undefined;
  readonly running: boolean;
  readonly start: (answer: DesignAnswer) => void;
  /** Forgets what came of it. */
  readonly clear: () => void;
};

/** Of a frame's 16 ms. */
const BUDGET_MS = 8;

export function useTrial(exercise: Design, seedsFrom: number): Trial {
  const [progress, setProgress] = useState<TrialProgress>();
  const [verdict, setVerdict] = useState<Verdict>();
  const [running, setRunning] = useState(false);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const clear = () => {
    cancelAnimationFrame(frame.current);
    setProgress(undefined);
    setVerdict(undefined);
    setRunning(false);
  };
  const start = (answer: DesignAnswer) => {
    clear();
    setRunning(true);
    const trial = tryDesign(exercise, answer, seedsFrom);
    const goOn = () => {
      const latest = runFor(trial, BUDGET_MS);
      const result = latest === undefined ? undefined : designVerdict(exercise, answer, latest);
      setProgress(latest);
      setVerdict(result);
      setRunning(result === undefined);
      if (result === undefined) frame.current = requestAnimationFrame(goOn);
    };
    frame.current = requestAnimationFrame(goOn);
  };
  return { progress, verdict, running, start, clear };
}

/** At least one seed, then as many as fit in. */
function runFor(
  trial: Generator<TrialProgress, void, void>,
  budget: number,
): TrialProgress | undefined {
  const end = performance.now() + budget;
  let latest: TrialProgress | undefined;
  do {
    const { value } = trial.next();
    if (value === undefined) return latest;
    latest = value;
  } while (performance.now() < end);
  return latest;
}
