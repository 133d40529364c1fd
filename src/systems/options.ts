/**
 * Options of a system as plain data, from a scenario, a lesson or the command line: checked against
 * what the system has, and made into the term that its processes are started with.
 */
import { ExSyntaxError } from '#term/ex-source.ts';
import { parseTerm } from '#term/ex.ts';
import { atom, listFrom, map, type Term } from '#term/term.ts';

/** A whole number, one of some words, several words in order, a term of Elixir, or a group of options. */
export type OptionSpec =
  | { readonly kind: 'count'; readonly initial: number; readonly least: number }
  | { readonly kind: 'word'; readonly initial: string; readonly allowed: readonly string[] }
  | {
      readonly kind: 'words';
      readonly initial: readonly string[];
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'term'; readonly initial: string; readonly allowed: TermKind }
  | { readonly kind: 'group'; readonly members: OptionSpecs };

/** Which terms are allowed, and how that is said. */
export type TermKind = { readonly name: string; readonly has: (term: Term) => boolean };

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

/** Any number of the allowed words, each as often as wanted: a list of texts. */
export const words = (initial: readonly string[], allowed: readonly string[]): OptionSpec => ({
  kind: 'words',
  initial,
  allowed,
});

/** `initial` as Elixir writes it. */
export const termOption = (initial: string, allowed: TermKind): OptionSpec => ({
  kind: 'term',
  initial,
  allowed,
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
    case 'words':
      return wordsIn(value ?? spec.initial, spec.allowed, path);
    case 'term':
      return termIn(value ?? spec.initial, path, spec.allowed);
  }
}

/** A list of allowed words, or one text with `|>` or commas between them. Throws a `RangeError`. */
export function wordsIn(value: unknown, allowed: readonly string[], path: string): Term {
  const given = typeof value === 'string' ? value.split(/\s*(?:\|>|,)\s*/) : value;
  if (!Array.isArray(given)) {
    throw new RangeError(`${path}: ${JSON.stringify(value)} is not a list of words`);
  }
  const wrong: unknown = given.find((one) => !allowed.includes(one));
  if (wrong === undefined) return listFrom(given);
  throw new RangeError(`${path}: ${JSON.stringify(wrong)} is not one of ${allowed.join(', ')}`);
}

export const ANY_TERM: TermKind = { name: 'a term of Elixir', has: () => true };

/** The term that this text says: `{:hello, "world"}`. Throws a `RangeError`. */
export function termIn(text: unknown, path: string, allowed: TermKind = ANY_TERM): Term {
  const wrong = (why: string) =>
    new RangeError(`${path}: ${JSON.stringify(text)} is not ${allowed.name}${why}`);
  const source = typeof text === 'number' ? String(text) : text;
  if (typeof source !== 'string') throw wrong(', written as a text');
  try {
    const term = parseTerm(source);
    if (allowed.has(term)) return term;
  } catch (error) {
    if (!(error instanceof ExSyntaxError)) throw error;
    throw wrong(`: expected ${error.expected} at column ${error.column}`);
  }
  throw wrong('');
}

/** Throws a `RangeError` for a field that is not known. */
export function knownFields(
  value: unknown,
  path: string,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const fields = recordOf(value, path);
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown === undefined) return fields;
  throw new RangeError(`${path}: there is no field "${unknown}"; allowed are ${known.join(', ')}`);
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
