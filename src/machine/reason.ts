/**
 * Why a process ends when its code raises: helpers that raise as Elixir's own code does, and the
 * exit reason that the others see. SPEC, section ER.
 */
import { Raised } from '#kernel/behaviour.ts';
import { inspectLine } from '#term/inspect.ts';
import {
  atom,
  float,
  type FloatTerm,
  isNumber,
  list,
  listFrom,
  keyword,
  moduleAtom,
  struct,
  type Term,
  tuple,
} from '#term/term.ts';

/** An error of the VM or an exception: its exit reason is `{reason, stack}`. */
export class Failed extends Raised {}

/** `exit(reason)`: the reason as it is. */
export class Exited extends Raised {}

/** The last one thrown. XState wraps what a guard throws in an error of its own and loses it. */
let latest: Raised | undefined;

function thrown<Kind extends Raised>(error: Kind): Kind {
  latest = error;
  return error;
}

/** `raise "text"`, or `raise` of an exception struct. */
export function raise(exception: Term): never {
  const raised =
    typeof exception === 'string'
      ? struct('RuntimeError', { __exception__: atom('true'), message: exception })
      : exception;
  throw thrown(new Failed(raised, inspectLine(raised)));
}

/** `:erlang.error(reason)`: the raw reasons of the VM, such as `:badarith`. */
export function erlangError(reason: Term): never {
  throw thrown(new Failed(reason, inspectLine(reason)));
}

/** `exit(reason)`. */
export function exit(reason: Term): never {
  throw thrown(new Exited(reason, inspectLine(reason)));
}

/** `throw(value)` that nobody catches. */
export function throwTerm(value: Term): never {
  return erlangError(tuple(atom('nocatch'), value));
}

/** `case` without a clause for the value. */
export function caseClause(value: Term): never {
  return erlangError(tuple(atom('case_clause'), value));
}

/** `=` whose left side does not match the value. */
export function badMatch(value: Term): never {
  return erlangError(tuple(atom('badmatch'), value));
}

/** `Map.fetch!` without the key. */
export function badKey(key: Term): never {
  return erlangError(tuple(atom('badkey'), key));
}

export function functionClause(): never {
  return erlangError(atom('function_clause'));
}

/** `a / b`: always a float, `:badarith` for zero and for what is no number. */
export function divide(one: Term, other: Term): FloatTerm {
  const divisor = numberOf(other);
  if (divisor === 0) return erlangError(atom('badarith'));
  return float(numberOf(one) / divisor);
}

function numberOf(term: Term): number {
  if (!isNumber(term)) return erlangError(atom('badarith'));
  return typeof term === 'object' ? term.value : Number(term);
}

/** Where code stands, for a stack trace. */
export type Place = {
  readonly module: string;
  readonly function: string;
  readonly arity: number;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
};

/** `[{Module, :function, arity, [file: ~c"shop.ex", line: 42]}]`. */
export function stackOf({ module, function: name, arity, file, line }: Place): Term {
  const location =
    file === undefined
      ? list()
      : keyword({ file: charlist(file), ...(line === undefined ? {} : { line }) });
  return list(tuple(moduleAtom(module), atom(name), arity, location));
}

function charlist(text: string): Term {
  return listFrom([...text].map((character) => character.codePointAt(0) ?? 0));
}

/** The exit reason for whatever a machine threw. */
export function reasonOf(error: unknown, stack: () => Term): Term {
  const raised = error instanceof Raised ? error : wrapped(error);
  latest = undefined;
  if (raised instanceof Failed) return tuple(raised.reason, stack());
  if (raised !== undefined) return raised.reason;
  const original = tuple(atom('js'), String(error));
  return tuple(
    struct('ErlangError', { __exception__: atom('true'), original, reason: atom('nil') }),
    stack(),
  );
}

/** What a guard threw is only found by the text that XState kept of it. */
function wrapped(error: unknown): Raised | undefined {
  if (latest === undefined || !(error instanceof Error)) return undefined;
  return error.message.endsWith(latest.message) ? latest : undefined;
}
