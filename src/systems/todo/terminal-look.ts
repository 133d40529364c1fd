/** What `ls`, `find`, `tree` and `cat` print. */
import {
  below,
  isFolder,
  isThere,
  joined,
  namesIn,
  NO_FILE,
  resolved,
  type Tree,
} from './terminal-files.ts';
import { type Command, note, say } from './terminal-state.ts';
import { readWords, strange } from './terminal-words.ts';

export const ls: Command = (state, words) => {
  const { options, paths } = readWords(state, words);
  const unknown = options.filter((option) => !'aA1'.includes(option));
  const hidden = options.includes('a') || options.includes('A');
  const asked = paths.length === 0 ? ['.'] : paths;
  const at = (path: string) => resolved(state.folder, path);
  const missing = asked.filter((path) => !isThere(state.tree, at(path)));
  const files = asked.filter(
    (path) => isThere(state.tree, at(path)) && !isFolder(state.tree, at(path)),
  );
  const folders = asked.filter((path) => isFolder(state.tree, at(path)));
  const list = (names: readonly string[]) => (options.includes('1') ? names : inColumns(names));
  const groups = folders.map((path) => {
    const names = namesIn(state.tree, at(path)).filter((name) => hidden || !name.startsWith('.'));
    const own = options.includes('a') ? ['.', '..', ...names] : names;
    return [...(asked.length > 1 ? [`${path}:`] : []), ...list(own)];
  });
  const blocks = [...(files.length > 0 ? [list(files)] : []), ...groups];
  return (
    strange(state, 'ls', unknown) ??
    say(
      state,
      ...missing.map((path) => `ls: cannot access '${path}': ${NO_FILE}`),
      ...blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block])),
    )
  );
};

const WIDTH = 80;

/** Names one below the other in as few rows as fit. */
export function inColumns(names: readonly string[]): readonly string[] {
  for (let rows = 1; rows < names.length; rows += 1) {
    const columns = Array.from({ length: Math.ceil(names.length / rows) }, (_, i) =>
      names.slice(i * rows, (i + 1) * rows),
    );
    const widths = columns.map((column) => Math.max(...column.map((name) => name.length)) + 2);
    if (widths.reduce((sum, width) => sum + width, 0) - 2 >= WIDTH) continue;
    return Array.from({ length: rows }, (_, row) =>
      columns
        .map((column, i) => (column[row] ?? '').padEnd(widths[i] ?? 0))
        .join('')
        .trimEnd(),
    );
  }
  return names;
}

export const find: Command = (state, words) => {
  const [from = '.', more] = words;
  const start = resolved(state.folder, from);
  if (more !== undefined) return note(state, 'find is understood with a folder alone here: find .');
  if (!isThere(state.tree, start)) return say(state, `find: ‘${from}’: ${NO_FILE}`);
  const tail = (path: string) => path.slice(start === '' ? 0 : start.length + 1);
  return say(state, from, ...below(state.tree, start).map((path) => `${from}/${tail(path)}`));
};

export const tree: Command = (state, words) => {
  const [from = '.'] = words;
  const start = resolved(state.folder, from);
  if (!isFolder(state.tree, start)) return say(state, `${from}  [error opening dir]`);
  const rows = branches(state.tree, start, '');
  const folders = rows.filter(({ path }) => isFolder(state.tree, path)).length;
  const counts = `${folders} director${folders === 1 ? 'y' : 'ies'}, ${rows.length - folders} files`;
  return say(
    state,
    from,
    ...rows.map(({ text }) => text),
    '',
    counts.replace(/\b1 files$/, '1 file'),
  );
};

type Branch = { readonly path: string; readonly text: string };

function branches(all: Tree, folder: string, indent: string): readonly Branch[] {
  const names = namesIn(all, folder).filter((name) => !name.startsWith('.'));
  return names.flatMap((name, i) => {
    const isLast = i === names.length - 1;
    const path = joined(folder, name);
    const deeper = isFolder(all, path)
      ? branches(all, path, indent + (isLast ? '    ' : '│   '))
      : [];
    return [{ path, text: `${indent}${isLast ? '└── ' : '├── '}${name}` }, ...deeper];
  });
}

export const cat: Command = (state, words) => {
  const { paths } = readWords(state, words);
  if (paths.length === 0)
    return note(state, 'cat without a file would wait for what you type; try cat mix.exs');
  const shown = paths.flatMap((path) => {
    const text = state.tree.get(resolved(state.folder, path));
    if (text === null || resolved(state.folder, path) === '')
      return [`cat: ${path}: Is a directory`];
    return text?.replace(/\n$/, '').split('\n') ?? [`cat: ${path}: ${NO_FILE}`];
  });
  return say(state, ...shown);
};
