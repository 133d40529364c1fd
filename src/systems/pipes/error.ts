/** What Elixir’s own functions raise, as their exit reasons, and the line that Elixir prints of each. */
import { mapGet } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import {
  atom,
  isAtom,
  isCons,
  isTuple,
  list,
  moduleAtom,
  NIL,
  struct,
  TRUE,
  type Term,
  tuple,
} from '#term/term.ts';

/** A step that raised: `{reason, stack}`, as the process exits with it. */
export class StepError extends Error {
  readonly reason: Term;

  constructor(raised: Term, frame: Term) {
    super(inspectLine(raised));
    this.reason = tuple(raised, list(frame));
  }
}

/** `no function clause matching in String.trim/1` */
export function functionClause(name: string, arity: number): StepError {
  return new StepError(
    atom('function_clause'),
    tuple(moduleAtom('String'), atom(name), arity, NIL),
  );
}

export function badArithmetic(operator: string): StepError {
  return new StepError(atom('badarith'), tuple(atom('erlang'), atom(operator), 2, NIL));
}

/** What `:binary.split` says of its first argument. */
export function notBinary(): StepError {
  return new StepError(atom('badarg'), tuple(atom('binary'), atom('split'), 3, NIL));
}

/** `protocol Enumerable not implemented for type Integer` */
export function noProtocol(protocol: string, value: Term): StepError {
  const fields = { __exception__: TRUE, protocol: moduleAtom(protocol), value, description: '' };
  return new StepError(
    struct('Protocol.UndefinedError', fields),
    tuple(moduleAtom(protocol), atom('impl_for!'), 1, NIL),
  );
}

/** What Elixir prints above the stack trace: `** (FunctionClauseError) no function clause …`. */
export function bannerOf(reason: Term): string | undefined {
  if (!isTuple(reason, 2)) return undefined;
  const [raised, stack] = reason.items;
  if (raised === undefined || stack === undefined || !isCons(stack)) return undefined;
  if (isAtom(raised, 'function_clause')) {
    return `** (FunctionClauseError) no function clause matching in ${functionAt(stack.head)}`;
  }
  if (isAtom(raised, 'badarith')) {
    return '** (ArithmeticError) bad argument in arithmetic expression';
  }
  if (isAtom(raised, 'badarg')) return NOT_A_BINARY;
  return undefinedProtocol(raised);
}

const NOT_A_BINARY =
  '** (ArgumentError) errors were found at the given arguments:\n\n  * 1st argument: not a binary\n';

function undefinedProtocol(raised: Term): string | undefined {
  const protocol = mapGet(raised, atom('protocol'));
  const value = mapGet(raised, atom('value'));
  if (protocol === undefined || value === undefined) return undefined;
  const what = `protocol ${inspectLine(protocol)} not implemented for type ${typeOf(value)}`;
  return `** (Protocol.UndefinedError) ${what}\n\nGot value:\n\n    ${inspectLine(value)}\n`;
}

/** `String.trim/1` of the first line of a stack trace. */
function functionAt(frame: Term): string {
  const [module = NIL, name = NIL, arity = NIL] = isTuple(frame) ? frame.items : [];
  return `${inspectLine(module)}.${isAtom(name) ? name.name : ''}/${inspectLine(arity)}`;
}

/** As protocols call it. */
function typeOf(value: Term): string {
  if (typeof value === 'string') return 'BitString';
  if (typeof value !== 'object') return 'Integer';
  switch (value.kind) {
    case 'float':
      return 'Float';
    case 'atom':
      return 'Atom';
    case 'tuple':
      return 'Tuple';
    case 'nil':
    case 'cons':
      return 'List';
    case 'map':
      return 'Map';
    case 'bitstring':
      return 'BitString';
    case 'pid':
      return 'PID';
    case 'reference':
      return 'Reference';
    case 'port':
      return 'Port';
    case 'fun':
      return 'Function';
  }
}
