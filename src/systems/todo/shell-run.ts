/**
 * A line at work: what is left of it to do, and the values so far. Goes on until something has to be
 * waited for, or until there is something to print. Plain functions of plain values.
 */
import { element } from '#term/access.ts';
import { fill } from '#term/ex-shape.ts';
import { atom, isAtom, isTuple, NIL, OK, type Term, tuple } from '#term/term.ts';

import { bodyOf, type Expression, lineIn, type Loop, type Pattern } from './line.ts';
import { type Around, type Effect, stepsOf } from './shell-functions.ts';
import {
  HELP,
  NOT_UNDERSTOOD,
  raisedText,
  resultText,
  undefinedFunction,
  undefinedVariable,
} from './shell-result.ts';

type Todo =
  | { readonly kind: 'term'; readonly of: Expression & { readonly kind: 'term' } }
  | { readonly kind: 'step'; readonly function: string; readonly at: number }
  | { readonly kind: 'turn'; readonly loop: Loop; readonly turn: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'bind'; readonly pattern: Pattern };

export type Work = {
  readonly bindings: Readonly<Record<string, Term>>;
  readonly todo: readonly Todo[];
  readonly stack: readonly Term[];
  /** What is waited for. */
  readonly effect: Effect | undefined;
  /** What is printed when the line is done, if anything is. */
  readonly output: string | undefined;
};

export const NO_WORK: Work = {
  bindings: {},
  todo: [],
  stack: [],
  effect: undefined,
  output: undefined,
};

/** The line from its beginning. */
export function begin({ bindings }: Work, text: string, around: Around): Work {
  const fresh = { ...NO_WORK, bindings };
  const line = lineIn(text);
  if (line.kind === 'empty') return fresh;
  if (/^h(?:\(\))?$/.test(text.trim())) return { ...fresh, output: HELP };
  if (line.kind === 'unknown') return { ...fresh, output: NOT_UNDERSTOOD };
  const { pattern } = line;
  const last: readonly Todo[] = pattern === undefined ? [] : [{ kind: 'bind', pattern }];
  return goOn({ ...fresh, todo: [...todoOf(line.value), ...last] }, around);
}

/** What was waited for has come. */
export function resume(work: Work, value: Term, around: Around): Work {
  return goOn({ ...work, effect: undefined, stack: [...work.stack, value] }, around);
}

/** The line is over, with an error. */
export function giveUp({ bindings }: Work, output: string): Work {
  return { ...NO_WORK, bindings, output };
}

function todoOf(expression: Expression): readonly Todo[] {
  switch (expression.kind) {
    case 'term':
      return [{ kind: 'term', of: expression }];
    case 'call':
      return [
        ...expression.args.flatMap(todoOf),
        { kind: 'step', function: expression.function, at: 0 },
      ];
    case 'each':
      return [{ kind: 'turn', loop: expression.loop, turn: expression.loop.first }];
  }
}

function goOn(before: Work, around: Around): Work {
  let work = before;
  while (work.effect === undefined && work.output === undefined) {
    const [first, ...todo] = work.todo;
    if (first === undefined) return { ...work, output: resultText(work.stack.at(-1) ?? NIL) };
    work = done({ ...work, todo }, first, around);
  }
  return work;
}

function done(work: Work, first: Todo, around: Around): Work {
  switch (first.kind) {
    case 'term':
      return pushTerm(work, first.of);
    case 'step':
      return takeStep(work, first, around);
    case 'turn':
      return takeTurn(work, first);
    case 'drop':
      return { ...work, stack: work.stack.slice(0, -1) };
    case 'bind':
      return bind(work, first.pattern);
  }
}

function pushTerm(work: Work, { shape, names }: Expression & { readonly kind: 'term' }): Work {
  const unknown = names.find((name) => work.bindings[name] === undefined);
  if (unknown !== undefined) return giveUp(work, undefinedVariable(unknown));
  const holes = names.map((name) => work.bindings[name] ?? NIL);
  return { ...work, stack: [...work.stack, fill(shape, holes)] };
}

/** One step of the function that is called; the next one comes before all else. */
function takeStep(work: Work, call: Todo & { readonly kind: 'step' }, around: Around): Work {
  const steps = stepsOf(call.function, around.settings);
  const step = steps?.[call.at];
  if (steps === undefined || step === undefined)
    return giveUp(work, undefinedFunction(call.function));
  const args = work.stack.slice(work.stack.length - step.takes);
  const kept = work.stack.slice(0, work.stack.length - step.takes + (step.keeps ?? 0));
  const isLast = call.at + 1 === steps.length;
  const todo = isLast ? work.todo : [{ ...call, at: call.at + 1 }, ...work.todo];
  const effect = step.effect(args, around);
  if (effect.kind === 'raise') return giveUp(work, effect.text);
  return effect.kind === 'value'
    ? { ...work, todo, stack: [...kept, effect.value] }
    : { ...work, todo, stack: kept, effect };
}

/** One turn of `Enum.each`, and the next after it. */
function takeTurn(work: Work, { loop, turn }: Todo & { readonly kind: 'turn' }): Work {
  const line = lineIn(bodyOf(loop, turn));
  if (line.kind !== 'line') return giveUp(work, NOT_UNDERSTOOD);
  const isLast = turn === loop.last;
  const next: Todo = { kind: 'turn', loop, turn: turn + (loop.first <= loop.last ? 1 : -1) };
  const rest: readonly Todo[] = isLast ? [OK_TERM] : [next];
  return { ...work, todo: [...todoOf(line.value), { kind: 'drop' }, ...rest, ...work.todo] };
}

/** What `Enum.each` returns. */
const OK_TERM: Todo = {
  kind: 'term',
  of: { kind: 'term', shape: { kind: 'whole', term: OK }, names: [] },
};

/** The value stays: it is what `=` returns. */
function bind(work: Work, { tag, name }: Pattern): Work {
  const value = work.stack.at(-1) ?? NIL;
  const bound = tag === undefined ? value : tagged(value, tag);
  if (bound === undefined) return giveUp(work, raisedText(tuple(atom('badmatch'), value)));
  return { ...work, bindings: { ...work.bindings, [name]: bound } };
}

function tagged(value: Term, tag: string): Term | undefined {
  if (!isTuple(value, 2)) return undefined;
  const first = element(value, 0);
  return first !== undefined && isAtom(first, tag) ? element(value, 1) : undefined;
}
