/**
 * `npm run -s chaos -- SYSTEM --seeds N --from SEED`: bad days by the thousand, and whether what the
 * system promises held on each. Exit code 0: always; 1: not always; 2: wrong arguments.
 */
import { parseArgs } from 'node:util';

import { brokenOn, CHAOTIC, dayOf } from './bad-day.ts';
import { fail, usageErrors, wholeNumber } from './command.ts';
import { changesOf } from './option-text.ts';
import { inWords, print } from './print.ts';

const USAGE = `usage: npm run -s chaos -- SYSTEM [--seeds N] [--from SEED] [--option KEY=VALUE] [--transcript]
  SYSTEM        one of ${Object.keys(CHAOTIC).join(', ')}
  --seeds N     how many days (default 1000)
  --from SEED   the first of them (default 1)
  --option K=V  an option of the system, whatever the seed says; may be given several times
  --transcript  what happened, in words: to look at one seed`;

const OPTIONS = {
  seeds: { type: 'string' },
  from: { type: 'string' },
  option: { type: 'string', multiple: true },
  transcript: { type: 'boolean' },
} as const;

usageErrors(USAGE, () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, ...others] = positionals;
  const chaotic = name !== undefined && Object.hasOwn(CHAOTIC, name) ? CHAOTIC[name] : undefined;
  if (name === undefined || chaotic === undefined || others.length > 0) {
    fail(`"${positionals.join(' ')}" is not one system of: ${Object.keys(CHAOTIC).join(', ')}`);
  }
  const seeds = wholeNumber(values.seeds ?? '1000', '--seeds', { least: 1 });
  const from = wholeNumber(values.from ?? '1', '--from');
  const given = values.option ?? [];
  const changes = changesOf(given);
  const again = given.map((text) => ` --option ${text}`).join('');
  let broken = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const tape = dayOf(chaotic, seed, changes);
    if (values.transcript === true) print(inWords(tape, false));
    const failures = brokenOn(chaotic, tape);
    if (failures.length > 0) broken += 1;
    for (const { invariant, what } of failures) {
      print([
        `seed ${seed}: ${invariant}: ${what}`,
        `  replay: npm run -s chaos -- ${name} --seeds 1 --from ${seed}${again} --transcript`,
      ]);
    }
  }
  print([`${seeds} seeds, ${broken} broken`]);
  process.exitCode = broken === 0 ? 0 : 1;
});
