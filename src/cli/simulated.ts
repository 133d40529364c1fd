/** What `sim` prints for which arguments: a run without a page, as a transcript or as events. */
import { parseArgs } from 'node:util';

import type { Settings } from '#kernel/world.ts';
import { SUBJECTS, subjectNamed } from '#systems/catalog.ts';
import { optionsTerm, type OptionSpecs } from '#systems/options.ts';
import { deviceFaults, type Subject } from '#systems/subject.ts';
import { eventJson } from '#trace/json.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record } from '#trace/tape.ts';

import { fail, wholeNumber } from './command.ts';
import { faultableIn, faultOf } from './fault.ts';
import { changesOf } from './option-text.ts';
import { inWords } from './print.ts';

export const USAGE = `usage: npm run -s sim -- SYSTEM [options]
  --seed N           the seed of chance (default 1)
  --until MS         the end, in milliseconds of virtual time (default 20000)
  --fault "…"        a fault with its time; may be given several times
  --option KEY=VALUE an option of the system, brew.latte=200; may be given several times
  --flight MS        how long a message takes (default 0)
  --schedulers N     schedulers of the node (default 1)
  --all              every event, not the main ones only
  --json             the events, one JSON object a line
  --list             the systems, their options and their faults`;

const OPTIONS = {
  seed: { type: 'string' },
  until: { type: 'string' },
  fault: { type: 'string', multiple: true },
  option: { type: 'string', multiple: true },
  flight: { type: 'string' },
  schedulers: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** In milliseconds; as many digits as a fault may have. */
const TIME = { most: 999_999_999 };

/** The lines. Throws what `usageErrors` says for arguments that are wrong. */
export function simulated(args: readonly string[]): readonly string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  if (values.help === true) return [USAGE];
  if (values.list === true) return SUBJECTS.flatMap(listing);
  const [name, ...others] = positionals;
  if (name === undefined) {
    fail(`which system? There are: ${SUBJECTS.map((one) => one.name).join(', ')}`);
  }
  if (others.length > 0) fail(`one system at a time, not also ${others.join(', ')}`);
  const subject = subjectNamed(name);
  const seed = wholeNumber(values.seed ?? '1', '--seed');
  const faults = (values.fault ?? []).map((text) => faultOf(text, '--fault', faultableIn(subject)));
  const settings: Partial<Settings> = {
    seed,
    flight: wholeNumber(values.flight ?? '0', '--flight', TIME) * 1000,
    schedulers: wholeNumber(values.schedulers ?? '1', '--schedulers', { least: 1, most: 1024 }),
  };
  const options = optionsTerm(subject.options, changesOf(values.option ?? []), '--option');
  const tape = record(
    subject.system,
    { ...settings, options },
    plansOf(subject.visitors(seed, options), faults),
  );
  playUntil(tape, wholeNumber(values.until ?? '20000', '--until', TIME) * 1000);
  return values.json === true ? tape.events.map(eventJson) : inWords(tape, values.all === true);
}

function listing(subject: Subject): readonly string[] {
  const devices = Object.entries(deviceFaults(subject));
  return [
    `${subject.name}: ${subject.about}`,
    ...subject.processes.flatMap((process) => [
      `  crash|kill|suspend|resume ${process} at MS`,
      `  slow ${process} by MS at MS`,
    ]),
    ...devices.flatMap(([device, faults]) => faults.map((fault) => `  ${device} ${fault} at MS`)),
    '  halt at MS',
    ...optionLines(subject.options, ''),
  ];
}

function optionLines(specs: OptionSpecs, prefix: string): readonly string[] {
  return Object.entries(specs).flatMap(([key, spec]) => {
    switch (spec.kind) {
      case 'count':
        return [`  --option ${prefix}${key}=${spec.initial}`];
      case 'word':
        return [`  --option ${prefix}${key}=${spec.allowed.join('|')}`];
      case 'words':
        return [`  --option '${prefix}${key}=${spec.initial.join(' |> ')}'`];
      case 'term':
        return [`  --option '${prefix}${key}=${spec.initial}'`];
      case 'group':
        return optionLines(spec.members, `${prefix}${key}.`);
    }
  });
}
