/** The Elixir twin as the inspector shows it: the lines of one module, and which of them are lit. */
import { lineRange } from '#machine/anchor.ts';

export type ModuleSource = { readonly lines: readonly string[]; readonly firstLine: number };

/** The lines from `defmodule` to its `end`, `firstLine` counted from 1 in the whole source. */
export function moduleSource(source: string, module: string): ModuleSource | undefined {
  const lines = source.split('\n');
  const from = lines.indexOf(`defmodule ${module} do`);
  const end = lines.indexOf('end', from);
  if (from < 0 || end < 0) return undefined;
  return { lines: lines.slice(from, end + 1), firstLine: from + 1 };
}

/** Where the anchor's clause stands in the module's lines, from 0. */
export function litLines(
  source: string,
  { firstLine, lines }: ModuleSource,
  anchor: string | undefined,
): readonly [number, number] | undefined {
  const range = anchor === undefined ? undefined : lineRange(source, anchor);
  if (range === undefined) return undefined;
  const [from, to] = [range.from - firstLine, range.to - firstLine];
  return from < 0 || to >= lines.length ? undefined : [from, to];
}

/** What a line must have in it to raise this, by the raw reason of the VM. */
const RAISES: Readonly<Record<string, RegExp>> = {
  badarith: / [-+*/] |\b(?:div|rem)\(/,
  case_clause: /\bcase\b/,
  badmatch: /[^=!<>~|]=[^=~>]/,
};

/** The one line of those that can raise this, from 0: none where several can, or it is unknown. */
export function raisingLine(
  { lines }: ModuleSource,
  [from, to]: readonly [number, number],
  reason: string,
): number | undefined {
  const rule = RAISES[reason];
  if (rule === undefined) return undefined;
  const able = lines.slice(from, to + 1).flatMap((line, i) => (rule.test(line) ? [from + i] : []));
  return able.length === 1 ? able[0] : undefined;
}
