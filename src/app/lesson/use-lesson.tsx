/** A lesson at work: its player, its steps and what the learner has chosen, as the page's props. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Memory } from '#app/stage/memory-switch.tsx';
import type { View } from '#app/stage/stage-panel.tsx';
import { type Player, useMoments, usePlayer } from '#app/time/use-player.ts';
import { type Lesson, type LessonRun, reach, type Task } from '#lesson/lesson.ts';
import type { StateEntry } from '#machine/states.ts';
import type { Parts } from '#scene/parts.ts';
import type { Tape } from '#trace/tape.ts';

import { crashMove, faultMove, tapeOf } from './lesson-run.ts';
import { scenesOf } from './lesson-scenes.ts';
import { type MainAction, mainAction, type Present, SEEN_FOR } from './lesson-steps.ts';
import type { ProseComponent } from './prose-parts.tsx';

/** A run as the page shows it. */
export type Staged = {
  readonly run: LessonRun;
  readonly parts: Parts;
  /** Source of the Elixir twin, and the states of the machines by label. */
  readonly source: string;
  readonly machines: Readonly<Record<string, readonly StateEntry[]>>;
};

export type LessonContent = {
  readonly lesson: Lesson;
  readonly Prose: ProseComponent;
  readonly staged: Readonly<Record<Memory, Staged>>;
};

/** What the learner has chosen; the run itself is the player's. */
export type Chosen = {
  readonly step: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly selected: string | undefined;
  readonly view: View;
  readonly memory: Memory;
  /** What plays is a task that is shown: who asked for that goes on when it has been seen. */
  readonly shown: boolean;
};

const AT_FIRST: Chosen = {
  step: 0,
  answers: {},
  selected: 'PaymentGateway',
  view: 'messages',
  memory: 'processes',
  shown: false,
};

export function useLesson({ lesson, staged }: LessonContent) {
  const [chosen, setChosen] = useState(AT_FIRST);
  const choose = useCallback(
    (changes: Partial<Chosen>) => setChosen((old) => ({ ...old, ...changes })),
    [],
  );
  const [opening] = useState(() => ({
    tape: tapeOf(lesson.run),
    at: lesson.run.opensAt,
    horizon: lesson.run.horizon,
  }));
  const player = usePlayer(opening);
  const here = staged[chosen.memory];
  const moments = useMoments(player, here.parts);
  const { tape, position } = player.context;
  const present: Present = { tape, eventCount: tape.eventCounts[position] ?? 0 };
  const step = lesson.steps[chosen.step] ?? { id: 'none' };
  const main = mainAction(step, chosen.step === lesson.steps.length - 1, present);
  const actions = useActions({ lesson, player, staged, chosen, choose });
  useArrival({ player, chosen, choose, main });
  return { lesson, here, chosen, choose, player, moments, present, step, main, actions };
}

export type LessonAtWork = ReturnType<typeof useLesson>;

type Acting = {
  readonly lesson: Lesson;
  readonly player: Player;
  readonly staged: LessonContent['staged'];
  readonly chosen: Chosen;
  readonly choose: (changes: Partial<Chosen>) => void;
};

function useActions({ lesson, player, staged, chosen, choose }: Acting) {
  const { actor } = player;
  const left = useRef<Partial<Record<Memory, { tape: Tape; at: number }>>>({});
  const labelOf = (key: string) =>
    staged[chosen.memory].parts.parts.find((part) => part.key === key)?.label ?? key;
  const load = (memory: Memory, fresh = false) => {
    const { tape, at } = actor.getSnapshot().context;
    left.current[chosen.memory] = { tape, at };
    const { run } = staged[memory];
    const kept = fresh ? undefined : left.current[memory];
    actor.send({ type: 'load', ...(kept ?? { tape: tapeOf(run), at: run.opensAt }) });
    choose({ memory });
  };
  const scenes = () => scenesOf({ actor, load, memory: chosen.memory });
  return {
    crash: (key: string, reason: string) =>
      actor.send({ type: 'act', moveIn: crashMove(labelOf(key), reason) }),
    fault: (text: string) => actor.send({ type: 'act', moveIn: (world) => faultMove(text, world) }),
    switchTo: (memory: Memory) => {
      if (memory !== chosen.memory) load(memory);
    },
    restart: () => load(chosen.memory, true),
    /** Goes to a step, and to the moment that it talks about. */
    enter: (index: number) => {
      const scene = lesson.steps[index]?.scene;
      if (scene !== undefined) scenes().bring(scene);
      choose({ step: index });
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
      load('processes', true);
      choose({ step: 0 });
    },
  };
}

type Arriving = {
  readonly player: Player;
  readonly chosen: Chosen;
  readonly choose: (changes: Partial<Chosen>) => void;
  readonly main: MainAction;
};

/** When a play that the main button began has come to its milestone, the lesson goes on by itself. */
function useArrival({ player: { actor, playing }, chosen, choose, main }: Arriving) {
  const wasPlaying = useRef(false);
  const { step, shown } = chosen;
  useEffect(() => {
    const { stopAt, at } = actor.getSnapshot().context;
    const arrived = wasPlaying.current && !playing && stopAt !== undefined && at >= stopAt;
    wasPlaying.current = playing;
    if (arrived && shown) choose({ shown: false });
    else if (arrived && main.kind === 'next') choose({ step: step + 1 });
  }, [actor, playing, choose, step, main.kind, shown]);
}
