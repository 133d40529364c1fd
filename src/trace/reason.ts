/** An exit reason in words: `ArithmeticError, bad argument in arithmetic expression`. */
import { mapGet } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, isTuple } from '#term/questions.ts';
import { atom, type Term } from '#term/term.ts';

/** What Elixir calls the errors that the VM raises, by the atom or tag that it raises. */
const ERRORS = new Map(
  Object.entries({
    badarith: 'ArithmeticError, bad argument in arithmetic expression',
    badarg: 'ArgumentError',
    badmatch: 'MatchError, no match of right hand side',
    case_clause: 'CaseClauseError, no case clause matching',
    function_clause: 'FunctionClauseError, no function clause matching',
    cond_clause: 'CondClauseError, no cond clause was true',
    undef: 'UndefinedFunctionError',
  }),
);

const NORMAL_ENDS = new Set(['normal', 'shutdown']);

/** An error with its stack trace, or any other reason as the term it is. */
export function reasonInWords(reason: Term): string {
  const raised = raisedIn(reason);
  if (raised === undefined) return inspectLine(reason);
  const tag = isTuple(raised) ? (raised.items[0] ?? raised) : raised;
  const words = isAtom(tag) ? ERRORS.get(tag.name) : undefined;
  const value = isTuple(raised) ? raised.items[1] : undefined;
  if (words !== undefined) return value === undefined ? words : `${words} ${inspectLine(value)}`;
  return exceptionInWords(raised) ?? inspectLine(raised);
}

/** `:boom`, or the name of an exception: short enough for a picture. */
export function shortReason(reason: Term): string {
  const whole = reasonInWords(reason);
  const words = /^([A-Z][\w.]*),/.exec(whole)?.[1] ?? whole;
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}

/** Whether this is how processes end that did nothing wrong (SEMANTICS, 7). */
export function isNormalEnd(reason: Term): boolean {
  const tag = isTuple(reason, 2) ? (reason.items[0] ?? reason) : reason;
  return isAtom(tag) && NORMAL_ENDS.has(tag.name) && (tag === reason || tag.name === 'shutdown');
}

/** Whether it is how processes end when the node stops. */
export function isHalted(reason: Term): boolean {
  return isAtom(reason, 'halted');
}

/** Whether something went wrong with the process itself. */
export function isCrash(reason: Term): boolean {
  return !isNormalEnd(reason) && !isHalted(reason);
}

function exceptionInWords(raised: Term): string | undefined {
  const module = mapGet(raised, atom('__struct__'));
  const message = mapGet(raised, atom('message'));
  if (module === undefined || !isAtom(module)) return undefined;
  const name = inspectLine(module);
  return typeof message === 'string' ? `${name}, ${message}` : name;
}

/** What was raised, of `{raised, stack trace}`; none of a reason that was only told. */
export function raisedIn(reason: Term): Term | undefined {
  if (!isTuple(reason, 2)) return undefined;
  const [raised, stack] = reason.items;
  return stack !== undefined && isStack(stack) ? raised : undefined;
}

export function isStack(term: Term): boolean {
  if (typeof term !== 'object' || term.kind !== 'cons' || !isTuple(term.head)) return false;
  const [module] = term.head.items;
  return term.head.items.length === 4 && module !== undefined && isAtom(module);
}
