/**
 * What a terminal has on its screen, told from the events of a run: typed lines, what commands and
 * processes print, and the prompt. A tape only grows, so each event is read once; a moment is found by
 * its number of events, in the past as in the present.
 */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { isHalt } from '#systems/todo/terminal-iex.ts';
import { promptOf, type Terminal } from '#systems/todo/terminal-state.ts';
import { element, elements, field, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { isAtom, type Term } from '#term/term.ts';
import { type Tape, worldAt } from '#trace/tape.ts';

/** Whose shell it is: the label of the process that evaluates lines. */
export const IEX = 'IEx';

/** `note` is said by us and never by a real terminal. */
export type Row = {
  readonly id: EventId;
  readonly kind: 'typed' | 'printed' | 'failed' | 'note';
  /** Of what is typed. */
  readonly prompt?: string;
  readonly text: string;
  /** It belongs to the note before it. */
  readonly continued?: true;
};

/** `off`: nothing reads what is typed, because the node does not run and there is no shell around it. */
export type Mode = 'sh' | 'iex' | 'off';

/** What the terminal is after an event. */
export type Turn = {
  readonly id: EventId;
  readonly mode: Mode;
  readonly prompt: string;
  /** iex evaluates a line. */
  readonly waiting: boolean;
  /** What stands before this row was wiped off. */
  readonly from: number;
};

export type Session = { readonly rows: Row[]; readonly turns: Turn[] };

type Reading = Session & {
  read: number;
  mode: Mode;
  /** The prompt of the operating system's shell; none: there is no such shell. */
  shell: string | undefined;
  /** How iex counts: a line that raised is not counted. */
  count: number;
  pending: number;
  /** The process that evaluates lines has its name: what is typed before that reaches nobody. */
  ready: boolean;
  from: number;
  lastTyped: string;
};

const readings = new WeakMap<Tape, Map<string, Reading>>();

/** All that the tape has by now, for the shell with that label. */
export function sessionOf(tape: Tape, label: string = IEX): Session {
  const byLabel = readings.get(tape) ?? new Map<string, Reading>();
  readings.set(tape, byLabel);
  const reading = byLabel.get(label) ?? begun(tape);
  byLabel.set(label, reading);
  for (; reading.read < tape.events.length; reading.read += 1) {
    const event = tape.events[reading.read];
    if (event !== undefined && read(reading, event, { tape, label })) mark(reading, event.id);
  }
  return reading;
}

/** The device `terminal` of that moment, where the run has one that is used. */
export function terminalAt(tape: Tape, position: number): Terminal | undefined {
  const isOn = isAtom(field(tape.settings.options, 'terminal') ?? 0, 'on');
  const state = isOn ? worldAt(tape, position).devices.get('terminal') : undefined;
  return state as Terminal | undefined;
}

function begun(tape: Tape): Reading {
  const start = terminalAt(tape, 0);
  const shell = start && promptOf({ ...start, mode: 'sh' });
  const reading: Reading = {
    rows: [],
    turns: [],
    read: 0,
    mode: start?.mode ?? 'off',
    shell,
    count: 1,
    pending: 0,
    ready: false,
    from: 0,
    lastTyped: '',
  };
  mark(reading, 0);
  return reading;
}

function mark(reading: Reading, id: EventId): void {
  const { mode, count, pending, ready, from, shell = '' } = reading;
  const iex = ready ? `iex(${count})>` : '';
  const prompt = mode === 'iex' ? iex : mode === 'sh' ? shell : '';
  reading.turns.push({ id, mode, prompt, waiting: mode === 'iex' && pending > 0, from });
}

type Where = { readonly tape: Tape; readonly label: string };

/** Whether the event changed anything. */
function read(reading: Reading, event: KernelEvent, { tape, label }: Where): boolean {
  if (event.kind === 'input') return type(reading, event, label);
  if (event.kind === 'queried') return event.device === 'terminal' && answer(reading, event);
  if (event.kind === 'spawned') return event.label === label && greet(reading);
  if (event.kind === 'registered') {
    if (reading.ready || tape.roll.byPid.get(event.pid.id)?.label !== label) return false;
    reading.ready = true;
    return true;
  }
  if (event.kind === 'fault') return event.fault.kind === 'halt' && stop(reading, event.id);
  if (event.kind !== 'logged') return false;
  return print(reading, event, { label, by: tape.roll.byPid.get(event.pid.id)?.label });
}

function type(reading: Reading, { id, input }: KernelEvent & { kind: 'input' }, label: string) {
  const [tag, first, second] = [tagOf(input), element(input, 1), element(input, 2)];
  const text = tag === 'type' ? first : tag === 'line' && first === label ? second : undefined;
  if (typeof text !== 'string') return false;
  const { mode } = reading;
  reading.rows.push({ id, kind: 'typed', prompt: reading.turns.at(-1)?.prompt ?? '', text });
  reading.lastTyped = text;
  if (mode === 'off') reading.rows.push({ id, kind: 'note', text: NOBODY });
  if (mode === 'iex' && !(tag === 'type' && isHalt(text))) reading.pending += 1;
  return true;
}

const NOBODY = 'Nobody reads this: the node does not run.';

function answer(reading: Reading, { id, answer: said }: KernelEvent & { kind: 'queried' }) {
  const texts = (key: string) => elements(field(said, key) ?? 0) ?? [];
  const lines = texts('lines').map(textOf);
  const failed = reading.mode === 'iex' && lines.some(isError);
  for (const text of lines) reading.rows.push({ id, kind: failed ? 'failed' : 'printed', text });
  explain(reading, id, texts('notes').map(textOf));
  const next = textOf(field(said, 'next') ?? '');
  if (reading.mode === 'iex') {
    reading.pending = Math.max(0, reading.pending - 1);
    if (lines.length > 0 && !failed) reading.count += 1;
  } else if (next === 'iex') Object.assign(reading, { mode: 'iex', count: 1, pending: 0 });
  else reading.shell = next;
  if (isAtom(field(said, 'clear') ?? 0, 'true')) reading.from = reading.rows.length;
  return true;
}

function explain({ rows }: Reading, id: EventId, lines: readonly string[]): void {
  for (const [i, text] of lines.entries()) {
    rows.push({ id, kind: 'note', text, ...(i === 0 ? {} : { continued: true }) });
  }
}

const textOf = (term: Term): string => (typeof term === 'string' ? term : inspectLine(term));

/** A line that failed is not counted by iex. */
const isError = (text: string): boolean => /^\*\* \(|^error:/.test(text);

/** What our iex says where a real one would understand more. */
const isOurs = (text: string): boolean => text.startsWith('This prompt understands');

/** A process that prints is heard in every terminal, but not another shell's own results. */
function print(
  reading: Reading,
  { id, message }: KernelEvent & { kind: 'logged' },
  { label, by }: { readonly label: string; readonly by: string | undefined },
): boolean {
  if (by !== label && by !== undefined && OTHER_SHELLS.has(by)) return false;
  const text = textOf(message);
  const failed = isError(text) || isOurs(text);
  if (isOurs(text)) explain(reading, id, text.split('\n'));
  else {
    const kind = failed ? 'failed' : 'printed';
    for (const line of text.split('\n')) reading.rows.push({ id, kind, text: line });
  }
  if (by === label && reading.pending > 0) {
    reading.pending -= 1;
    if (!failed) reading.count += 1;
  }
  return true;
}

const OTHER_SHELLS = new Set(['IEx', 'Ann', 'Ben', 'Cat', 'Dan']);

/** The process that evaluates lines is there: without a terminal around it, it reads them itself. */
function greet(reading: Reading): boolean {
  Object.assign(reading, { count: 1, pending: 0, ready: false });
  if (reading.shell === undefined) reading.mode = 'iex';
  return true;
}

const BREAK = [
  'BREAK: (a)bort (A)bort with dump (c)ontinue (p)roc info (i)nfo',
  '       (l)oaded (v)ersion (k)ill (D)b-tables (d)istribution',
];

/** Ctrl+C twice, unless somebody asked for it in a line. */
function stop(reading: Reading, id: EventId): boolean {
  if (reading.mode === 'iex' && !isHalt(reading.lastTyped)) {
    const prompt = reading.turns.at(-1)?.prompt ?? '';
    reading.rows.push({ id, kind: 'printed', text: `${prompt} ^C` });
    for (const text of [...BREAK, '^C']) reading.rows.push({ id, kind: 'printed', text });
  }
  const mode = reading.shell === undefined ? 'off' : 'sh';
  Object.assign(reading, { mode, count: 1, pending: 0, ready: false, lastTyped: '' });
  return true;
}
