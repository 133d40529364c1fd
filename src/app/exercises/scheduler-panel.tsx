/** Be the scheduler: what could happen next, to be picked; the stage shows what it does. */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

import { useKeys } from '#app/shell/use-keys.ts';
import type { Scheduler, Verdict } from '#lesson/exercise.ts';

import { ExerciseFrame } from './exercise-frame.tsx';
import type { ExercisePanelProps } from './exercise-panel.tsx';
import { NextSteps } from './next-steps.tsx';
import { StepsSoFar } from './steps-so-far.tsx';
import { useVerdict } from './use-verdict.ts';

export type SchedulerStage = {
  readonly choices: readonly NextStep[];
  /** What was chosen so far. */
  readonly steps: readonly StepMade[];
  /** `undefined`: nothing is decided yet. */
  readonly verdict: Verdict | undefined;
  readonly onChoose: (id: string) => void;
  /** Takes the last step back. */
  readonly onUndo: () => void;
  /** Back to the start. */
  readonly onReset: () => void;
  /** Key of whom the choice under the pointer, or with the focus, concerns. */
  readonly onHover?: (key: string | undefined) => void;
  /** Whether the solution is being replayed on the stage. */
  readonly showing?: boolean;
};

/** Something that could happen next. */
export type NextStep = {
  readonly id: string;
  readonly text: string;
  /** Whom it concerns on the stage. */
  readonly key?: string;
  /** The message that whoever runs looks at first. */
  readonly message?: string | undefined;
};

export type StepMade = Pick<NextStep, 'text' | 'message'>;

type SchedulerPanelProps = Omit<ExercisePanelProps, 'exercise' | 'stage'> & {
  readonly exercise: Scheduler;
  readonly stage: SchedulerStage;
};

const NONE_LEFT = 'Nothing more can happen, and it is not reached. Take a step back, or reset.';

export function SchedulerPanel({ exercise, stage, onShow, onVerdict }: SchedulerPanelProps) {
  const { choices, steps, verdict, showing = false } = stage;
  const root = useRef<HTMLDivElement>(null);
  const choose = useFocusWithin(root, { done: steps.length, onChoose: stage.onChoose });
  const open = verdict === undefined && !showing ? choices : [];
  useKeys(digitsFor(open, choose));
  useVerdict(verdict, onVerdict);
  useInSight(root, { done: steps.length, decided: verdict !== undefined });
  const over = verdict === undefined && choices.length === 0;
  return (
    <ExerciseFrame
      exercise={exercise}
      working={{ show: onShow, showing, reset: stage.onReset }}
      verdict={verdict}
      note={over ? NONE_LEFT : undefined}
    >
      {() => (
        <div ref={root} className="flex flex-col gap-2.5">
          <NextSteps stage={{ ...stage, onChoose: choose }} />
          <StepsSoFar steps={steps} onUndo={stage.onUndo} />
        </div>
      )}
    </ExerciseFrame>
  );
}

type Choosing = {
  /** How many steps are done. */
  readonly done: number;
  readonly onChoose: (id: string) => void;
};

/** Chooses; where the focus was within and is gone with the step, it goes on at the first button. */
function useFocusWithin(root: RefObject<HTMLElement | null>, { done, onChoose }: Choosing) {
  const chosenAt = useRef<number>(undefined);
  useEffect(() => {
    if (chosenAt.current === undefined || chosenAt.current === done) return;
    chosenAt.current = undefined;
    if (document.activeElement === document.body)
      root.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [root, done]);
  return (id: string) => {
    const within = root.current?.contains(document.activeElement) === true;
    chosenAt.current = within ? done : undefined;
    onChoose(id);
  };
}

type Seen = { readonly done: number; readonly decided: boolean };

/** After each step the choices are in sight, and at the end the reply below the list, which has grown. */
function useInSight(root: RefObject<HTMLElement | null>, { done, decided }: Seen): void {
  const before = useRef(done);
  useEffect(() => {
    if (done > before.current) {
      const seen = decided ? root.current?.closest('section') : root.current?.querySelector('ul');
      seen?.scrollIntoView({ block: 'nearest' });
    }
    before.current = done;
  }, [root, done, decided]);
}

/** The keys 1 to 9. */
function digitsFor(choices: readonly NextStep[], choose: (id: string) => void) {
  const keys = choices.slice(0, 9).map(({ id }, i) => [`${i + 1}`, () => choose(id)] as const);
  return Object.fromEntries(keys);
}
