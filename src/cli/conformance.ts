/**
 * `npm run -s conformance -- FILE…`: plays scenarios in the simulation and on a real Elixir and prints
 * where the two differ. Exit code 0: nowhere; 1: somewhere; 2: a file or the Elixir is missing or wrong.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { accountOf } from './account.ts';
import { fail, usageErrors, wholeNumber } from './command.ts';
import { difference } from './difference.ts';
import { play } from './play.ts';
import { realPlayer } from './real-elixir.ts';
import { readScenario } from './scenario.ts';

const USAGE = `usage: npm run -s conformance -- [--slower N] [--record DIR] FILE…
  FILE          a scenario; folders in e2e/conformance have some, run.exs, run-small.exs and run-todo.exs tell the format
  --slower N    the real Elixir takes N times as long for everything (for a busy machine)
  --record DIR  writes what the real Elixir printed to DIR, a .txt for each FILE`;

const OPTIONS = { slower: { type: 'string' }, record: { type: 'string' } } as const;

usageErrors(USAGE, () => {
  const args = process.argv.slice(2);
  const { values, positionals: files } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
  });
  if (files.length === 0) fail('which scenarios?');
  const accounts = files.map((file) => accountOf(play(readScenario(file))));
  const real = realPlayer(wholeNumber(values.slower ?? '1', '--slower', { least: 1, most: 20 }));
  if (real === undefined)
    fail('no Elixir 1.18 on OTP 27 is at hand; set ELIXIR_ROOT or put it on the PATH');
  const printed = real(files);
  let different = 0;
  if (values.record !== undefined) mkdirSync(values.record, { recursive: true });
  for (const [at, file] of files.entries()) {
    const expected = printed.get(file) ?? '';
    if (values.record !== undefined) writeFileSync(recordedName(values.record, file), expected);
    const lines = difference(expected, accounts[at] ?? '');
    if (lines.length > 0) different += 1;
    process.stdout.write(
      lines.length === 0 ? `same  ${file}\n` : `differs  ${file}\n${legend(lines)}\n`,
    );
  }
  process.stdout.write(`${files.length - different} the same, ${different} different\n`);
  process.exitCode = different === 0 ? 0 : 1;
});

function recordedName(folder: string, file: string): string {
  return `${folder}/${(file.split('/').at(-1) ?? '').replace(/\.json$/, '.txt')}`;
}

function legend(lines: readonly string[]): string {
  return ['  (- Elixir only, + simulation only)', ...lines.map((line) => `  ${line}`)].join('\n');
}
