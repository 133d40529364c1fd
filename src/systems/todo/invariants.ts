/** What must hold after any day of the to-do system: the promises that it makes to those who use it. */
import type { Day, Invariant } from '#systems/chaos.ts';
import { element, entriesOf, field } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import { BadExternalTerm, decode } from '#term/external.ts';
import { moduleAtom, type Term } from '#term/term.ts';

import type { Disk } from './disk.ts';
import { doingsOf, historyOf, type ListHistory, type Shown, shownOf } from './history.ts';
import { lost, unexplained } from './kept.ts';

/** Microseconds. A line of two calls gives up after ten seconds. */
const PATIENCE = 30_000_000;

export const TODO_INVARIANTS: readonly Invariant[] = [
  { name: 'an acknowledged change is never lost', broken: (day) => inAList(day, lost) },
  { name: 'a change is never doubled', broken: doubled },
  { name: 'no list sees another’s entries', broken: strange },
  {
    name: 'an answer is a list that its changes explain',
    broken: (day) => inAList(day, unexplained),
  },
  {
    name: 'every list’s file is whole',
    broken: (day) => filesOf(day).find(({ wrong }) => wrong)?.wrong,
  },
  { name: 'nobody waits for ever', broken: whoWaits },
  { name: 'a node that starts again answers', broken: unanswered },
];

function inAList(
  { events }: Day,
  broken: (history: ListHistory) => string | undefined,
): string | undefined {
  for (const [name, history] of historyOf(events)) {
    const what = broken(history);
    if (what !== undefined) return `${name}: ${what}`;
  }
  return undefined;
}

function doubled(day: Day): string | undefined {
  for (const [name, shown] of shownIn(day)) {
    const what = firstOf(shown, twice) ?? renumbered(shown.flat());
    if (what !== undefined) return `${name}: ${what}`;
  }
  return undefined;
}

/** In one answer or one file. */
function twice(entries: readonly Shown[]): string | undefined {
  const titles = entries.map(({ title }) => title);
  const again = titles.find((title, index) => titles.indexOf(title) < index);
  return again === undefined ? undefined : `"${again}" is there twice`;
}

/** In two answers, so that it was added twice. */
function renumbered(entries: readonly Shown[]): string | undefined {
  const ids = new Map(entries.toReversed().map(({ id, title }) => [title, id]));
  const other = entries.find(({ id, title }) => ids.get(title) !== id);
  return other && `"${other.title}" is number ${ids.get(other.title)} and number ${other.id}`;
}

function firstOf<Item>(
  items: readonly Item[],
  broken: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const what = broken(item);
    if (what !== undefined) return what;
  }
  return undefined;
}

/** What was asked of another list, and of this one never. */
function strange(day: Day): string | undefined {
  const history = historyOf(day.events);
  const isAsked = (list: string, title: string) =>
    history.get(list)?.changes.some((change) => change.kind === 'add' && change.title === title) ===
    true;
  for (const [name, shown] of shownIn(day)) {
    const titles = shown.flat().map(({ title }) => title);
    for (const title of titles.filter((one) => !isAsked(name, one))) {
      const owner = [...history.keys()].find((other) => isAsked(other, title));
      if (owner !== undefined) return `${name}: "${title}" was added to ${owner}`;
    }
  }
  return undefined;
}

/** By the name of the list, the entries of each answer, and of its file. */
function shownIn(day: Day): readonly (readonly [string, readonly (readonly Shown[])[]])[] {
  const files = new Map(filesOf(day).map(({ list, entries }) => [list, entries]));
  return [...historyOf(day.events)].map(([name, { readings }]) => [
    name,
    [...readings.map(({ entries }) => entries), files.get(name) ?? []],
  ]);
}

type ListFile = {
  readonly list: string;
  readonly entries: readonly Shown[];
  readonly wrong?: string;
};

/** Nobody tears a file on such a day, so that there is none that had to be set aside. */
function filesOf({ world }: Day): readonly ListFile[] {
  const { files } = world.devices.get('disk') as Disk;
  return [...files]
    .filter(([name]) => /\.list$|\.corrupt$/.test(name))
    .map(([name, bytes]) => {
      const list = decodeURIComponent(name.slice(0, -'.list'.length).replaceAll('+', ' '));
      const term = listIn(bytes);
      if (term === undefined || !name.endsWith('.list'))
        return { list, entries: [], wrong: `${name} is no list` };
      const entries = entriesOf(field(term, 'entries') ?? '').map(([, entry]) => shownOf(entry));
      const next = Number(field(term, 'next_id'));
      const late = entries.find(({ id }) => id >= next);
      const wrong =
        late && `${name}: "${late.title}" is number ${late.id}, and the next is ${next}`;
      return wrong === undefined ? { list, entries } : { list, entries, wrong };
    });
}

function listIn(bytes: Uint8Array): Term | undefined {
  try {
    const term = decode(bytes);
    const kind = field(term, '__struct__');
    return kind !== undefined && equal(kind, moduleAtom('Todo.List')) ? term : undefined;
  } catch (error) {
    if (error instanceof BadExternalTerm) return undefined;
    throw error;
  }
}

/** No line goes unanswered at the end, nor for long while its shell lives. */
function whoWaits({ events }: Day): string | undefined {
  for (const { shell, line, at, printed, gone } of doingsOf(events)) {
    if (printed !== undefined) continue;
    if (gone === undefined) return `${shell} still waits for ${line}`;
    if (gone.at - at > PATIENCE) return `${shell} waited in vain for ${line}`;
  }
  return undefined;
}

/** Since the last fault everybody who asks for entries is told a list. */
function unanswered({ events }: Day): string | undefined {
  const last = events.findLast(({ kind }) => kind === 'fault')?.id ?? 0;
  const printed = new Map(
    doingsOf(events)
      .filter(({ from }) => from > last)
      .map((doing) => [doing.line, doing.printed ?? 'nothing']),
  );
  const refused = events
    .filter(({ id }) => id > last)
    .map((event) => (event.kind === 'input' ? element(event.input, 2) : undefined))
    .filter((line) => typeof line === 'string')
    .filter((line) => line.startsWith('Todo.Server.entries('))
    .find((line) => printed.get(line)?.startsWith('[') !== true);
  return refused && `${refused} gave ${printed.get(refused) ?? 'nothing'}`;
}
