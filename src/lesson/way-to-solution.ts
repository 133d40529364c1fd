/** How "show me" gets from what the learner has to the solution: one part at a time, to be watched. */
import { blankAnswer, solutionOf } from './answers.ts';
import type { Answer, Exercise } from './exercise.ts';

/** The last is the solution; each differs from the one before it. */
export function wayToSolution(exercise: Exercise, from: Answer | undefined): readonly Answer[] {
  const solution = solutionOf(exercise);
  const start = from?.kind === solution.kind ? from : blankAnswer(exercise);
  return differingInTurn(start, [...wayFrom(start, solution), solution]);
}

function wayFrom(start: Answer, solution: Answer): readonly Answer[] {
  switch (solution.kind) {
    case 'choice':
      return [];
    case 'tracing':
      return start.kind === 'tracing'
        ? replacing(start.lines, solution.lines).map((lines) => ({ kind: 'tracing', lines }))
        : [];
    case 'pairs':
      return start.kind === 'pairs'
        ? filling(start.pairs, solution.pairs).map((pairs) => ({ kind: 'pairs', pairs }))
        : [];
    case 'order':
      return start.kind === 'order'
        ? placing(start.order, solution.order).map((order) => ({ kind: 'order', order }))
        : [];
    case 'gaps':
      return start.kind === 'gaps'
        ? filling(start.gaps, solution.gaps).map((gaps) => ({ kind: 'gaps', gaps }))
        : [];
    case 'assemble':
      return start.kind === 'assemble'
        ? placing(start.lines, solution.lines).map((lines) => ({ kind: 'assemble', lines }))
        : [];
    case 'design':
      return start.kind === 'design'
        ? filling(start.settings, solution.settings).map((settings) => ({
            kind: 'design',
            settings,
          }))
        : [];
    case 'scheduler':
      return replacing([], solution.steps).map((steps) => ({ kind: 'scheduler', steps }));
  }
}

type Texts = readonly string[];

/** Line by line, from the top. */
function replacing(from: Texts, to: Texts): readonly Texts[] {
  return to.map((_, place) => [...to.slice(0, place + 1), ...from.slice(place + 1)]);
}

/** What does not belong goes first; then one after another comes to its place. */
function placing(from: Texts, to: Texts): readonly Texts[] {
  const kept = from.filter((id) => to.includes(id));
  return [
    kept,
    ...to.map((_, place) => {
      const placed = to.slice(0, place + 1);
      return [...placed, ...kept.filter((id) => !placed.includes(id))];
    }),
  ];
}

type Named = Readonly<Record<string, string>>;

function filling(from: Named, to: Named): readonly Named[] {
  const names = Object.keys(to);
  return names.map((_, place) => ({
    ...from,
    ...Object.fromEntries(names.slice(0, place + 1).map((name) => [name, to[name] ?? ''])),
  }));
}

function differingInTurn(start: Answer, way: readonly Answer[]): readonly Answer[] {
  const texts = [start, ...way].map(textOf);
  return way.filter((_, i) => texts[i + 1] !== texts[i]);
}

/** The same for the same answer, whatever the order of its names. */
function textOf(answer: Answer): string {
  return JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
      : value,
  );
}
