/**
 * The terminal of a learner's computer, a device: a folder, files, and answers as a real shell, mix and
 * iex give them. What it cannot do it says, in notes that are kept apart from what a real one prints.
 *
 * Asked `{:type, line}` it answers `%{prompt:, lines:, notes:, next:, clear:}`: the prompt that the line
 * was typed at, what is printed, what we add, and the prompt after it (`"iex"` where iex reads).
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Device } from '#kernel/device.ts';
import { element, field, tagOf } from '#term/access.ts';
import { atom, atomMap, boolean, listFrom, type Term } from '#term/term.ts';

import { isOn } from './options.ts';
import { withFiles } from './terminal-files.ts';
import { iexAnswer, isHalt } from './terminal-iex.ts';
import { compile, ELIXIR_COMMANDS } from './terminal-mix.ts';
import { newProject } from './terminal-new.ts';
import { SHELL_COMMANDS } from './terminal-shell.ts';
import {
  type Command,
  type Entered,
  note,
  promptOf,
  say,
  type Terminal,
} from './terminal-state.ts';
import { TEXTS } from './terminal-texts.ts';
import { elixirInBash } from './terminal-words.ts';

export const terminal: Device<Terminal> = {
  start: (options) => startOf(options),
  handle: (state, input) => ({
    state: input.kind === 'halted' ? { ...state, mode: 'sh', loaded: [], fresh: [] } : state,
    answers: [],
    wakes: [],
  }),
  query: (state, request, now) => {
    const line = tagOf(request) === 'type' ? element(request, 1) : undefined;
    if (typeof line !== 'string') return { state, answer: atom('badarg') };
    const entered = enter(state, line);
    return {
      state: marked(state, entered.state),
      answer: answerTerm(state, entered),
      wakes: [{ at: now + durationOf(line), key: 0 }],
    };
  },
  faults: [],
  describe: ({ mode, folder, tree }) =>
    atomMap({ mode: atom(mode), folder: folder === '' ? '~' : `~/${folder}`, files: tree.size }),
};

/** Answers are printed at once; but time passes before whoever typed would type again. */
function durationOf(line: string): Microseconds {
  if (/^\s*mix +test/.test(line)) return 1_200_000;
  return /^\s*(mix|iex)\b/.test(line) ? 800_000 : 150_000;
}

/** Where a typed line goes. */
export type Typed =
  /** The terminal answers: a query with the same line. `boots`: iex starts, and the node with it. */
  | { readonly kind: 'asked'; readonly boots: boolean }
  /** The process that runs iex evaluates it. */
  | { readonly kind: 'line' }
  /** The node is to stop: the page follows with the fault `halt`. Nothing else happens. */
  | { readonly kind: 'halt' };

/** Where this line goes, typed now. Never throws. */
export function typed(state: Terminal, line: string): Typed {
  if (state.mode === 'iex') {
    if (isHalt(line)) return { kind: 'halt' };
    return iexAnswer(state, line) === undefined
      ? { kind: 'line' }
      : { kind: 'asked', boots: false };
  }
  return { kind: 'asked', boots: enter(state, line).state.mode === 'iex' };
}

const COMMANDS: Readonly<Record<string, Command>> = {
  ...SHELL_COMMANDS,
  ...ELIXIR_COMMANDS,
  help: (state) => note(state, ...UNDERSTOOD),
};

const UNDERSTOOD = [
  'Understood here: mix new NAME · mix compile · mix test · mix format · mix clean · mix help',
  'iex -S mix · iex · elixir --version · cd · ls · pwd · cat · tree · find . · clear',
  'cp FROM TO · mv FROM TO · mkdir -p FOLDER · rm FILE · touch FILE',
];

/** What one typed line does. */
export function enter(state: Terminal, line: string): Entered {
  if (state.mode === 'iex') return iexAnswer(state, line) ?? say(state);
  const [name = '', ...words] = line.trim().split(/\s+/).map(unquoted);
  if (name === '') return say(state);
  const broken = elixirInBash(line);
  if (broken !== undefined) {
    return {
      ...say(state, ...broken),
      notes: ['That is Elixir, and this is bash: iex -S mix first.'],
    };
  }
  if (/[|&;<>`$]/.test(line)) return note(state, 'Here one line is one command: no |, &&, ; or >.');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(state, words);
  const unknown = name.includes('/') ? 'No such file or directory' : 'command not found';
  return { ...say(state, `bash: ${name}: ${unknown}`), notes: UNDERSTOOD };
}

const unquoted = (word: string): string => /^(["'])(.*)\1$/.exec(word)?.[2] ?? word;

/** With what the line made or changed, besides what mix builds. */
function marked(before: Terminal, after: Terminal): Terminal {
  const fresh = [...after.tree]
    .filter(([path, text]) => before.tree.get(path) !== text)
    .map(([path]) => path);
  return { ...after, fresh };
}

function answerTerm(before: Terminal, { state, lines, notes = [], clear }: Entered): Term {
  return atomMap({
    prompt: promptOf(before),
    lines: listFrom(lines),
    notes: listFrom(notes),
    next: promptOf(state),
    clear: boolean(clear === true),
  });
}

const EMPTY: Terminal = {
  mode: 'sh',
  folder: '',
  tree: new Map(),
  fresh: [],
  built: new Map(),
  loaded: [],
};

const starts = new Map<string, Terminal>();

/** The same for the same options, and made once: a run that has no terminal pays nothing for it. */
function startOf(options: Term): Terminal {
  if (!isOn(options, 'terminal')) return EMPTY;
  const power = isOn(options, 'power');
  const home = { project: wordOf(options, 'project'), form: wordOf(options, 'form'), power };
  const key = Object.values(home).join(' ');
  const start = starts.get(key) ?? homeOf(home);
  starts.set(key, start);
  return start;
}

const wordOf = (options: Term, key: string): string => tagOf(field(options, key) ?? 0) ?? '';

type Home = { readonly project: string; readonly form: string; readonly power: boolean };

/** The home folder: with the chapters alone, with a new project, or with all of it compiled. */
function homeOf({ project, form, power }: Home): Terminal {
  if (project === 'whole') {
    const { state } = compile({ ...EMPTY, folder: 'todo', tree: wholeTree(form) });
    // Where the node runs from the start, iex was started in it.
    return power ? enter(state, 'iex -S mix').state : state;
  }
  const chapters = withFiles(EMPTY.tree, chapterFiles());
  if (project !== 'new') return { ...EMPTY, tree: chapters };
  const tree = withFiles(chapters, within('todo', newProject('todo')));
  return { ...EMPTY, folder: 'todo', tree };
}

/** What the learner has from earlier chapters, to be put into the project. */
function chapterFiles(): Readonly<Record<string, string>> {
  const files = [...textsIn('project/lib/todo/'), ...textsIn('chapters/')];
  return within('chapters', Object.fromEntries(files));
}

function wholeTree(form: string) {
  const files = Object.fromEntries([...textsIn('project/'), ...textsIn(`${form}/`)]);
  const tests = [...textsIn('chapters/')].filter(
    ([name]) =>
      name !== 'database_test.exs' || (files['lib/todo/database.ex'] ?? '').includes('get_worker'),
  );
  const all = {
    ...newProject('todo'),
    ...files,
    ...within('test/todo', Object.fromEntries(tests)),
  };
  return withFiles(new Map(), within('todo', all));
}

/** Texts below that folder of the twin, by the rest of their paths. */
function textsIn(folder: string): readonly (readonly [string, string])[] {
  return Object.entries(TEXTS)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => [path.slice(folder.length), text]);
}

function within(folder: string, files: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}
