/** The stage of a learner who is the scheduler: what could happen next, what was chosen, and showing how. */
import { useEffect, useRef, useState } from 'react';

import type { SchedulerStage } from '#app/exercises/scheduler-panel.tsx';
import type { Scheduler } from '#lesson/exercise.ts';
import { schedulerVerdict } from '#lesson/scheduler-verdict.ts';
import type { PlayerContext } from '#player/context.ts';
import { keyOf } from '#scene/casting.ts';
import { pid } from '#term/term.ts';
import { choiceNamed, choicesInWords } from '#trace/choice-text.ts';
import { type ChoiceMade, choicesMade } from '#trace/choices-made.ts';
import { worldAt } from '#trace/tape.ts';
import { movesOf } from '#trace/visible-step.ts';

import type { LessonAtWork } from './use-lesson.tsx';

/** Between two steps of a solution that is shown, in milliseconds. */
const SHOWN_EVERY = 900;

export type Scheduling = { readonly stage: SchedulerStage; readonly show: () => void };

export function useScheduler(work: LessonAtWork, exercise: Scheduler): Scheduling {
  const { player, present, staging, actions, chosen, step } = work;
  const { tape } = player.context;
  const position = placeIn(player.context);
  const [showing, setShowing] = useState(false);
  const made = choicesMade(tape, position);
  const pick = (text: string) => chooseStep(work, text);
  useKept(made, (steps) => {
    // On the way to a step the run of another one may still be on the stage.
    if (chosen.run === step.scene?.run) actions.answer(exercise.id, { kind: 'scheduler', steps });
  });
  useShowing({ exercise, showing, pick, stop: () => setShowing(false), done: made.length });
  return {
    show: () => {
      if (!showing) player.actor.send({ type: 'restart' });
      setShowing(!showing);
    },
    stage: {
      choices: choicesInWords(worldAt(tape, position)).map(({ text, pid: id, message }) => {
        const key = keyOf({ tape, parts: staging.cast.parts }, pid(id));
        return { id: text, text, message, ...(key === undefined ? {} : { key }) };
      }),
      steps: made,
      verdict: schedulerVerdict(exercise, tape, present.eventCount),
      showing,
      onChoose: pick,
      onUndo: () => {
        const last = made.at(-1);
        if (last !== undefined) {
          player.actor.send({ type: 'seekPosition', position: last.position });
        }
      },
      onReset: () => {
        setShowing(false);
        player.actor.send({ type: 'restart' });
      },
      onHover: (hovered) => work.look({ hovered }),
    },
  };
}

/** What came before the puzzle began is not the learner's to choose: there it is as at its beginning. */
function placeIn({ tape, position }: Pick<PlayerContext, 'tape' | 'position'>): number {
  const given = tape.placed.findLast(({ planned }) => planned);
  return Math.max(position, given === undefined ? 0 : given.step + 1);
}

function chooseStep({ player: { actor } }: LessonAtWork, text: string): void {
  const { context } = actor.getSnapshot();
  const { tape } = context;
  const position = placeIn(context);
  if (position !== context.position) actor.send({ type: 'seekPosition', position });
  const world = worldAt(tape, position);
  const choice = choiceNamed(world, text);
  if (choice === undefined) return;
  for (const move of movesOf(world, choice)) actor.send({ type: 'act', moveIn: () => move });
}

/** The steps that lie behind are the answer, also when some were taken back. */
function useKept(made: readonly ChoiceMade[], keep: (steps: readonly string[]) => void): void {
  const kept = JSON.stringify(made.map(({ text }) => text));
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => latest.current(JSON.parse(kept) as readonly string[]), [kept]);
}

type Showing = {
  readonly exercise: Scheduler;
  readonly showing: boolean;
  readonly pick: (text: string) => void;
  readonly stop: () => void;
  /** How many steps are made. */
  readonly done: number;
};

/** One step of the solution after the other. */
function useShowing({ exercise, showing, pick, stop, done }: Showing): void {
  useEffect(() => {
    if (!showing) return undefined;
    const next = exercise.solution[done];
    const timer = setTimeout(() => (next === undefined ? stop() : pick(next)), SHOWN_EVERY);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- a step later it looks again at all of it
  }, [showing, done]);
}
