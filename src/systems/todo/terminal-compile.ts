/**
 * `mix compile` over the files of a project: which files are stale, what the compiler says of them and
 * which modules there are then. What was compiled is remembered by the texts themselves.
 */
import { sourceOf, type Source } from './terminal-elixir.ts';
import {
  compileError,
  type File,
  type Found,
  remark,
  structWords,
  undefinedWords,
} from './terminal-report.ts';

/** What the last compilation that succeeded had: each file below `lib`, by its path. */
export type Built = ReadonlyMap<string, BuiltFile>;

export type BuiltFile = {
  readonly text: string;
  /** What was said of it when it was last checked: said again until it is checked anew. */
  readonly warnings: readonly string[];
};

export type Compiled = {
  readonly lines: readonly string[];
  /** What is built now; as before where it failed. */
  readonly built: Built | undefined;
  readonly failed: boolean;
};

type Compiling = {
  readonly files: readonly File[];
  readonly before: Built | undefined;
  readonly app: string;
};

/** `before` is undefined where nothing was ever compiled; the files are in the order of their paths. */
export function compiled({ files, before, app }: Compiling): Compiled {
  const { stale, touched } = staleIn(files, before ?? new Map());
  const count = stale.length === 0 ? [] : [`Compiling ${counted(stale.length, 'file')} (.ex)`];
  const failure = duplicate(files, stale) ?? unknownStruct(files, stale);
  if (failure !== undefined) return { lines: [...count, ...failure], built: before, failed: true };
  const changed = before === undefined || touched.size > 0 || stale.length > 0;
  const there = modulesIn(files.map(({ text }) => text));
  const isFresh = (file: File) =>
    stale.length > 0 && (stale.includes(file) || callsAny(file, touched));
  const old = files.filter((file) => !isFresh(file));
  return {
    lines: [
      ...count,
      ...files.filter(isFresh).flatMap((file) => undefinedCalls(file, there)),
      ...old.flatMap(({ path }) => before?.get(path)?.warnings ?? []),
      ...(changed ? [`Generated ${app} app`] : []),
    ],
    built: new Map(
      files.map((file) => [
        file.path,
        {
          text: file.text,
          warnings: isFresh(file)
            ? undefinedCalls(file, there, false)
            : (before?.get(file.path)?.warnings ?? []),
        },
      ]),
    ),
    failed: false,
  };
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The modules that files define. */
export function modulesIn(texts: Iterable<string>): ReadonlySet<string> {
  return new Set([...texts].flatMap((text) => sourceOf(text).modules.map(({ name }) => name)));
}

/** Files to compile: those that changed, and those that expand a struct of a module that did. */
function staleIn(files: readonly File[], before: Built) {
  const now = new Map(files.map(({ path, text }) => [path, text]));
  const changed = files.filter(({ path, text }) => before.get(path)?.text !== text);
  const gone = [...before].flatMap(([path, { text }]) => (now.get(path) === text ? [] : [text]));
  const touched = modulesIn([...gone, ...changed.map(({ text }) => text)]);
  const stale = files.filter(
    (file) =>
      changed.includes(file) ||
      sourceOf(file.text).structs.some(({ module }) => touched.has(module)),
  );
  return { stale, touched };
}

function callsAny({ text }: File, modules: ReadonlySet<string>): boolean {
  return sourceOf(text).calls.some(({ module }) => modules.has(module));
}

/** Two files that define one module: the compiler refuses the second. */
function duplicate(files: readonly File[], stale: readonly File[]): readonly string[] | undefined {
  for (const file of stale) {
    for (const { name, line } of sourceOf(file.text).modules) {
      const [first] = files.filter(({ text }) => defines(sourceOf(text), name));
      if (first === undefined || first === file) continue;
      const at = `${first.path}:${sourceOf(first.text).modules[0]?.line ?? 1}`;
      const words = `error: cannot define module ${name} because it is currently being defined in ${at}`;
      const spot = { file, line, column: 1, within: `${name} (module)` };
      const mark = '^'.repeat(`defmodule ${name} do`.length);
      return [...remark(words, [spot], { mark }), ...compileError(file.path, name, [SPAWNING])];
    }
  }
  return undefined;
}

const defines = ({ modules }: Source, name: string): boolean =>
  modules.some((module) => module.name === name);

const SPAWNING =
  '(elixir 1.18.3) lib/kernel/parallel_compiler.ex:428: anonymous fn/5 in Kernel.ParallelCompiler.spawn_workers/8';

function unknownStruct(
  files: readonly File[],
  stale: readonly File[],
): readonly string[] | undefined {
  const there = modulesIn(files.map(({ text }) => text));
  for (const file of stale) {
    const { structs, modules } = sourceOf(file.text);
    const struct = structs.find(({ module }) => !there.has(module));
    if (struct === undefined) continue;
    const own = modules[0]?.name ?? '';
    const spot = { ...struct, file, within: `${own}.${struct.within}` };
    return [
      ...remark(structWords(struct.module), [spot], { mark: '^' }),
      ...compileError(file.path, own, ['(stdlib 6.2.2.1) lists.erl:2146: :lists.foldl/3']),
    ];
  }
  return undefined;
}

/** Warnings of one file about modules that are not there; equal ones together, or each by itself. */
export function undefinedCalls(
  file: File,
  there: ReadonlySet<string>,
  together = true,
): readonly string[] {
  const { calls, modules } = sourceOf(file.text);
  const own = modules[0]?.name ?? '';
  const groups = new Map<string, Found[]>();
  for (const call of calls.filter(({ module }) => !there.has(module) && module !== own)) {
    const words = undefinedWords(call);
    const key = together ? words : `${words} ${call.line}:${call.column}`;
    const found = groups.get(key) ?? [];
    groups.set(key, [...found, { ...call, file, within: `${own}.${call.within}` }]);
  }
  return [...groups].flatMap(([words, spots]) => remark(words.replace(/\) [\d:]+$/, ')'), spots));
}
