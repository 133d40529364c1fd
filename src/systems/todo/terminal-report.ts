/** Warnings and errors as the Elixir compiler prints them. */
import type { Call } from './terminal-elixir.ts';

/** A file of the project: its path in it, and its text. */
export type File = { readonly path: string; readonly text: string };

export type Found = {
  readonly file: File;
  readonly line: number;
  readonly column: number;
  /** What stands behind the place: the function. */
  readonly within: string;
};

/** A remark with the line that it is about, one or several places, and an empty line. */
export function remark(
  words: string,
  spots: readonly Found[],
  { mark = '~', indent = '    ' }: { readonly mark?: string; readonly indent?: string } = {},
): readonly string[] {
  const [first] = spots;
  if (first === undefined) return [];
  const row = first.file.text.split('\n')[first.line - 1] ?? '';
  return [
    `${indent}${words}`,
    '    │',
    `${String(first.line).padStart(3)} │ ${row}`,
    `    │ ${' '.repeat(first.column - 1)}${mark}`,
    '    │',
    ...spots.map((spot) => `    └─ ${place(spot)}`),
    '',
  ];
}

/** A whole module has no column. */
function place({ file, line, column, within }: Found): string {
  const at = within.endsWith('(module)') ? `${line}` : `${line}:${column}`;
  return `${file.path}:${at}: ${within}`;
}

export function undefinedWords({ module, name, arity }: Call): string {
  const missing = `module ${module} is not available or is yet to be defined`;
  return `warning: ${module}.${name}/${arity} is undefined (${missing})`;
}

export function structWords(module: string): string {
  return (
    `error: ${module}.__struct__/1 is undefined, cannot expand struct ${module}. ` +
    'Make sure the struct name is correct. If the struct name exists and is correct but it still ' +
    'cannot be found, you likely have cyclic module usage in your code'
  );
}

/** How the compiler ends when a file cannot be compiled. */
export function compileError(
  path: string,
  module: string,
  stack: readonly string[],
): readonly string[] {
  return [
    '',
    `== Compilation error in file ${path} ==`,
    `** (CompileError) ${path}: cannot compile module ${module} (errors have been logged)`,
    ...stack.map((line) => `    ${line}`),
  ];
}
