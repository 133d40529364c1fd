/** The functions that a pipe may be made of, each as Elixir does it, with what it raises. */
import { elements } from '#term/access.ts';
import { compare } from '#term/compare.ts';
import { inspectLine } from '#term/inspect.ts';
import {
  float,
  integer,
  isAtom,
  isFloat,
  isNumber,
  isTuple,
  listFrom,
  NIL_ATOM,
  type Term,
  tuple,
  atom,
} from '#term/term.ts';

import { badArithmetic, functionClause, noProtocol, notBinary } from './error.ts';

/** What a step wants to be given. */
type Wanted = 'text' | 'list' | 'texts' | 'numbers';

type Step = { readonly wants: Wanted; readonly run: (value: Term) => Term };

/** What Unicode calls white space, and the part of it that `String.split` splits at. */
const SPACE = '\\t-\\r \\u0085\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000';
const ENDS = new RegExp(`^[${SPACE}\\u00a0\\u2007\\u202f]+|[${SPACE}\\u00a0\\u2007\\u202f]+$`, 'g');
const BREAKS = new RegExp(`[${SPACE}]+`);

/** A letter with its marks, or an emoji that is made of several. */
const GRAPHEME = /\p{RGI_Emoji}|\r\n|\P{M}\p{M}*|\p{M}+/gv;

/** By how each is written in a pipe. */
const STEPS: Readonly<Record<string, Step>> = {
  'String.trim()': text('trim', 1, (value) => value.replaceAll(ENDS, '')),
  'String.downcase()': text('downcase', 2, (value) => each(value, (one) => one.toLowerCase())),
  'String.upcase()': text('upcase', 2, upcase),
  'String.length()': text('length', 1, length),
  'String.split()': {
    wants: 'text',
    run: (value) => {
      if (typeof value !== 'string') throw notBinary();
      return listFrom(value.split(BREAKS).filter((word) => word !== ''));
    },
  },
  'Enum.map(&String.length/1)': map('texts', text('length', 1, length).run),
  'Enum.map(&String.upcase/1)': map('texts', text('upcase', 2, upcase).run),
  'Enum.map(&(&1 * 2))': map('numbers', doubled),
  'Enum.filter(&(&1 > 3))': list((items) => listFrom(items.filter((item) => compare(item, 3) > 0))),
  'Enum.sort()': list((items) => listFrom(items.toSorted(compare))),
  'Enum.reverse()': list((items) => listFrom(items.toReversed())),
  'Enum.count()': list((items) => items.length),
  'Enum.sum()': { wants: 'numbers', run: (value) => itemsOf(value).reduce(sum, 0) },
  'Enum.join("-")': list((items) => items.map(asText).join('-')),
};

export const STEP_NAMES: readonly string[] = Object.keys(STEPS);

/** What the step makes of the value. Throws a `StepError` for what Elixir raises. */
export function runStep(name: string, value: Term): Term {
  return stepNamed(name).run(value);
}

/** The same with `{:ok, value}` and `{:error, reason}`: an error goes on untouched. */
export function runSafely(name: string, tagged: Term): Term {
  const [tag, value] = isTuple(tagged, 2) ? tagged.items : [];
  if (tag === undefined || value === undefined || isAtom(tag, 'error')) return tagged;
  const wrong = unfit(stepNamed(name).wants, value);
  return wrong === undefined
    ? tuple(atom('ok'), runStep(name, value))
    : tuple(atom('error'), tuple(atom(wrong), value));
}

function stepNamed(name: string): Step {
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step !== undefined) return step;
  throw new RangeError(`there is no step "${name}"; allowed are ${STEP_NAMES.join(', ')}`);
}

function unfit(wants: Wanted, value: Term): string | undefined {
  if (wants === 'text') return typeof value === 'string' ? undefined : 'not_a_text';
  const items = elements(value);
  if (items === undefined) return 'not_a_list';
  if (wants === 'texts' && !items.every((item) => typeof item === 'string')) return 'not_texts';
  return wants === 'numbers' && !items.every(isNumber) ? 'not_numbers' : undefined;
}

/** A function of `String`; `arity` is that of the clause which is not found. */
function text(name: string, arity: number, run: (value: string) => Term): Step {
  return {
    wants: 'text',
    run: (value) => {
      if (typeof value !== 'string') throw functionClause(name, arity);
      return run(value);
    },
  };
}

function list(run: (items: readonly Term[]) => Term): Step {
  return { wants: 'list', run: (value) => run(itemsOf(value)) };
}

function map(wants: Wanted, run: (item: Term) => Term): Step {
  return { wants, run: (value) => listFrom(itemsOf(value).map(run)) };
}

function itemsOf(value: Term): readonly Term[] {
  const items = elements(value);
  if (items === undefined) throw noProtocol('Enumerable', value);
  return items;
}

/** Letter by letter: what stands around a letter does not matter to Elixir. */
function each(value: string, change: (letter: string) => string): string {
  return Array.from(value, change).join('');
}

function upcase(value: string): string {
  return each(value, (one) => one.toUpperCase());
}

function length(value: string): number {
  return value.match(GRAPHEME)?.length ?? 0;
}

function doubled(item: Term): Term {
  if (!isNumber(item)) throw badArithmetic('*');
  return isFloat(item) ? float(item.value * 2) : integer(BigInt(item) * 2n);
}

function sum(total: Term, item: Term): Term {
  if (!isNumber(item) || !isNumber(total)) throw badArithmetic('+');
  if (!isFloat(item) && !isFloat(total)) return integer(BigInt(item) + BigInt(total));
  return float(numberOf(item) + numberOf(total));
}

function numberOf(term: Term): number {
  return isFloat(term) ? term.value : Number(term);
}

/** `to_string`, as `Enum.join` does it. */
function asText(item: Term): string {
  if (typeof item === 'string') return item;
  if (isAtom(item)) return item === NIL_ATOM ? '' : item.name;
  if (isNumber(item)) return inspectLine(item);
  throw noProtocol('String.Chars', item);
}
