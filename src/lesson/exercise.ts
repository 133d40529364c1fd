/**
 * What a lesson may ask. An exercise is data; an answer to it is plain JSON, so that it can be kept,
 * replayed by a test and shown. Each wrong answer has a reply of its own.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Tape } from '#trace/tape.ts';

import type { Milestone } from './lesson.ts';

export type Exercise = Choice | Tracing | Pairs | Order | Gaps | Assemble | Design | Scheduler;

export type ExerciseKind = Exercise['kind'];

/** Those that can be judged from the answer alone, without a run. */
export type Asked = Exclude<Exercise, Design | Scheduler>;

type Common = {
  /** Unique within the lesson; answers are kept by it. */
  readonly id: string;
  readonly text: string;
  /** Points at what to look at, and does not give it away. */
  readonly hint: string;
  /** The reply to the right answer: why it is right. */
  readonly praise: string;
};

/** One of several. */
export type Choice = Common & {
  readonly kind: 'choice';
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    /** `undefined`: this is the right one. */
    readonly reply?: string;
  }[];
};

/** What will it print? One line each; `prints` is checked against the run by a test. */
export type Tracing = Common & {
  readonly kind: 'tracing';
  /** Elixir, shown above the field. */
  readonly code: string;
  readonly prints: readonly string[];
  /** Known wrong answers. */
  readonly wrong: readonly { readonly lines: readonly string[]; readonly reply: string }[];
  readonly otherwise: string;
};

/** Each at the left belongs to one at the right. */
export type Pairs = Common & {
  readonly kind: 'pairs';
  readonly left: readonly {
    readonly id: string;
    readonly text: string;
    /** Id of the right one. */
    readonly to: string;
    /** Reply where another one was chosen for it. */
    readonly reply: string;
  }[];
  /** May hold more than are needed. Shown in this order. */
  readonly right: readonly { readonly id: string; readonly text: string }[];
};

/** Items in their right order; shown in the order of `shown`. */
export type Order = Common & {
  readonly kind: 'order';
  readonly items: readonly {
    readonly id: string;
    readonly text: string;
    /** Reply where this is the first that stands wrong: too early, so the first of all needs none. */
    readonly reply?: string;
  }[];
  /** Ids of all items. */
  readonly shown: readonly string[];
};

/** Code with gaps, written `__id__`: the id begins with a small letter and holds no `_`. */
export type Gaps = Common & {
  readonly kind: 'gaps';
  readonly code: string;
  readonly gaps: readonly {
    readonly id: string;
    /** To choose from; without it, it is typed. The first of `accepts` is shown by "show me". */
    readonly options?: readonly string[];
    readonly accepts: readonly string[];
    readonly wrong: readonly { readonly given: string; readonly reply: string }[];
    readonly otherwise: string;
  }[];
};

/** Code to put together from lines, some of which do not belong. */
export type Assemble = Common & {
  readonly kind: 'assemble';
  /** In the right order, indented as they are to be. */
  readonly lines: readonly {
    readonly id: string;
    readonly text: string;
    /** Reply where this is the first that stands wrong or is missing. */
    readonly reply: string;
  }[];
  readonly distractors: readonly {
    readonly id: string;
    readonly text: string;
    readonly reply: string;
  }[];
  /** Ids of lines and distractors as they are first offered. */
  readonly shown: readonly string[];
};

/** Settings that must survive `seeds` runs of chaos. */
export type Design = Common & {
  readonly kind: 'design';
  readonly settings: readonly Setting[];
  readonly trial: DesignTrial;
  readonly seeds: number;
  readonly solution: DesignAnswer;
  /** Answers that must not survive, with what to say of each. */
  readonly wrong: readonly { readonly answer: DesignAnswer; readonly reply: string }[];
  readonly otherwise: string;
};

/** The option chosen for each setting, by setting id. */
export type DesignAnswer = Readonly<Record<string, string>>;

export type Setting = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly initial: string;
};

export type DesignTrial = {
  /** A run with these settings, recorded to its end: the same for the same seed. */
  readonly run: (answer: DesignAnswer, seed: number) => Tape;
  /** What did not hold, in words; `undefined`: it survived. */
  readonly broken: (tape: Tape) => string | undefined;
};

/** The learner picks each next step among `choices(world)` until the goal is met. */
export type Scheduler = Common & {
  readonly kind: 'scheduler';
  readonly goal: Milestone;
  /** Ends the try: the reply says what went another way. */
  readonly missed: readonly { readonly when: Milestone; readonly reply: string }[];
  /** The text of what is chosen each time: one way to the goal. */
  readonly solution: readonly string[];
  /** Ways that miss the goal. */
  readonly wrong: readonly (readonly string[])[];
};

export type Answer =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'tracing'; readonly lines: readonly string[] }
  | { readonly kind: 'pairs'; readonly pairs: Readonly<Record<string, string>> }
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: 'gaps'; readonly gaps: Readonly<Record<string, string>> }
  | { readonly kind: 'assemble'; readonly lines: readonly string[] }
  | { readonly kind: 'design'; readonly settings: DesignAnswer }
  | { readonly kind: 'scheduler'; readonly steps: readonly string[] };

export type AnswerTo<Kind extends ExerciseKind> = Extract<Answer, { readonly kind: Kind }>;

export type Verdict = {
  readonly met: boolean;
  readonly reply: string;
  /**
   * Ids of the parts that are wrong, to be marked: options, items at the left, items, gaps, lines;
   * of tracing the numbers of the lines, from 0.
   */
  readonly wrong?: readonly string[];
};

/** How far a design came: shown while it is tried. */
export type TrialProgress = {
  /** How many seeds were run, the one that broke included. */
  readonly tried: number;
  /** The first that did not hold; `at` is the end of that run. */
  readonly broken?: { readonly seed: number; readonly what: string; readonly at: Microseconds };
};
