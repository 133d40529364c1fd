/**
 * `mix test` over the files of a project. No Elixir runs here: a test passes when every module that it
 * calls is compiled, and fails as the real one fails when one is not.
 */
import { counted, undefinedCalls } from './terminal-compile.ts';
import { argumentsFrom, type Call, sourceOf } from './terminal-elixir.ts';
import { compileError, type File, remark } from './terminal-report.ts';

type Testing = {
  /** Test files in the order of their paths. */
  readonly files: readonly File[];
  /** Modules that are compiled. */
  readonly there: ReadonlySet<string>;
};

/** Times and the seed, which differ from run to run on a real computer, are always the same here. */
const BEGINNING = 'Running ExUnit with seed: 0, max_cases: 4';
const END = 'Finished in 0.02 seconds (0.00s async, 0.02s sync)';

export function tested({ files, there }: Testing): readonly string[] {
  const broken = files.find((file) => missingDoctest(file, there) !== undefined);
  if (broken !== undefined) return [BEGINNING, '', ...doctestError(broken, there)];
  const warnings = files.flatMap((file) => undefinedCalls(file, there));
  const cases = files.flatMap(casesIn).map((one) => ({ ...one, call: missingIn(one, there) }));
  const failures = cases.filter(({ call }) => call !== undefined);
  let told = '';
  for (const { call, ...one } of cases) {
    told += call === undefined ? '.' : failed(one, call, 1 + failures.findIndex(isThe(one)));
  }
  const doctests = cases.filter(({ isDoctest }) => isDoctest).length;
  const tests = cases.length - doctests;
  const counts = [
    ...(doctests > 0 ? [counted(doctests, 'doctest')] : []),
    counted(tests, 'test'),
    counted(failures.length, 'failure'),
  ];
  return [BEGINNING, '', ...warnings, ...`${told}\n${END}`.split('\n'), counts.join(', ')];
}

type Case = {
  readonly file: File;
  readonly name: string;
  readonly line: number;
  readonly isDoctest: boolean;
};

const isThe =
  ({ file, line }: Case) =>
  (other: Case): boolean =>
    other.file === file && other.line === line;

/** Doctests come first; a module of `mix new` has one example. */
function casesIn(file: File): readonly Case[] {
  const rows = file.text.split('\n').map((row, i) => ({ row, line: i + 1, file }));
  const named = (rule: RegExp, isDoctest: boolean) =>
    rows.flatMap(({ row, line }) => {
      const name = rule.exec(row)?.[1];
      return name === undefined ? [] : [{ file, name, line, isDoctest }];
    });
  return [...named(DOCTEST, true), ...named(/^ {2}test "(.*)" do$/, false)];
}

const DOCTEST = /^ {2}doctest ([A-Z][\w.]*)$/;

function missingDoctest({ text }: File, there: ReadonlySet<string>) {
  const rows = text.split('\n');
  const at = rows.findIndex((row) => {
    const module = DOCTEST.exec(row)?.[1];
    return module !== undefined && !there.has(module);
  });
  return at < 0 ? undefined : { line: at + 1, module: DOCTEST.exec(rows[at] ?? '')?.[1] ?? '' };
}

function doctestError(file: File, there: ReadonlySet<string>): readonly string[] {
  const { line = 1, module = '' } = missingDoctest(file, there) ?? {};
  const own = sourceOf(file.text).modules[0]?.name ?? '';
  const spot = { file, line, column: 3, within: `${own} (module)` };
  const words = `error: module ${module} is not loaded and could not be found`;
  return [
    ...remark(words, [spot], { mark: '^'.repeat(`doctest ${module}`.length) }),
    ...compileError(file.path, own, [
      '(ex_unit 1.18.3) expanding macro: ExUnit.DocTest.doctest/1',
      `${file.path}:${line}: ${own} (module)`,
    ]),
  ];
}

/** The call with which the test fails: on its first line that has one, the innermost. */
function missingIn({ file, name, isDoctest }: Case, there: ReadonlySet<string>): Call | undefined {
  if (isDoctest) return undefined;
  const calls = sourceOf(file.text).calls.filter(
    ({ within, module }) => within === `"test ${name}"/1` && !there.has(module),
  );
  const first = calls.filter(({ line }) => line === calls[0]?.line);
  return first.find((call) => !argumentsOf(file, call).join().includes(`${call.module}.`));
}

function failed({ file, name, line }: Case, call: Call, number: number): string {
  const own = sourceOf(file.text).modules[0]?.name ?? '';
  const { module, name: called, arity } = call;
  const why = `function ${module}.${called}/${arity} is undefined (module ${module} is not available)`;
  const rows = [
    '',
    '',
    `  ${number}) test ${name} (${own})`,
    `     ${file.path}:${line}`,
    `     ** (UndefinedFunctionError) ${why}`,
    `     code: ${rowOf(file, call).trim()}`,
    '     stacktrace:',
    `       ${module}.${called}(${argumentsOf(file, call).join(', ')})`,
    `       ${file.path}:${call.line}: (test)`,
    '',
    '',
  ];
  return rows.join('\n');
}

const rowOf = ({ text }: File, { line }: Call): string => text.split('\n')[line - 1] ?? '';

/** As they are written; a module attribute as what it stands for. */
function argumentsOf(file: File, call: Call): readonly string[] {
  const start = call.column + call.name.length;
  return argumentsFrom(rowOf(file, call), start).map((argument) => {
    if (!argument.startsWith('@')) return argument;
    const value = new RegExp(`^ {2}${argument} (.+)$`, 'm');
    return value.exec(file.text)?.[1] ?? argument;
  });
}
