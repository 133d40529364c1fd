/**
 * What a lesson is: the runs it shows, its steps, what each asks and when it is done. All of it is
 * data and predicates over events, never over the wall clock, so that a test can play it through.
 * Its words, and what is said of it elsewhere, are in the prose.mdx beside it.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { KernelEvent } from '#kernel/event.ts';
import type { System } from '#kernel/world.ts';
import type { Term } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

import type { Answer, Exercise } from './exercise.ts';

export type Lesson = {
  /** By id. The lesson opens with `main`. */
  readonly runs: Readonly<Record<string, LessonRun>> & { readonly main: LessonRun };
  /** Runs that the learner may switch between at any time: the same scenario, built otherwise. */
  readonly versions?: readonly { readonly run: string; readonly label: string }[];
  /** Key of who is selected at first. */
  readonly selected: string;
  readonly pictures: readonly PictureName[];
  /** Moments that words of the prose lead to, by name. */
  readonly moments?: Readonly<Record<string, Milestone>>;
  readonly steps: readonly LessonStep[];
};

export type PictureName =
  | 'messages'
  | 'tree'
  | 'lanes'
  | 'pipe'
  | 'terminal'
  | 'files'
  | 'queues'
  | 'buckets';

export type LessonRun = {
  readonly system: System;
  readonly options: Term;
  readonly seed: number;
  readonly flight: Microseconds;
  readonly inputs: readonly { readonly at: Microseconds; readonly input: Term }[];
  /** Where the lesson opens: what came before is on the track. */
  readonly opensAt: Microseconds;
  /** The track goes this far at the least. */
  readonly horizon: Microseconds;
  /** Nothing happens by itself: the learner picks each next step. */
  readonly byHand?: boolean;
  /** What the learner may let happen from outside, in place of what the devices offer. */
  readonly deeds?: readonly Deed[];
  /** A message of the learner's own, read as an Elixir term. */
  readonly saying?: Saying;
  /** Where the learner types lines, as in iex. */
  readonly prompt?: Prompt;
  /** What is on the disk is kept in the browser, and is there again when the page is opened again. */
  readonly keepsDisk?: true;
};

export type Deed = {
  readonly label: string;
  readonly hint: string;
  readonly act: Act;
};

/** A fault in words, `bank slow` or `crash Barista with :boom`, or an input from outside. */
export type Act = { readonly fault: string } | { readonly input: Term };

export type Saying = {
  readonly label: string;
  readonly initial: string;
  /** What comes from outside when the learner says that term. */
  readonly input: (term: Term) => Term;
};

export type Prompt = {
  readonly label: string;
  /** Lines that are offered; any other may be typed. */
  readonly lines: readonly string[];
  /** What comes from outside when that line is entered. */
  readonly input: (line: string) => Term;
};

/** A `tell` shows, a `predict` asks before, in a `do` the learner acts, an `explain` says why. */
export type StepKind = 'tell' | 'predict' | 'do' | 'explain' | 'play';

export type LessonStep = {
  readonly id: string;
  readonly kind: StepKind;
  /** The moment that the step talks about: who comes to it from elsewhere is taken there. */
  readonly scene?: Scene;
  readonly exercise?: Exercise;
  /** What the learner's answer does when it is let run: the run is put on the stage and played. */
  readonly tries?: (answer: Answer) => LessonRun | undefined;
  /** What the main button does; without it, it leads to the next step. */
  readonly play?: {
    readonly label: string;
    readonly until: Milestone;
    readonly linger?: Microseconds;
  };
  /** What the learner is to do, and how the page knows that it is done. */
  readonly task?: Task;
  /** Said below the picture when it happens. */
  readonly narration?: readonly Narration[];
};

export type Scene = {
  readonly run: string;
  readonly at?: SceneTime;
  readonly picture?: PictureName;
  /** Key of who is looked at. */
  readonly selected?: string;
};

export type SceneTime = {
  readonly milestone: Milestone;
  readonly linger: Microseconds;
  /** Where that has happened the learner is further already, and is left there. */
  readonly unless?: Milestone;
  /** How it comes about where it does not by itself. */
  readonly by?: Solution;
};

export type Narration = { readonly when: Milestone; readonly text: string };

export type Task = {
  readonly label: string;
  readonly isDone: Milestone;
  readonly hint: string;
  /** What the main button says when it is about to happen. */
  readonly coming: string;
  /** One way to do it: what "show me" does. */
  readonly solution: Solution;
};

export type Solution = {
  readonly run: string;
  /** Plays to here first; without it, from where the run opens. */
  readonly from?: Milestone;
  /** One after the other, each this long after the one before. */
  readonly acts: readonly Act[];
  readonly apart?: Microseconds;
};

/** Whether an event is the one that is waited for. */
export type Milestone = (event: KernelEvent, tape: Tape) => boolean;

/** The first event from `after` on that is the milestone. */
export function reach(tape: Tape, milestone: Milestone, after = 0): KernelEvent | undefined {
  for (let at = after; at < tape.events.length; at += 1) {
    const event = tape.events[at];
    if (event !== undefined && milestone(event, tape)) return event;
  }
  return undefined;
}

/** Throws a `RangeError` that says which runs there are. */
export function runNamed({ runs }: Lesson, id: string): LessonRun {
  const run = runs[id];
  if (run !== undefined) return run;
  throw new RangeError(`there is no run "${id}"; there are: ${Object.keys(runs).join(', ')}`);
}
