/** Days at the shells, written down line by line, and what is broken of them: for tests. */
import { boot } from '#kernel/boot.ts';
import type { Fact, KernelEvent } from '#kernel/event.ts';
import { OUTSIDE } from '#kernel/world.ts';
import type { Day } from '#systems/chaos.ts';
import { parseTerm } from '#term/ex.ts';
import { encode } from '#term/external.ts';
import { atom, NIL_ATOM, pid, tuple } from '#term/term.ts';

import { TODO_INVARIANTS } from './invariants.ts';

/** Somebody types a line, takes it up, is told something, or ends; or the power is cut. */
export type Fate =
  | { readonly types: string }
  | { readonly who: string; readonly line: string }
  | { readonly who: string; readonly prints: string }
  | { readonly who: string; readonly ends: true }
  | { readonly halt: true };

const SHELLS = ['IEx', 'Ann'];
const EMPTY = boot(
  { name: 'nothing', devices: {}, boot: () => [], input: () => [] },
  { options: NIL_ATOM },
).world;

const pidOf = (shell: string) => pid(110 + SHELLS.indexOf(shell));

function factOf(fate: Fate): Fact {
  if ('halt' in fate) return { kind: 'fault', fault: { kind: 'halt' } };
  if ('types' in fate) return { kind: 'input', input: tuple(atom('line'), 'IEx', fate.types) };
  if ('line' in fate) return { kind: 'received', message: tuple(atom('eval'), fate.line) };
  if ('prints' in fate) return { kind: 'logged', message: fate.prints };
  return { kind: 'exited', reason: atom('boom'), label: fate.who };
}

/** One second between each and the next. */
export function day(fates: readonly Fate[], files: Readonly<Record<string, Uint8Array>> = {}): Day {
  const facts = [
    ...SHELLS.map((who) => ({
      pid: pidOf(who),
      kind: 'spawned' as const,
      parent: OUTSIDE,
      label: who,
      linked: false,
    })),
    ...fates.map((fate) => ({ pid: 'who' in fate ? pidOf(fate.who) : OUTSIDE, ...factOf(fate) })),
  ];
  const events = facts.map((fact, index): KernelEvent => ({
    id: index + 1,
    cause: 0,
    at: index * 1_000_000,
    ...fact,
  }));
  const devices = new Map([['disk', { files: new Map(Object.entries(files)) }]]);
  return { events, world: { ...EMPTY, devices } };
}

export const DATE = '~D[2023-12-19]';
export const call = (verb: string, rest: string, list = 'bob') =>
  `Todo.Server.${verb}(Todo.Cache.server_process(cache, "${list}"), ${rest})`;
export const add = (title: string, list?: string) =>
  call('add_entry', `%{date: ${DATE}, title: "${title}"}`, list);

/** A line that is answered before anything else happens. */
export function told(line: string, prints: string, who = 'IEx'): readonly Fate[] {
  return [
    { who, line },
    { who, prints },
  ];
}

export const added = (title: string, list?: string) => told(add(title, list), ':ok');
export const deleted = (id: number) => told(call('delete_entry', `${id}`), ':ok');
export const noted = (id: number, note: string) =>
  told(call('update_entry', `${id}, %{note: "${note}"}`), ':ok');

/** `1 milk`, or `1 milk (cold)` with a note. */
function entry(text: string): string {
  const [, id, title, note] = /^(\d+) (\w+)(?: \((\w+)\))?$/.exec(text) ?? [];
  const noteText = note === undefined ? '' : `, note: "${note}"`;
  return `%{id: ${id}, date: ${DATE}${noteText}, title: "${title}"}`;
}

export const read = (entries: readonly string[], list?: string) =>
  told(call('entries', DATE, list), `[${entries.map(entry).join(',\n ')}]`);

export function file(next: number, ...entries: readonly string[]): Uint8Array {
  const map = entries.map((text) => `${Number.parseInt(text, 10)} => ${entry(text)}`).join(', ');
  return encode(parseTerm(`%{__struct__: Todo.List, next_id: ${next}, entries: %{${map}}}`));
}

export const NAMES = {
  lost: 'an acknowledged change is never lost',
  doubled: 'a change is never doubled',
  strange: 'no list sees another’s entries',
  unexplained: 'an answer is a list that its changes explain',
  torn: 'every list’s file is whole',
  waits: 'nobody waits for ever',
  refused: 'a node that starts again answers',
};

export function broken(after: Day): Readonly<Record<string, string>> {
  const found = TODO_INVARIANTS.map(({ name, broken: what }) => [name, what(after)] as const);
  return Object.fromEntries(found.flatMap(([name, what]) => (what ? [[name, what]] : [])));
}
