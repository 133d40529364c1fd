/** What a terminal is at a moment, and what entering a line gives. */
import type { Built } from './terminal-compile.ts';
import type { Place, Tree } from './terminal-files.ts';

export type Terminal = Place & {
  /** Who reads what is typed: the operating system's shell or iex. */
  readonly mode: 'sh' | 'iex';
  /** What the last line made or changed, as paths. */
  readonly fresh: readonly string[];
  /** What was compiled, by the folder of the project and its environment: `todo dev`. */
  readonly built: ReadonlyMap<string, Built>;
  /** Modules that iex has loaded. */
  readonly loaded: readonly string[];
};

export type Entered = {
  readonly state: Terminal;
  readonly lines: readonly string[];
  /** Said by us and not by a real terminal. */
  readonly notes?: readonly string[];
  /** What stood there before is wiped off. */
  readonly clear?: true;
};

/** One command of a terminal, with the words behind its name. */
export type Command = (state: Terminal, words: readonly string[]) => Entered;

export const say = (state: Terminal, ...lines: readonly string[]): Entered => ({ state, lines });

export const note = (state: Terminal, ...notes: readonly string[]): Entered => ({
  state,
  lines: [],
  notes,
});

export const withTree = (state: Terminal, tree: Tree): Entered => say({ ...state, tree });

/** `~/todo$`, or `iex` where iex counts the lines. */
export function promptOf({ mode, folder }: Terminal): string {
  if (mode === 'iex') return 'iex';
  return folder === '' ? '~$' : `~/${folder}$`;
}
