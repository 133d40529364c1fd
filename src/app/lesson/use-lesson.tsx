/** A lesson at work: its player, its steps and what the learner has chosen. */
import { useCallback, useEffect, useRef, useState } from 'react';

import { KEPT_SPEED } from '#app/time/kept-speed.ts';
import { useMoments, usePlayer } from '#app/time/use-player.ts';
import type { Player } from '#app/time/use-player.ts';
import type { Answer } from '#lesson/exercise.ts';
import {
  type Act,
  type Lesson,
  type LessonRun,
  type LessonStep,
  type PictureName,
  reach,
  runNamed,
  type Task,
} from '#lesson/lesson.ts';
import { moveOf, tapeOf } from '#lesson/perform.ts';
import type { Loaded } from '#player/player.ts';
import type { Focus } from '#scene/focus.ts';
import { makeChoices } from '#trace/choices-made.ts';
import type { Tape } from '#trace/tape.ts';

import type { LessonContent } from './lesson-content.ts';
import { scenesOf } from './lesson-scenes.ts';
import { type MainAction, mainAction, type Present, SEEN_FOR } from './lesson-steps.ts';

/** What the learner has chosen; the run itself is the player's. */
export type Chosen = {
  readonly step: number;
  /** By the id of the exercise. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Ids of exercises that were met. */
  readonly met: readonly string[];
  /** Ids of steps that the learner has been at. */
  readonly visited: readonly string[];
  readonly focus: Focus;
  readonly picture: PictureName;
  /** Which run is on the stage; `TRIED` for one that the learner's answer made. */
  readonly run: string;
  readonly tried: LessonRun | undefined;
  /** What plays is a task that is shown: who asked for that goes on when it has been seen. */
  readonly shown: boolean;
};

/** Changes what is chosen; by what it is then, where several changes may come in one moment. */
type Choose = (changes: Partial<Chosen> | ((old: Chosen) => Partial<Chosen>)) => void;

/** The name of a run that a learner's answer made. */
export const TRIED = 'tried';

/** Where it begins other than at its start: what was kept, and what a link asks for. */
export type Beginning = Partial<
  Pick<Chosen, 'step' | 'answers' | 'met' | 'visited' | 'run' | 'picture'>
> & {
  readonly focus?: Focus;
  readonly opening?: Loaded;
};

export function useLesson(content: LessonContent, beginning: Beginning = {}) {
  const { lesson } = content;
  const [chosen, setChosen] = useState<Chosen>(() => atFirst(lesson, beginning));
  const choose = useCallback<Choose>(
    (changes) =>
      setChosen((old) => ({ ...old, ...(typeof changes === 'function' ? changes(old) : changes) })),
    [],
  );
  const look = useCallback(
    (at: Focus) => setChosen((old) => ({ ...old, focus: { ...old.focus, ...at } })),
    [],
  );
  const [opening] = useState(() => {
    const usual = openingOf(runNamed(lesson, beginning.run ?? 'main'));
    return { ...usual, ...beginning.opening };
  });
  const player = usePlayer(opening, KEPT_SPEED);
  const run =
    chosen.run === TRIED ? (chosen.tried ?? lesson.runs.main) : runNamed(lesson, chosen.run);
  const staging = content.stagings[run.system.name]?.(run.options) ?? missing(run);
  const moments = useMoments(player, staging.cast.parts);
  const { tape, position } = player.context;
  const present: Present = { tape, eventCount: tape.eventCounts[position] ?? 0 };
  const step: LessonStep = lesson.steps[chosen.step] ?? { id: 'none', kind: 'tell' };
  const main = mainAction(step, chosen.step === lesson.steps.length - 1, present);
  const actions = useActions({ lesson, player, chosen, choose });
  useArrival({ player, chosen, choose, main, leads: leadsOn(lesson, chosen), ...actions });
  return {
    content,
    lesson,
    run,
    staging,
    chosen,
    choose,
    /** Of the focus only what changes: several things may be pointed at in one moment. */
    look,
    player,
    moments,
    present,
    step,
    main,
    actions,
  };
}

export type LessonAtWork = ReturnType<typeof useLesson>;

function atFirst(lesson: Lesson, { step = 0, ...beginning }: Beginning): Chosen {
  return {
    answers: {},
    met: [],
    visited: [],
    focus: { selected: lesson.selected },
    picture: lesson.pictures[0] ?? 'messages',
    run: 'main',
    tried: undefined,
    shown: false,
    ...beginning,
    step: Math.max(0, Math.min(step, lesson.steps.length - 1)),
  };
}

/** What a learner who is the scheduler of that run had chosen when it was left. */
function stepsKept({ steps }: Lesson, run: string, { answers }: Chosen): readonly string[] {
  const asking = steps.find(
    ({ exercise, scene }) => exercise?.kind === 'scheduler' && scene?.run === run,
  );
  const answer = answers[asking?.exercise?.id ?? ''];
  return answer?.kind === 'scheduler' ? answer.steps : [];
}

function openingOf(run: LessonRun, chosen: readonly string[] = []) {
  const { opensAt, horizon, byHand = false } = run;
  const tape = tapeOf(run);
  if (byHand) makeChoices(tape, chosen);
  // By hand it opens where what comes from outside has come.
  const at = byHand ? Math.max(opensAt, tape.world.now) : opensAt;
  return { tape, at, horizon, byHand };
}

function missing({ system }: LessonRun): never {
  throw new RangeError(`the system "${system.name}" is not on the stage`);
}

type Acting = {
  readonly lesson: Lesson;
  readonly player: Player;
  readonly chosen: Chosen;
  readonly choose: Choose;
};

/** Puts runs on the stage, and remembers where each was left. */
function useRuns({ lesson, player: { actor }, chosen, choose }: Acting) {
  const left = useRef<Record<string, Loaded>>({});
  // Several runs may be put there in one moment: what was chosen is known only later.
  const onStage = useRef(chosen.run);
  const put = (id: string, run: LessonRun, given: Loaded) => {
    const { tape, at, position, reached, branches, horizon } = actor.getSnapshot().context;
    left.current[onStage.current] = { tape, at, position, reached, branches, horizon };
    onStage.current = id;
    actor.send({ type: 'load', ...given, byHand: run.byHand ?? false });
  };
  const load = (id: string, recorded?: Loaded) => {
    const run = runNamed(lesson, id);
    const given = recorded ?? left.current[id] ?? openingOf(run, stepsKept(lesson, id, chosen));
    // In the same run what was seen before is another future, and is kept.
    put(id, run, { ...given, keep: recorded !== undefined && id === onStage.current });
    choose({ run: id });
  };
  return { put, load, here: () => onStage.current };
}

function answering({ choose }: Acting) {
  return {
    answer: (id: string, answer: Answer) =>
      choose(({ answers }) => ({ answers: { ...answers, [id]: answer } })),
    /** An exercise was met, now or ever. */
    meet: (id: string) => choose(({ met }) => (met.includes(id) ? {} : { met: [...met, id] })),
  };
}

function useActions(acting: Acting) {
  const { lesson, player, chosen, choose } = acting;
  const { actor } = player;
  const { put, load, here } = useRuns(acting);
  const scenes = () => scenesOf({ actor, lesson, here, load });
  return {
    ...answering(acting),
    act: (what: Act) => {
      actor.send({ type: 'act', moveIn: (world) => moveOf(what, world) });
      // What comes from outside is to be seen on its way.
      // Where nothing follows from it, to play would begin at the start again.
      if ('input' in what && !actor.getSnapshot().matches('over')) actor.send({ type: 'play' });
    },
    switchTo: (id: string) => {
      if (id !== chosen.run) load(id);
    },
    /** Lets the learner's answer run. */
    tryOut: (tried: LessonRun, recorded?: Tape) => {
      put(TRIED, tried, {
        ...openingOf(tried),
        ...(recorded === undefined ? {} : { tape: recorded }),
      });
      choose({ run: TRIED, tried });
      if (tried.byHand !== true) actor.send({ type: 'play' });
    },
    /** Goes to a step, and to the moment that it talks about. */
    enter: (index: number) => {
      const scene = lesson.steps[index]?.scene;
      if (scene !== undefined) scenes().bring(scene);
      const { picture = chosen.picture, selected = chosen.focus.selected } = scene ?? {};
      const been = lesson.steps[chosen.step]?.id ?? '';
      const visited = [...new Set([...chosen.visited, been])];
      choose({ step: index, visited, picture, focus: { selected } });
    },
    /** Does what the learner is asked to do, in a run of its own. */
    show: ({ solution, isDone }: Task) => {
      scenes().perform(solution);
      choose({ shown: true });
      const { tape, position } = actor.getSnapshot().context;
      const done = reach(tape, isDone, tape.eventCounts[position - 1] ?? 0);
      const stopAt = done === undefined ? {} : { stopAt: done.at + SEEN_FOR };
      actor.send({ type: 'play', ...stopAt });
    },
    again: () => {
      load('main', openingOf(lesson.runs.main));
      choose({ step: 0 });
    },
  };
}

type Arriving = {
  readonly player: Player;
  readonly chosen: Chosen;
  readonly choose: Choose;
  readonly main: MainAction;
  readonly leads: boolean;
  readonly enter: (index: number) => void;
};

/** Who was asked something compares first, and what has just happened is not taken off the stage. */
function leadsOn({ steps }: Lesson, { step, run }: Chosen): boolean {
  const next = steps[step + 1]?.scene?.run ?? run;
  return steps[step]?.exercise === undefined && next === run;
}

/** When a play that the main button began has come to its milestone, the lesson goes on by itself. */
function useArrival({ player, chosen, choose, main, leads, enter }: Arriving) {
  const { actor, playing } = player;
  const wasPlaying = useRef(false);
  const { step, shown } = chosen;
  // A short play may be over before any of it is rendered.
  useEffect(() => {
    const watching = actor.subscribe((now) => {
      wasPlaying.current ||= now.matches('playing');
    });
    return () => watching.unsubscribe();
  }, [actor]);
  useEffect(() => {
    const now = actor.getSnapshot();
    const { stopAt = Infinity, at } = now.context;
    const arrived = wasPlaying.current && !playing && (at >= stopAt || now.matches('over'));
    wasPlaying.current = playing;
    if (arrived && shown) choose({ shown: false });
    else if (arrived && stopAt < Infinity && main.kind === 'next' && leads) enter(step + 1);
  }, [actor, playing, choose, enter, step, main.kind, shown, leads]);
}
