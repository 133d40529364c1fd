/**
 * A scenario: a file of data (system, options, inputs and faults with their times, an end) that the
 * simulation and a real Elixir both play. Times are milliseconds of virtual time. What is a wrong file
 * of the shop here is one for e2e/conformance/run.exs too, and the other way round.
 */
import { readFileSync } from 'node:fs';

import { coffeeShop } from '#systems/coffee-shop/coffee-shop.ts';
import { isWhole, optionsTerm, recordOf } from '#systems/options.ts';
import { deviceFaults, type Subject, type TimedInput } from '#systems/subject.ts';
import type { Term } from '#term/term.ts';
import type { Faultable, TimedFault } from '#trace/fault-text.ts';

import { faultOf } from './fault.ts';
import { type Twin, TWINS, twinOf } from './twins.ts';

export type Scenario = {
  readonly subject: Subject;
  readonly title: string;
  readonly options: Term;
  readonly inputs: readonly TimedInput[];
  readonly faults: readonly TimedFault[];
  readonly end: number; // microseconds
};

const FIELDS = ['system', 'title', 'options', 'inputs', 'faults', 'end'];
const ORDER_FIELDS = ['order_id', 'type', 'milk', 'card_token'];

/** Throws a `RangeError` that begins with the file and the field, and says what is allowed. */
export function readScenario(file: string): Scenario {
  try {
    return scenarioOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${file}: ${what}`, { cause: error });
  }
}

export function scenarioOf(json: unknown): Scenario {
  const given = fieldsOf(json, 'the file', FIELDS);
  const twin = twinOf(given['system']);
  if (twin === undefined) {
    const known = TWINS.map((one) => one.subject.name).join(', ');
    throw wrong('system', given['system'], `one of ${known}`);
  }
  const { subject } = twin;
  const { title } = given;
  if (typeof title !== 'string') throw wrong('title', title, 'a text');
  const end = given['end'];
  if (!isWhole(end, 1)) throw wrong('end', end, 'a whole number of milliseconds from 1 on');
  const options = optionsTerm(subject.options, given['options']);
  const { inputs, ids } = inputsOf(given['inputs'], end, subject);
  const faults = faultsOf(given['faults'], end, faultableOf(subject, ids));
  for (const [index, fault] of faults.entries()) {
    if (isPlayable(fault, twin)) continue;
    const allowed = 'crash and kill, with a reason of plain values, and what devices have';
    throw new RangeError(
      `faults[${index}]: a real Elixir cannot do "${fault.text}": allowed are ${allowed}`,
    );
  }
  return { subject, title, options, inputs, faults, end: end * 1000 };
}

type Inputs = { readonly inputs: readonly TimedInput[]; readonly ids: readonly number[] };

function inputsOf(given: unknown, end: number, subject: Subject): Inputs {
  const ids: number[] = [];
  const inputs = listOf(given, 'inputs').map((item, index) => {
    const path = `inputs[${index}]`;
    const { at, ...fields } = objectAt(item, path);
    const time = timeOf(at, `${path}.at`, end);
    if (subject === coffeeShop) ids.push(newId(fields, path, ids));
    return { at: time, input: subject.input(fields, path) };
  });
  return { inputs, ids };
}

/** Of an order, which is whole and which nobody has given before. */
function newId(fields: object, path: string, ids: readonly number[]): number {
  const { order } = fieldsOf(fields, path, ['at', 'order']);
  const id = Number(completeOrder(order, `${path}.order`)['order_id']);
  if (!ids.includes(id)) return id;
  throw wrong(`${path}.order.order_id`, id, 'a new one: once each');
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (value === undefined) throw wrong(path, value, 'an object');
  return recordOf(value, path);
}

/** Each field is there; what each may be, the system says. */
function completeOrder(order: unknown, path: string): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(order, path, ORDER_FIELDS);
  const missing = ORDER_FIELDS.find((field) => !Object.hasOwn(fields, field));
  if (missing === undefined) return fields;
  throw new RangeError(`${path}.${missing}: is missing; needed are ${ORDER_FIELDS.join(', ')}`);
}

/** Of the customers, those who come. */
function faultableOf(subject: Subject, ids: readonly number[]): Faultable {
  const processes = subject.processes.filter((name) => name !== 'Customer N');
  const customers = ids.map((id) => `Customer ${id}`);
  return { processes: [...processes, ...customers], devices: deviceFaults(subject) };
}

function faultsOf(given: unknown, end: number, faultable: Faultable): readonly TimedFault[] {
  return listOf(given, 'faults').map((item, index) => {
    const path = `faults[${index}]`;
    if (typeof item !== 'string') throw wrong(path, item, 'a text');
    const fault = faultOf(item, path, faultable);
    timeOf(fault.at / 1000, `${path}, the time`, end);
    return fault;
  });
}

/** What Elixir does not count as literals: sigils, captures, ranges, tails of lists, structs, signs. */
const NO_LITERAL = /[~&]|(?<![:|])\||\.\.|%\w|(?<!e)[-+]\d/;

function isPlayable({ kind, text }: TimedFault, twin: Twin): boolean {
  if (kind === 'device') return true;
  if (kind === 'halt') return twin.halts === true;
  return kind === 'exit' && !NO_LITERAL.test(text.replaceAll(/"(?:\\.|[^"\\])*"/g, '""'));
}

function fieldsOf(
  value: unknown,
  path: string,
  allowed: readonly string[],
): Readonly<Record<string, unknown>> {
  const fields = objectAt(value, path);
  const unknown = Object.keys(fields).find((key) => !allowed.includes(key));
  if (unknown === undefined) return fields;
  throw new RangeError(
    `${path}: there is no field "${unknown}"; allowed are ${allowed.join(', ')}`,
  );
}

function listOf(value: unknown, path: string): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw wrong(path, value, 'a list');
}

/** In microseconds. */
function timeOf(value: unknown, path: string, end: number): number {
  if (isWhole(value, 0) && value < end) return value * 1000;
  throw wrong(path, value, `a whole number of milliseconds from 0 to ${end - 1}, before the end`);
}

function wrong(path: string, value: unknown, allowed: string): RangeError {
  return new RangeError(`${path}: ${JSON.stringify(value)} is not ${allowed}`);
}
