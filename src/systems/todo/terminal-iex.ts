/**
 * What iex answers where the processes of the run cannot: functions of modules that were never compiled,
 * and of the module that `mix new` writes.
 */
import { argumentsFrom, sourceOf } from './terminal-elixir.ts';
import { type Entered, note, say, type Terminal } from './terminal-state.ts';
import { TEXTS } from './terminal-texts.ts';

const CALL = /(?<![\w.%"])([A-Z]\w*(?:\.[A-Z]\w*)*)\.([a-z_]\w*[?!]?)(\(?)/;

/** An answer to a line in iex; `undefined` where the line is for the process that runs iex. */
export function iexAnswer(state: Terminal, line: string): Entered | undefined {
  const text = line.trim();
  if (text === '') return say(state, 'nil');
  const [called, module = '', name = '', bracket = ''] = CALL.exec(text) ?? [];
  if (called === undefined || !isOfProject(module)) return undefined;
  const given = bracket === '' ? [] : argumentsFrom(text, text.indexOf(called) + called.length);
  if (!state.loaded.includes(module)) return say(state, ...undefinedCall(module, name, given));
  if (module === 'Todo' && name === 'hello' && given.length === 0) return say(state, ':world');
  const missing = [...needed(module, state.loaded)].filter((one) => !state.loaded.includes(one));
  if (missing.length === 0) return undefined;
  return note(
    state,
    `${module} is there, but it needs ${missing.join(', ')}: a process would crash with :undef.`,
    'Leave iex, put what is missing below lib/, and start iex -S mix again.',
  );
}

/** Whether somebody asks the node to stop. */
export function isHalt(line: string): boolean {
  return /^\s*(System\.(halt|stop)|:init\.stop|:erlang\.halt)\(\s*\d*\s*\)\s*$/.test(line);
}

const isOfProject = (module: string): boolean => module === 'Todo' || module.startsWith('Todo.');

function undefinedCall(module: string, name: string, given: readonly string[]): readonly string[] {
  const why = `function ${module}.${name}/${given.length} is undefined (module ${module} is not available)`;
  const hint =
    'Make sure the module name is correct and has been specified in full (or that an alias has been defined)';
  return [
    `** (UndefinedFunctionError) ${why}${module === 'Todo' ? `. ${hint}` : ''}`,
    `    ${module}.${name}(${given.join(', ')})`,
    '    iex: (file)',
  ];
}

/** All modules that one calls, and those that they call. */
function needed(module: string, loaded: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const look = [module];
  for (let next = look.pop(); next !== undefined; next = look.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    if (loaded.includes(next)) look.push(...callsOf(next));
  }
  return found;
}

function callsOf(module: string): readonly string[] {
  const texts = Object.entries(TEXTS).filter(([path]) => path.startsWith('project/'));
  const own = texts
    .map(([, text]) => sourceOf(text))
    .filter(({ modules }) => modules[0]?.name === module);
  return own.flatMap(({ calls, structs }) => [...calls, ...structs].map((spot) => spot.module));
}
