/**
 * What is wrong with an exercise itself, in words for whoever writes it: which field, and what it
 * should be. Design and scheduler are also played, which a test does.
 */
import { blankAnswer, solutionOf, wrongAnswersOf } from './answers.ts';
import { check } from './check.ts';
import { codeFaults } from './code-faults.ts';
import { isSameDesign } from './design-trial.ts';
import type {
  Choice,
  Design,
  DesignAnswer,
  Exercise,
  Order,
  Pairs,
  Scheduler,
} from './exercise.ts';
import { emptyTexts, idFaults, permutationFaults, replyFaults } from './field-faults.ts';

export function faultsInExercise(exercise: Exercise): readonly string[] {
  const { id, text, hint, praise } = exercise;
  const own = [...emptyTexts('', { id, text, hint, praise }), ...faultsOfKind(exercise)];
  // What is not whole cannot be judged.
  return own.length > 0 ? own : faultsInVerdicts(exercise);
}

function faultsOfKind(exercise: Exercise): readonly string[] {
  switch (exercise.kind) {
    case 'choice':
      return choiceFaults(exercise);
    case 'pairs':
      return pairsFaults(exercise);
    case 'order':
      return orderFaults(exercise);
    case 'design':
      return designFaults(exercise);
    case 'scheduler':
      return schedulerFaults(exercise);
    case 'tracing':
    case 'gaps':
    case 'assemble':
      return codeFaults(exercise);
  }
}

/** The solution must be right, and all else wrong, of which something is to be listed. */
function faultsInVerdicts(exercise: Exercise): readonly string[] {
  const wrong = wrongAnswersOf(exercise);
  const faults: string[] = wrong.length === 0 ? ['no wrong answer is listed'] : [];
  if (exercise.kind === 'design' || exercise.kind === 'scheduler') return faults;
  if (!check(exercise, solutionOf(exercise)).met) faults.push('its own solution is judged wrong');
  if (check(exercise, blankAnswer(exercise)).met) faults.push('it is met before anything is done');
  for (const answer of wrong) {
    if (check(exercise, answer).met) faults.push(`judged right: ${JSON.stringify(answer)}`);
  }
  return faults;
}

function choiceFaults({ options }: Choice): readonly string[] {
  const right = options.filter(({ reply }) => reply === undefined);
  const texts = options.flatMap(({ text }, i) => emptyTexts(`options[${i}].`, { text }));
  return [
    ...idFaults('options', options),
    ...texts,
    ...replyFaults(
      'options',
      options.map(({ reply }) => reply),
    ),
    ...(options.length < 2 ? ['options: there must be two or more'] : []),
    ...(right.length === 1 || options.length === 0 ? [] : [rightOptions(right)]),
  ];
}

function rightOptions(right: Choice['options']): string {
  if (right.length === 0) return 'options: none is right; leave out the reply of the one that is';
  const ids = right.map(({ id }) => `"${id}"`).join(', ');
  return `options: only one may be right (be without a reply), not ${ids}`;
}

function pairsFaults({ left, right }: Pairs): readonly string[] {
  const ids = right.map(({ id }) => id);
  const unknown = left.flatMap(({ to }, i) =>
    ids.includes(to) ? [] : [`left[${i}].to: no "${to}" at the right; there are ${ids.join(', ')}`],
  );
  return [
    ...idFaults('left', left),
    ...idFaults('right', right),
    ...[...left].flatMap(({ text }, i) => emptyTexts(`left[${i}].`, { text })),
    ...[...right].flatMap(({ text }, i) => emptyTexts(`right[${i}].`, { text })),
    ...replyFaults(
      'left',
      left.map(({ reply }) => reply),
    ),
    ...unknown,
    ...(left.length === 0 ? ['left: there must be one or more'] : []),
    ...(right.length < 2 ? ['right: there must be two or more'] : []),
  ];
}

function orderFaults({ items, shown }: Order): readonly string[] {
  const ids = items.map(({ id }) => id);
  const missing = items.flatMap(({ reply }, i) =>
    i > 0 && reply === undefined ? [`items[${i}].reply: is missing`] : [],
  );
  return [
    ...idFaults('items', items),
    ...items.flatMap(({ text }, i) => emptyTexts(`items[${i}].`, { text })),
    ...missing,
    ...replyFaults(
      'items',
      items.map(({ reply }) => reply),
    ),
    ...(items.length < 2 ? ['items: there must be two or more'] : []),
    ...permutationFaults(shown, ids),
  ];
}

function designFaults(exercise: Design): readonly string[] {
  const { settings, seeds, solution, wrong, otherwise } = exercise;
  const initial = Object.fromEntries(settings.map((setting) => [setting.id, setting.initial]));
  const answers = [
    ...answerFaults('initial', settings, initial),
    ...answerFaults('solution', settings, solution),
    ...wrong.flatMap(({ answer }, i) => [
      ...answerFaults(`wrong[${i}].answer`, settings, answer),
      ...(isSameDesign(exercise, answer, solution) ? [`wrong[${i}].answer: is the solution`] : []),
    ]),
  ];
  return [
    ...idFaults('settings', settings),
    ...settings.flatMap(({ label, options }, i) => [
      ...emptyTexts(`settings[${i}].`, { label }),
      ...idFaults(`settings[${i}].options`, options),
      ...(options.length < 2 ? [`settings[${i}].options: there must be two or more`] : []),
    ]),
    ...answers,
    ...(isSameDesign(exercise, initial, solution) ? ['initial: is the solution already'] : []),
    ...replyFaults(
      'wrong',
      wrong.map(({ reply }) => reply),
    ),
    ...emptyTexts('', { otherwise }),
    ...(Number.isInteger(seeds) && seeds > 0 ? [] : ['seeds: must be a whole number above 0']),
  ];
}

function answerFaults(
  path: string,
  settings: Design['settings'],
  answer: DesignAnswer,
): readonly string[] {
  const foreign = Object.keys(answer).filter((id) => !settings.some((one) => one.id === id));
  const unknown = settings.flatMap(({ id, options }) => {
    const chosen = answer[id];
    if (options.some((option) => option.id === chosen)) return [];
    const given = chosen === undefined ? 'is missing' : `is "${chosen}"`;
    return [`${path}.${id}: ${given}; it may be ${options.map((one) => one.id).join(', ')}`];
  });
  return [...foreign.map((id) => `${path}.${id}: there is no such setting`), ...unknown];
}

function schedulerFaults({ missed, solution, wrong }: Scheduler): readonly string[] {
  const text = JSON.stringify(solution);
  return [
    ...(solution.length === 0 ? ['solution: is empty'] : []),
    ...replyFaults(
      'missed',
      missed.map(({ reply }) => reply),
    ),
    ...wrong.flatMap((steps, i) =>
      JSON.stringify(steps) === text ? [`wrong[${i}]: is the solution`] : [],
    ),
    ...wrong.flatMap((steps, i) => (steps.length === 0 ? [`wrong[${i}]: is empty`] : [])),
  ];
}
