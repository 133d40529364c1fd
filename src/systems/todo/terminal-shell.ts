/** What the shell of the operating system answers: moving about and moving files. */
import {
  baseName,
  globbed,
  isFolder,
  isRefused,
  isThere,
  joined,
  moved,
  NO_FILE,
  NO_FOLDER,
  resolved,
  withFiles,
  withFolder,
  without,
} from './terminal-files.ts';
import { cat, find, ls, tree } from './terminal-look.ts';
import { type Command, type Entered, say, type Terminal, withTree } from './terminal-state.ts';
import { readWords, strange } from './terminal-words.ts';

const cd: Command = (state, words) => {
  const [to = '~', more] = words.flatMap((word) => globbed(state, word));
  if (more !== undefined) return say(state, 'bash: cd: too many arguments');
  const folder = resolved(state.folder, to);
  if (!isThere(state.tree, folder)) return say(state, `bash: cd: ${to}: ${NO_FILE}`);
  if (!isFolder(state.tree, folder)) return say(state, `bash: cd: ${to}: ${NO_FOLDER}`);
  return say({ ...state, folder });
};

const pwd: Command = (state) => say(state, joined('/home/you', state.folder).replace(/\/$/, ''));

const transfer =
  (command: 'cp' | 'mv'): Command =>
  (state, words) => {
    const { options, paths } = readWords(state, words);
    const [to, sources] = [paths.at(-1), paths.slice(0, -1)];
    const unknown = options.filter((option) => !(command === 'cp' ? 'raR' : 'f').includes(option));
    if (unknown.length > 0) return strange(state, command, unknown) ?? say(state);
    if (to === undefined) return say(state, `${command}: missing file operand`, tryHelp(command));
    if (sources.length === 0) {
      return say(
        state,
        `${command}: missing destination file operand after '${to}'`,
        tryHelp(command),
      );
    }
    if (sources.length > 1 && !isFolder(state.tree, resolved(state.folder, to))) {
      const why = isThere(state.tree, resolved(state.folder, to)) ? NO_FOLDER : NO_FILE;
      return say(state, `${command}: target '${to}': ${why}`);
    }
    let entered = say(state);
    for (const from of sources) {
      const now = entered.state;
      const result = moved(now, {
        command,
        from,
        to,
        ...(options.length > 0 ? { whole: true } : {}),
      });
      entered = isRefused(result)
        ? say(now, ...entered.lines, result.refused)
        : say({ ...now, tree: result }, ...entered.lines);
    }
    return entered;
  };

const tryHelp = (command: string): string => `Try '${command} --help' for more information.`;

const mkdir: Command = (state, words) => {
  const { options, paths } = readWords(state, words);
  const parents = options.includes('p');
  if (paths.length === 0) return say(state, 'mkdir: missing operand', tryHelp('mkdir'));
  let entered = say(state);
  for (const path of paths) {
    const made = madeFolder(entered.state, path, parents);
    entered = say(made.state, ...entered.lines, ...made.lines);
  }
  return entered;
};

function madeFolder(state: Terminal, given: string, parents: boolean): Entered {
  const path = resolved(state.folder, given);
  const cannot = (name: string, why: string) =>
    say(state, `mkdir: cannot create directory ‘${name}’: ${why}`);
  if (isThere(state.tree, path) && !(parents && isFolder(state.tree, path)))
    return cannot(given, 'File exists');
  const above = path
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => parts.slice(0, i + 1).join('/'));
  const file = above.find((one) => isThere(state.tree, one) && !isFolder(state.tree, one));
  if (file !== undefined)
    return cannot(
      parents ? file.slice(state.folder === '' ? 0 : state.folder.length + 1) : given,
      NO_FOLDER,
    );
  if (!parents && above.some((one) => !isThere(state.tree, one))) return cannot(given, NO_FILE);
  return withTree(state, withFolder(state.tree, path));
}

const rm: Command = (state, words) => {
  const { options, paths } = readWords(state, words);
  const whole = options.includes('r') || options.includes('R');
  if (paths.length === 0) return say(state, 'rm: missing operand', tryHelp('rm'));
  let entered = say(state);
  for (const given of paths) {
    const { state: now, lines } = entered;
    const path = resolved(now.folder, given);
    const why = !isThere(now.tree, path)
      ? NO_FILE
      : isFolder(now.tree, path) && !whole
        ? 'Is a directory'
        : '';
    if (why !== '') {
      const quiet = options.includes('f') && why === NO_FILE;
      entered = say(now, ...lines, ...(quiet ? [] : [`rm: cannot remove '${given}': ${why}`]));
    } else if (`${now.folder}/`.startsWith(`${path}/`) || path === '') {
      entered = {
        ...say(now, ...lines),
        notes: ['The folder that you are in stays here: cd .. first.'],
      };
    } else entered = say({ ...now, tree: without(now.tree, path) }, ...lines);
  }
  return entered;
};

const touch: Command = (state, words) => {
  const { paths } = readWords(state, words);
  if (paths.length === 0) return say(state, 'touch: missing file operand', tryHelp('touch'));
  let entered = say(state);
  for (const given of paths) {
    const { state: now, lines } = entered;
    const path = resolved(now.folder, given);
    const folder = path.slice(0, -baseName(path).length - 1);
    if (isThere(now.tree, path)) continue;
    entered = isFolder(now.tree, folder)
      ? say({ ...now, tree: withFiles(now.tree, { [path]: '' }) }, ...lines)
      : say(now, ...lines, `touch: cannot touch '${given}': ${NO_FILE}`);
  }
  return entered;
};

export const SHELL_COMMANDS: Readonly<Record<string, Command>> = {
  cd,
  pwd,
  ls,
  find,
  tree,
  cat,
  cp: transfer('cp'),
  mv: transfer('mv'),
  mkdir,
  rm,
  touch,
  clear: (state) => ({ state, lines: [], clear: true }),
};
