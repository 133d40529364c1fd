/**
 * A process written as a list of instructions, so that a rule or a small world reads in one breath:
 *
 *     [trapExit(), spawnLink('kid', [exit(ex`:boom`)]), receive(on(ex`{:EXIT, :_, :_}`, 'm')), log('m')]
 *
 * Values have names. A string names one, of those that `as` gave, of the processes a world was
 * started with, or `self`; what is built of several is a function: `(v) => ex`{:hi, ${v('self')}}``.
 */
import { equal } from '#term/compare.ts';
import { atom, isAtom, isTuple, NIL, NIL_ATOM, type Term, tuple } from '#term/term.ts';

import {
  type Answer,
  type Behaviour,
  type Moment,
  Raised,
  type Request,
  type Turn,
} from './behaviour.ts';

export type Lookup = (name: string) => Term;
/** The name of a value, a term, or a term built of values. */
export type Operand = string | Exclude<Term, string> | ((value: Lookup) => Term);

export type Instruction =
  | { readonly op: 'ask'; readonly request: (v: Valuer) => Request; readonly as: string }
  /** Like `ask`, but an error is answered as `{:raised, reason}` and does not end the process. */
  | { readonly op: 'try'; readonly request: (v: Valuer) => Request; readonly as: string }
  | { readonly op: 'receive'; readonly clauses: readonly Clause[] }
  | { readonly op: 'exit'; readonly reason: Operand }
  | { readonly op: 'raise'; readonly reason: Operand }
  | { readonly op: 'repeat'; readonly times: number; readonly body: Script };

export type Script = readonly Instruction[];

/** What an instruction needs to make its request. */
export type Valuer = (operand: Operand) => Term;

export type Clause =
  | {
      readonly kind: 'on';
      readonly pattern: Term;
      readonly as: string;
      readonly body: Script;
      readonly guard?: (value: Lookup) => boolean;
    }
  | { readonly kind: 'after'; readonly delay: number; readonly body: Script };

type State = {
  readonly known: Readonly<Record<string, Term>>;
  readonly values: Readonly<Record<string, Term>>;
  /** What is still to do. */
  readonly todo: Script;
  /** What the answer to the last request is called, and whether an error is an answer, too. */
  readonly asked: (Instruction & { op: 'ask' | 'try' }) | undefined;
  readonly deadline: number | undefined;
};

/** The process that does `todo` and then ends; it knows `known` by their names. */
export function scripted(
  name: string,
  todo: Script,
  known: Readonly<Record<string, Term>> = {},
): Behaviour<State> {
  return {
    name,
    start: (argument, { self }) => ({
      known,
      values: { self, argument },
      todo,
      asked: undefined,
      deadline: undefined,
    }),
    run,
    take,
    timeout: (state) => goInto(state, afterOf(state)?.body ?? []),
    describe: ({ values }) => ({ states: [], data: NIL, words: Object.keys(values).length }),
  };
}

function run(state: State, { now, answer }: Moment): Turn<State> {
  const at = answer === undefined ? state : answered(state, answer);
  const [next, ...rest] = at.todo;
  if (next === undefined)
    return { kind: 'exited', state: at, reductions: 1, reason: atom('normal') };
  const then = { ...at, todo: rest };
  switch (next.op) {
    case 'ask':
    case 'try': {
      const request = next.request((operand) => valueOf(at, operand));
      return { kind: 'request', state: { ...then, asked: next }, reductions: 1, request };
    }
    case 'receive': {
      const delay = next.clauses.find(({ kind }) => kind === 'after');
      const deadline = delay?.kind === 'after' ? now + delay.delay : undefined;
      return { kind: 'waiting', state: { ...at, deadline }, reductions: 1, deadline };
    }
    case 'exit':
      return { kind: 'exited', state: then, reductions: 1, reason: valueOf(at, next.reason) };
    case 'raise':
      throw new Raised(tuple(valueOf(at, next.reason), NIL), 'raised by a script');
    case 'repeat': {
      const again = { ...next, times: next.times - 1 };
      const todo = next.times > 0 ? [...next.body, again, ...rest] : rest;
      return { kind: 'more', state: { ...then, todo }, reductions: 1 };
    }
  }
}

/** The first clause whose pattern and guard fit; a guard that raises does not. */
function take(state: State, message: Term): State | undefined {
  const [receiving] = state.todo;
  if (receiving?.op !== 'receive') return undefined;
  for (const clause of receiving.clauses) {
    if (clause.kind === 'after' || !isMatch(clause.pattern, message)) continue;
    const taken = withValue(state, clause.as, message);
    if (clause.guard === undefined || passes(clause.guard, taken))
      return goInto(taken, clause.body);
  }
  return undefined;
}

function passes(guard: (value: Lookup) => boolean, state: State): boolean {
  try {
    return guard((name) => valueOf(state, name));
  } catch {
    return false;
  }
}

/** Past the `receive` it stands at, with this to do first. */
function goInto(state: State, body: Script): State {
  return { ...state, todo: [...body, ...state.todo.slice(1)], deadline: undefined };
}

function afterOf({ todo }: State): (Clause & { kind: 'after' }) | undefined {
  const [receiving] = todo;
  if (receiving?.op !== 'receive') return undefined;
  return receiving.clauses.find((clause) => clause.kind === 'after');
}

function answered({ asked, ...state }: State, answer: Answer): State {
  const next = { ...state, asked: undefined };
  if (asked === undefined) return next;
  if (answer.kind === 'ok') return withValue(next, asked.as, answer.value);
  if (asked.op === 'try') return withValue(next, asked.as, tuple(atom('raised'), answer.reason));
  throw new Raised(tuple(answer.reason, NIL), 'a request was refused');
}

function withValue(state: State, name: string, value: Term): State {
  return name === '' ? state : { ...state, values: { ...state.values, [name]: value } };
}

function valueOf(state: State, operand: Operand): Term {
  if (typeof operand === 'function') return operand((name) => valueOf(state, name));
  if (typeof operand !== 'string') return operand;
  return state.values[operand] ?? state.known[operand] ?? NIL_ATOM;
}

/** As in a match specification, `:_` fits anything. */
function isMatch(pattern: Term, message: Term): boolean {
  if (isAtom(pattern, '_')) return true;
  if (!isTuple(pattern)) return equal(pattern, message);
  if (!isTuple(message, pattern.items.length)) return false;
  return pattern.items.every((item, at) => isMatch(item, message.items[at] ?? NIL));
}
