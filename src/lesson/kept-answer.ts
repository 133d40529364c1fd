/**
 * An answer as it was kept, read again. The exercise may have changed since, or what was kept may be
 * anything at all: what does not exist is left out, and the rest is still the learner's.
 */
import type { Answer, Assemble, Design, Exercise, Gaps, Order, Pairs } from './exercise.ts';

/** `undefined`: it is no answer to this exercise. Never throws. */
export function parseAnswer(exercise: Exercise, json: unknown): Answer | undefined {
  const kept = fieldsOf(json);
  if (kept['kind'] !== exercise.kind) return undefined;
  switch (exercise.kind) {
    case 'choice': {
      const known = exercise.options.find(({ id }) => id === kept['option']);
      return known === undefined ? undefined : { kind: 'choice', option: known.id };
    }
    case 'tracing':
      return { kind: 'tracing', lines: textsIn(kept['lines']) };
    case 'pairs':
      return { kind: 'pairs', pairs: keptPairs(exercise, fieldsOf(kept['pairs'])) };
    case 'order':
      return { kind: 'order', order: keptOrder(exercise, textsIn(kept['order'])) };
    case 'gaps':
      return { kind: 'gaps', gaps: keptGaps(exercise, fieldsOf(kept['gaps'])) };
    case 'assemble':
      return { kind: 'assemble', lines: keptLines(exercise, textsIn(kept['lines'])) };
    case 'design':
      return { kind: 'design', settings: keptSettings(exercise, fieldsOf(kept['settings'])) };
    case 'scheduler':
      return { kind: 'scheduler', steps: textsIn(kept['steps']) };
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(json: unknown): Fields {
  return typeof json === 'object' && json !== null ? { ...json } : {};
}

function textsIn(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((item) => typeof item === 'string') : [];
}

/** Each once, and only those that there are. */
function knownOf(ids: readonly string[], known: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => known.includes(id));
}

function keptPairs({ left, right }: Pairs, kept: Fields): Readonly<Record<string, string>> {
  const pairs = left.flatMap(({ id }) => {
    const chosen = right.find((one) => one.id === kept[id]);
    return chosen === undefined ? [] : [[id, chosen.id] as const];
  });
  return Object.fromEntries(pairs);
}

/** What is new comes last. */
function keptOrder({ shown }: Order, kept: readonly string[]): readonly string[] {
  return [...new Set([...knownOf(kept, shown), ...shown])];
}

function keptGaps({ gaps }: Gaps, kept: Fields): Readonly<Record<string, string>> {
  const filled = gaps.flatMap(({ id, options }) => {
    const given = kept[id];
    if (typeof given !== 'string') return [];
    return options?.includes(given) === false ? [] : [[id, given] as const];
  });
  return Object.fromEntries(filled);
}

function keptLines({ lines, distractors }: Assemble, kept: readonly string[]): readonly string[] {
  return knownOf(
    kept,
    [...lines, ...distractors].map(({ id }) => id),
  );
}

function keptSettings({ settings }: Design, kept: Fields): Readonly<Record<string, string>> {
  const chosen = settings.map(({ id, options, initial }) => {
    const known = options.find((option) => option.id === kept[id]);
    return [id, known?.id ?? initial] as const;
  });
  return Object.fromEntries(chosen);
}
