import type { Assemble, Gaps, Tracing } from './exercise.ts';
/** What is wrong with exercises on code: what it prints, what fills its gaps, which lines make it. */
import { emptyTexts, idFaults, permutationFaults, replyFaults } from './field-faults.ts';
import { gapIds } from './gap-parts.ts';
import { isSameCode } from './same-text.ts';

export function codeFaults(exercise: Tracing | Gaps | Assemble): readonly string[] {
  switch (exercise.kind) {
    case 'tracing':
      return tracingFaults(exercise);
    case 'gaps':
      return gapsFaults(exercise);
    case 'assemble':
      return assembleFaults(exercise);
  }
}

function tracingFaults({ code, prints, wrong, otherwise }: Tracing): readonly string[] {
  const texts = wrong.map(({ lines }) => lines.join('\n'));
  const twice = texts.flatMap((text, i) =>
    texts.indexOf(text) < i ? [`wrong[${i}].lines: are listed already`] : [],
  );
  return [
    ...emptyTexts('', { code, otherwise }),
    ...(prints.length === 0 ? ['prints: is empty'] : []),
    ...twice,
    ...replyFaults(
      'wrong',
      wrong.map(({ reply }) => reply),
    ),
  ];
}

function gapsFaults({ code, gaps }: Gaps): readonly string[] {
  const inCode = gapIds(code);
  const known = gaps.map(({ id }) => id);
  const unknown = inCode.filter((id) => !known.includes(id));
  const twice = inCode.filter((id, i) => inCode.indexOf(id) < i);
  const unused = known.filter((id) => !inCode.includes(id));
  return [
    ...emptyTexts('', { code }),
    ...idFaults('gaps', gaps),
    ...(known.length === 0 ? ['gaps: there must be one or more'] : []),
    ...unknown.map((id) => `code: nothing is said of the gap __${id}__`),
    ...twice.map((id) => `code: the gap __${id}__ is there twice`),
    ...unused.map((id) => `gaps: __${id}__ does not stand in the code`),
    ...gaps.flatMap((gap, i) => gapFaults(gap, `gaps[${i}].`)),
  ];
}

function gapFaults({ accepts, options, wrong, otherwise }: Gaps['gaps'][number], path: string) {
  const isAccepted = (text: string) => accepts.some((one) => isSameCode(one, text));
  const listed = wrong.map(({ given }) => given);
  const offered = options ?? [...accepts, ...listed];
  return [
    ...emptyTexts(path, { otherwise }),
    ...(accepts.length === 0 ? [`${path}accepts: is empty`] : []),
    ...accepts.flatMap((text) =>
      offered.includes(text) ? [] : [`${path}accepts: "${text}" is none of the options`],
    ),
    ...listed.flatMap((text, i) => [
      ...(isAccepted(text) ? [`${path}wrong[${i}].given: "${text}" is accepted`] : []),
      ...(offered.includes(text) ? [] : [`${path}wrong[${i}].given: is none of the options`]),
      ...(listed.indexOf(text) < i ? [`${path}wrong[${i}].given: is listed already`] : []),
    ]),
    ...offered.flatMap((text) =>
      isAccepted(text) || listed.includes(text) ? [] : [`${path}wrong: has no reply to "${text}"`],
    ),
    ...replyFaults(
      `${path}wrong`,
      wrong.map(({ reply }) => reply),
    ),
  ];
}

function assembleFaults({ lines, distractors, shown }: Assemble): readonly string[] {
  const all = [...lines, ...distractors];
  const alike = distractors.flatMap(({ text }, i) =>
    lines.some((line) => line.text === text)
      ? [`distractors[${i}].text: is that of a line that belongs`]
      : [],
  );
  const given = shown.filter((id) => lines.some((line) => line.id === id));
  const inOrder = lines.length > 1 && given.every((id, i) => id === lines[i]?.id);
  return [
    ...idFaults('lines and distractors', all),
    ...lines.flatMap(({ text }, i) => emptyTexts(`lines[${i}].`, { text })),
    ...distractors.flatMap(({ text }, i) => emptyTexts(`distractors[${i}].`, { text })),
    ...replyFaults(
      'lines and distractors',
      all.map(({ reply }) => reply),
    ),
    ...(lines.length === 0 ? ['lines: there must be one or more'] : []),
    ...alike,
    ...permutationFaults(
      shown,
      all.map(({ id }) => id),
    ).filter((fault) => fault !== 'shown: is the right order already'),
    ...(inOrder ? ['shown: has the lines in their right order already'] : []),
  ];
}
