/** Fix the design: its settings, and how it does through many days of chaos. */
import { useEffect, useRef } from 'react';

import { blankAnswer } from '#lesson/answers.ts';
import type { Answer, Design, DesignAnswer, Verdict } from '#lesson/exercise.ts';

import { DesignSettings } from './design-settings.tsx';
import { ExerciseFrame } from './exercise-frame.tsx';
import type { ExercisePanelProps } from './exercise-panel.tsx';
import { SeedStrip } from './seed-strip.tsx';
import { useExercise } from './use-exercise.ts';
import { useTrial } from './use-trial.ts';
import type { Trial } from './use-trial.ts';
import { useVerdict } from './use-verdict.ts';

type DesignPanelProps = Omit<ExercisePanelProps, 'exercise'> & { readonly exercise: Design };

export function DesignPanel(props: DesignPanelProps) {
  const { exercise, answer, seedsFrom = 1, onAnswer, onOpenRun, onVerdict } = props;
  const trial = useTrial(exercise, seedsFrom);
  const settings = settingsOf(exercise, answer);
  const working = useExercise({
    ...props,
    onAnswer: (given) => {
      trial.clear();
      onAnswer(given);
    },
  });
  useTrialOnceShown(working.checked, () => trial.start(settings));
  useVerdict(trial.verdict, onVerdict);
  const broken = trial.progress?.broken;
  return (
    <ExerciseFrame
      exercise={exercise}
      working={working}
      verdict={withSeed(trial)}
      main={<TryButton trial={trial} settings={settings} seeds={exercise.seeds} />}
    >
      {() => (
        <>
          <DesignSettings
            exercise={exercise}
            chosen={settings}
            onChange={(chosen) => working.change({ kind: 'design', settings: chosen })}
          />
          <SeedStrip progress={trial.progress} seeds={exercise.seeds} seedsFrom={seedsFrom} />
          {broken !== undefined && onOpenRun !== undefined && (
            <button
              type="button"
              className="button self-start"
              onClick={() => onOpenRun(settings, broken.seed)}
            >
              Open that run
            </button>
          )}
        </>
      )}
    </ExerciseFrame>
  );
}

/** The reply begins with what broke, where something did. */
function withSeed({ verdict, progress }: Trial): Verdict | undefined {
  const broken = progress?.broken;
  if (verdict === undefined || broken === undefined) return verdict;
  return { ...verdict, reply: `Seed ${broken.seed} broke: ${broken.what}. ${verdict.reply}` };
}

/** When the solution is filled in, it is seen to survive. */
function useTrialOnceShown(shown: boolean, start: () => void): void {
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  useEffect(() => {
    if (shown) latest.current();
  }, [shown]);
}

type TryButtonProps = {
  readonly trial: Trial;
  readonly settings: DesignAnswer;
  readonly seeds: number;
};

function TryButton({ trial, settings, seeds }: TryButtonProps) {
  return (
    <button
      type="button"
      className="button button-main"
      onClick={() => (trial.running ? trial.clear() : trial.start(settings))}
    >
      {trial.running ? 'Stop' : `Try it with ${seeds} seeds`}
    </button>
  );
}

function settingsOf(exercise: Design, answer: Answer | undefined): DesignAnswer {
  const given = answer?.kind === 'design' ? answer : blankAnswer(exercise);
  return given.kind === 'design' ? given.settings : {};
}
