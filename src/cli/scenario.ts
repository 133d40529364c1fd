/**
 * A scenario: a file of data (system, options, inputs and faults with their times, an end) that the
 * simulation and a real Elixir both play. Times are milliseconds of virtual time.
 */
import { readFileSync } from 'node:fs';

import { optionsTerm, recordOf } from '#systems/options.ts';
import { subjectNamed } from '#systems/catalog.ts';
import { deviceFaults, type Subject, type TimedInput } from '#systems/subject.ts';
import type { Term } from '#term/term.ts';
import { parseFault, type TimedFault } from '#trace/fault-text.ts';

export type Scenario = {
  readonly subject: Subject;
  readonly title: string;
  readonly options: Term;
  readonly inputs: readonly TimedInput[];
  readonly faults: readonly TimedFault[];
  readonly end: number; // microseconds
};

const FIELDS = ['system', 'title', 'options', 'inputs', 'faults', 'end'];

/** Throws a `RangeError` that begins with the file and the field, and says what is allowed. */
export function readScenario(file: string): Scenario {
  try {
    return scenarioOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new RangeError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function scenarioOf(json: unknown): Scenario {
  const given = recordOf(json, 'scenario');
  const unknown = Object.keys(given).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) {
    throw new RangeError(`${unknown}: there is no such field; allowed are ${FIELDS.join(', ')}`);
  }
  const subject = subjectNamed(textOf(given['system'], 'system'));
  const end = millisecondsOf(given['end'], 'end');
  return {
    subject,
    title: textOf(given['title'] ?? 'untitled', 'title'),
    options: optionsTerm(subject.options, given['options']),
    inputs: listOf(given['inputs'], 'inputs').map((item, at) => inputOf(item, `inputs[${at}]`, subject)),
    faults: listOf(given['faults'], 'faults').map((item, at) =>
      faultOf(textOf(item, `faults[${at}]`), `faults[${at}]`, subject),
    ),
    end,
  };
}

function inputOf(item: unknown, path: string, subject: Subject): TimedInput {
  const { at, ...rest } = recordOf(item, path);
  return { at: millisecondsOf(at, `${path}.at`), input: subject.input(rest, path) };
}

export function faultOf(text: string, path: string, subject: Subject): TimedFault {
  try {
    return parseFault(text, { processes: subject.processes, devices: deviceFaults(subject) });
  } catch (error) {
    throw new RangeError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function listOf(value: unknown, path: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new RangeError(`${path}: ${JSON.stringify(value)} is not a list`);
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new RangeError(`${path}: ${JSON.stringify(value)} is not a text`);
}

function millisecondsOf(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value * 1000;
  throw new RangeError(`${path}: ${JSON.stringify(value)} is not a whole number of milliseconds`);
}
