/**
 * Options of a system as plain data, from a scenario, a lesson or the command line: checked against
 * what the system has, and made into the term that its processes are started with.
 */
import { atom, map, type Term } from '#term/term.ts';

/** A whole number, one of some words, or a group of options. */
export type OptionSpec =
  | { readonly kind: 'count'; readonly initial: number; readonly least: number }
  | { readonly kind: 'word'; readonly initial: string; readonly allowed: readonly string[] }
  | { readonly kind: 'group'; readonly members: OptionSpecs };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export const count = (initial: number, least = 1): OptionSpec => ({
  kind: 'count',
  initial,
  least,
});

export const word = (initial: string, ...others: readonly string[]): OptionSpec => ({
  kind: 'word',
  initial,
  allowed: [initial, ...others],
});

export const group = (members: OptionSpecs): OptionSpec => ({ kind: 'group', members });

/** The options with these changes. Throws a `RangeError` that names the field and what is allowed. */
export function optionsTerm(specs: OptionSpecs, changes: unknown, path = 'options'): Term {
  const given = recordOf(changes, path);
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(specs, key)) continue;
    throw new RangeError(
      `${path}.${key}: there is no such option; allowed are ${Object.keys(specs).join(', ')}`,
    );
  }
  return map(
    Object.entries(specs).map(([key, spec]) => [
      atom(key),
      valueOf(spec, given[key], `${path}.${key}`),
    ]),
  );
}

function valueOf(spec: OptionSpec, value: unknown, path: string): Term {
  switch (spec.kind) {
    case 'group':
      return optionsTerm(spec.members, value, path);
    case 'count': {
      const number = value === undefined ? spec.initial : value;
      if (isWhole(number, spec.least)) return number;
      throw new RangeError(
        `${path}: ${JSON.stringify(value)} is not a whole number from ${spec.least} on`,
      );
    }
    case 'word': {
      const chosen = value === undefined ? spec.initial : value;
      if (typeof chosen === 'string' && spec.allowed.includes(chosen)) return atom(chosen);
      throw new RangeError(
        `${path}: ${JSON.stringify(value)} is not one of ${spec.allowed.join(', ')}`,
      );
    }
  }
}

export function isWhole(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

/** An object, or nothing given. */
export function recordOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new RangeError(`${path}: ${JSON.stringify(value)} is not an object`);
}
