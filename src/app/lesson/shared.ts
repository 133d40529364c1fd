/** The moment on the stage as a link, and a link as the way that a lesson begins. */
import { linkTo, momentAsked, refusal } from '#app/shell/moment-link.ts';
import type { Lesson, LessonRun } from '#lesson/lesson.ts';
import type { PlayerContext } from '#player/context.ts';
import { seedOf } from '#player/futures.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { learnerMovesOf, repeatMoves } from '#trace/learner-moves.ts';
import { decodeMoment, editionOf, type SharedMoment } from '#trace/link.ts';
import { plansOf } from '#trace/plans.ts';
import { record, type Tape } from '#trace/tape.ts';

import type { LessonContent } from './lesson-content.ts';
import { type Chosen, TRIED } from './use-lesson.tsx';

export type Shown = {
  readonly content: LessonContent;
  readonly chosen: Chosen;
  readonly context: PlayerContext;
};

/**
 * The address of what is shown now. A run that an answer made is shared by its lesson's step alone,
 * and so is one whose moves are too long for an address: the files on a disk are part of them.
 */
export function linkOf(shown: Shown): string {
  const whole = linkWith(shown, shown.chosen.run === TRIED);
  return isShownBy(whole, shown.context.position) ? whole : linkWith(shown, true);
}

/** Whether that link opens at the position that is shown, and not at the beginning of its step. */
export function isShownBy(link: string, position: number): boolean {
  const decoded = decodeMoment(new URL(link).hash);
  return decoded.kind === 'moment' && decoded.moment.position === position;
}

function linkWith({ content: { entry, lesson }, chosen, context }: Shown, stepOnly: boolean) {
  const { focus, picture: view, run } = chosen;
  const { tape, position, at } = context;
  return linkTo({
    lesson: entry.id,
    content: edition(lesson),
    step: lesson.steps[chosen.step]?.id ?? '',
    run: stepOnly ? 'main' : run,
    seed: stepOnly ? lesson.runs.main.seed : seedOf(tape),
    moves: stepOnly ? [] : learnerMovesOf(tape),
    position: stepOnly ? 0 : position,
    at: stepOnly ? 0 : at,
    view,
    ...(focus.selected === undefined ? {} : { selected: focus.selected }),
  });
}

/** In another edition the same moves may lead elsewhere. */
function edition({ runs, steps }: Lesson): number {
  const told = Object.entries(runs).map(([id, { system, options, inputs, flight }]) =>
    [
      id,
      system.name,
      inspectLine(options),
      flight,
      ...inputs.map(({ at, input }) => `${at} ${inspectLine(input)}`),
    ].join(' '),
  );
  return editionOf([...told, ...steps.map(({ id }) => id)].join('\n'));
}

export type Asked =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'moment'; readonly opened: Opened };

/** What a link opens, checked against what the lesson has. */
export type Opened = Pick<Chosen, 'step' | 'run' | 'picture' | 'focus'> & {
  readonly tape: Tape;
  readonly position: number;
  readonly at: number;
  /** The lesson has changed since: it may not be what was shared. */
  readonly changed: boolean;
};

export function askedFor({ entry, lesson }: LessonContent): Asked {
  const asked = momentAsked(entry.id);
  if (asked.kind === 'none') return asked;
  if (asked.kind === 'refused') return { kind: 'refused', why: refusal(asked.why) };
  try {
    return { kind: 'moment', opened: openedBy(lesson, asked.moment) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: 'refused', why: refusal(error.message) };
  }
}

/** Throws where the link names what the lesson has not, or where its run goes another way. */
function openedBy(lesson: Lesson, moment: SharedMoment): Opened {
  const run = Object.hasOwn(lesson.runs, moment.run) ? lesson.runs[moment.run] : undefined;
  const step = lesson.steps.findIndex(({ id }) => id === moment.step);
  const picture = lesson.pictures.find((name) => name === moment.view);
  if (run === undefined) throw new RangeError(`the lesson has no run "${moment.run}"`);
  if (step < 0) throw new RangeError(`the lesson has no step "${moment.step}"`);
  const tape = record(run.system, settingsOf(run, moment), plansOf(run.inputs, []));
  const at = repeatMoves(tape, moment);
  const { position } = moment;
  const { selected = lesson.selected } = moment;
  return {
    step,
    run: moment.run,
    picture: picture ?? lesson.pictures[0] ?? 'messages',
    focus: { selected },
    tape,
    position,
    at,
    changed: moment.content !== edition(lesson),
  };
}

function settingsOf({ options, flight }: LessonRun, { seed, options: text }: SharedMoment) {
  return { options: text === undefined ? options : parseTerm(text), seed, flight };
}
