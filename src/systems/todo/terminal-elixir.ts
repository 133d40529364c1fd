/**
 * What the terminal's compiler sees in an Elixir file: which modules it defines and which functions of
 * the project's modules it calls, where. Enough for files laid out by the formatter, no parser.
 */

export type Source = {
  readonly modules: readonly Defined[];
  /** `Todo.List.new/0`, as it is called, by line. */
  readonly calls: readonly Call[];
  /** Modules whose struct must be known to compile it. */
  readonly structs: readonly Spot[];
};

export type Defined = { readonly name: string; readonly line: number };

/** A place in a file, counted from 1, and the function that it is in. */
export type Spot = {
  readonly module: string;
  readonly line: number;
  readonly column: number;
  readonly within: string;
};

export type Call = Spot & { readonly name: string; readonly arity: number };

const known = new Map<string, Source>();

/** Each text is read once: a file that is copied has the same text. */
export function sourceOf(text: string): Source {
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
}

const CALL = /(?<![\w.%])(Todo(?:\.[A-Z]\w*)*)\.([a-z_]\w*[?!]?)\(/g;
const STRUCT = /%(Todo(?:\.[A-Z]\w*)*)\{/g;

function read(text: string): Source {
  const modules: Defined[] = [];
  const calls: Call[] = [];
  const structs: Spot[] = [];
  let [within, quiet] = ['', false];
  for (const [at, row] of text.split('\n').entries()) {
    if (row.includes('"""')) quiet = !quiet;
    if (quiet || /^\s*#/.test(row)) continue;
    const line = at + 1;
    const defined = /^defmodule ([A-Z][\w.]*) do/.exec(row)?.[1];
    if (defined !== undefined) modules.push({ name: defined, line });
    within = functionIn(row) ?? within;
    for (const found of row.matchAll(CALL)) calls.push({ ...callIn(row, found), line, within });
    for (const { 1: module = '', index } of row.matchAll(STRUCT)) {
      if (module !== modules.at(-1)?.name)
        structs.push({ module, line, column: index + 1, within });
    }
  }
  return { modules, calls, structs };
}

/** `init/1` where a function begins, `"test it works"/1` where a test does. */
function functionIn(row: string): string | undefined {
  const test = /^ {2}test "(.*)" do$/.exec(row)?.[1];
  if (test !== undefined) return `"test ${test}"/1`;
  const [head, name = '', opened] = /^ {2}defp? ([a-z_]\w*[?!]?)(\()?/.exec(row) ?? [];
  if (head === undefined) return undefined;
  return `${name}/${opened === undefined ? 0 : argumentsFrom(row, head.length).length}`;
}

function callIn(
  row: string,
  found: RegExpExecArray,
): Pick<Call, 'module' | 'name' | 'arity' | 'column'> {
  const [whole, module = '', name = ''] = found;
  const piped = row.slice(0, found.index).trimEnd().endsWith('|>') ? 1 : 0;
  return {
    module,
    name,
    arity: argumentsFrom(row, found.index + whole.length).length + piped,
    column: found.index + module.length + 2,
  };
}

const OPEN = '([{';
const CLOSED = ')]}';

/** The arguments of a call, as they are written, from behind its open bracket on. */
export function argumentsFrom(row: string, start: number): readonly string[] {
  const given: string[] = [];
  let [depth, from, inText] = [0, start, false];
  for (let at = start; at < row.length; at += 1) {
    const letter = row.charAt(at);
    if (letter === '"') inText = !inText;
    if (inText) continue;
    if (OPEN.includes(letter)) depth += 1;
    if (CLOSED.includes(letter)) depth -= 1;
    if (depth < 0 || (depth === 0 && letter === ',')) {
      given.push(row.slice(from, at).trim());
      from = at + 1;
    }
    if (depth < 0) break;
  }
  return given.filter((argument) => argument !== '');
}
