/** What people at the shells did on a day, and what they were told: taken from its events. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { element, elements, field, tagOf } from '#term/access.ts';
import { parseTerm } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Term } from '#term/term.ts';

type Events = readonly KernelEvent[];

/** A line that a shell took up. Events are its clock: they have one order. */
export type Doing = {
  readonly shell: string;
  readonly line: string;
  readonly from: EventId;
  /** Microseconds. */
  readonly at: number;
  /** What it printed, and when. */
  printed?: string;
  to?: EventId;
  /** When the node stopped or the shell ended without an answer. */
  gone?: KernelEvent;
};

/** What was asked of a list; it happened between `from` and `until`, or never. */
export type Change = {
  readonly from: EventId;
  readonly until: EventId;
  /** Somebody was told `:ok` by `until`. */
  readonly acknowledged: boolean;
} & (
  | { readonly kind: 'add'; readonly title: string; readonly date: string }
  | { readonly kind: 'update'; readonly id: number; readonly note: string }
  | { readonly kind: 'delete'; readonly id: number }
);

export type Shown = { readonly id: number; readonly title: string; readonly note?: string };

/** The entries of a day that somebody was told, asked at `from` and answered at `until`. */
export type Reading = {
  readonly date: string;
  readonly entries: readonly Shown[];
  readonly from: EventId;
  readonly until: EventId;
  /** Microseconds. */
  readonly at: number;
};

export type ListHistory = {
  readonly changes: readonly Change[];
  readonly readings: readonly Reading[];
};

/** Every line that a shell took up, in that order. */
export function doingsOf(events: Events): readonly Doing[] {
  const labels = new Map<number, string>();
  const under = new Map<number, Doing>();
  const doings: Doing[] = [];
  for (const event of events) {
    const doing = under.get(event.pid.id);
    if (event.kind === 'spawned') labels.set(event.pid.id, event.label);
    if (event.kind === 'received' && tagOf(event.message) === 'eval') {
      const begun = begin(event, labels.get(event.pid.id) ?? '', event.message);
      under.set(event.pid.id, begun);
      doings.push(begun);
    } else if (doing !== undefined && event.kind === 'logged') {
      doing.printed = textOf(event.message);
      doing.to = event.id;
      under.delete(event.pid.id);
    } else if (doing !== undefined && event.kind === 'exited') {
      doing.gone = event;
      under.delete(event.pid.id);
    }
  }
  return doings;
}

function begin({ id, at }: KernelEvent, shell: string, message: Term): Doing {
  return { shell, line: textOf(element(message, 1)), from: id, at };
}

const ASKING = /^(?:(?<name>\w+) = )?Todo\.Cache\.server_process\((?::?\w+, )?"(?<list>[^"]+)"\)$/;
const CALL =
  /^Todo\.Server\.(?<verb>\w+)\((?:Todo\.Cache\.server_process\((?::?\w+, )?"(?<list>[^"]+)"\)|(?<name>\w+)), (?<rest>.+)\)$/;

const EACH = /^Enum\.each\(1\.\.(?<times>\d+), fn i -> (?<body>.+) end\)$/;

type Lists = Map<string, { readonly changes: Change[]; readonly readings: Reading[] }>;

/** By the name of the list: what was asked of it and what was told. */
export function historyOf(events: Events): ReadonlyMap<string, ListHistory> {
  const halts = events.filter((event) => event.kind === 'fault' && event.fault.kind === 'halt');
  const names = new Map<string, string>();
  const lists: Lists = new Map();
  for (const doing of doingsOf(events)) {
    const bound = ASKING.exec(doing.line)?.groups;
    if (bound?.['name'] !== undefined) names.set(bound['name'], bound['list'] ?? '');
    const stop = halts.find(({ id }) => id > doing.from)?.id ?? Infinity;
    for (const told of turnsOf(doing)) enter(lists, told, { names, stop });
  }
  return lists;
}

/** Each turn of a loop as a line of its own; nobody is told what came of it. */
function turnsOf(doing: Doing): readonly Doing[] {
  const { times, body } = EACH.exec(doing.line)?.groups ?? {};
  if (body === undefined) return [doing];
  const { shell, from, at } = doing;
  return Array.from({ length: Number(times) }, (_, index) => ({
    shell,
    from,
    at,
    line: body.replaceAll('#{i}', String(index + 1)),
  }));
}

type Known = { readonly names: ReadonlyMap<string, string>; readonly stop: EventId };

function enter(lists: Lists, doing: Doing, { names, stop }: Known): void {
  const call = CALL.exec(doing.line)?.groups;
  const list = call?.['list'] ?? names.get(call?.['name'] ?? '');
  if (call === undefined || list === undefined) return;
  const known = lists.get(list) ?? { changes: [], readings: [] };
  lists.set(list, known);
  const items = parseTerm(`{${call['rest'] ?? ''}}`);
  const verb = call['verb'] ?? '';
  const change = changeOf(verb, items, spanOf(doing, verb, stop));
  if (change !== undefined) known.changes.push(change);
  const reading = verb === 'entries' ? readingOf(doing, items) : undefined;
  if (reading !== undefined) known.readings.push(reading);
}

type Span = Pick<Change, 'from' | 'until' | 'acknowledged'>;

/** Who was not told `:ok` knows nothing: it may still come, until the node stops. */
function spanOf({ from, printed, to }: Doing, verb: string, stop: EventId): Span {
  const acknowledged = printed === ':ok' && verb !== 'cast_entry';
  return { from, until: acknowledged ? (to ?? stop) : stop, acknowledged };
}

function changeOf(verb: string, items: Term, span: Span): Change | undefined {
  const [first = '', second = ''] = [element(items, 0), element(items, 1)];
  switch (verb) {
    case 'add_entry':
    case 'cast_entry':
      return { ...span, kind: 'add', title: textIn(first, 'title'), date: dateOf(first) };
    case 'update_entry':
      return { ...span, kind: 'update', id: Number(first), note: textIn(second, 'note') };
    case 'delete_entry':
      return { ...span, kind: 'delete', id: Number(first) };
    default:
      return undefined;
  }
}

function readingOf({ from, at, printed = '', to }: Doing, items: Term): Reading | undefined {
  if (!printed.startsWith('[') || to === undefined) return undefined;
  const entries = elements(parseTerm(printed)) ?? [];
  const date = inspectLine(element(items, 0) ?? '');
  return { date, entries: entries.map(shownOf), from, until: to, at };
}

/** An entry as a reading or a file has it. */
export function shownOf(entry: Term): Shown {
  const note = field(entry, 'note');
  const shown = { id: Number(field(entry, 'id')), title: textIn(entry, 'title') };
  return note === undefined ? shown : { ...shown, note: textOf(note) };
}

function textIn(entry: Term, key: string): string {
  return textOf(field(entry, key));
}

function dateOf(entry: Term): string {
  return inspectLine(field(entry, 'date') ?? '');
}

function textOf(term: Term | undefined): string {
  return typeof term === 'string' ? term : '';
}
