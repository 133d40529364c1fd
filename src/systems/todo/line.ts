/**
 * A line as somebody types it at an iex prompt, read into a small tree: the calls of the to-do
 * server, names, literals, and `=`. Other Elixir is not understood, and that is said.
 */
import { readAll } from '#term/ex-parser.ts';
import type { Shape } from '#term/ex-shape.ts';
import { ExSyntaxError, sourceOf } from '#term/ex-source.ts';

export type Expression =
  /** A literal. In the holes of its shape come the values of these names. */
  | { readonly kind: 'term'; readonly shape: Shape; readonly names: readonly string[] }
  | { readonly kind: 'call'; readonly function: string; readonly args: readonly Expression[] }
  /** `Enum.each(first..last, fn name -> body end)` */
  | { readonly kind: 'each'; readonly loop: Loop };

export type Loop = {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly body: string;
};

/** `name`, or `{:ok, name}`. */
export type Pattern = { readonly tag: string | undefined; readonly name: string };

export type Line =
  | {
      readonly kind: 'line';
      readonly pattern: Pattern | undefined;
      readonly value: Expression;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

/** What is understood, one example a line. */
export const UNDERSTOOD = [
  '{:ok, cache} = Todo.Cache.start()',
  'pid = Todo.Cache.server_process(cache, "bob")',
  'pid = Todo.Cache.server_process("bob")',
  'Todo.Server.add_entry(pid, %{date: ~D[2023-01-01], title: "Save me!"})',
  'Todo.Server.update_entry(pid, 1, %{title: "Saved"})',
  'Todo.Server.delete_entry(pid, 1)',
  'Todo.Server.entries(pid, ~D[2023-01-01])',
  'Todo.Server.cast_entry(pid, %{date: ~D[2023-01-01], title: "Save me!"})',
  'Enum.each(1..20, fn i -> Todo.Server.cast_entry(pid, %{date: ~D[2023-01-01], title: "#{i}"}) end)',
  'Todo.Database.get("bob")',
  ':erlang.phash2("bob", 3)',
  'Process.alive?(pid)',
  'Process.exit(pid, :kill)',
  'Process.register(pid, :cache)',
  'Process.whereis(:cache)',
  'Process.sleep(500)',
  'self()',
] as const;

/** With its number of arguments. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'Todo.Cache.start/0',
  'Todo.Cache.server_process/1',
  'Todo.Cache.server_process/2',
  'Todo.Server.add_entry/2',
  'Todo.Server.update_entry/3',
  'Todo.Server.delete_entry/2',
  'Todo.Server.entries/2',
  'Todo.Server.cast_entry/2',
  'Todo.Database.get/1',
  ':erlang.phash2/2',
  'Process.alive?/1',
  'Process.exit/2',
  'Process.register/2',
  'Process.whereis/1',
  'Process.sleep/1',
  'self/0',
]);

const MATCH = /^(?:\{:(\w+),\s*([a-z_]\w*)\}|([a-z_]\w*))\s*=(?![=~>])\s*(.*)$/s;
const CALL = /^((?:[A-Z]\w*\.)+[a-z_]\w*\??|:erlang\.\w+|self)\((.*)\)$/s;
const EACH =
  /^Enum\.each\(\s*(\d{1,6})\.\.(\d{1,6})\s*,\s*fn\s+([a-z_]\w*)\s*->\s*(.*?)\s*end\s*\)$/s;
/** Text, an atom, a key, a sigil, a module, a number: all that may contain a word, and is no name. */
const TOKEN =
  /:?"(?:\\.|[^"\\])*"|:[a-z_]\w*[?!]?|[a-z_]\w*[?!]?:(?=\s)|~[a-zA-Z][[("][^\])"]*[\])"]|[A-Z][\w.]*|\d\w*|[a-z_]\w*[?!]?/g;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'nil', 'fn', 'end', 'do', 'when']);

const read = new Map<string, Line>();
const MOST_KEPT = 10_000;

/** Read once: the same text gives the same tree. */
export function lineIn(text: string): Line {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= MOST_KEPT) read.clear();
  const line = readLine(text.trim());
  read.set(text, line);
  return line;
}

/** The body of a loop in one of its turns: the name is the number, in text by `#{name}`. */
export function bodyOf({ name, body }: Loop, turn: number): string {
  const inTexts = body.replaceAll(`#{${name}}`, String(turn));
  return inTexts.replaceAll(TOKEN, (token) => (token === name ? String(turn) : token));
}

function readLine(text: string): Line {
  if (text === '' || text.startsWith('#')) return { kind: 'empty' };
  const [, tag, tagged, plain, rest = text] = MATCH.exec(text) ?? [];
  const value = expressionIn(rest);
  if (value === undefined) return { kind: 'unknown' };
  const name = tagged ?? plain;
  return { kind: 'line', pattern: name === undefined ? undefined : { tag, name }, value };
}

function expressionIn(text: string): Expression | undefined {
  const loop = loopIn(text);
  if (loop !== undefined) return loop;
  const [, name, inside] = CALL.exec(text) ?? [];
  if (name === undefined || inside === undefined) return termIn(text);
  const parts = splitArguments(inside);
  const named = `${name}/${parts?.length ?? 0}`;
  if (parts === undefined || !FUNCTIONS.has(named)) return undefined;
  const args = parts.map(expressionIn);
  return args.every((arg) => arg !== undefined)
    ? { kind: 'call', function: named, args }
    : undefined;
}

function loopIn(text: string): Expression | undefined {
  const [, first, last, name = '', body = ''] = EACH.exec(text) ?? [];
  if (first === undefined) return undefined;
  const loop: Loop = { first: Number(first), last: Number(last), name, body };
  const turn = lineIn(bodyOf(loop, loop.first));
  return turn.kind === 'line' ? { kind: 'each', loop } : undefined;
}

/** A literal, or a name, or a literal with names in it. */
function termIn(text: string): Expression | undefined {
  const names: string[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!/^[a-z_]\w*$/.test(token) || WORDS.has(token)) continue;
    names.push(token);
    parts.push(text.slice(end, index));
    end = index + token.length;
  }
  try {
    return { kind: 'term', shape: readAll(sourceOf([...parts, text.slice(end)])), names };
  } catch (error) {
    if (error instanceof ExSyntaxError) return undefined;
    throw error;
  }
}

const OPENING = '([{<';
const CLOSING = ')]}>';

/** At commas outside of brackets and texts; `undefined` where brackets do not fit. */
function splitArguments(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|->|[()[\]{}<>,]/g)) {
    if (token === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    } else if (token.length === 1 && OPENING.includes(token)) depth += 1;
    else if (token.length === 1 && CLOSING.includes(token)) depth -= 1;
    if (depth < 0) return undefined;
  }
  const last = text.slice(start).trim();
  if (depth !== 0) return undefined;
  return last === '' && parts.length === 0 ? [] : [...parts, last];
}
