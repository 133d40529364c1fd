/** The answers that an exercise knows of itself: none yet, the right one, the wrong ones that it lists. */
import type { Answer, AnswerTo, Assemble, Exercise, Gaps, Order, Pairs } from './exercise.ts';

/** What is there before the learner has done anything. */
export function blankAnswer(exercise: Exercise): Answer {
  switch (exercise.kind) {
    case 'choice':
      return { kind: 'choice', option: '' };
    case 'tracing':
      return { kind: 'tracing', lines: [] };
    case 'pairs':
      return { kind: 'pairs', pairs: {} };
    case 'order':
      return { kind: 'order', order: exercise.shown };
    case 'gaps':
      return { kind: 'gaps', gaps: {} };
    case 'assemble':
      return { kind: 'assemble', lines: [] };
    case 'design':
      return {
        kind: 'design',
        settings: Object.fromEntries(exercise.settings.map(({ id, initial }) => [id, initial])),
      };
    case 'scheduler':
      return { kind: 'scheduler', steps: [] };
  }
}

export function solutionOf(exercise: Exercise): Answer {
  switch (exercise.kind) {
    case 'choice':
      return {
        kind: 'choice',
        option: exercise.options.find(({ reply }) => reply === undefined)?.id ?? '',
      };
    case 'tracing':
      return { kind: 'tracing', lines: exercise.prints };
    case 'pairs':
      return { kind: 'pairs', pairs: pairsOf(exercise) };
    case 'order':
      return { kind: 'order', order: exercise.items.map(({ id }) => id) };
    case 'gaps':
      return { kind: 'gaps', gaps: gapsOf(exercise) };
    case 'assemble':
      return { kind: 'assemble', lines: exercise.lines.map(({ id }) => id) };
    case 'design':
      return { kind: 'design', settings: exercise.solution };
    case 'scheduler':
      return { kind: 'scheduler', steps: exercise.solution };
  }
}

/** One for each reply that the exercise has. Each must be judged as not met. */
export function wrongAnswersOf(exercise: Exercise): readonly Answer[] {
  switch (exercise.kind) {
    case 'choice':
      return exercise.options
        .filter(({ reply }) => reply !== undefined)
        .map(({ id }) => ({ kind: 'choice', option: id }));
    case 'tracing':
      return exercise.wrong.map(({ lines }) => ({ kind: 'tracing', lines }));
    case 'pairs':
      return wrongPairs(exercise);
    case 'order':
      return wrongOrders(exercise);
    case 'gaps':
      return wrongGaps(exercise);
    case 'assemble':
      return wrongPrograms(exercise);
    case 'design':
      return exercise.wrong.map(({ answer }) => ({ kind: 'design', settings: answer }));
    case 'scheduler':
      return exercise.wrong.map((steps) => ({ kind: 'scheduler', steps }));
  }
}

/** Whether there is enough of it to be checked. */
export function isComplete(exercise: Exercise, answer: Answer): boolean {
  if (exercise.kind !== answer.kind) return false;
  switch (answer.kind) {
    case 'choice':
      return answer.option !== '';
    case 'tracing':
      return answer.lines.some((line) => line.trim() !== '');
    case 'pairs':
      return idsIn(exercise).every((id) => answer.pairs[id] !== undefined);
    case 'gaps':
      return idsIn(exercise).every((id) => (answer.gaps[id] ?? '').trim() !== '');
    case 'assemble':
      return answer.lines.length > 0;
    case 'scheduler':
      return answer.steps.length > 0;
    case 'order':
    case 'design':
      return true;
  }
}

function idsIn(exercise: Exercise): readonly string[] {
  if (exercise.kind === 'pairs') return exercise.left.map(({ id }) => id);
  return exercise.kind === 'gaps' ? exercise.gaps.map(({ id }) => id) : [];
}

function pairsOf({ left }: Pairs): Readonly<Record<string, string>> {
  return Object.fromEntries(left.map(({ id, to }) => [id, to]));
}

function gapsOf({ gaps }: Gaps): Readonly<Record<string, string>> {
  return Object.fromEntries(gaps.map(({ id, accepts: [first = ''] }) => [id, first]));
}

/** Each at the left once with the next but the right one. */
function wrongPairs(exercise: Pairs): readonly AnswerTo<'pairs'>[] {
  return exercise.left.flatMap(({ id, to }) => {
    const other = exercise.right.find((one) => one.id !== to);
    if (other === undefined) return [];
    return [{ kind: 'pairs', pairs: { ...pairsOf(exercise), [id]: other.id } }];
  });
}

/** Each item but the first once too early, by one. */
function wrongOrders({ items }: Order): readonly AnswerTo<'order'>[] {
  const ids = items.map(({ id }) => id);
  return ids.slice(1).map((id, before) => ({
    kind: 'order',
    order: ids.filter((other) => other !== id).toSpliced(before, 0, id),
  }));
}

/** In each gap each wrong thing that is listed for it. */
function wrongGaps(exercise: Gaps): readonly AnswerTo<'gaps'>[] {
  return exercise.gaps.flatMap(({ id, wrong }) =>
    wrong.map(({ given }) => ({ kind: 'gaps', gaps: { ...gapsOf(exercise), [id]: given } })),
  );
}

/** Each line once left out with all below it, and each that does not belong once at the top. */
function wrongPrograms({ lines, distractors }: Assemble): readonly AnswerTo<'assemble'>[] {
  const ids = lines.map(({ id }) => id);
  const cut = ids.map((_, place) => ids.slice(0, place));
  const spoilt = distractors.map(({ id }) => [id, ...ids]);
  return [...cut, ...spoilt].map((given) => ({ kind: 'assemble', lines: given }));
}
