/**
 * The files of a learner's computer as a plain value, and what `cd`, `cp`, `mv`, `mkdir` and `rm` do to
 * them. A path goes from the home folder on and has no slash before it: `todo/lib`; home itself is ''.
 */

/** The text of each file; `null` for a folder. Replaced, never changed. */
export type Tree = ReadonlyMap<string, string | null>;

export type Place = { readonly tree: Tree; readonly folder: string };

/** What could not be done, in the words of the command that tried: `cp: cannot stat 'x': …`. */
export type Refused = { readonly refused: string };

export const isRefused = (result: Tree | Refused): result is Refused => 'refused' in result;

export const isFolder = (tree: Tree, path: string): boolean =>
  path === '' || tree.get(path) === null;

export const isThere = (tree: Tree, path: string): boolean => path === '' || tree.has(path);

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const joined = (folder: string, name: string): string =>
  folder === '' ? name : `${folder}/${name}`;

/** The path that is meant from this folder; nobody goes higher than the home folder. */
export function resolved(folder: string, given: string): string {
  const parts = /^[~/]/.test(given) ? [] : folder.split('/');
  for (const part of given.replace(/^~/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.filter((part) => part !== '').join('/');
}

/** Whether the first lies in the second, or is it. */
export const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Names in that folder, in the order of their bytes. */
export function namesIn(tree: Tree, folder: string): readonly string[] {
  const paths = [...tree.keys()].filter((path) => folderOf(path) === folder && path !== '');
  return paths.map(baseName).toSorted();
}

/** Everything below that folder, as paths. */
export function below(tree: Tree, folder: string): readonly string[] {
  const paths = [...tree.keys()].filter((path) => path !== folder && isWithin(path, folder));
  return paths.toSorted();
}

/** With these files, and the folders that they lie in. */
export function withFiles(tree: Tree, files: Readonly<Record<string, string>>): Tree {
  const next = new Map(tree);
  for (const [path, text] of Object.entries(files)) {
    for (const folder of foldersTo(folderOf(path))) next.set(folder, null);
    next.set(path, text);
  }
  return next;
}

export function withFolder(tree: Tree, path: string): Tree {
  const next = new Map(tree);
  for (const folder of foldersTo(path)) next.set(folder, null);
  return next;
}

export function without(tree: Tree, path: string): Tree {
  return new Map([...tree].filter(([other]) => !isWithin(other, path)));
}

/** `a/b/c` as `a`, `a/b`, `a/b/c`. */
function foldersTo(path: string): readonly string[] {
  if (path === '') return [];
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** The paths that a word with `*` names; the word itself where none does, as in bash. */
export function globbed({ tree, folder }: Place, word: string): readonly string[] {
  if (!word.includes('*')) return [word];
  const found = matching({ tree, folder }, word.split('/'), '');
  return found.length > 0 ? found : [word];
}

function matching(place: Place, parts: readonly string[], prefix: string): readonly string[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [prefix];
  const next = (name: string) =>
    matching(place, rest, prefix === '' && name !== '' ? name : `${prefix}/${name}`);
  const at = resolved(place.folder, prefix === '' ? '.' : prefix);
  if (!part.includes('*')) {
    return isThere(place.tree, resolved(at, part)) ? next(part) : [];
  }
  const like = new RegExp(`^${part.split('*').map(escaped).join('.*')}$`);
  return namesIn(place.tree, at)
    .filter((name) => like.test(name) && (!name.startsWith('.') || part.startsWith('.')))
    .flatMap(next);
}

const escaped = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

export type Moving = {
  readonly command: 'cp' | 'mv';
  readonly from: string;
  readonly to: string;
  /** `cp -r` */
  readonly whole?: boolean;
};

/** One file or folder copied or moved, `to` a folder or the new name. */
export function moved({ tree, folder }: Place, moving: Moving): Tree | Refused {
  const { command, from, to, whole = command === 'mv' } = moving;
  const source = resolved(folder, from);
  if (!isThere(tree, source)) return refused(`${command}: cannot stat '${from}': ${NO_FILE}`);
  const copiesFolder = isFolder(tree, source);
  if (copiesFolder && !whole) {
    return refused(`cp: -r not specified; omitting directory '${from}'`);
  }
  const given = resolved(folder, to);
  const target = isFolder(tree, given) ? joined(given, baseName(source)) : given;
  const wrong = wrongTarget(tree, { ...moving, source, target });
  if (wrong !== undefined) return refused(wrong);
  const next = new Map(command === 'mv' ? without(tree, source) : tree);
  for (const [path, text] of tree) {
    if (isWithin(path, source)) next.set(target + path.slice(source.length), text);
  }
  return next;
}

type Aimed = Moving & { readonly source: string; readonly target: string };

/** Why it cannot be put there, in the command's own words. */
function wrongTarget(tree: Tree, { command, from, to, source, target }: Aimed): string | undefined {
  const shown = target === '' || to.endsWith(baseName(target)) ? to : `${to}/${baseName(target)}`;
  if (source === target) return `${command}: '${from}' and '${shown}' are the same file`;
  if (isFolder(tree, source) && isWithin(target, source)) {
    return command === 'mv'
      ? `mv: cannot move '${from}' to a subdirectory of itself, '${shown}'`
      : `cp: cannot copy a directory, '${from}', into itself, '${shown}'`;
  }
  const noFolder =
    to.endsWith('/') && !isFolder(tree, source) && to.endsWith(`${baseName(target)}/`);
  if (noFolder || !isFolder(tree, folderOf(target))) {
    const why = noFolder ? NO_FOLDER : NO_FILE;
    return command === 'mv'
      ? `mv: cannot move '${from}' to '${to}': ${why}`
      : `cp: cannot create regular file '${to}': ${why}`;
  }
  if (isFolder(tree, source) && isThere(tree, target) && !isFolder(tree, target)) {
    return `${command}: cannot overwrite non-directory '${shown}' with directory '${from}'`;
  }
  return undefined;
}

export const NO_FILE = 'No such file or directory';
export const NO_FOLDER = 'Not a directory';

const refused = (why: string): Refused => ({ refused: why });
