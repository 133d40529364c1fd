/** A disk that clients use one request after the other, while things happen to it: for its tests. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask, DeviceInput, DeviceTurn } from '#kernel/device.ts';
import { ex } from '#term/ex.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, binary, NIL_ATOM, pid, reference, type Term, tuple } from '#term/term.ts';
import { encodeUtf8 } from '#term/utf8.ts';

import { type Disk, disk } from './disk.ts';

/** Yields what it asks, and is given the answer. */
export type Client = Generator<Term, void, Term>;

/** In milliseconds: a fault, or that the node stops. */
export type Strike = { readonly at: number; readonly what: string };

export type Day = {
  readonly clients: readonly { readonly at: number; readonly client: Client }[];
  readonly strikes?: readonly Strike[];
  readonly channels?: number;
  readonly from?: Disk;
  /** Called after everything that happens. */
  readonly look?: (disk: Disk, now: number) => void;
};

export type Answered = { readonly at: number; readonly client: number; readonly answer: string };

export const READ = 5;
export const WRITE = 20;
export const RENAME = 4;

export function newDisk(channels = 4): Disk {
  return disk.start(ex`%{read: 5, write: 20, rename: 4, channels: ${channels}}`);
}

export function reading(name: string): Term {
  return tuple(atom('read'), name);
}

export function writing(name: string, text: string | Uint8Array): Term {
  const bytes = typeof text === 'string' ? encodeUtf8(text) : text;
  return tuple(atom('write'), name, binary(bytes));
}

export function renaming(from: string, to: string): Term {
  return tuple(atom('rename'), from, to);
}

export function removing(name: string): Term {
  return tuple(atom('remove'), name);
}

/** One who asks all of this, whatever the answers are. */
export function* asking(...requests: readonly Term[]): Client {
  for (const request of requests) yield request;
}

/** Files as text. */
export function textsOf({ files }: Disk): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, textOf(bytes)]));
}

export function textOf(bytes: Uint8Array | undefined): string {
  return String.fromCodePoint(...(bytes ?? []));
}

type Due = { readonly at: Microseconds; readonly run: () => void };

/** Plays until nobody asks any more. */
export function play(day: Day): { readonly disk: Disk; readonly answers: readonly Answered[] } {
  const { clients, strikes = [], channels = 4, look = () => undefined } = day;
  const answers: Answered[] = [];
  const agenda: Due[] = [];
  const waiting = new Map<Ask, readonly [number, Client]>();
  let [state, now, asked] = [day.from ?? newDisk(channels), 0, 0];

  function give(input: DeviceInput): void {
    const turn: DeviceTurn<Disk> = disk.handle(state, input, now);
    state = turn.state;
    for (const { at, key } of turn.wakes)
      agenda.push({ at, run: () => give({ kind: 'woken', key }) });
    for (const { ask, answer } of turn.answers) hear(ask, answer);
  }
  function hear(ask: Ask, answer: Term): void {
    const [number, client] = waiting.get(ask) ?? [];
    waiting.delete(ask);
    if (number === undefined || client === undefined) return;
    answers.push({ at: now / 1000, client: number, answer: inspectLine(answer) });
    goOn(number, client, answer);
  }
  function goOn(number: number, client: Client, answer: Term): void {
    const { done, value } = client.next(answer);
    if (done === true || value === undefined) return;
    asked += 1;
    const ask: Ask = { ref: reference(asked), from: pid(200 + number), request: value, event: 1 };
    waiting.set(ask, [number, client]);
    give({ kind: 'asked', ask });
  }
  function strike(what: string): void {
    if (what === 'halt') waiting.clear();
    give(what === 'halt' ? { kind: 'halted' } : { kind: 'fault', fault: what });
  }

  for (const [number, { at, client }] of clients.entries())
    agenda.push({ at: at * 1000, run: () => goOn(number, client, NIL_ATOM) });
  for (const { at, what } of strikes) agenda.push({ at: at * 1000, run: () => strike(what) });
  while (agenda.length > 0) {
    const soonest = Math.min(...agenda.map(({ at }) => at));
    const [next] = agenda.splice(
      agenda.findIndex(({ at }) => at === soonest),
      1,
    );
    now = soonest;
    next?.run();
    look(state, now / 1000);
  }
  return { disk: state, answers };
}
