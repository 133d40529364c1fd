/** The words behind a command's name: its options, and the paths that are meant. */
import { globbed } from './terminal-files.ts';
import { type Entered, note, type Terminal } from './terminal-state.ts';

/** Options, each letter by itself, and the other words with `*` filled in. */
export function readWords(state: Terminal, words: readonly string[]) {
  const options = words
    .filter((word) => /^-\w/.test(word))
    .flatMap((word) => word.slice(1).split(''));
  const given = words.filter((word) => !/^-\w/.test(word));
  return { options, paths: given.flatMap((word) => globbed(state, word)) };
}

/** Options that the command does not have here. */
export function strange(
  state: Terminal,
  name: string,
  unknown: readonly string[],
): Entered | undefined {
  const [first] = unknown;
  if (first === undefined) return undefined;
  return note(state, `${name} -${first} is not understood here; help says what is.`);
}

/** What bash says of a line with brackets, as Elixir has them; `undefined` for one without. */
export function elixirInBash(line: string): readonly string[] | undefined {
  const [, before, behind = ''] = /^\s*([^(]*)\((.*)$/.exec(line) ?? [];
  if (before === undefined) return undefined;
  // `name()` begins a function of bash: it would wait for more.
  if (/^\s*\)/.test(behind) && !/\s/.test(before)) return [];
  const token = /\s/.test(before) ? '(' : (/^[^\s()<>|&;]+/.exec(behind)?.[0] ?? '(');
  return [`bash: syntax error near unexpected token \`${token}'`];
}
