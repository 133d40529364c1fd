/** What iex prints of a result, and of what went wrong: `inspect` and `Exception.format_banner`. */
import { element, elements, field } from '#term/access.ts';
import { inspect, inspectLine } from '#term/inspect.ts';
import { isAtom, isTuple, type Pid, type Term } from '#term/term.ts';

import { UNDERSTOOD } from './line.ts';
import { LIST_FIELDS } from './list.ts';

const JOINER = '\n    ';

export function resultText(value: Term): string {
  return inspect(value, { pretty: true, fields: LIST_FIELDS });
}

/** `** (exit) …` */
export function exitText(reason: Term): string {
  return `** (exit) ${exitIn(reason, JOINER)}`;
}

/** `** (MatchError) …`, of a raw reason such as `{:badmatch, value}`. */
export function raisedText(reason: Term): string {
  return errorText(reason, undefined);
}

export function undefinedVariable(name: string): string {
  return `error: undefined variable "${name}"\n** (CompileError) cannot compile code (errors have been logged)`;
}

/** `name` with its number of arguments. */
export function undefinedFunction(name: string): string {
  return `** (UndefinedFunctionError) function ${name} is undefined or private`;
}

/** `name` with its number of arguments. */
export function noClause(name: string): string {
  return `** (FunctionClauseError) no function clause matching in ${name}`;
}

export function argumentError(message: string): string {
  return `** (ArgumentError) ${message}`;
}

export function notRegistered(pid: Pid, name: Term): string {
  const why =
    'because it is not alive, the name is already taken, or it has already been given another name';
  return argumentError(`could not register ${inspected(pid)} with name ${inspected(name)} ${why}`);
}

export const NOT_UNDERSTOOD =
  'Not understood here. This prompt knows names, =, and calls of Todo.Cache, Todo.Server, Todo.Database,\n' +
  'Process, :erlang.phash2, self and Enum.each. h() shows an example of each.';

/** What `h()` prints here. */
export const HELP = [
  'With your own names, dates and texts:',
  ...UNDERSTOOD.map((line) => `  ${line}`),
].join('\n');

/** `Exception.format_exit`. */
function exitIn(reason: Term, joiner: string): string {
  if (isTuple(reason, 2)) {
    const [inner, where] = reason.items;
    const frames = framesIn(where);
    if (inner !== undefined && frames !== undefined) {
      const message = `an exception was raised:${joiner}${errorText(inner, frames[0]?.function)}`;
      return [message, ...frames.map(({ text }) => text)].join(`${joiner}    `);
    }
    const called = callIn(where);
    if (inner !== undefined && called !== undefined)
      return `exited in: ${called}${joiner}** (EXIT) ${exitIn(inner, `${joiner}    `)}`;
  }
  return reasonText(reason);
}

const REASONS: Readonly<Record<string, string>> = {
  normal: 'normal',
  shutdown: 'shutdown',
  calling_self: 'process attempted to call itself',
  timeout: 'time out',
  killed: 'killed',
  noconnection: 'no connection',
  noproc:
    "no process: the process is not alive or there's no process currently associated with the given name, possibly because its application isn't started",
};

function reasonText(reason: Term): string {
  if (isAtom(reason)) return REASONS[reason.name] ?? inspected(reason);
  const detail = element(reason, 1);
  return isTuple(reason, 2) && isAtom(reason.items[0] ?? 0, 'shutdown') && detail !== undefined
    ? `shutdown: ${inspected(detail)}`
    : inspected(reason);
}

/** `GenServer.call(…)` of `{GenServer, :call, [server, request, timeout]}`. */
function callIn(term: Term | undefined): string | undefined {
  const [module, name, given] = term !== undefined && isTuple(term, 3) ? term.items : [];
  const args = given === undefined ? undefined : elements(given);
  if (args === undefined || module === undefined || !isAtom(module)) return undefined;
  if (name === undefined || !isAtom(name)) return undefined;
  return `${inspectLine(module)}.${name.name}(${args.map(inspected).join(', ')})`;
}

type Frame = { readonly text: string; readonly function: string };

/** Of a stack trace that is not empty. */
function framesIn(term: Term | undefined): readonly Frame[] | undefined {
  const entries = term === undefined ? undefined : elements(term);
  if (entries === undefined || entries.length === 0) return undefined;
  const frames = entries.map(frameIn);
  return frames.every((frame) => frame !== undefined) ? frames : undefined;
}

/** `{Module, :function, arity, [file: …, line: …]}`; the simulation knows no files. */
function frameIn(entry: Term): Frame | undefined {
  const [module, name, arity] = isTuple(entry, 4) ? entry.items : [];
  if (module === undefined || !isAtom(module) || name === undefined || !isAtom(name))
    return undefined;
  if (arity === undefined) return undefined;
  const called = `${inspectLine(module)}.${name.name}/${inspectLine(arity)}`;
  return { text: called, function: called };
}

const ERRORS: Readonly<Record<string, (value: string) => string>> = {
  badmatch: (value) => `MatchError) no match of right hand side value: ${value}`,
  case_clause: (value) => `CaseClauseError) no case clause matching: ${value}`,
  badmap: (value) => `BadMapError) expected a map, got: ${value}`,
  badkey: (value) => `KeyError) key ${value} not found`,
  badarith: () => 'ArithmeticError) bad argument in arithmetic expression',
  badarg: () => 'ArgumentError) argument error',
};

function errorText(raised: Term, where: string | undefined): string {
  const tag = element(raised, 0) ?? raised;
  const value = element(raised, 1) ?? raised;
  const map = element(raised, 2);
  if (isAtom(tag, 'function_clause')) return noClause(where ?? 'a function');
  const known = isAtom(tag) ? ERRORS[tag.name] : undefined;
  const within = map === undefined ? '' : ` in: ${inspected(map)}`;
  if (known !== undefined) return `** (${known(inspected(value))}${within}`;
  const [module, message] = [field(raised, '__struct__'), field(raised, 'message')];
  return module !== undefined && typeof message === 'string'
    ? `** (${inspectLine(module)}) ${message}`
    : `** (ErlangError) Erlang error: ${inspected(raised)}`;
}

function inspected(term: Term): string {
  return inspectLine(term, { fields: LIST_FIELDS });
}
