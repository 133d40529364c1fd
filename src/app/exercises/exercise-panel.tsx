/**
 * An exercise of any kind, to be worked on. What it is, what was answered and what a stage shows come
 * from outside; whether it was checked, and the hint, are its own. Nothing in it is gated.
 */
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';

import { blankAnswer, isComplete } from '#lesson/answers.ts';
import { check } from '#lesson/check.ts';
import type { Answer, Asked, DesignAnswer, Exercise, Verdict } from '#lesson/exercise.ts';

import type { BodyAround } from './body-props.ts';
import { ChoiceOptions } from './choice-options.tsx';
import { ExerciseFrame } from './exercise-frame.tsx';
import { MainButtons, type Trying } from './main-buttons.tsx';
import type { SchedulerStage } from './scheduler-panel.tsx';
import { useExercise } from './use-exercise.ts';
import { useVerdict } from './use-verdict.ts';

/** Loaded where a lesson has one of its kind. */
const AssembleLists = lazy(async () => ({
  default: (await import('./assemble-lists.tsx')).AssembleLists,
}));
const GapCode = lazy(async () => ({ default: (await import('./gap-code.tsx')).GapCode }));
const OrderList = lazy(async () => ({ default: (await import('./order-list.tsx')).OrderList }));
const PairColumns = lazy(async () => ({
  default: (await import('./pair-columns.tsx')).PairColumns,
}));
const TracingField = lazy(async () => ({
  default: (await import('./tracing-field.tsx')).TracingField,
}));
const DesignPanel = lazy(async () => ({
  default: (await import('./design-panel.tsx')).DesignPanel,
}));
const SchedulerPanel = lazy(async () => ({
  default: (await import('./scheduler-panel.tsx')).SchedulerPanel,
}));

export type ExercisePanelProps = {
  readonly exercise: Exercise;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
  /** "Show me" was pressed: the page replays the solution, where it has a stage. */
  readonly onShow: () => void;
  /** An answer was judged: at each check, at the end of each trial. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Lets the answer run on the stage, where it can be. */
  readonly onTry?: Trying;
  /** Of a design: the first seed that it is tried with. */
  readonly seedsFrom?: number;
  /** Of a design: shows the run that broke it. */
  readonly onOpenRun?: (answer: DesignAnswer, seed: number) => void;
  /** Of a scheduler: the world that the learner moves. Without it, nothing is shown. */
  readonly stage?: SchedulerStage;
};

export function ExercisePanel(props: ExercisePanelProps) {
  return (
    <Suspense fallback={<p className="text-[13px] text-muted">{props.exercise.text}</p>}>
      <PanelOfKind {...props} />
    </Suspense>
  );
}

function PanelOfKind(props: ExercisePanelProps) {
  const { exercise, stage } = props;
  switch (exercise.kind) {
    case 'design':
      return <DesignPanel key={exercise.id} {...props} exercise={exercise} />;
    case 'scheduler':
      if (stage === undefined) return null;
      return <SchedulerPanel key={exercise.id} {...props} exercise={exercise} stage={stage} />;
    case 'choice':
    case 'tracing':
    case 'pairs':
    case 'order':
    case 'gaps':
    case 'assemble':
      return <AskedPanel key={exercise.id} {...props} exercise={exercise} />;
  }
}

type AskedProps = ExercisePanelProps & { readonly exercise: Asked };

function AskedPanel(props: AskedProps) {
  const { exercise, answer, onTry, onVerdict } = props;
  const working = useExercise(props);
  const given = answer?.kind === exercise.kind ? answer : blankAnswer(exercise);
  const complete = isComplete(exercise, given);
  const judged = exercise.kind === 'choice' || working.checked;
  const verdict = judged && complete ? check(exercise, given) : undefined;
  useVerdict(verdict, onVerdict);
  return (
    <ExerciseFrame
      exercise={exercise}
      working={working}
      verdict={verdict}
      note={working.checked && !complete ? NOTES[exercise.kind] : undefined}
      main={
        <MainButtons
          onCheck={exercise.kind === 'choice' ? undefined : working.check}
          onTry={onTry}
        />
      }
    >
      {(labelledBy) =>
        bodyOf(exercise, given, {
          labelledBy,
          verdict,
          onAnswer: working.change,
          onCheck: working.check,
        })
      }
    </ExerciseFrame>
  );
}

const NOTES: Readonly<Record<Asked['kind'], string>> = {
  choice: 'Choose one first.',
  tracing: 'Write what it prints first, a line each.',
  pairs: 'Some at the left have no partner yet.',
  order: '',
  gaps: 'A gap is still empty.',
  assemble: 'The program has no lines yet.',
};

function bodyOf(exercise: Asked, answer: Answer, around: BodyAround): ReactNode {
  if (exercise.kind === 'choice' && answer.kind === 'choice')
    return <ChoiceOptions exercise={exercise} answer={answer} {...around} />;
  if (exercise.kind === 'tracing' && answer.kind === 'tracing')
    return <TracingField exercise={exercise} answer={answer} {...around} />;
  if (exercise.kind === 'pairs' && answer.kind === 'pairs')
    return <PairColumns exercise={exercise} answer={answer} {...around} />;
  if (exercise.kind === 'order' && answer.kind === 'order')
    return <OrderList exercise={exercise} answer={answer} {...around} />;
  if (exercise.kind === 'gaps' && answer.kind === 'gaps')
    return <GapCode exercise={exercise} answer={answer} {...around} />;
  if (exercise.kind === 'assemble' && answer.kind === 'assemble')
    return <AssembleLists exercise={exercise} answer={answer} {...around} />;
  return null;
}
