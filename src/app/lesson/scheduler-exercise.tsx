/** An exercise in which the learner picks each next step. */
import { ExercisePanel } from '#app/exercises/exercise-panel.tsx';
import type { ExercisePanelProps } from '#app/exercises/exercise-panel.tsx';
import type { Scheduler } from '#lesson/exercise.ts';

import type { LessonAtWork } from './use-lesson.tsx';
import { useScheduler } from './use-scheduler.ts';

type SchedulerExerciseProps = {
  readonly work: LessonAtWork;
  readonly exercise: Scheduler;
  readonly panel: Omit<ExercisePanelProps, 'onShow' | 'stage'>;
};

export function SchedulerExercise({ work, exercise, panel }: SchedulerExerciseProps) {
  const { stage, show } = useScheduler(work, exercise);
  return <ExercisePanel {...panel} onShow={show} stage={stage} />;
}
