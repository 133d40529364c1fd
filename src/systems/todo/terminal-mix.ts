/** What `mix`, `iex` and `elixir` answer in a folder. */
import { type Built, type Compiled, compiled, modulesIn } from './terminal-compile.ts';
import {
  below,
  isFolder,
  isThere,
  isWithin,
  joined,
  resolved,
  withFiles,
  without,
} from './terminal-files.ts';
import { nearest } from './terminal-near.ts';
import { created, newProject } from './terminal-new.ts';
import type { File } from './terminal-report.ts';
import { type Command, type Entered, note, say, type Terminal } from './terminal-state.ts';
import { tested } from './terminal-tests.ts';

const ERLANG =
  'Erlang/OTP 27 [erts-15.2.7] [source] [64-bit] [smp:2:2] [ds:2:2:10] [async-threads:1] [jit:ns]';

const NO_PROJECT =
  '** (Mix) Could not find a Mix.Project, please ensure you are running Mix in a directory with a mix.exs file';

const USAGE = [
  '** (Mix) "mix" with no arguments must be executed in a directory with a mix.exs file',
  '',
  'Usage: mix [task]',
  '',
  'Examples:',
  '',
  '    mix             - Invokes the default task (mix run) in a project',
  '    mix new PATH    - Creates a new Elixir project at the given path',
  '    mix help        - Lists all available tasks',
  '    mix help TASK   - Prints documentation for a given task',
  '',
  'The --help and --version options can be given instead of a task for usage and versioning information.',
  '',
];

/** Those tasks of a real mix that are understood here, as `mix help` tells them. */
const TASKS = {
  clean: 'Deletes generated application files',
  compile: 'Compiles source files',
  format: 'Formats the given files/patterns',
  help: 'Prints help information for tasks',
  new: 'Creates a new Elixir project',
  run: 'Runs the current application',
  test: "Runs a project's tests",
};

const OTHER_TASKS =
  'app.config app.start app.tree archive archive.build archive.install cmd deps deps.clean deps.compile deps.get deps.tree deps.unlock deps.update do escript escript.build eval loadconfig local local.hex local.rebar profile.eprof release release.init test.coverage xref';

type Env = 'dev' | 'test';

const inProject = ({ tree, folder }: Terminal): boolean => isThere(tree, joined(folder, 'mix.exs'));

const builtKey = (folder: string, env: Env): string => `${folder} ${env}`;

/** What was built, unless somebody has removed it since. */
function builtIn({ tree, folder, built }: Terminal, env: Env): Built | undefined {
  return isFolder(tree, joined(folder, `_build/${env}`))
    ? built.get(builtKey(folder, env))
    : undefined;
}

function appOf({ tree, folder }: Terminal): string {
  return /app: :(\w+)/.exec(tree.get(joined(folder, 'mix.exs')) ?? '')?.[1] ?? 'app';
}

/** Files below a folder of the project, by their paths in it. */
function filesIn({ tree, folder }: Terminal, inside: string, ending: RegExp): readonly File[] {
  const root = joined(folder, inside);
  if (root !== '' && !isThere(tree, root)) return [];
  const paths = tree.get(root) === undefined ? below(tree, root) : [root, ...below(tree, root)];
  return paths.flatMap((path) => {
    const text = tree.get(path);
    if (typeof text !== 'string' || !ending.test(path)) return [];
    return [{ path: path.slice(folder === '' ? 0 : folder.length + 1), text }];
  });
}

/** Compiles what is below `lib`, and puts the modules into `_build`. */
export function compile(state: Terminal, env: Env = 'dev'): Entered & { readonly failed: boolean } {
  const app = appOf(state);
  const before = builtIn(state, env);
  const result = compiled({ files: filesIn(state, 'lib', /\.ex$/), before, app });
  return { ...say(withBuilt(state, env, result), ...result.lines), failed: result.failed };
}

function withBuilt(state: Terminal, env: Env, { built, failed }: Compiled): Terminal {
  if (built === undefined || failed) return state;
  const ebin = joined(state.folder, `_build/${env}/lib/${appOf(state)}/ebin`);
  const beams = [...modulesOfBuilt(built)].map((name) => [
    `${ebin}/Elixir.${name}.beam`,
    `The compiled ${name}: bytes that the BEAM runs, nothing to be read.\n`,
  ]);
  const tree = withFiles(without(state.tree, ebin), {
    ...Object.fromEntries(beams),
    [`${ebin}/${appOf(state)}.app`]: `{application, ${appOf(state)}, …}\n`,
  });
  return { ...state, tree, built: new Map(state.built).set(builtKey(state.folder, env), built) };
}

const modulesOfBuilt = (built: Built): ReadonlySet<string> =>
  modulesIn([...built.values()].map(({ text }) => text));

/** Modules that are compiled in the project of this folder. */
const modulesOf = (state: Terminal, env: Env): ReadonlySet<string> =>
  modulesOfBuilt(builtIn(state, env) ?? new Map());

const newTask: Command = (state, [path]) => {
  if (path === undefined)
    return say(state, '** (Mix) Expected PATH to be given, please use "mix new PATH"');
  const root = resolved(state.folder, path);
  const app = root.slice(root.lastIndexOf('/') + 1);
  if (!/^[a-z][a-z0-9_]*$/.test(app)) {
    return say(
      state,
      `** (Mix) Application name must start with a lowercase ASCII letter, followed by lowercase ASCII letters, numbers, or underscores, got: ${JSON.stringify(app)}. The application name is inferred from the path, if you'd like to explicitly name the application then use the "--app APP" option`,
    );
  }
  if (isThere(state.tree, root)) {
    return {
      ...say(
        state,
        `The directory ${JSON.stringify(path)} already exists. Are you sure you want to continue? [Yn] n`,
        '** (Mix) Please select another directory for installation',
      ),
      notes: ['Here mix is always answered with n, and the files stay as they are.'],
    };
  }
  const files = Object.entries(newProject(app)).map(([name, text]) => [joined(root, name), text]);
  const tree = withFiles(state.tree, Object.fromEntries(files));
  return say({ ...state, tree }, ...created(app, path));
};

const testTask: Command = (state, words) => {
  const asked = words.filter(
    (word, i) => !word.startsWith('-') && !/^--(seed|only)$/.test(words[i - 1] ?? ''),
  );
  const { failed, ...entered } = compile(state, 'test');
  const { state: now, lines } = entered;
  if (failed) return entered;
  const ended = (...more: readonly string[]) => say(now, ...lines, ...more);
  if (!isFolder(now.tree, joined(now.folder, 'test'))) return ended(NO_TESTS);
  if (!isThere(now.tree, joined(now.folder, 'test/test_helper.exs'))) {
    return ended(
      '** (Mix) Cannot run tests because test helper file "test/test_helper.exs" does not exist',
    );
  }
  const isAsked = ({ path }: File) =>
    asked.length === 0 || asked.some((one) => isWithin(path, resolved('', one)));
  const files = filesIn(now, 'test', /_test\.exs$/).filter(isAsked);
  const misnamed = filesIn(now, 'test', /_test\.ex$/)
    .filter(isAsked)
    .map(({ path }) => `warning: ${path} does not match "*_test.exs" and won't be loaded`);
  if (files.length > 0)
    return ended(...misnamed, ...tested({ files, there: modulesOf(now, 'test') }));
  const nowhere = `Paths given to "mix test" did not match any directory/file: ${asked.join(', ')}`;
  return ended(...misnamed, asked.length > 0 ? nowhere : NO_TESTS);
};

const NO_TESTS = 'There are no tests to run';

const clean: Command = (state) => {
  const lib = joined(state.folder, `_build/dev/lib/${appOf(state)}`);
  const built = new Map(state.built);
  built.delete(builtKey(state.folder, 'dev'));
  return say({ ...state, tree: without(state.tree, lib), built });
};

const format: Command = (state, words) => {
  const given = words.filter((word) => !word.startsWith('-'));
  if (given.length > 0 || isThere(state.tree, joined(state.folder, '.formatter.exs')))
    return say(state);
  return say(
    state,
    '** (Mix) Expected one or more files/patterns to be given to mix format or for a .formatter.exs file to exist with an :inputs or :subdirectories key',
  );
};

const help: Command = (state, words) => {
  if (words.length > 0)
    return note(state, `The help of a real mix on ${words[0]} is long: hexdocs.pm/mix has it.`);
  const rows = Object.entries(TASKS).map(([task, what]) => `${`mix ${task}`.padEnd(22)}# ${what}`);
  const first = 'mix                   # Runs the default task (current: "mix run")';
  const last = 'iex -S mix            # Starts IEx and runs the default task';
  const lines = [...(inProject(state) ? [first] : []), ...rows, last];
  return { ...say(state, ...lines), notes: ['A real mix lists some thirty more tasks.'] };
};

const run: Command = (state) => {
  const { failed: _failed, ...entered } = compile(state);
  return entered;
};

const ANYWHERE: Readonly<Record<string, Command>> = { new: newTask, format, help };
const IN_PROJECT: Readonly<Record<string, Command>> = { clean, compile: run, run, test: testTask };

const mix: Command = (state, [task, ...words]) => {
  if (task === '--version' || task === '-v') {
    return say(state, ERLANG, '', 'Mix 1.18.3 (compiled with Erlang/OTP 27)');
  }
  if (task === undefined) return inProject(state) ? run(state, []) : say(state, ...USAGE);
  const anywhere = Object.hasOwn(ANYWHERE, task) ? ANYWHERE[task] : undefined;
  if (anywhere !== undefined) return anywhere(state, words);
  const needing = Object.hasOwn(IN_PROJECT, task) ? IN_PROJECT[task] : undefined;
  if (needing !== undefined)
    return inProject(state) ? needing(state, words) : say(state, NO_PROJECT);
  const known = Object.keys(TASKS).join(', ');
  if (OTHER_TASKS.split(' ').includes(task)) {
    return note(state, `mix ${task} is a real task; here mix understands ${known}.`);
  }
  const near = nearest(task, [...Object.keys(TASKS), ...OTHER_TASKS.split(' ')]);
  const meant = near === undefined ? '' : `. Did you mean ${JSON.stringify(near)}?`;
  const nowhere = inProject(state) ? [] : ['Note no mix.exs was found in the current directory'];
  return {
    ...say(
      state,
      `** (Mix) The task ${JSON.stringify(task)} could not be found${meant}`,
      ...nowhere,
    ),
    notes: [`mix understands ${known} here.`],
  };
};

const READY = 'Interactive Elixir (1.18.3) - press Ctrl+C to exit (type h() ENTER for help)';

const iex: Command = (state, words) => {
  if (words.length === 0) return say({ ...state, mode: 'iex', loaded: [] }, ERLANG, '', READY);
  if (words.join(' ') !== '-S mix')
    return note(state, 'Here iex is understood alone or as iex -S mix.');
  if (!inProject(state)) return say(state, ERLANG, '', ...USAGE);
  const { state: now, lines, failed } = compile(state);
  if (failed) return say(now, ERLANG, '', ...lines);
  const loaded = [...modulesOf(now, 'dev')].toSorted();
  return say({ ...now, mode: 'iex', loaded }, ERLANG, '', ...lines, READY);
};

const elixir: Command = (state, words) =>
  ['--version', '-v'].includes(words[0] ?? '')
    ? say(state, ERLANG, '', 'Elixir 1.18.3 (compiled with Erlang/OTP 27)')
    : note(state, 'Here elixir is understood as elixir --version.');

export const ELIXIR_COMMANDS: Readonly<Record<string, Command>> = { mix, iex, elixir };
