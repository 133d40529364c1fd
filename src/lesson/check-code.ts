/** Judges what is written: the lines that a program prints, and what fills the gaps of code. */
import type { AnswerTo, Gaps, Tracing, Verdict } from './exercise.ts';
import { isSameCode, isSameLine } from './same-text.ts';

export function checkTracing(exercise: Tracing, answer: AnswerTo<'tracing'>): Verdict {
  const { prints, praise } = exercise;
  const lines = withoutEnd(answer.lines);
  const wrong = differing(lines, prints);
  if (wrong.length === 0) return { met: true, reply: praise };
  const listed = exercise.wrong.find((one) => differing(one.lines, lines).length === 0);
  return {
    met: false,
    reply: listed?.reply ?? `${exercise.otherwise} ${whereIn(wrong, lines, prints)}`,
    wrong: wrong.map(String),
  };
}

/** Empty lines at the end are not meant. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** The places where the one says something else than the other. */
function differing(some: readonly string[], others: readonly string[]): readonly number[] {
  const places = Array.from({ length: Math.max(some.length, others.length) }, (_, i) => i);
  return places.filter((i) => {
    const [one, other] = [some[i], others[i]];
    return one === undefined || other === undefined || !isSameLine(one, other);
  });
}

type Lines = readonly string[];

/** Where to look again, without what should stand there. */
function whereIn([first = 0]: readonly number[], lines: Lines, prints: Lines): string {
  if (first >= prints.length) return 'It prints fewer lines.';
  if (first >= lines.length) return 'It prints more lines.';
  return `Look at line ${first + 1} again.`;
}

export function checkGaps({ gaps, praise }: Gaps, answer: AnswerTo<'gaps'>): Verdict {
  const wrong = gaps.filter(({ id, accepts }) => {
    const given = answer.gaps[id] ?? '';
    return !accepts.some((accepted) => isSameCode(accepted, given));
  });
  const [first] = wrong;
  if (first === undefined) return { met: true, reply: praise };
  const given = answer.gaps[first.id] ?? '';
  const listed = first.wrong.find((one) => isSameCode(one.given, given));
  const reply = given.trim() === '' ? 'A gap is still empty.' : (listed?.reply ?? first.otherwise);
  return { met: false, reply, wrong: wrong.map(({ id }) => id) };
}
