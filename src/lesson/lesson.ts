/**
 * What a lesson is: the runs it shows, its steps, what each asks and when it is done. All of it is
 * data and predicates over events, never over the wall clock, so that a test can play it through.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { KernelEvent } from '#kernel/event.ts';
import type { System } from '#kernel/world.ts';
import type { Term } from '#term/term.ts';
import type { Tape } from '#trace/tape.ts';

export type Lesson = {
  readonly track: string;
  readonly title: string;
  readonly kicker: string;
  readonly heading: string;
  readonly run: LessonRun;
  /** The same scenario built in another way, which the learner may switch to. */
  readonly otherRun?: LessonRun;
  readonly steps: readonly LessonStep[];
  /** Prose by step id is in the lesson's prose.mdx. */
  readonly discuss: string;
};

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
};

export type LessonStep = {
  readonly id: string;
  /** The moment that the step talks about: who comes to it from elsewhere is taken there. */
  readonly scene?: Scene;
  readonly question?: LessonQuestion;
  /** What the main button does; without it, it leads to the next step. */
  readonly play?: {
    readonly label: string;
    readonly until: Milestone;
    readonly linger?: Microseconds;
  };
  /** What the learner is to do, and how the page knows that it is done. */
  readonly task?: Task;
};

export type Scene = {
  readonly memory: 'processes' | 'shared';
  readonly at?: SceneTime;
};

export type SceneTime = {
  readonly milestone: Milestone;
  readonly linger: Microseconds;
  /** Where that has happened the learner is further already, and is left there. */
  readonly unless?: Milestone;
  /** How it comes about where it does not by itself. */
  readonly by?: Solution;
};

export type LessonQuestion = {
  readonly text: string;
  readonly answers: readonly LessonAnswer[];
};

export type LessonAnswer = {
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  readonly reply: string;
};

export type Task = {
  readonly label: string;
  readonly isDone: Milestone;
  /** What the main button says when it is about to happen. */
  readonly coming: string;
  /** One way to do it: what "show me" does, in the words of faults. */
  readonly solution: Solution;
};

export type Solution = {
  readonly memory: 'processes' | 'shared';
  /** Plays to here first. */
  readonly from: Milestone;
  readonly fault: string;
};

/** Whether an event is the one that is waited for. */
export type Milestone = (event: KernelEvent, tape: Tape) => boolean;

/** The first event from `after` on that is the milestone. */
export function reach(tape: Tape, milestone: Milestone, after = 0): KernelEvent | undefined {
  return tape.events.find((event) => event.id > after && milestone(event, tape));
}
